package page

import (
	"cmp"
	"fmt"
	"strings"

	"onrecord"
)

// readHTML reads a decoded page of HTML.
func readHTML(c *onrecord.Capture, dec decoded, w *Words) (*onrecord.Document, error) {
	return readPage(c, dec, w, (*reader).choose)
}

// readPage reads a decoded page whose main text choose finds.
func readPage(c *onrecord.Capture, dec decoded, w *Words, choose func(*reader) error) (*onrecord.Document, error) {
	t, err := parse(dec.text)
	if err != nil {
		return nil, fmt.Errorf("read page %s: %w", c.Source, err)
	}
	r := newReader(t, w)
	if r.ink[r.root] == 0 && find(t.root, "frameset") != nil {
		return nil, unreadable(c, "a page of frames, whose text is in other pages", "open the frame that holds the article and save that")
	}
	if r.ink[r.root] == 0 {
		return nil, unreadable(c, "a page with no text in it",
			"if scripts build it in the browser, open it there and save the complete page")
	}
	// Where the library gives nothing, for whatever reason, the text is chosen by its shape.
	_ = choose(r)
	r.findScope()
	r.walk(r.root, spot{})
	text, pageMap, err := r.w.b.Build(len(dec.text))
	if err != nil {
		return nil, fmt.Errorf("read page %s: %w", c.Source, err)
	}
	m, err := pageMap.Then(dec.m)
	if err != nil {
		return nil, fmt.Errorf("read page %s: %w", c.Source, err)
	}
	f := readFacts(t.root)
	l := r.lay(f)
	s := l.sheetOf()
	z := s.zoned()
	d := &onrecord.Document{Text: text, Map: m, Blocks: l.all(z), Title: z.title}
	d.Outlet = cmp.Or(f.outlet(z.title.Text), z.outlet)
	d.Byline = findAuthors(d, s, f.authors)
	if len(d.Byline) == 0 {
		d.Byline = z.byline
	}
	d.Published = l.published(s, z, f, c.URL)
	if len(f.lang) >= 2 && (len(f.lang) == 2 || f.lang[2] == '-' || f.lang[2] == '_') {
		d.Lang = strings.ToLower(f.lang[:2])
	}
	linkRepeats(d)
	return d, nil
}

// findAuthors finds the names that the head gives where the page shows them: in a byline, or elsewhere in the article's own
// lines before and after the body. Names that the page does not show are left out.
func findAuthors(d *onrecord.Document, s *sheet, names []string) []onrecord.Span {
	var out []onrecord.Span
	seen := map[string]bool{}
	for _, name := range names {
		if key := clean(name); key == "" || seen[key] {
			continue
		} else {
			seen[key] = true
		}
		for pass := 0; pass < 2; pass++ {
			if span, ok := findName(d, s, name, pass == 0); ok {
				out = append(out, span)
				break
			}
		}
	}
	return out
}

// findName looks for name in the bylines, or else in short lines that are no statement's.
func findName(d *onrecord.Document, s *sheet, name string, bylines bool) (onrecord.Span, bool) {
	want := foldWords(name, 12)
	if n, _ := s.w.term(AuthorLead, want, 0); n > 0 {
		want = want[n:]
	} else if n, _ := s.w.term(SignOff, want, 0); n > 0 {
		return onrecord.Span{}, false
	}
	for i := range s.units {
		u := &s.units[i]
		if bylines != (u.kind == onrecord.Byline) || !bylines && (u.n > 12 || u.kind == onrecord.Body || u.kind == onrecord.Title) {
			continue
		}
		for k := range u.words {
			if k+len(want) > len(u.words) || !sameWords(u.words[k:k+len(want)], want) {
				continue
			}
			if span, err := d.Span(u.Start+u.words[k].start, u.Start+u.words[k+len(want)-1].end); err == nil {
				return span, true
			}
		}
	}
	return onrecord.Span{}, false
}

func sameWords(a, b []word) bool {
	for k := range b {
		if a[k].text != b[k].text {
			return false
		}
	}
	return len(b) > 0
}

// published is when the page came out: by its head, its <time> elements, its date lines, its address, in this order.
func (l *layout) published(s *sheet, z zoned, f facts, address string) onrecord.When {
	for _, list := range [][]string{f.dates, l.stamps()} {
		for _, raw := range list {
			if when, utc := l.words.metaDate(raw); when.From != "" {
				return s.settleDate(when, utc)
			}
		}
	}
	if !z.published.IsZero() {
		if z.published.From == "" {
			if when := f.dateInURL(address); when.From != "" {
				return s.settleDate(when, false)
			}
		}
		return z.published
	}
	return f.dateInURL(address)
}

// stamps lists the machine-readable times that the article's own lines hold: those called published first, and before
// the body only.
func (l *layout) stamps() []string {
	var published, others []string
	for _, t := range l.times {
		if t.passage >= len(l.passages) || t.passage > l.firstRunning() || !l.near(t.passage) || l.passages[t.passage].outside() {
			continue
		}
		if t.published {
			published = append(published, t.value)
		} else {
			others = append(others, t.value)
		}
	}
	return append(published, others...)
}
