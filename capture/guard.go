package capture

import (
	"fmt"
	"net"
	"net/netip"
	"syscall"

	"code.dny.dev/ssrf"
)

// guard decides which addresses may be connected to. It stands in net.Dialer.Control: it sees the very address that
// the socket is about to connect to, after every look-up, on every redirect and every retry.
type guard struct {
	safe    *ssrf.Guardian
	private bool
	// own lists the addresses of this machine: a public one of them leads to services that listen for friends only.
	own func() ([]net.Addr, error)
	// pass are exact addresses let through whatever they are, for the tests of this package.
	pass []netip.AddrPort
}

func newGuard(allowPrivate bool) *guard {
	opts := []ssrf.Option{ssrf.WithAnyPort()}
	if allowPrivate {
		opts = append(opts, ssrf.WithAllowedV4Prefixes(prefixes("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12",
			"192.168.0.0/16", "100.64.0.0/10")...), ssrf.WithAllowedV6Prefixes(prefixes("::1/128", "fc00::/7")...))
	}
	return &guard{safe: ssrf.New(opts...), private: allowPrivate, own: net.InterfaceAddrs}
}

// control is a net.Dialer.Control.
func (g *guard) control(network, address string, _ syscall.RawConn) error {
	if network != "tcp4" && network != "tcp6" {
		return g.refuse(BadAddress, fmt.Sprintf("to %s over %s", address, network))
	}
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return g.refuse(BadAddress, "to "+address)
	}
	for _, p := range g.pass {
		if p == netip.AddrPortFrom(ap.Addr().Unmap(), ap.Port()) {
			return nil
		}
	}
	if err := g.port(ap.Port()); err != nil {
		return err
	}
	return g.addr(ap.Addr())
}

// port refuses the well-known ports of other protocols, so that a redirect cannot make us speak to a mail server.
func (g *guard) port(p uint16) error {
	if g.private || p == 80 || p == 443 || p >= 1024 {
		return nil
	}
	return g.refuse(BadPort, fmt.Sprintf("to port %d, which is not a web server's", p))
}

// addr refuses ip unless it is an address of the public internet or, where private ones are allowed, one of those.
func (g *guard) addr(ip netip.Addr) error {
	ip = ip.Unmap() // the kernel connects ::ffff:127.0.0.1 to 127.0.0.1
	what := class(ip)
	for _, p := range metadataAddrs() {
		if p == ip.WithZone("") {
			return g.never(ip, "the metadata service of a cloud")
		}
	}
	if err := g.safe.SafeAddr(ip); err != nil {
		if mayAllow(ip) {
			return g.refuse(BadAddress, fmt.Sprintf("to %s, %s", ip, what))
		}
		return g.never(ip, what)
	}
	if !g.private && g.isOwn(ip) {
		return g.refuse(BadAddress, fmt.Sprintf("to %s, an address of this machine", ip))
	}
	return nil
}

func (g *guard) isOwn(ip netip.Addr) bool {
	addrs, err := g.own()
	if err != nil {
		return false // no list, no such check: all others stand
	}
	for _, a := range addrs {
		if n, ok := a.(*net.IPNet); ok {
			if own, ok := netip.AddrFromSlice(n.IP); ok && own.Unmap() == ip.WithZone("") {
				return true
			}
		}
	}
	return false
}

func (g *guard) refuse(reason Reason, what string) error {
	return &Refusal{Reason: reason, Why: "refused to connect " + what,
		Next: "pass --allow-private if you meant a server of your own network"}
}

func (g *guard) never(ip netip.Addr, what string) error {
	return &Refusal{Reason: BadAddress, Why: fmt.Sprintf("refused to connect to %s, %s", ip, what)}
}

// mayAllow reports whether AllowPrivate lets ip through.
func mayAllow(ip netip.Addr) bool {
	return ip.IsLoopback() || ip.IsPrivate() || ip.Is4() && netip.MustParsePrefix("100.64.0.0/10").Contains(ip)
}

// metadataAddrs are services that hand out a cloud machine's credentials, at addresses that are not link-local
// (169.254.169.254 is, and never allowed).
func metadataAddrs() []netip.Addr {
	return []netip.Addr{
		netip.MustParseAddr("fd00:ec2::254"),   // Amazon
		netip.MustParseAddr("fd20:ce::254"),    // Google
		netip.MustParseAddr("100.100.100.200"), // Alibaba
		netip.MustParseAddr("168.63.129.16"),   // Azure: looks public
	}
}

// class names what sort of address ip is, for messages.
func class(ip netip.Addr) string {
	switch {
	case ip.IsUnspecified():
		return "the unspecified address"
	case ip.IsLoopback():
		return "a loopback address"
	case ip.IsPrivate():
		return "a private address"
	case ip.IsLinkLocalUnicast():
		return "a link-local address, where clouds keep their metadata service"
	case ip.IsMulticast():
		return "a multicast address"
	case ip.Is4() && netip.MustParsePrefix("100.64.0.0/10").Contains(ip):
		return "an address shared behind a provider's gateway"
	case ip.Is6() && netip.MustParsePrefix("64:ff9b::/16").Contains(ip.WithZone("")):
		return "an IPv4 address hidden in IPv6 (NAT64)"
	}
	return "a reserved address"
}

func prefixes(list ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(list))
	for i, s := range list {
		out[i] = netip.MustParsePrefix(s)
	}
	return out
}
