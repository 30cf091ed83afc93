package watch

import "time"

// Happening is what an Event tells of.
type Happening string

// The happenings.
const (
	Polled         Happening = "polled"     // a feed was read; New, Changed, Failed and Left count its articles
	Unchanged      Happening = "unchanged"  // a feed has nothing new since the last poll
	Moved          Happening = "moved"      // a feed has moved for good, to URL
	Faulty         Happening = "faulty"     // a feed could not be read in full; Err says what was lost
	Failing        Happening = "failing"    // a feed or an article could not be had; Err says why
	GivenUp        Happening = "given up"   // an article was asked for too often and is not asked for again; Err says why
	NewArticle     Happening = "new"        // an article was handed over for the first time
	ChangedArticle Happening = "changed"    // an article was handed over again, with other bytes
	SameArticle    Happening = "duplicate"  // an article is one that was handed over under another address
	TooMany        Happening = "left aside" // a feed of a list is not watched, as there are too many
)

// Event is something that happened.
type Event struct {
	What Happening
	// Feed is the address of the feed; URL that of the article, or where the feed moved to.
	Feed, URL string
	// Title is that of the article as the feed has it, or of the feed.
	Title string
	Err   error
	// New and Changed articles were handed over; Failed were not to be had; Left wait for a later poll, the failed that
	// will be tried again among them.
	New, Changed, Failed, Left int
	// Next is when the feed will be polled again, or the article asked for again.
	Next time.Time
}

func (w *Watcher) report(e Event) {
	if w.o.Report == nil {
		return
	}
	w.reporting.Lock()
	defer w.reporting.Unlock()
	w.o.Report(e)
}
