// Package review makes the entries by which people correct what was read: they accept, reject and edit statements, say who spoke,
// merge and split parties, put notes, labels and grades, and take any of it back.
//
// Every decision is tried before it is kept: laid over the reading, it must fit, and the reading must still pass every law that can be
// held against it. One that would not is refused with the law's words. An unnamed source is never merged into a named one. The
// package asks nobody for the time or for who is at the keyboard.
package review

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/search"
)

// Store is what decisions need of a story.
type Store interface {
	Articles(ctx context.Context, q ledger.ArticleQuery) ([]ledger.ArticleRow, error)
	About(ctx context.Context, capture ledger.ID) ([]ledger.Entry, error)
	Blob(ctx context.Context, d ledger.Digest) ([]byte, error)
	Entry(ctx context.Context, prefix ledger.ID) (ledger.Entry, error)
	Judgements(ctx context.Context) ([]ledger.Entry, error)
	Append(ctx context.Context, now time.Time, drafts ...ledger.Draft) ([]ledger.Appended, error)
}

// Desk is where one person decides on one story.
type Desk struct {
	store Store
	by    string
}

// New is the desk of the person by. A decision without a name to it is worth nothing, so that an empty one is an error.
func New(store Store, by string) (*Desk, error) {
	if strings.TrimSpace(by) == "" {
		return nil, errors.New("who decides? A decision is kept with the name of who made it: --by NAME")
	}
	return &Desk{store, strings.TrimSpace(by)}, nil
}

// File is one article on the desk: as it stands, with the entries that made it so.
type File struct {
	*ledger.Article
	entries []ledger.Entry
	desk    *Desk
}

// Open takes the article whose number begins with prefix.
func (d *Desk) Open(ctx context.Context, prefix string) (*File, error) {
	rows, err := d.store.Articles(ctx, ledger.ArticleQuery{IDs: []ledger.ID{ledger.ID(prefix)}, AllVersions: true, Limit: 2})
	switch {
	case err != nil:
		return nil, err
	case prefix == "" || len(rows) == 0:
		return nil, fmt.Errorf("no article's number begins with %q; onrecord list prints them", prefix)
	case len(rows) > 1 && string(rows[0].ID) != prefix:
		return nil, fmt.Errorf("%q is the beginning of several articles' numbers, %s and %s among them; give more of it", prefix, rows[0].ID.Short(), rows[1].ID.Short())
	}
	f, err := d.open(ctx, rows[0].ID)
	if err == nil && f.Reading == nil {
		return nil, fmt.Errorf("nothing could be read from article %s, so there is nothing to decide: %s", rows[0].ID.Short(), f.Reason)
	}
	return f, err
}

func (d *Desk) open(ctx context.Context, id ledger.ID) (*File, error) {
	entries, err := d.store.About(ctx, id)
	if err != nil {
		return nil, err
	}
	a, err := ledger.Fold(entries, d.blobs(ctx))
	return &File{a, entries, d}, err
}

func (d *Desk) blobs(ctx context.Context) ledger.Blobs {
	return func(digest ledger.Digest) ([]byte, error) { return d.store.Blob(ctx, digest) }
}

// Statement is the index of the statement that id names: its number in the reading, "s4", or the beginning of its key.
func (f *File) Statement(id string) (int, error) {
	for i, s := range f.Reading.Statements {
		if string(s.ID) == id || len(id) >= 6 && strings.HasPrefix(string(f.Statements[i].Key), id) {
			return i, nil
		}
	}
	for _, r := range f.Rejected {
		if string(r.Statement.ID) == id {
			return 0, fmt.Errorf("statement %s of article %s was rejected; take that back first: onrecord undo %s", id, f.ID.Short(), r.By[len(r.By)-1].Short())
		}
	}
	return 0, fmt.Errorf("article %s has no statement %q; onrecord show %s lists them", f.ID.Short(), id, f.ID.Short())
}

// Party is the index of the party that name names: its ID in the reading, the beginning of its key, its name, an alias, or words of its
// name, if only one party has them.
func (f *File) Party(name string) (int, error) {
	for i, p := range f.Reading.Parties {
		if string(p.ID) == name || len(name) >= 6 && strings.HasPrefix(string(f.Parties[i]), name) {
			return i, nil
		}
	}
	var found []int
	for _, by := range []func(onrecord.Party) bool{
		func(p onrecord.Party) bool { return strings.EqualFold(p.Name, name) },
		func(p onrecord.Party) bool {
			for _, a := range p.Aliases {
				if strings.EqualFold(a, name) {
					return true
				}
			}
			return false
		},
		func(p onrecord.Party) bool {
			return strings.Contains(" "+search.Fold(p.Name)+" ", " "+search.Fold(name)+" ")
		},
	} {
		for i, p := range f.Reading.Parties {
			if by(p) {
				found = append(found, i)
			}
		}
		if len(found) > 0 {
			break
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return 0, fmt.Errorf("article %s names nobody %q; onrecord show %s lists who it names", f.ID.Short(), name, f.ID.Short())
	}
	return 0, fmt.Errorf("article %s has several parties called %q: take %s or %s", f.ID.Short(), name, f.Reading.Parties[found[0]].ID, f.Reading.Parties[found[1]].ID)
}

// try lays a decision over the file, and returns its draft if it holds.
func (f *File) try(body ledger.Body) (ledger.Draft, error) {
	return f.tryOn(body, f.ReadingEntry.ID)
}

func (f *File) tryOn(body ledger.Body, cause ledger.ID) (ledger.Draft, error) {
	d := ledger.Draft{Body: body, By: f.desk.by, Cause: cause}
	e, err := d.Entry(f.entries[len(f.entries)-1].Seq+1, time.Unix(0, 0))
	if err != nil {
		return d, err
	}
	after, err := ledger.Fold(append(f.entries[:len(f.entries):len(f.entries)], e), f.desk.blobs(context.Background()))
	if err != nil {
		return d, err
	}
	for _, s := range after.Stale {
		if s.Entry.ID == e.ID {
			return d, fmt.Errorf("this cannot be decided on article %s: %s", f.ID.Short(), s.Reason)
		}
	}
	if breaches := newBreaches(f.Reading, after.Reading); len(breaches) > 0 {
		return d, fmt.Errorf("this would break a law: %v", breaches[0])
	}
	return d, nil
}

// newBreaches are those of after that before did not have.
func newBreaches(before, after *onrecord.Reading) []onrecord.Breach {
	known := map[string]bool{}
	for _, b := range onrecord.CheckReading(before) {
		known[fmt.Sprint(b)] = true
	}
	var out []onrecord.Breach
	for _, b := range onrecord.CheckReading(after) {
		if !known[fmt.Sprint(b)] {
			out = append(out, b)
		}
	}
	return out
}

// anchors are those of spans, without the zero ones.
func (f *File) anchors(spans ...onrecord.Span) []ledger.Anchor {
	var out []ledger.Anchor
	for _, s := range spans {
		if !s.IsZero() {
			out = append(out, ledger.AnchorAt(f.Reading.Document.Text, s))
		}
	}
	return out
}

// spansOf are all spans of a statement.
func spansOf(s onrecord.Statement) []onrecord.Span {
	out := []onrecord.Span{s.Source.Span, s.Source.Antecedent, s.Cue, s.Said.When.Span, s.Said.Venue}
	out = append(append(out, s.Content...), s.Hedges...)
	for _, b := range s.Basis {
		out = append(out, b.Span)
	}
	return out
}
