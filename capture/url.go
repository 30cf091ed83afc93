package capture

import (
	"fmt"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
)

// ParseURL reads the address of an article as a person gives it or a redirect names it. It refuses, with a *Refusal,
// what is no absolute http or https URL with a host, carries a user name or password, or writes an IP address in a form
// that only some programs take for one (2130706433, 0x7f.1, 0177.0.0.1). The fragment is dropped: it never reaches a server.
func ParseURL(raw string) (*url.URL, error) {
	u, err := url.Parse(raw)
	if err != nil {
		return nil, badURL(raw, BadURL, "is not a web address that can be read", "")
	}
	u.Fragment, u.RawFragment = "", ""
	if err := checkURL(raw, u); err != nil {
		return nil, err
	}
	return u, nil
}

// checkURL looks at the parts of u; raw is how it was given.
func checkURL(raw string, u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return badURL(raw, BadScheme, fmt.Sprintf("%q is not a scheme that is fetched", u.Scheme+":"), "only http: and https: are")
	case u.User != nil:
		return badURL(raw, BadURL, "carries a user name or password", "take out what stands before the @")
	case u.Hostname() == "" || u.Opaque != "":
		return badURL(raw, BadURL, "names no host", "write it as https://HOST/PATH")
	case strings.Contains(u.Hostname(), "%"): // the URL Standard knows no zones, and net/url does not write all that it reads
		return badURL(raw, BadAddress, "names a zone of an IPv6 address", "leave out what stands behind the %")
	case oddNumber(u.Hostname()):
		return badURL(raw, BadAddress, fmt.Sprintf("writes an IP address in an odd form (%s)", u.Hostname()), "write it as four decimal numbers")
	}
	if p := u.Port(); p != "" {
		if n, err := strconv.ParseUint(p, 10, 16); err != nil || n == 0 {
			return badURL(raw, BadPort, "names port "+p+", and ports go from 1 to 65535", "")
		}
	}
	return nil
}

// badURL is a Refusal that does not repeat a password.
func badURL(raw string, reason Reason, why, next string) error {
	return &Refusal{Source: hidePassword(raw), Reason: reason, Why: why, Next: next}
}

func hidePassword(raw string) string {
	scheme, rest, ok := strings.Cut(raw, "//")
	if !ok {
		if at := strings.LastIndexByte(raw, '@'); at >= 0 {
			return "…" + raw[at:]
		}
		return raw
	}
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		end = len(rest)
	}
	at := strings.LastIndexByte(rest[:end], '@')
	if at < 0 {
		return raw
	}
	return scheme + "//…" + rest[at:]
}

// oddNumber reports whether host is meant as an IPv4 address but not written as four decimal numbers. As in the URL
// Standard of the WHATWG, a host whose last label is a number is such an address.
func oddNumber(host string) bool {
	if strings.Contains(host, ":") {
		return false // IPv6
	}
	labels := strings.Split(strings.TrimSuffix(host, "."), ".")
	if !isNumber(labels[len(labels)-1]) {
		return false
	}
	_, err := netip.ParseAddr(host)
	return err != nil
}

func isNumber(s string) bool {
	if hex, ok := strings.CutPrefix(strings.ToLower(s), "0x"); ok {
		return strings.Trim(hex, "0123456789abcdef") == ""
	}
	return s != "" && strings.Trim(s, "0123456789") == ""
}
