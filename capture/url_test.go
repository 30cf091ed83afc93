package capture

import (
	"net/netip"
	"strconv"
	"strings"
	"testing"
)

func itoa(n uint16) string { return strconv.Itoa(int(n)) }

func TestParseURL(t *testing.T) {
	for raw, want := range map[string]Reason{
		"https://harbour.test/a?b=c#d":   "",
		"HTTP://harbour.test":            "",
		"http://93.184.216.34/":          "",
		"http://[2606:2800:220:1::1]/":   "",
		"http://harbour.test:8080/":      "",
		"http://4chan.test/":             "",
		"http://bücher.test/":            "",
		"":                               BadScheme,
		"harbour.test/a":                 BadScheme,
		"//harbour.test/a":               BadScheme,
		"file:///etc/passwd":             BadScheme,
		"ftp://harbour.test/":            BadScheme,
		"javascript:alert(1)":            BadScheme,
		"data:text/html,<p>x":            BadScheme,
		"http:harbour.test":              BadURL,
		"http://":                        BadURL,
		"http:///path":                   BadURL,
		"http://:80/":                    BadURL,
		"http://u@harbour.test/":         BadURL,
		"http://u:p@harbour.test/":       BadURL,
		"http://harbour.test@127.0.0.1/": BadURL,
		"http://har bour.test/":          BadURL,
		"http://harbour.test\n/":         BadURL,
		"http://[::1/":                   BadURL,
		"http://harbour.test:0/":         BadPort,
		"http://harbour.test:65536/":     BadPort,
		"http://2130706433/":             BadAddress,
		"http://0x7f000001/":             BadAddress,
		"http://0x7f.1/":                 BadAddress,
		"http://017700000001/":           BadAddress,
		"http://0177.0.0.1/":             BadAddress,
		"http://127.1/":                  BadAddress,
		"http://127.0.0.1./":             BadAddress,
		"http://127.0.0.0x1/":            BadAddress,
		"http://1.2.3.4.5/":              BadAddress,
		"http://harbour.1/":              BadAddress,
	} {
		u, err := ParseURL(raw)
		switch {
		case want == "" && err != nil:
			t.Errorf("%s: %v", raw, err)
		case want == "" && u.Fragment != "":
			t.Errorf("%s: kept its fragment", raw)
		case want != "" && !IsRefused(err, want):
			t.Errorf("%s: %v, %v, want it refused: %s", raw, u, err, want)
		}
	}
}

// FuzzParseURL holds what ParseURL lets through against its promise, and against a lenient reader of addresses that takes
// what C programs take.
func FuzzParseURL(f *testing.F) {
	for _, s := range []string{"https://harbour.test/a?b=c#d", "http://u:p@h/", "http://0x7f.1/", "http://127.0.0.1.:80/", "http://[::1%25lo]/",
		"http://h:0/", "file:///x", "http://[::1%25,\xbd(=lo]/", "http://017700000001", "http://1.2.3.256/", "http:\\\\h\\x", "http://%31/", "http://h%00.test/", "https://１２７.0.0.1/"} {
		f.Add(s)
	}
	g := newGuard(false)
	f.Fuzz(func(t *testing.T, raw string) {
		u, err := ParseURL(raw)
		if err != nil {
			if !IsRefused(err) {
				t.Fatalf("%q: %v is no Refusal", raw, err)
			}
			return
		}
		if u.Scheme != "http" && u.Scheme != "https" || u.User != nil || u.Hostname() == "" || u.Fragment != "" {
			t.Fatalf("%q: let through %#v", raw, u)
		}
		if again, err := ParseURL(u.String()); err != nil || again.Host != u.Host {
			t.Fatalf("%q: written as %q it reads as %v, %v", raw, u, again, err)
		}
		if ip, ok := lenientIPv4(u.Hostname()); ok && g.addr(ip) != nil {
			if plain, err := netip.ParseAddr(u.Hostname()); err != nil || plain != ip {
				t.Fatalf("%q: its host is %s to some programs, and was let through", raw, ip)
			}
		}
	})
}

// lenientIPv4 reads s as inet_aton(3) does: one to four numbers, decimal, octal or hexadecimal, the last one filling the rest.
func lenientIPv4(s string) (netip.Addr, bool) {
	parts := strings.Split(strings.TrimSuffix(s, "."), ".")
	if len(parts) > 4 {
		return netip.Addr{}, false
	}
	var sum uint64
	for i, p := range parts {
		n, err := strconv.ParseUint(p, 0, 33)
		room := uint(8 * (5 - len(parts)))
		if i < len(parts)-1 {
			room = 8
		}
		if err != nil || strings.ContainsAny(p, "_boBO") || n >= 1<<room {
			return netip.Addr{}, false
		}
		sum = sum<<room | n
	}
	return netip.AddrFrom4([4]byte{byte(sum >> 24), byte(sum >> 16), byte(sum >> 8), byte(sum)}), true
}
