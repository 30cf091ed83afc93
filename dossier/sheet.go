package dossier

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
)

// role says what a part of a sentence is, so that each output can set it in type; the text reads the same without.
type role string

const (
	plain   role = ""
	speaker role = "speaker"
	acted   role = "act"
	quoted  role = "quoted" // words in quotation marks, the marks included
	note    role = "note"   // an editorial remark
	ref     role = "ref"    // points at another row
)

// part is a run of a sentence. Text is clean, on one line, and brings its own spaces. To is the ID of a row or card.
type part struct {
	Role role
	Text string
	To   string
}

// row is one line of the dossier: a whole sentence, where it stands, and remarks.
type row struct {
	ID       string
	N        int // the number of a statement, 0 for other rows
	Sentence []part
	Span     onrecord.Span
	Place    string
	Block    string // the anchor of the block that holds the passage, "" for none
	Anchor   string // the anchor of the passage itself, set when the article is laid out
	Remarks  []remark
	Children []*row
	st       *onrecord.Statement
}

// remark is one remark on a row, with a label or without.
type remark struct {
	Label string
	Text  string
}

func (m remark) String() string {
	if m.Label == "" {
		return m.Text
	}
	return m.Label + ": " + m.Text
}

// fact is one labelled line of a card.
type fact struct {
	Label string
	Items [][]part
}

// card is one party. Accuser, accused and critic get the same: each line stands under Facts, or its label in NotFound.
type card struct {
	ID       string
	Name     string
	Facts    []fact
	NotFound string
}

// claimRow is a claim and who stands how to it.
type claimRow struct {
	Wording row
	Stances []row
}

// tally counts blocks that were left out.
type tally struct {
	Label         string
	Blocks, Words int
}

// sheet is all that a dossier says of one Reading, before it is laid out.
type sheet struct {
	r      *onrecord.Reading
	places *places
	number map[onrecord.StatementID]int
	lists  *chargeLists
	byID   bool // statements are named by their ID, for their rows have no numbers

	chargeWords []chargeWord // nil until they were looked for

	Unread               string // the language, where nothing was looked for because of it
	Headline, HeadlineBy string
	Facts                []remark // outlet, byline, date, source, digest
	Summary              string
	Published            string

	Roots        []*row // statements that no other reports
	Rows         []*row // all statements, in the order of the Reading
	Requests     []row
	Absences     []row
	Designations [][]row // one list a party
	Claims       []claimRow
	Alone        int // claims of one statement that nobody answers
	Times        []row
	Cards        []card
	Repeats      []row
	LeftOut      []tally
}

// blankSheet is what a sheet of r is begun with.
func blankSheet(r *onrecord.Reading) (*sheet, error) {
	if err := checkOffsets(r); err != nil {
		return nil, err
	}
	lists, err := englishLists()
	if err != nil {
		return nil, err
	}
	s := &sheet{r: r, places: newPlaces(r.Document), number: map[onrecord.StatementID]int{}, lists: lists, Published: when(r.Document.Published)}
	for i, st := range r.Statements {
		if _, ok := s.number[st.ID]; !ok {
			s.number[st.ID] = i + 1
		}
	}
	return s, nil
}

func newSheet(r *onrecord.Reading) (*sheet, error) {
	s, err := blankSheet(r)
	if err != nil {
		return nil, err
	}
	s.Unread = unread(r)
	s.head()
	s.statements()
	s.requests()
	s.absences()
	s.designations()
	s.claims()
	s.times()
	s.findChargeWords()
	s.cards()
	s.repeats()
	s.leftOut()
	s.summary()
	return s, nil
}

// notes say how to read the dossier, and what it cannot tell.
func (s *sheet) notes() []string {
	out := []string{readingNote, quotingNote}
	if s.r.Document.Lang == "" {
		out = append(out, takenFor)
	}
	return out
}

// checkOffsets refuses a Reading whose blocks or spans do not fit its text: showing it would put words at places where
// they do not stand.
func checkOffsets(r *onrecord.Reading) error {
	if r.Fits() {
		return nil
	}
	for _, b := range onrecord.CheckReading(r) {
		switch b.Law {
		case "span", "block order", "text":
			return fmt.Errorf("the reading does not fit its text (%s); read the article again", line(b.String()))
		}
	}
	return nil
}

func (s *sheet) head() {
	d := s.r.Document
	s.Headline = "[no headline found]"
	if !d.Title.IsZero() {
		s.Headline = own(d.Title.Text)
	}
	outlet := line(d.Outlet)
	s.HeadlineBy = "headline as published"
	if outlet != "" {
		s.HeadlineBy += " by " + outlet
		s.add("outlet", outlet)
	} else {
		s.add("outlet", "not found")
	}
	var by []string
	for _, b := range d.Byline {
		by = append(by, line(b.Text))
	}
	s.add("byline", cmp.Or(strings.Join(by, ", "), "not found"))
	s.add("published", cmp.Or(s.Published, "date not found"))
	if c := s.r.Capture; c != nil {
		s.add("source", cmp.Or(line(c.Source), "not known"))
		s.add("sha256", cmp.Or(line(c.SHA256), "not known"))
		if c.Data != nil {
			s.add("read", fmt.Sprintf("%s bytes, %s", thousands(len(c.Data)), cmp.Or(line(c.MediaType), "type not known")))
		}
	}
	s.add("body", fmt.Sprintf("%s of body text were read", count(s.bodyWords(), "word")))
}

