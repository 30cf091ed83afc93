package ask

import (
	"encoding/json"
	"fmt"
	"slices"

	"onrecord"
	"onrecord/export"
	"onrecord/ledger"
)

// names tell what an entry of the log means by keys. The zero value knows none.
type names struct {
	parties    map[ledger.PartyKey]string
	statements map[ledger.StatementKey]onrecord.StatementID
}

// namesIn are those of an article as it stands, rejected statements with it.
func namesIn(f *export.Folded) names {
	n := names{map[ledger.PartyKey]string{}, map[ledger.StatementKey]onrecord.StatementID{}}
	if f.Reading == nil {
		return n
	}
	for i, p := range f.Reading.Parties {
		n.parties[f.Parties[i]] = p.Name
	}
	for i, s := range f.Reading.Statements {
		n.statements[f.Statements[i].Key] = s.ID
	}
	for _, s := range f.Rejected {
		n.statements[s.Key] = s.Statement.ID
	}
	return n
}

func (n names) party(key ledger.PartyKey) string {
	if name := n.parties[key]; name != "" {
		return "‘" + oneLine(name) + "’"
	}
	return "a party"
}

func (n names) statement(key ledger.StatementKey) string {
	if id := n.statements[key]; id != "" {
		return "statement " + string(id)
	}
	return "a statement"
}

// worded says what an entry says, of nothing but itself: when, who, what, why.
func worded(e ledger.Entry) string { return names{}.worded(e) }

func (n names) worded(e ledger.Entry) string {
	var reason struct{ Why string }
	_ = json.Unmarshal(e.Body, &reason) // what machines append has none
	what := n.what(e)
	if reason.Why != "" {
		what += ", because: " + oneLine(reason.Why)
	}
	return fmt.Sprintf("%s, entry %s: %s %s", e.Time.Format("2006-01-02 15:04"), e.ID.Short(), oneLine(e.By), what)
}

// what says what an entry's author did. A body that is none leaves the kind.
func (n names) what(e ledger.Entry) string {
	body, err := e.Decode()
	if err != nil {
		return "appended a " + string(e.Kind) + " that cannot be read"
	}
	switch b := body.(type) {
	case ledger.CaptureBody:
		return "captured " + oneLine(b.Source)
	case ledger.ReadingBody:
		switch {
		case b.Outcome == ledger.Read:
			return "read it"
		case b.Reason != "":
			return "could not read it: " + oneLine(b.Reason)
		}
		return "did not read it: " + string(b.Outcome)
	case ledger.ReviewBody:
		return n.reviewed(b)
	case ledger.SpeakerBody:
		return n.spoke(b)
	case ledger.SplitBody:
		return fmt.Sprintf("split %s: what stands at %s is somebody else, ‘%s’ (%s)", n.party(b.Party), plural(len(b.Mentions), "mention"), oneLine(b.New.Name.Text), b.New.Kind)
	case ledger.JudgementBody:
		a, other := fmt.Sprintf("‘%s’ in %s", oneLine(b.A.Name), b.A.Capture.Short()), fmt.Sprintf("‘%s’ in %s", oneLine(b.B.Name), b.B.Capture.Short())
		if b.Verdict == ledger.Unsure {
			return fmt.Sprintf("judged it unclear whether %s and %s are the same", a, other)
		}
		return fmt.Sprintf("judged %s and %s to be %s", a, other, map[ledger.Sameness]string{ledger.Same: "the same", ledger.Different: "different"}[b.Verdict])
	case ledger.NoteBody:
		return fmt.Sprintf("noted at ‘%s’: %s", oneLine(b.At.Text), oneLine(b.Text))
	case ledger.LabelBody:
		return fmt.Sprintf("put the label “%s” on ‘%s’", oneLine(b.Label), oneLine(b.At.Text))
	case ledger.RatingBody:
		return fmt.Sprintf("judged the %s of ‘%s’ to be %s", b.Scale, oneLine(b.Name), b.Grade)
	case ledger.UndoBody:
		return "took entry " + e.Cause.Short() + " back"
	case ledger.TimestampBody:
		return fmt.Sprintf("had the log up to entry %d timestamped by %s", b.Checkpoint.Seq, oneLine(b.Authority))
	}
	return "appended a " + string(e.Kind)
}

// reviewed tells of a verdict; who said what is the reading's to tell, and not repeated without them.
func (n names) reviewed(b ledger.ReviewBody) string {
	which := n.statement(b.Statement)
	if b.As == nil {
		return "rejected " + which
	}
	done := "accepted "
	if b.Verdict == ledger.Edit {
		done = "edited "
	}
	out := fmt.Sprintf("%s%s, which is to stand with the act “%s”", done, which, b.As.Act)
	if b.Party != "" && n.parties[b.Party] != "" {
		out += " and the speaker " + n.party(b.Party)
	} else if !b.As.Source.Span.IsZero() {
		out += fmt.Sprintf(" and the source ‘%s’", oneLine(b.As.Source.Span.Text))
	}
	return out
}

func (n names) spoke(b ledger.SpeakerBody) string {
	which := plural(len(b.Statements), "statement")
	if len(b.Statements) == 1 {
		which = n.statement(b.Statements[0])
	} else if !slices.ContainsFunc(b.Statements, func(k ledger.StatementKey) bool { return n.statements[k] == "" }) {
		which = "statements"
		for i, k := range b.Statements {
			if i > 0 {
				which += ","
			}
			which += " " + string(n.statements[k])
		}
	}
	switch {
	case b.New != nil:
		return fmt.Sprintf("said that %s came from somebody the reading did not have, ‘%s’ (%s)", which, oneLine(b.New.Name.Text), b.New.Kind)
	case b.Party == "":
		return fmt.Sprintf("said that nobody is known to have made %s", which)
	}
	return fmt.Sprintf("said that %s came from %s", which, n.party(b.Party))
}
