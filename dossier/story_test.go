package dossier

import (
	"fmt"
	"strings"
	"testing"

	"onrecord"
)

// story builds a Reading by hand, by phrases: ⟦…⟧ inside a phrase marks the part that is meant, the rest makes it unique.
type story struct {
	t testing.TB
	r *onrecord.Reading
}

func newStory(t testing.TB, text string) *story {
	t.Helper()
	return &story{t, &onrecord.Reading{
		Capture:  onrecord.NewCapture("article.txt", "text/plain; charset=utf-8", []byte(text)),
		Document: &onrecord.Document{Text: text, Lang: "en", Map: copied(t, text)},
	}}
}

func copied(t testing.TB, text string) onrecord.Map {
	t.Helper()
	var b onrecord.Builder
	b.Copy(text, 0)
	_, m, err := b.Build(len(text))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// span finds phrase, which must stand once in the blocks that repeat nothing, or once in the text before it has blocks.
func (s *story) span(phrase string) onrecord.Span {
	s.t.Helper()
	if phrase == "" {
		return onrecord.Span{}
	}
	before, inner, ok := strings.Cut(phrase, "⟦")
	after := ""
	if ok {
		inner, after, _ = strings.Cut(inner, "⟧")
	} else {
		before, inner = "", phrase
	}
	whole := before + inner + after
	var at []int
	for i := 0; ; {
		k := strings.Index(s.r.Document.Text[i:], whole)
		if k < 0 {
			break
		}
		if b := s.r.Document.BlockAt(i + k); b < 0 || s.r.Document.Blocks[b].Repeats.IsZero() {
			at = append(at, i+k)
		}
		i += k + 1
	}
	if len(at) != 1 {
		s.t.Fatalf("phrase %q stands %d times in the text, want once", whole, len(at))
	}
	start := at[0] + len(before)
	return s.must(start, start+len(inner))
}

func (s *story) must(start, end int) onrecord.Span {
	s.t.Helper()
	sp, err := s.r.Document.Span(start, end)
	if err != nil {
		s.t.Fatal(err)
	}
	return sp
}

func (s *story) spans(phrases ...string) []onrecord.Span {
	s.t.Helper()
	var out []onrecord.Span
	for _, p := range phrases {
		out = append(out, s.span(p))
	}
	return out
}

// blocks makes every line with ink a block; kind says of what kind.
func (s *story) blocks(kind func(n int, line string) onrecord.BlockKind) {
	at, n := 0, 0
	for l := range strings.SplitAfterSeq(s.r.Document.Text, "\n") {
		if ink := strings.TrimSpace(l); ink != "" {
			start := at + strings.Index(l, ink)
			s.r.Document.Blocks = append(s.r.Document.Blocks, onrecord.Block{Kind: kind(n, ink), Start: start, End: start + len(ink), By: "test"})
			n++
		}
		at += len(l)
	}
}

// party adds a party; it is mentioned wherever one of its names stands in a block that speaks and repeats nothing.
func (s *story) party(kind onrecord.PartyKind, name string, aliases ...string) *onrecord.Party {
	p := onrecord.Party{ID: onrecord.PartyID(fmt.Sprintf("p%d", len(s.r.Parties)+1)), Kind: kind, Name: name, Aliases: aliases}
	d := s.r.Document
	for _, b := range d.Blocks {
		if !b.Kind.Speaks() || !b.Repeats.IsZero() {
			continue
		}
		for at := b.Start; at < b.End; {
			n := 0
			for _, f := range append([]string{name}, aliases...) {
				if strings.HasPrefix(d.Text[at:b.End], f) {
					n = max(n, len(f))
				}
			}
			if n > 0 {
				p.Mentions = append(p.Mentions, s.must(at, at+n))
			}
			at += max(n, 1)
			for at < b.End && d.Text[at]&0xc0 == 0x80 {
				at++
			}
		}
	}
	if len(p.Mentions) == 0 {
		s.t.Fatalf("party %q is mentioned nowhere", name)
	}
	s.r.Parties = append(s.r.Parties, p)
	return &s.r.Parties[len(s.r.Parties)-1]
}

func (s *story) id(name string) onrecord.PartyID {
	s.t.Helper()
	if name == "" {
		return ""
	}
	for _, p := range s.r.Parties {
		if p.Name == name {
			return p.ID
		}
	}
	s.t.Fatalf("no party %q", name)
	return ""
}

// told is a statement in phrases.
type told struct {
	act     onrecord.Act
	form    onrecord.Form
	party   string
	source  string
	cue     string
	content []string
	within  int // the number of the statement that reports this one
	hedges  []string
	basis   []string // kind, phrase, kind, phrase …
	venue   string
	when    string
	day     onrecord.Date
}

func (s *story) tell(w told) onrecord.StatementID {
	s.t.Helper()
	id := onrecord.StatementID(fmt.Sprintf("s%d", len(s.r.Statements)+1))
	st := onrecord.Statement{ID: id, Form: w.form, Act: w.act, Cue: s.span(w.cue), Content: s.spans(w.content...), Hedges: s.spans(w.hedges...),
		Source: onrecord.Source{Party: s.id(w.party), Span: s.span(w.source)}, Said: onrecord.Said{Venue: s.span(w.venue)}}
	if w.within > 0 {
		st.Within = onrecord.StatementID(fmt.Sprintf("s%d", w.within))
	}
	for i := 0; i+1 < len(w.basis); i += 2 {
		st.Basis = append(st.Basis, onrecord.Basis{Kind: onrecord.BasisKind(w.basis[i]), Span: s.span(w.basis[i+1])})
	}
	if w.when != "" {
		st.Said.When.Span = s.span(w.when)
	}
	if w.day != "" {
		st.Said.When.From, st.Said.When.Grain = w.day, onrecord.GrainDay
	}
	for _, f := range []string{"act", "form", "cue", "content", "source", "within", "hedges", "basis", "said"} {
		st.Findings = append(st.Findings, onrecord.Finding{Field: f, By: "hand"})
	}
	s.r.Statements = append(s.r.Statements, st)
	return id
}

// quotations takes every run between two straight double quotation marks of one block for a pair.
func (s *story) quotations() {
	for _, b := range s.r.Document.Blocks {
		open := -1
		for i := b.Start; i < b.End; i++ {
			if s.r.Document.Text[i] != '"' {
				continue
			}
			if open < 0 {
				open = i
				continue
			}
			s.r.Quotations = append(s.r.Quotations, onrecord.Range{Start: open, End: i + 1})
			open = -1
		}
	}
}

// done checks the laws and hands the Reading over.
func (s *story) done() *onrecord.Reading {
	s.t.Helper()
	for _, c := range s.r.Claims {
		for _, x := range c.Stances {
			if st := s.r.Statement(x.Statement); st != nil {
				st.Findings = append(st.Findings, onrecord.Finding{Field: "stance on " + c.ID, By: "test", Score: 0.5})
			}
		}
	}
	for _, b := range onrecord.CheckReading(s.r) {
		s.t.Errorf("the test's own reading breaks a law: %s", b)
	}
	return s.r
}
