package polite

import (
	"context"
	"errors"
	"fmt"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jimsmart/grobotstxt"

	"onrecord/capture"
)

// The numbers of RFC 9309: how much of a robots.txt is read (2.5), how long it holds (2.4), and how many redirects to it are
// followed (2.3.1.2). One that cannot be had is asked for again sooner.
const (
	maxRobots      = 500 << 10
	robotsLifetime = 24 * time.Hour
	robotsHops     = 5
	robotsRetry    = 10 * time.Minute
	maxRobotsHeld  = 64 << 20 // bytes of all that are remembered
)

// origin is a scheme, host and port with a robots.txt of its own.
type origin struct {
	busy chan struct{} // holds one: who is asking for it
	// Who holds busy reads and writes what follows.
	known   bool
	body    string
	no      error // why nothing may be asked
	expires time.Time
}

// allowed is nil when the robots.txt of u's origin lets us ask for u, and else a *capture.Refusal or ctx's end.
func (f *Fetcher) allowed(ctx context.Context, u *url.URL) error {
	key := strings.ToLower(u.Scheme + "://" + u.Host)
	f.mu.Lock()
	o := f.origins[key]
	if o == nil {
		if f.held > maxRobotsHeld || len(f.origins) >= maxHosts {
			clear(f.origins) // who holds one keeps it; the others are asked for again
			f.held = 0
		}
		o = &origin{busy: make(chan struct{}, 1)}
		f.origins[key] = o
	}
	f.mu.Unlock()
	select {
	case o.busy <- struct{}{}:
	case <-ctx.Done():
		return fmt.Errorf("%s: %w", u, context.Cause(ctx))
	}
	defer func() { <-o.busy }()
	if !f.o.Now().Before(o.expires) {
		if err := f.robots(ctx, o, &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}); err != nil {
			if r, ok := errors.AsType[*capture.Refusal](err); ok {
				r.Source = u.String() // that is what was meant
			}
			return err
		}
	}
	if o.no != nil {
		return &notYet{&capture.Refusal{Source: u.String(), Reason: capture.Disallowed,
			Why:  "is not asked for: the robots.txt that says whether it may be cannot be had (" + why(o.no) + ")",
			Next: "try again later"}, o.expires}
	}
	if !robotsAllow(o.body, f.o.Agent, u.String()) {
		return &capture.Refusal{Source: u.String(), Reason: capture.Disallowed,
			Why:  "is not asked for: the site's robots.txt does not want programs there",
			Next: "open it in a browser, save the page and give the file"}
	}
	return nil
}

// why is err without the address that it is about.
func why(err error) string {
	if e, ok := errors.AsType[*capture.StatusError](err); ok {
		return "the server answered " + e.Status
	}
	if r, ok := errors.AsType[*capture.Refusal](err); ok {
		return r.Why
	}
	return err.Error()
}

// robotsAllow reports whether body lets agent ask for the address u.
func robotsAllow(body, agent, u string) bool { return grobotstxt.AgentAllowed(body, agent, u) }

// robots asks for the robots.txt at u and puts it, or why there is none, into o. The error is for what says nothing about
// the file: ctx's end, an address that may not be connected to, a host that is left alone.
func (f *Fetcher) robots(ctx context.Context, o *origin, u *url.URL) error {
	v := &visit{f: f, first: maxRobots, hops: robotsHops}
	c, err := v.run(ctx, u)
	now := f.o.Now()
	e, isStatus := errors.AsType[*capture.StatusError](err)
	body := ""
	switch {
	case ctx.Err() != nil, capture.IsRefused(err, capture.TooSoon, capture.BadAddress, capture.BadPort, capture.BadURL, capture.BadScheme):
		return err
	case err == nil:
		body = string(c.Data)
	case isStatus && e.Code < 500 && e.Code != http.StatusTooManyRequests,
		capture.IsRefused(err, capture.Empty, capture.ManyRedirects, capture.RedirectLoop):
		// "Unavailable": everything may be asked for.
	case o.known && o.no == nil: // the old one holds while there is no new one
		o.expires = now.Add(robotsRetry)
		return nil
	default:
		o.no, o.expires = err, now.Add(robotsRetry)
		return nil
	}
	f.mu.Lock()
	f.held += len(body) - len(o.body)
	f.mu.Unlock()
	o.known, o.body, o.no, o.expires = true, body, nil, now.Add(robotsLifetime)
	f.setDelay(hostOf(u), crawlDelay(body, f.o.Agent))
	return nil
}

// crawlDelay is the Crawl-delay that body names for agent, or else for all; it is no part of RFC 9309, but widely written.
func crawlDelay(body, agent string) time.Duration {
	h := &delays{agent: agent, own: -1, all: -1}
	grobotstxt.Parse(body, h)
	switch {
	case h.own >= 0:
		return h.own
	case h.all >= 0 && !h.named:
		return h.all
	}
	return 0
}

// delays is a grobotstxt.ParseHandler. A group is a row of user agents and the rules below them.
type delays struct {
	agent    string
	group    []string // the agents of this group
	ruled    bool     // rules have begun, so that the next agent begins another group
	named    bool     // a group is for agent
	own, all time.Duration
}

func (d *delays) HandleRobotsStart()         {}
func (d *delays) HandleRobotsEnd()           {}
func (d *delays) HandleSitemap(int, string)  {}
func (d *delays) HandleAllow(int, string)    { d.ruled = true }
func (d *delays) HandleDisallow(int, string) { d.ruled = true }

func (d *delays) HandleUserAgent(_ int, value string) {
	if d.ruled {
		d.group, d.ruled = nil, false
	}
	token := value
	if i := strings.IndexFunc(value, func(r rune) bool { return !strings.ContainsRune(tokenChars, r) }); i >= 0 && value != "*" {
		token = value[:i]
	}
	token = strings.ToLower(token)
	d.group = append(d.group, token)
	d.named = d.named || token == strings.ToLower(d.agent)
}

const tokenChars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"

func (d *delays) HandleUnknownAction(_ int, action, value string) {
	if !strings.EqualFold(action, "crawl-delay") {
		return
	}
	d.ruled = true
	s, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil || math.IsNaN(s) || s < 0 {
		return
	}
	wait := time.Duration(min(s, 1e6) * float64(time.Second))
	if slices.Contains(d.group, strings.ToLower(d.agent)) {
		d.own = max(d.own, wait)
	}
	if slices.Contains(d.group, "*") {
		d.all = max(d.all, wait)
	}
}
