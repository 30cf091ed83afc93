package capture

import (
	"context"
	"encoding/binary"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"sync"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

func TestGuard(t *testing.T) {
	strict, private := newGuard(false), newGuard(true)
	for _, g := range []*guard{strict, private} {
		g.own = func() ([]net.Addr, error) {
			return []net.Addr{&net.IPNet{IP: net.ParseIP("93.184.216.77"), Mask: net.CIDRMask(24, 32)}}, nil
		}
	}
	const yes, no = true, false
	for addr, want := range map[string]struct{ strict, private bool }{
		"93.184.216.34:80":            {yes, yes},
		"93.184.216.34:443":           {yes, yes},
		"93.184.216.34:8080":          {yes, yes},
		"93.184.216.34:25":            {no, yes},
		"93.184.216.77:80":            {no, yes}, // this machine's own
		"[2606:2800:220:1::1]:443":    {yes, yes},
		"[::ffff:93.184.216.34]:80":   {yes, yes},
		"127.0.0.1:80":                {no, yes},
		"127.255.255.254:80":          {no, yes},
		"[::1]:80":                    {no, yes},
		"[::ffff:127.0.0.1]:80":       {no, yes},
		"10.1.2.3:80":                 {no, yes},
		"172.16.0.1:80":               {no, yes},
		"172.31.255.255:80":           {no, yes},
		"172.32.0.1:80":               {yes, yes},
		"192.168.1.1:80":              {no, yes},
		"[::ffff:192.168.1.1]:80":     {no, yes},
		"100.64.0.1:80":               {no, yes},
		"100.127.255.255:80":          {no, yes},
		"[fd12:3456::1]:80":           {no, yes},
		"0.0.0.0:80":                  {no, no},
		"0.1.2.3:80":                  {no, no},
		"[::]:80":                     {no, no},
		"[::7f00:1]:80":               {no, no}, // IPv4-compatible, long given up
		"169.254.169.254:80":          {no, no},
		"[::ffff:169.254.169.254]:80": {no, no},
		"[fe80::1]:80":                {no, no},
		"[fe80::1%eth0]:80":           {no, no},
		"[fec0::1]:80":                {no, no}, // site-local
		"[fd00:ec2::254]:80":          {no, no},
		"[fd00:ec2::254%eth0]:80":     {no, no},
		"100.100.100.200:80":          {no, no},
		"168.63.129.16:80":            {no, no},
		"192.0.0.192:80":              {no, no},
		"224.0.0.1:80":                {no, no},
		"239.255.255.250:80":          {no, no},
		"[ff02::1]:80":                {no, no},
		"240.0.0.1:80":                {no, no},
		"255.255.255.255:80":          {no, no},
		"192.0.2.1:80":                {no, no},
		"198.18.0.1:80":               {no, no},
		"198.51.100.1:80":             {no, no},
		"203.0.113.1:80":              {no, no},
		"[64:ff9b::7f00:1]:80":        {no, no}, // 127.0.0.1 by NAT64
		"[64:ff9b:1::7f00:1]:80":      {no, no},
		"[2002:7f00:1::]:80":          {no, no}, // 127.0.0.1 by 6to4
		"[2001:0:1::1]:80":            {no, no}, // Teredo
		"[2001:db8::1]:80":            {no, no},
		"[3fff::1]:80":                {no, no},
		"[5f00::1]:80":                {no, no},
		"[100::1]:80":                 {no, no},
		"localhost:80":                {no, no}, // never an address by then
		"":                            {no, no},
	} {
		network := "tcp4"
		if len(addr) > 0 && addr[0] == '[' {
			network = "tcp6"
		}
		if err := strict.control(network, addr, nil); (err == nil) != want.strict {
			t.Errorf("%s: %v, want let through: %v", addr, err, want.strict)
		}
		if err := private.control(network, addr, nil); (err == nil) != want.private {
			t.Errorf("%s with private addresses allowed: %v, want let through: %v", addr, err, want.private)
		}
	}
	if strict.control("udp4", "93.184.216.34:443", nil) == nil || strict.control("unix", "/run/docker.sock", nil) == nil {
		t.Error("a network other than TCP was let through")
	}
}

// names is a resolver in memory: each name has a queue of IPv4 addresses, one an answer, the last one for ever.
type names struct {
	mu    sync.Mutex
	addrs map[string][]string
	asked int
}

func (n *names) resolver() *net.Resolver {
	return &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		ours, theirs := net.Pipe()
		go n.serve(ours)
		return theirs, nil
	}}
}