func (s *sheet) add(label, text string) { s.Facts = append(s.Facts, remark{label, text}) }

func (s *sheet) bodyWords() int {
	n := 0
	for _, b := range s.r.Document.Blocks {
		switch b.Kind {
		case onrecord.Body, onrecord.Blockquote, onrecord.List, onrecord.Table:
			n += words(s.blockText(b))
		}
	}
	return n
}

func (s *sheet) blockText(b onrecord.Block) string { return s.r.Document.Text[b.Start:b.End] }

func (s *sheet) summary() {
	if s.Unread != "" {
		s.Summary = "Statements were not looked for: the article seems to be in " + s.Unread + ", and onrecord reads only English so far."
		return
	}
	if len(s.Rows) == 0 {
		s.Summary = fmt.Sprintf("%s %s of body text were read.", noStatements, count(s.bodyWords(), "word"))
		return
	}
	named, unnamed, open := map[onrecord.PartyID]bool{}, map[onrecord.PartyID]bool{}, 0
	for _, st := range s.r.Statements {
		p := s.r.Party(st.Source.Party)
		switch {
		case p == nil:
			open++
		case p.Kind == onrecord.Unnamed || p.Kind == onrecord.Group:
			unnamed[p.ID] = true
		default:
			named[p.ID] = true
		}
	}
	s.Summary = count(len(s.Rows), "statement") + " found"
	var from []string
	if len(named) > 0 {
		from = append(from, count(len(named), "named source"))
	}
	if len(unnamed) > 0 {
		from = append(from, count(len(unnamed), "unnamed source or group"))
	}
	if len(from) > 0 {
		s.Summary += ": from " + strings.Join(from, " and ")
	}
	if open > 0 {
		s.Summary += fmt.Sprintf("; of %s the source is not named or not resolved", count(open, "statement"))
	}
	s.Summary += "."
}

func (s *sheet) repeats() {
	for i, b := range s.r.Document.Blocks {
		if b.Repeats.IsZero() {
			continue
		}
		span := onrecord.Span{Start: b.Start, End: b.End, Text: s.blockText(b)}
		s.Repeats = append(s.Repeats, row{ID: fmt.Sprintf("r%d", len(s.Repeats)+1), Span: span, Place: s.places.of(span), Block: s.blockID(b.Start), Sentence: []part{
			{plain, upperFirst(s.places.labels[i]) + " repeats ", ""},
			{ref, s.places.label(b.Repeats.Start), s.blockID(b.Repeats.Start)},
			{plain, " and is not counted again: ", ""},
			{quoted, own(span.Text), ""},
		}})
	}
}

// blockID is the anchor of the block that holds offset, "" for none.
func (s *sheet) blockID(offset int) string {
	i := s.r.Document.BlockAt(offset)
	if i < 0 {
		return ""
	}
	return "b" + strconv.Itoa(i+1)
}

func (s *sheet) leftOut() {
	at := map[string]int{}
	for _, b := range s.r.Document.Blocks {
		if b.Kind != onrecord.Boilerplate {
			continue
		}
		label := cmp.Or(line(b.By), "boilerplate")
		i, ok := at[label]
		if !ok {
			i = len(s.LeftOut)
			at[label] = i
			s.LeftOut = append(s.LeftOut, tally{Label: label})
		}
		s.LeftOut[i].Blocks++
		s.LeftOut[i].Words += words(s.blockText(b))
	}
	slices.SortStableFunc(s.LeftOut, func(a, b tally) int {
		return cmp.Or(cmp.Compare(b.Blocks, a.Blocks), cmp.Compare(a.Label, b.Label))
	})
}

// leftOutLine says how much was left out, and by which rules where they are known.
func (s *sheet) leftOutLine() string {
	if len(s.LeftOut) == 0 {
		return noBoilerplate
	}
	blocks, n := 0, 0
	var by []string
	for _, t := range s.LeftOut {
		blocks, n = blocks+t.Blocks, n+t.Words
		by = append(by, fmt.Sprintf("%s %d", t.Label, t.Blocks))
	}
	out := fmt.Sprintf("%s (%s) left out as boilerplate; no statement was sought there", count(blocks, "block"), count(n, "word"))
	if len(s.LeftOut) == 1 && s.LeftOut[0].Label == "boilerplate" {
		return out + "."
	}
	return out + ". By kind: " + strings.Join(by, ", ") + "."
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	first, rest, _ := strings.Cut(noun, " or ")
	if rest != "" {
		return thousands(n) + " " + first + "s or " + rest + "s"
	}
	return thousands(n) + " " + noun + "s"
}

func thousands(n int) string {
	d := strconv.Itoa(n)
	for i := len(d) - 3; i > 0; i -= 3 {
		d = d[:i] + "," + d[i:]
	}
	return d
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
