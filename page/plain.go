package page

import (
	"strings"

	"onrecord"
)

// zoned is what is known of a text once its zones are found. All spans are of the text that [plain] was given.
type zoned struct {
	blocks    []onrecord.Block
	title     onrecord.Span
	byline    []onrecord.Span
	published onrecord.When
	outlet    string
}

// plain finds the zones of a text that has no markup. Every character that is not white space lies in a block, whatever
// the text. It takes time linear in the text, and never fails: what no rule knows is body.
func plain(text string, w *Words) zoned {
	s := newSheet(text, w)
	s.phrases()
	s.tables()
	s.captions()
	s.head()
	s.pullQuotes()
	s.lists()
	s.edges()
	s.headings()
	return s.zoned()
}

// zoned turns the decided units into blocks. What nothing decided is body.
func (s *sheet) zoned() zoned {
	d := &onrecord.Document{Text: s.text}
	var out zoned
	for i := range s.units {
		u := &s.units[i]
		if u.open() {
			u.set(onrecord.Body, "running text")
		}
		b := onrecord.Block{Kind: u.kind, Start: u.Start, End: u.End, By: u.by}
		if n := len(out.blocks); u.joined && n > 0 && out.blocks[n-1].Kind == b.Kind {
			last := &out.blocks[n-1]
			last.End = b.End
			if last.Credit.IsZero() {
				last.Credit, _ = d.Span(u.credit.Start, u.credit.End)
			}
			continue
		}
		b.Credit, _ = d.Span(u.credit.Start, u.credit.End)
		b.Repeats, _ = d.Span(u.repeats.Start, u.repeats.End)
		out.blocks = append(out.blocks, b)
		if u.kind == onrecord.Title && out.title.IsZero() {
			out.title, _ = d.Span(u.Start, u.End)
		}
	}
	for _, r := range s.authors() {
		if span, err := d.Span(r.Start, r.End); err == nil {
			out.byline = append(out.byline, span)
		}
	}
	if d2, r := s.published(); r.Len() > 0 {
		out.published = d2
		out.published.Span, _ = d.Span(r.Start, r.End)
	}
	out.outlet = strings.Join(strings.Fields(s.outlet()), " ")
	return out
}
