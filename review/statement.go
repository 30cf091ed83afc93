package review

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"onrecord"
	"onrecord/ledger"
)

// Accept says that statements are right as they stand: later readings do not change them.
func (f *File) Accept(why string, statements ...int) ([]ledger.Draft, error) {
	var out []ledger.Draft
	for _, i := range statements {
		d, err := f.try(f.standing(ledger.Accept, i, f.Reading.Statements[i], why))
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, nil
}

// Reject says that the article attributes no such things.
func (f *File) Reject(why string, statements ...int) ([]ledger.Draft, error) {
	var out []ledger.Draft
	for _, i := range statements {
		s := f.Reading.Statements[i]
		d, err := f.try(ledger.ReviewBody{Statement: f.Statements[i].Key, Verdict: ledger.Reject, Passage: f.anchors(spansOf(s)...), Why: why})
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, nil
}

func (f *File) standing(v ledger.Verdict, i int, as onrecord.Statement, why string) ledger.ReviewBody {
	b := ledger.ReviewBody{Statement: f.Statements[i].Key, Verdict: v, As: &as, Passage: f.anchors(spansOf(as)...), Why: why}
	for k, p := range f.Reading.Parties {
		if p.ID == as.Source.Party {
			b.Party = f.Parties[k]
		}
	}
	return b
}

// Change is what an edit sets of a statement; nil leaves a part as it is, and empty takes it away. Words are passages of the article: see [File.Find].
type Change struct {
	Act     *onrecord.Act
	Form    *onrecord.Form
	Source  *string
	Cue     *string
	Content *[]string
	Hedges  *[]string
	// Basis are kinds with the words that say so.
	Basis *[]Basis
}

// Basis is a kind of basis and the words that say so.
type Basis struct {
	Kind  onrecord.BasisKind
	Words string
}

// Edit sets parts of a statement.
func (f *File) Edit(i int, c Change, why string) (ledger.Draft, error) {
	s := f.Reading.Statements[i]
	s.Content, s.Hedges, s.Basis = slices.Clone(s.Content), slices.Clone(s.Hedges), slices.Clone(s.Basis)
	near := f.extent(s)
	var err error
	span := func(words string) onrecord.Span {
		got, e := f.Find(words, near)
		err = errors.Join(err, e)
		return got
	}
	list := func(words []string) []onrecord.Span {
		var out []onrecord.Span
		for _, w := range words {
			out = append(out, span(w))
		}
		return out
	}
	if c.Act != nil {
		if !slices.Contains(onrecord.Acts(), *c.Act) {
			return ledger.Draft{}, fmt.Errorf("%q is no act; there are %v", *c.Act, onrecord.Acts())
		}
		s.Act = *c.Act
	}
	if c.Source != nil {
		s.Source.Span, s.Source.Antecedent = onrecord.Span{}, onrecord.Span{}
		if *c.Source != "" {
			s.Source.Span = span(*c.Source)
		}
	}
	if c.Cue != nil {
		s.Cue = onrecord.Span{}
		if *c.Cue != "" {
			s.Cue = span(*c.Cue)
		}
	}
	if c.Content != nil {
		s.Content = list(*c.Content)
		s.Form = f.form(s)
	}
	if c.Hedges != nil {
		s.Hedges = list(*c.Hedges)
	}
	if c.Basis != nil {
		s.Basis = nil
		for _, b := range *c.Basis {
			if !slices.Contains(onrecord.BasisKinds(), b.Kind) {
				return ledger.Draft{}, fmt.Errorf("%q is no kind of basis; there are %v", b.Kind, onrecord.BasisKinds())
			}
			s.Basis = append(s.Basis, onrecord.Basis{Kind: b.Kind, Span: span(b.Words)})
		}
	}
	if c.Form != nil {
		if !slices.Contains(onrecord.Forms(), *c.Form) {
			return ledger.Draft{}, fmt.Errorf("%q is no form; there are %v", *c.Form, onrecord.Forms())
		}
		// A reading that was kept does not have its turns, so that direct speech of an interview is known by its having been direct.
		if was := f.Reading.Statements[i].Form; *c.Form == onrecord.Direct && was != onrecord.Direct && f.form(s) != onrecord.Direct {
			err = errors.Join(err, errors.New("this would break a law: direct speech is quoted: its words do not stand inside quotation marks"))
		}
		s.Form = *c.Form
	}
	if err == nil && c.Source != nil {
		err = f.apart(s, f.Reading.Party(s.Source.Party))
	}
	if err != nil {
		return ledger.Draft{}, err
	}
	return f.try(f.standing(ledger.Edit, i, s, why))
}

// form is how near new content is to what was spoken, by the quotation marks that stand around it: all inside some, some, none. Without
// content there is none.
func (f *File) form(s onrecord.Statement) onrecord.Form {
	inside, ink := 0, 0
	for _, c := range s.Content {
		depth := 0
		block := f.Reading.Document.BlockAt(c.Start)
		if block < 0 {
			continue
		}
		quoted := slices.Contains([]onrecord.BlockKind{onrecord.Blockquote, onrecord.PullQuote}, f.Reading.Document.Blocks[block].Kind)
		at := f.Reading.Document.Blocks[block].Start
		for i, r := range f.Reading.Document.Text[at:c.End] {
			switch r {
			case '“', '«', '„':
				depth++
				continue
			case '”', '»':
				depth = max(0, depth-1)
				continue
			case '"':
				depth = 1 - min(1, depth)
				continue
			}
			if at+i >= c.Start && r > ' ' {
				ink++
				if depth > 0 || quoted {
					inside++
				}
			}
		}
	}
	switch {
	case len(s.Content) == 0:
		return onrecord.None
	case inside == 0:
		return onrecord.Indirect
	case inside == ink:
		return onrecord.Direct
	}
	return onrecord.Mixed
}

// extent is where a statement stands, with the blocks around it.
func (f *File) extent(s onrecord.Statement) onrecord.Range {
	out := onrecord.Range{Start: len(f.Reading.Document.Text)}
	for _, span := range spansOf(s) {
		if !span.IsZero() {
			out.Start, out.End = min(out.Start, span.Start), max(out.End, span.End)
		}
	}
	if i := f.Reading.Document.BlockAt(out.Start); i >= 0 {
		out.Start = f.Reading.Document.Blocks[i].Start
	}
	if i := f.Reading.Document.BlockAt(max(0, out.End-1)); i >= 0 {
		out.End = f.Reading.Document.Blocks[i].End
	}
	return out
}

// Find is the passage with these words in the blocks of near, else in the whole article. Where they stand more than once it is an error that
// lists the places; "words@1234" takes the passage that begins at that byte.
func (f *File) Find(words string, near onrecord.Range) (onrecord.Span, error) {
	text := f.Reading.Document.Text
	if i := strings.LastIndexByte(words, '@'); i > 0 {
		var at int
		if n, err := fmt.Sscanf(words[i+1:], "%d", &at); n == 1 && err == nil && at >= 0 && strings.HasPrefix(text[min(at, len(text)):], words[:i]) {
			return f.Reading.Document.Span(at, at+i)
		}
	}
	if strings.TrimSpace(words) == "" {
		return onrecord.Span{}, errors.New("a passage needs words")
	}
	places := occurrences(text[near.Start:near.End], words, near.Start)
	if len(places) == 0 {
		places = occurrences(text, words, 0)
	}
	switch len(places) {
	case 0:
		return onrecord.Span{}, fmt.Errorf("the article does not have the words %q", words)
	case 1:
		return f.Reading.Document.Span(places[0], places[0]+len(words))
	}
	var list []string
	for _, at := range places[:min(len(places), 5)] {
		list = append(list, fmt.Sprintf("%s@%d (… %s …)", words, at, around(text, at, at+len(words))))
	}
	return onrecord.Span{}, fmt.Errorf("the words %q stand at %d places: write one of %s", words, len(places), strings.Join(list, ", "))
}

func occurrences(text, words string, offset int) []int {
	var out []int
	for from := 0; len(out) < 100; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			break
		}
		out, from = append(out, offset+from+i), from+i+1
	}
	return out
}

func around(text string, start, end int) string {
	a := ledger.AnchorAt(text, onrecord.Span{Start: start, End: end, Text: text[start:end]})
	return strings.Join(strings.Fields(a.Before+a.Text+a.After), " ")
}
