package review

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"onrecord"
	"onrecord/ledger"
)

// reread appends what another reader makes of the same capture: the same statements but those that gone says.
func reread(t *testing.T, s ledger.Store, d *Desk, id ledger.ID, gone func(onrecord.Statement) bool) {
	t.Helper()
	f := open(t, d, id)
	blob, err := s.Blob(context.Background(), f.Capture.SHA256)
	if err != nil {
		t.Fatal(err)
	}
	rd, err := newReader()
	if err != nil {
		t.Fatal(err)
	}
	r, err := rd.Read(f.Capture.Capture(blob))
	if err != nil {
		t.Fatal(err)
	}
	r.Statements = slices.DeleteFunc(r.Statements, gone)
	r.Claims, r.Requests = nil, nil
	draft, err := ledger.DraftReading(r, "en", "reader 2", id)
	if err != nil {
		t.Fatal(err)
	}
	appended(t, s, draft)
}

// Decisions that a later reading does not fit come up, each with its reason; those that fit, and those taken back, do not.
func TestStaleDecisionsComeUp(t *testing.T) {
	s, d, ids := desk(t, pier, ferry)
	ctx := context.Background()
	f := open(t, d, ids[0])
	police, captain := f.says(t, "Tomas Brellin"), f.says(t, "port captain")
	var drafts []ledger.Draft
	add := func(d ledger.Draft, err error) {
		if err != nil {
			t.Fatal(err)
		}
		drafts = append(drafts, d)
	}
	accepted, err := f.Accept("x", police, captain)
	if err != nil {
		t.Fatal(err)
	}
	drafts = append(drafts, accepted...)
	add(f.Speaker(f.is(t, "Ilse Brandvold"), "x", f.says(t, "He")))
	add(f.Note("lightning", "which one?"))
	add(f.RateClaim(0, "3", "x"))
	kept := appended(t, s, drafts...)
	if stale, err := d.Stale(ctx, s); err != nil || len(stale) != 0 {
		t.Fatalf("before another reading: %v, %v", stale, err)
	}
	reread(t, s, d, ids[0], func(s onrecord.Statement) bool {
		return strings.HasPrefix(s.Source.Span.Text, "Tomas") || s.Source.Span.Text == "He"
	})
	stale, err := d.Stale(ctx, s)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, x := range stale {
		got = append(got, string(x.Entry.Kind)+": "+x.Reason)
		if !slices.Contains(kept, x.Entry.ID) {
			t.Errorf("entry %s was not decided", x.Entry.ID)
		}
	}
	slices.Sort(got)
	if want := "rating: the latest reading has no such party or claim, review: the latest reading has no such statement, speaker: the latest reading has no such statement"; strings.Join(got, ", ") != want {
		t.Errorf("stale: %q, want %q", got, want)
	}
	for _, x := range stale {
		undo, err := d.Undo(ctx, string(x.Entry.ID), "gone")
		if err != nil {
			t.Fatal(err)
		}
		appended(t, s, undo)
	}
	if stale, err := d.Stale(ctx, s); err != nil || len(stale) != 0 {
		t.Errorf("what was taken back comes up: %v, %v", stale, err)
	}
	if f := open(t, d, ids[0]); f.Statements[f.says(t, "port captain")].Status != ledger.Accepted {
		t.Error("a decision that fits was lost")
	}
}

