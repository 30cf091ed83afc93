package ledger

import (
	"fmt"
	"strings"

	"onrecord"
)

// Check refuses what a story is not to say, before it says it for good: words of people that are no text (JSON and databases would alter
// them), and judgements on parties that are not those which they name. It looks at the draft alone.
func (d Draft) Check() error {
	words := append([][2]string{{"author", d.By}}, typed(d.Body)...)
	for _, w := range words {
		at := strings.IndexByte(strings.ToValidUTF8(w[1], "\x00"), 0) // the first that is not valid stands where it stood
		if at < 0 {
			continue
		}
		return fmt.Errorf("append a %s: its %s is no text in UTF-8 at byte %d of %q: write it anew", d.Body.Kind(), w[0], at, w[1])
	}
	if j, ok := d.Body.(JudgementBody); ok {
		for _, r := range []PartyRef{j.A, j.B} {
			unnamed, ok := r.proven()
			if !ok {
				return fmt.Errorf("append a judgement: %q is not the name of the party %s of article %s", r.Name, r.Party, r.Capture.Short())
			}
			if unnamed != (r.Kind == onrecord.Unnamed) {
				return fmt.Errorf("append a judgement: %q of article %s is called a %s, and is %s there", r.Name, r.Capture.Short(), r.Kind, named(unnamed))
			}
		}
	}
	return nil
}

// typed are the words of a body that a person typed, each with what it is.
func typed(b Body) [][2]string {
	switch b := b.(type) {
	case ReviewBody:
		return [][2]string{{"reason", b.Why}}
	case SpeakerBody:
		return [][2]string{{"reason", b.Why}}
	case SplitBody:
		return [][2]string{{"reason", b.Why}}
	case JudgementBody:
		return [][2]string{{"reason", b.Why}}
	case NoteBody:
		return [][2]string{{"text", b.Text}}
	case LabelBody:
		return [][2]string{{"label", b.Label}}
	case RatingBody:
		return [][2]string{{"grade", b.Grade}, {"reason", b.Why}}
	case UndoBody:
		return [][2]string{{"reason", b.Why}}
	}
	return nil
}
