package main

import (
	"fmt"
	"sync"
	"time"

	"onrecord/capture/watch"
)

// eventLog tells on standard error what happens in a watch, apart from articles that are kept, and counts what failed.
type eventLog struct {
	mu     sync.Mutex
	p      *program
	failed int
}

func (l *eventLog) tell(e watch.Event) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if line := l.line(e); line != "" {
		fmt.Fprintln(l.p.stderr, clean("onrecord: "+line))
	}
}

// unread tells of articles that were had, and could not be read.
func (l *eventLog) unread(list []failure) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, f := range list {
		l.failed++
		fmt.Fprintln(l.p.stderr, clean(fmt.Sprintf("onrecord: %s: %s", f.source, f.reason)))
	}
}

// line is what to say of e; "" for nothing.
func (l *eventLog) line(e watch.Event) string {
	at := func(t time.Time) string { return t.UTC().Format("2006-01-02 15:04 UTC") }
	switch e.What {
	case watch.Failing:
		l.failed++
		return fmt.Sprintf("%v (asked again after %s)", e.Err, at(e.Next))
	case watch.GivenUp:
		l.failed++
		return fmt.Sprintf("%v (given up)", e.Err)
	case watch.Faulty:
		return fmt.Sprintf("%s: %v", e.Feed, e.Err)
	case watch.Moved:
		return fmt.Sprintf("%s: the feed has moved for good to %s, and is asked for there", e.Feed, e.URL)
	case watch.TooMany:
		return fmt.Sprintf("%s: the feed is left aside, as too many are watched", e.Feed)
	case watch.Polled:
		if e.New+e.Changed+e.Left == 0 {
			return ""
		}
		s := fmt.Sprintf("%s: %d new, %d changed", e.Feed, e.New, e.Changed)
		if e.Left > 0 {
			s += fmt.Sprintf(", %d left for later", e.Left)
		}
		return s + "; polled again after " + at(e.Next)
	}
	return ""
}
