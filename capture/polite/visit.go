package polite

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"onrecord"
	"onrecord/capture"
)

// visit is one address being asked for, with its redirects: each is a request of its own, to a host with rules of its own.
type visit struct {
	f     *Fetcher
	s     State
	obey  bool  // robots.txt; false where it is what is being asked for
	first int64 // bytes to take; 0 for all
	hops  int   // redirects that may be followed; 0 for capture.DefaultMaxRedirects

	permanent bool   // all redirects so far were for good
	to        string // where the last permanent one in a row led
	asked304  bool   // the last request sent validators
}

// run asks for u and for what it leads to.
func (v *visit) run(ctx context.Context, u *url.URL) (*onrecord.Capture, error) {
	seen := map[string]bool{}
	host := "" // that was asked last
	limit := v.hops
	if limit == 0 {
		limit = capture.DefaultMaxRedirects
	}
	for n := 0; ; n++ {
		at := u.String()
		switch {
		case seen[at]:
			return nil, &capture.Refusal{Source: at, Reason: capture.RedirectLoop, Why: "the redirects lead in a circle",
				Next: "the site may demand cookies: open it in a browser, save the page and give the file"}
		case n > limit:
			return nil, &capture.Refusal{Source: at, Reason: capture.ManyRedirects, Why: fmt.Sprintf("is behind more than %d redirects, which is the limit", limit),
				Next: "open it in a browser and give the address where it ends"}
		}
		seen[at] = true
		if v.obey {
			if err := v.f.allowed(ctx, u); err != nil {
				return nil, err
			}
		}
		r := capture.Request{URL: at, NoRedirect: true, First: v.first}
		if v.asked304 = v.s.At == at && (v.s.ETag != "" || v.s.LastModified != ""); v.asked304 {
			r.ETag, r.LastModified = v.s.ETag, v.s.LastModified
		}
		same := host == hostOf(u)
		host = hostOf(u)
		c, err := v.f.ask(ctx, host, r, same, !v.obey)
		next, code := redirect(u, err)
		if next == "" {
			return c, err
		}
		if u, err = capture.ParseURL(next); err != nil {
			return nil, err
		}
		if v.permanent = v.permanent && (code == http.StatusMovedPermanently || code == http.StatusPermanentRedirect); v.permanent {
			v.to = u.String()
		}
	}
}

// redirect is where err, an answer to u, redirects to, with its code; "" when it is no redirect.
func redirect(u *url.URL, err error) (to string, code int) {
	e, ok := errors.AsType[*capture.StatusError](err)
	if !ok {
		return "", 0
	}
	switch e.Code {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
	default:
		return "", 0
	}
	location, err := url.Parse(e.Header.Get("Location"))
	if err != nil || location.String() == "" {
		return "", 0
	}
	return u.ResolveReference(location).String(), e.Code
}
