package review

import (
	"context"
	"encoding/json"
	"testing"

	"onrecord"
	"onrecord/ledger"
)

// standing is all that an article is folded into, and its lines.
func standing(t *testing.T, d *Desk, id ledger.ID) string {
	t.Helper()
	f := open(t, d, id)
	reading, err := json.Marshal(f.Reading)
	if err != nil {
		t.Fatal(err)
	}
	rest, err := json.Marshal([]any{f.Statements, f.Parties, f.Claims, f.Rejected, f.Remarks, f.Stale, f.Rows()})
	if err != nil {
		t.Fatal(err)
	}
	return string(reading) + string(rest)
}

// Whatever was decided, undo brings back what was, in the fold as in the view; the undoing of an undo what was decided.
func TestUndoRestores(t *testing.T) {
	s, d, ids := desk(t, pier, ferry)
	ctx := context.Background()
	f, other := open(t, d, ids[0]), open(t, d, ids[1])
	captain := f.is(t, "Ilse Brandvold")
	police := f.says(t, "Tomas Brellin")
	one := func(list []ledger.Draft, err error) (ledger.Draft, error) {
		if err != nil {
			return ledger.Draft{}, err
		}
		return list[0], nil
	}
	before := standing(t, d, ids[0])
	for name, decide := range map[string]func() (ledger.Draft, error){
		"accept":  func() (ledger.Draft, error) { return one(f.Accept("x", police)) },
		"reject":  func() (ledger.Draft, error) { return one(f.Reject("x", police)) },
		"edit":    func() (ledger.Draft, error) { return f.Edit(police, Change{Content: &[]string{"by agents"}}, "x") },
		"speaker": func() (ledger.Draft, error) { return f.Speaker(captain, "x", f.says(t, "He")) },
		"nobody":  func() (ledger.Draft, error) { return f.Speaker(-1, "x", police) },
		"new": func() (ledger.Draft, error) {
			return f.NewSpeaker(onrecord.Organisation, "The ministry", "x", f.says(t, "He"))
		},
		"split": func() (ledger.Draft, error) { return f.Split(captain, []string{"Brandvold"}, "", "x") },
		"note":  func() (ledger.Draft, error) { return f.Note("lightning", "which one?") },
		"label": func() (ledger.Draft, error) { return f.Label("s1", "unverified") },
		"rate":  func() (ledger.Draft, error) { return f.Rate(captain, "b", "x") },
		"claim": func() (ledger.Draft, error) { return f.RateClaim(0, "3", "x") },
	} {
		draft, err := decide()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		kept := appended(t, s, draft)[0]
		after := standing(t, d, ids[0])
		if after == before {
			t.Errorf("%s: nothing was decided", name)
		}
		undo, err := d.Undo(ctx, string(kept), "x")
		if err != nil {
			t.Fatal(err)
		}
		undone := appended(t, s, undo)[0]
		if got := standing(t, d, ids[0]); got != before {
			t.Errorf("%s: undone it is\n%s, was\n%s", name, got, before)
		}
		redo, err := d.Undo(ctx, string(undone), "y")
		if err != nil {
			t.Fatal(err)
		}
		redone := appended(t, s, redo)[0]
		if got := standing(t, d, ids[0]); got != after {
			t.Errorf("%s: done again it is\n%s, was\n%s", name, got, after)
		}
		last, err := d.Undo(ctx, string(redone), "z")
		if err != nil {
			t.Fatal(err)
		}
		appended(t, s, last)
		if got := standing(t, d, ids[0]); got != before {
			t.Errorf("%s: undone again it is\n%s, was\n%s", name, got, before)
		}
		rows, err := s.Rows(ctx, ledger.Query{Capture: ids[0], Statuses: []ledger.Status{"", ledger.Machine, ledger.Accepted, ledger.Edited, ledger.Rejected}, AllVersions: true})
		if err != nil || len(rows) != len(f.Rows()) {
			t.Errorf("%s: the view has %d lines, the fold %d (%v)", name, len(rows), len(f.Rows()), err)
		}
	}
	// Judgements bind parties of several articles.
	same, err := d.Judge(ctx, f, captain, other, other.is(t, "Brandvold"), ledger.Same, "x")
	if err != nil {
		t.Fatal(err)
	}
	kept := appended(t, s, same)[0]
	if _, err := d.Judge(ctx, f, captain, other, other.is(t, "Brandvold"), ledger.Different, "x"); err == nil {
		t.Error("what is the same is different")
	}
	undo, err := d.Undo(ctx, string(kept), "x")
	if err != nil {
		t.Fatal(err)
	}
	appended(t, s, undo)
	if _, err := d.Judge(ctx, f, captain, other, other.is(t, "Brandvold"), ledger.Different, "x"); err != nil {
		t.Errorf("a judgement that was taken back still binds: %v", err)
	}
}