// What somebody else denies comes first, then whose speaker is not known, then what is least sure; what was decided on does not come.
func TestQueue(t *testing.T) {
	s, d, ids := desk(t, ferry, pier)
	ctx := context.Background()
	items, err := Queue(ctx, s, ledger.Query{})
	if err != nil {
		t.Fatal(err)
	}
	f := open(t, d, ids[1])
	if first := items[0]; !strings.HasPrefix(first.Source, "Tomas Brellin") || !slices.Contains(first.Against, f.Reading.Statements[f.says(t, "Mira")].ID) {
		t.Errorf("first comes %s, %q, against it %v", first.ID, first.Source, first.Against)
	}
	rank := func(x Pending) string {
		return fmt.Sprintf("%t %t %.3f", len(x.Against) == 0, x.Party != "", x.Score)
	}
	if !slices.IsSortedFunc(items, func(a, b Pending) int { return strings.Compare(rank(a), rank(b)) }) {
		t.Error("what is least sure does not come first")
	}
	one, err := Queue(ctx, s, ledger.Query{Limit: 1})
	if err != nil || len(one) != 1 || one[0].Key != items[0].Key {
		t.Errorf("the first: %v, %v", one, err)
	}
	accepted, err := f.Accept("", f.says(t, "Tomas"))
	if err != nil {
		t.Fatal(err)
	}
	appended(t, s, accepted...)
	left, err := Queue(ctx, s, ledger.Query{Capture: ids[1]})
	if err != nil || slices.ContainsFunc(left, func(x Pending) bool { return x.Key == items[0].Key }) || len(left) != len(f.Reading.Statements)-1 {
		t.Errorf("%d of %d are left, %v", len(left), len(f.Reading.Statements), err)
	}
	if len(left) > 0 && len(left[0].Against) > 0 {
		t.Errorf("a denial is contested by %v", left[0].Against)
	}
}

// Whom a party may be the same as: of other articles those with a word of its name, then those of its own; none that was judged already.
func TestCandidates(t *testing.T) {
	s, d, ids := desk(t, pier, ferry, ferry+"\n")
	ctx := context.Background()
	f, other := open(t, d, ids[0]), open(t, d, ids[1])
	names := func() string {
		t.Helper()
		hits, err := f.Candidates(ctx, s, f.is(t, "Ilse Brandvold"))
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, h := range hits {
			where := "here"
			if h.Capture != f.ID {
				where = "there"
			}
			out = append(out, fmt.Sprintf("%s %s %d", h.Name, where, h.Articles))
		}
		return strings.Join(out, ", ")
	}
	if got := names(); !strings.HasPrefix(got, "Brandvold there 2, Tomas Brellin here 1, ") || strings.Contains(got, "docker there") || strings.Contains(got, "Ilse") {
		t.Error(got)
	}
	same, err := d.Judge(ctx, f, f.is(t, "Ilse Brandvold"), other, other.is(t, "Brandvold"), ledger.Same, "x")
	if err != nil {
		t.Fatal(err)
	}
	appended(t, s, same)
	if got := names(); !strings.HasPrefix(got, "Brandvold there 1, Tomas Brellin here 1, ") {
		t.Error(got)
	}
}

// A passage begins and ends at words; stepping on and back comes back, and nothing is left of no passage.
func TestStep(t *testing.T) {
	_, d, ids := desk(t, pier)
	f := open(t, d, ids[0])
	i, text := f.says(t, "port captain"), f.Reading.Document.Text
	at := f.Reading.Statements[i].Content[0].Range()
	words := func() string { return text[at.Start:at.End] }
	for _, step := range []struct {
		end  bool
		by   int
		want string
	}{
		{true, 1, "It was lightning,\""}, {true, 1, "It was lightning,\" port"}, {true, -1, "It was lightning,\""}, {true, -1, "It was lightning"}, {true, -1, "It was"},
		{false, -1, "\"It was"}, {false, -1, "agents. \"It was"}, {false, 1, "\"It was"}, {false, 1, "It was"}, {false, 1, "was"}, {false, 1, "was"}, {true, -1, "was"},
	} {
		if at = f.Step(i, at, step.end, step.by); words() != step.want {
			t.Fatalf("%+v: %q", step, words())
		}
	}
	starts, ends := f.Stops(i)
	if !slices.IsSorted(starts) || !slices.IsSorted(ends) || len(starts) == 0 {
		t.Error("stops are in no order")
	}
	for range 500 { // to the edges of what the statement stands in
		at = f.Step(i, f.Step(i, at, true, 1), false, -1)
	}
	if got := words(); !strings.HasPrefix(got, "Tomas Brellin") || !strings.HasSuffix(got, "out.") {
		t.Errorf("the paragraph is %q", got)
	}
	if got := f.Bounded(i, f.Reading.Statements[i].Content[0].Range()); !strings.Contains(got, `"‹It was lightning›,"`) || !strings.HasPrefix(got, "Tomas") {
		t.Error(got)
	}
}
