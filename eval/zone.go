package eval

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"onrecord"
)

// Zones is the kinds of the lines of one plain-text article, as a person annotated them. Lines are counted from 1 and
// end at "\n"; those of white space have no kind.
type Zones struct {
	Name  string
	Text  string
	Kinds map[int]onrecord.BlockKind
}

// ZoneScores are counts, so that those of several articles add up. Characters are those that are not white space. A line
// has the kind of the block that holds its first character; a character has that of its own block.
type ZoneScores struct {
	Articles   int   `json:"articles"`
	Lines      Ratio `json:"lines"`
	Characters Ratio `json:"characters"`
	// Kinds counts lines.
	Kinds map[onrecord.BlockKind]Count `json:"kinds"`
	// Kept is the characters of body lines that stand in a block that speaks: what is left of them is lost to all that follows.
	Kept Ratio `json:"kept"`
	// KeptOut is the characters of boilerplate lines that stand in no block that speaks.
	KeptOut Ratio `json:"kept_out"`
}

// Add adds d to s.
func (s *ZoneScores) Add(d ZoneScores) {
	s.Articles += d.Articles
	s.Lines.Add(d.Lines)
	s.Characters.Add(d.Characters)
	s.Kept.Add(d.Kept)
	s.KeptOut.Add(d.KeptOut)
	for k, c := range d.Kinds {
		s.count(k, c)
	}
}

func (s *ZoneScores) count(k onrecord.BlockKind, c Count) {
	if s.Kinds == nil {
		s.Kinds = map[onrecord.BlockKind]Count{}
	}
	all := s.Kinds[k]
	all.Add(c)
	s.Kinds[k] = all
}

// Figures lists what is held by floors, by name. A kind without annotated lines has none.
func (s *ZoneScores) Figures() map[string]float64 {
	out := map[string]float64{"zones lines": s.Lines.Rate(), "zones characters": s.Characters.Rate(),
		"zones body kept": s.Kept.Rate(), "zones boilerplate kept out": s.KeptOut.Rate()}
	for k, c := range s.Kinds {
		if c.Gold > 0 {
			out["zones "+string(k)+".f1"] = c.F1()
		}
	}
	return out
}

// Score holds the blocks of d, read from the bytes of z.Text, against the annotation. It is an error when d was read from
// another text, or has lost the way back to it.
func (z *Zones) Score(d *onrecord.Document) (ZoneScores, []Mistake, error) {
	at, err := z.blockAt(d)
	if err != nil {
		return ZoneScores{}, nil, fmt.Errorf("score zones of %s: %w", z.Name, err)
	}
	s := ZoneScores{Articles: 1}
	var wrong []Mistake
	offset := 0
	for n, l := range strings.Split(z.Text, "\n") {
		want, start := z.Kinds[n+1], offset
		offset += len(l) + 1
		if want == "" {
			continue
		}
		first := true
		for i, r := range l {
			if unicode.IsSpace(r) {
				continue
			}
			b := at[start+i]
			s.character(want, b.Kind)
			if first {
				first = false
				s.line(want, b.Kind)
				if want != b.Kind {
					wrong = append(wrong, z.mistake(n+1, l, want, b))
				}
			}
		}
	}
	return s, wrong, nil
}

func (s *ZoneScores) line(want, got onrecord.BlockKind) {
	s.Lines.note(want == got)
	if want == got {
		s.count(want, Count{1, 1, 1})
		return
	}
	s.count(want, Count{Gold: 1})
	if got != "" {
		s.count(got, Count{Read: 1})
	}
}

func (s *ZoneScores) character(want, got onrecord.BlockKind) {
	s.Characters.note(want == got)
	switch want {
	case onrecord.Body:
		s.Kept.note(got.Speaks())
	case onrecord.Boilerplate:
		s.KeptOut.note(!got.Speaks())
	}
}

// blockAt is the block of each byte of the text, the zero Block where none stands.
func (z *Zones) blockAt(d *onrecord.Document) ([]onrecord.Block, error) {
	if d == nil {
		return nil, errors.New("there is no document")
	}
	if d.Map.Len() == 0 && d.Text != z.Text || d.Map.Len() > 0 && d.Map.SourceLen() != len(z.Text) {
		return nil, errors.New("the document was read from another text")
	}
	out := make([]onrecord.Block, len(z.Text))
	for _, b := range d.Blocks {
		r := b.Range()
		if d.Map.Len() > 0 {
			var err error
			if r, _, err = d.Map.Source(b.Start, b.End); err != nil {
				return nil, err
			}
		}
		for i := r.Start; i < r.End; i++ {
			out[i] = b
		}
	}
	return out, nil
}

const zonePassage = 80 // characters of a wrong line that are shown

func (z *Zones) mistake(n int, text string, want onrecord.BlockKind, got onrecord.Block) Mistake {
	kind, by := string(got.Kind), got.By
	if kind == "" {
		kind, by = "nothing", "in no block"
	}
	shown := []rune(strings.Join(strings.Fields(text), " "))
	if len(shown) > zonePassage {
		shown = append(shown[:zonePassage-1:zonePassage-1], '…')
	}
	return Mistake{Kind: WrongZone, Cause: fmt.Sprintf("%s, read as %s", want, kind), Document: z.Name, Line: n, Read: by, Passage: string(shown)}
}