// serve speaks DNS over a stream: each message after its length in two bytes.
func (n *names) serve(c net.Conn) {
	defer c.Close()
	for {
		var size uint16
		if binary.Read(c, binary.BigEndian, &size) != nil {
			return
		}
		query := make([]byte, size)
		if _, err := io.ReadFull(c, query); err != nil {
			return
		}
		var m dnsmessage.Message
		if m.Unpack(query) != nil || len(m.Questions) != 1 {
			return
		}
		m.Response, m.Additionals = true, nil
		n.answer(&m)
		out, err := m.Pack()
		if err != nil {
			return
		}
		c.Write(append(binary.BigEndian.AppendUint16(nil, uint16(len(out))), out...))
	}
}

func (n *names) answer(m *dnsmessage.Message) {
	n.mu.Lock()
	defer n.mu.Unlock()
	q := m.Questions[0]
	queue, ok := n.addrs[q.Name.String()]
	if !ok {
		m.RCode = dnsmessage.RCodeNameError
		return
	}
	ip := netip.MustParseAddr(queue[0])
	h := dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class, Type: q.Type}
	switch {
	case q.Type == dnsmessage.TypeA && ip.Is4():
		m.Answers = []dnsmessage.Resource{{Header: h, Body: &dnsmessage.AResource{A: ip.As4()}}}
	case q.Type == dnsmessage.TypeAAAA && ip.Is6():
		m.Answers = []dnsmessage.Resource{{Header: h, Body: &dnsmessage.AAAAResource{AAAA: ip.As16()}}}
	default:
		return
	}
	if n.asked++; len(queue) > 1 {
		n.addrs[q.Name.String()] = queue[1:]
	}
}

func TestGuardSeesWhatNamesResolveTo(t *testing.T) {
	n := &names{addrs: map[string][]string{
		"local.test.": {"127.0.0.1"}, "six.test.": {"::1"}, "mapped.test.": {"::ffff:127.0.0.1"}, "lan.test.": {"192.168.0.1"},
		"meta.test.": {"169.254.169.254"}, "nat.test.": {"64:ff9b::a00:1"}, "zero.test.": {"0.0.0.0"}, "2130706433.": {"127.0.0.1"},
	}}
	f := fetcher(t, Options{Resolver: n.resolver()})
	refused(t, f, "http://local.test/", BadAddress, "refused to connect to 127.0.0.1, a loopback address", "--allow-private")
	refused(t, f, "http://six.test/", BadAddress, "::1, a loopback address")
	refused(t, f, "http://mapped.test/", BadAddress, "loopback")
	refused(t, f, "http://lan.test/", BadAddress, "192.168.0.1, a private address")
	refused(t, f, "http://meta.test/", BadAddress, "link-local")
	refused(t, f, "http://nat.test/", BadAddress, "NAT64")
	refused(t, f, "http://zero.test/", BadAddress, "unspecified")
	refused(t, f, "https://local.test/", BadAddress)
	refused(t, f, "http://no.test/", NoSuchHost, "there is no host no.test")
	if n.asked < 8 {
		t.Errorf("the resolver in memory gave %d answers: something else was asked", n.asked)
	}
}

// A server whose name leads to a public address at first, and to a private one when its redirect is followed.
func TestGuardDefeatsRebinding(t *testing.T) {
	asked := 0
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked++
		w.Header().Set("Connection", "close")
		http.Redirect(w, r, "/inner", http.StatusFound)
	})
	port := netip.MustParseAddrPort(s.Listener.Addr().String()).Port()
	n := &names{addrs: map[string][]string{"rebind.test.": {"127.0.0.1", "127.0.0.2"}}}
	f := fetcher(t, Options{Resolver: n.resolver()}, s) // lets 127.0.0.1:port through as if it were public
	refused(t, f, "http://rebind.test:"+itoa(port)+"/", BadAddress, "redirects to", "127.0.0.2")
	if asked != 1 {
		t.Errorf("the server was asked %d times, want once before it moved", asked)
	}
}

func TestGuardLetsNothingSentToLoopback(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("a request came through") }))
	t.Cleanup(s.Close)
	f := fetcher(t, Options{})
	refused(t, f, s.URL, BadAddress, "loopback")
	_, port, _ := net.SplitHostPort(s.Listener.Addr().String())
	for _, host := range []string{"localhost", "[::ffff:127.0.0.1]", "１２７.0.0.1", "127。0。0。1"} {
		if _, err := f.Fetch(context.Background(), "http://"+host+":"+port+"/"); err == nil {
			t.Errorf("%s was let through", host)
		}
	}
}
