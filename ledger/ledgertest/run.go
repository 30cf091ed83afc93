package ledgertest

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord"
	"onrecord/ledger"
)

// Run holds a store to what [ledger.Store] promises. open gives an empty story, and again opens the same one a second time.
func Run(t *testing.T, open func(t *testing.T) (store ledger.Store, again func() ledger.Store)) {
	for name, law := range map[string]func(*testing.T, ledger.Store, func() ledger.Store){
		"append is dense, chained and idempotent": appends, "nothing without a cause or its bytes": refuses, "judgements do not conflict": judges,
		"the view is the fold": folds, "asking": asks, "choosing and counting": chooses, "pages": pages, "versions": versions, "two writers": writers, "state": states,
	} {
		t.Run(name, func(t *testing.T) {
			s, again := open(t)
			law(t, s, again)
		})
	}
}

func fill(t *testing.T, s ledger.Store, n int) []ledger.Appended {
	t.Helper()
	got, err := s.Append(context.Background(), Now(), Story(t, n)...)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func view(t *testing.T, s ledger.Store) string {
	t.Helper()
	var b bytes.Buffer
	if err := s.WriteView(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func verified(t *testing.T, s ledger.Store, entries int64) {
	t.Helper()
	faults, err := ledger.Verify(context.Background(), s, nil, nil)
	if err != nil || len(faults) > 0 {
		t.Fatalf("%v, %v", faults, err)
	}
	if head, err := s.Head(context.Background()); err != nil || head.Seq != entries {
		t.Fatalf("head %v, %v; want %d entries", head, err, entries)
	}
}

func appends(t *testing.T, s ledger.Store, again func() ledger.Store) {
	first := fill(t, s, 3)
	for i, e := range first {
		if e.Seq != int64(i+1) || !e.New {
			t.Fatalf("entry %d has number %d, new %v", i+1, e.Seq, e.New)
		}
	}
	n := int64(len(first))
	verified(t, s, n)
	second, err := s.Append(context.Background(), Now().Add(time.Hour), Article(t, 1)...)
	if err != nil || second[0].New || second[1].New || second[0].Entry.Seq != first[2].Seq {
		t.Errorf("the same capture again: %+v, %v", second, err)
	}
	other := again()
	verified(t, other, n)
	if view(t, other) != view(t, s) {
		t.Error("opened again, the view is another")
	}
	e, err := s.Entry(context.Background(), first[0].ID[:8])
	if err != nil || e.ID != first[0].ID || !e.Time.Equal(Now()) {
		t.Errorf("found by its beginning: %+v, %v", e, err)
	}
	for _, none := range []ledger.ID{"", "zzzz", first[0].ID + "0"} {
		if _, err := s.Entry(context.Background(), none); !errors.Is(err, ledger.ErrNotFound) {
			t.Errorf("entry %q: %v", none, err)
		}
	}
	if _, err := s.Blob(context.Background(), ledger.DigestOf(nil)); !errors.Is(err, ledger.ErrNotFound) {
		t.Errorf("bytes that are not there: %v", err)
	}
}

// A call that is refused keeps nothing of what came with it.
func refuses(t *testing.T, s ledger.Store, _ func() ledger.Store) {
	fill(t, s, 2)
	before, head := view(t, s), int64(8)
	verified(t, s, head)
	good := Article(t, 9)
	lost := good[1]
	lost.Blobs = nil
	capture := Article(t, 0)[0].ID(Now())
	named, docker := ref(Article(t, 0)[0], "Kovač", onrecord.Person), ref(Article(t, 1)[0], "A docker", onrecord.Unnamed)
	docker.Kind = onrecord.Person // it is not, and its key says so
	for name, bad := range map[string]ledger.Draft{
		"no cause":          {Body: ledger.NoteBody{Text: "x"}, By: "ann"},
		"a cause not there": {Body: ledger.NoteBody{Text: "x"}, By: "ann", Cause: "00000000000000000000000000000000"},
		"no bytes":          lost,
		"undo of a capture": {Body: ledger.UndoBody{}, By: "ann", Cause: capture},
		"a NUL":             {Body: ledger.NoteBody{Text: "x"}, By: "a\x00", Cause: capture},
		"no text":           {Body: ledger.NoteBody{Text: "\xff"}, By: "ann", Cause: capture},
		"another's kind":    {Body: ledger.JudgementBody{A: named, B: docker, Verdict: ledger.Same}, By: "ann", Cause: capture},
	} {
		if _, err := s.Append(context.Background(), Now(), good[0], bad); err == nil {
			t.Errorf("%s: kept", name)
		}
		verified(t, s, head)
	}
	if view(t, s) != before {
		t.Error("what was refused shows in the view")
	}
}

func judges(t *testing.T, s ledger.Store, _ func() ledger.Store) {
	fill(t, s, 3)
	a, b := Article(t, 0), Article(t, 1)
	judge := func(x, y ledger.PartyRef, v ledger.Sameness) error {
		_, err := s.Append(context.Background(), Now(), ledger.Draft{Body: ledger.JudgementBody{A: x, B: y, Verdict: v}, By: "ben", Cause: a[1].ID(Now())})
		return err
	}
	kovac, other, docker := ref(a[0], "Kovač", onrecord.Person), ref(b[0], "Kovač", onrecord.Person), ref(b[0], "A docker", onrecord.Unnamed)
	if err, ok := errors.AsType[*ledger.ErrConflict](judge(kovac, other, ledger.Different)); !ok {
		t.Errorf("different, though the same: %v", err)
	}
	if err, ok := errors.AsType[*ledger.ErrConflict](judge(kovac, docker, ledger.Same)); !ok {
		t.Errorf("an unnamed source is a named one: %v", err)
	}
	hits, err := s.Rows(context.Background(), ledger.Query{Kinds: []ledger.RowKind{ledger.PartyRow}, Name: "kovac"})
	if err != nil || len(hits) != 3 {
		t.Fatalf("%d hits, %v", len(hits), err)
	}
	clusters := map[ledger.PartyKey]int{}
	for _, h := range hits {
		clusters[h.Cluster]++
	}
	if len(clusters) != 2 {
		t.Errorf("clusters %v, want one of two and one of one", clusters)
	}
}

func folds(t *testing.T, s ledger.Store, _ func() ledger.Store) {
	fill(t, s, 12)
	before := view(t, s)
	if err := s.Rebuild(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	if view(t, s) != before {
		t.Error("made anew from the entries, the view is another")
	}
	if !strings.Contains(before, `"Status":"rejected"`) {
		t.Error("no statement is struck out")
	}
}

func asks(t *testing.T, s ledger.Store, _ func() ledger.Store) {
	fill(t, s, 20)
	statements := []ledger.RowKind{ledger.StatementRow}
	for name, tt := range map[string]struct {
		q    ledger.Query
		want int
	}{
		"all":                 {ledger.Query{Kinds: statements}, 39}, // one is struck out
		"struck out":          {ledger.Query{Kinds: statements, Statuses: []ledger.Status{ledger.Rejected}}, 1},
		"word":                {ledger.Query{Kinds: statements, Text: "BURNT"}, 20},
		"words in any order":  {ledger.Query{Kinds: statements, Text: "burnt 3"}, 2},
		"phrase":              {ledger.Query{Kinds: statements, Text: `"3 was burnt"`}, 2},
		"no such phrase":      {ledger.Query{Kinds: statements, Text: `"burnt 3"`}, 0},
		"folded name":         {ledger.Query{Kinds: statements, Name: "KOVAC"}, 20},
		"exact":               {ledger.Query{Kinds: statements, Text: "Pier", Exact: true}, 0},
		"act":                 {ledger.Query{Kinds: statements, What: []string{"denies"}}, 19},
		"outlet":              {ledger.Query{Kinds: statements, Outlet: "pilot 2"}, 12},
		"from":                {ledger.Query{Kinds: statements, From: "2024-01-10"}, 18},
		"to":                  {ledger.Query{Kinds: statements, To: "2024-01-03"}, 1},
		"limit":               {ledger.Query{Kinds: statements, Limit: 7}, 7},
		"offset":              {ledger.Query{Kinds: statements, Limit: 7, Offset: 36}, 3},
		"phrase, limit":       {ledger.Query{Kinds: statements, Text: `"was burnt"`, Limit: 5, Offset: 17}, 3},
		"absences":            {ledger.Query{Kinds: []ledger.RowKind{ledger.AbsenceRow}, What: []string{"arrest"}}, 20},
		"nothing to look for": {ledger.Query{Text: "…"}, 0},
	} {
		hits, err := s.Rows(context.Background(), tt.q)
		if err != nil || len(hits) != tt.want {
			t.Errorf("%s: %d hits, %v; want %d", name, len(hits), err, tt.want)
		}
		last := ""
		for _, h := range hits {
			if at := string(h.Article.From); at == "" && last != "" {
				last = "9999"
			} else if at < last {
				t.Errorf("%s: %s after %s", name, at, last)
			} else {
				last = at
			}
		}
	}
	all, err := s.Rows(context.Background(), ledger.Query{Kinds: []ledger.RowKind{ledger.PartyRow}})
	if err != nil || len(all) == 0 {
		t.Fatal(err)
	}
	for i, h := range all { // by the beginning of its key, which is as long as others do not need
		got, err := s.Rows(context.Background(), ledger.Query{Kinds: []ledger.RowKind{ledger.PartyRow}, PartyPrefix: string(h.Party[:12])})
		if err != nil || len(got) != 1 || got[0].Party != h.Party {
			t.Errorf("party %d by %s: %d hits, %v", i, h.Party[:12], len(got), err)
		}
		begin, err := s.Beginning(context.Background(), h.Capture[:12], 5)
		if err != nil || len(begin) != 1 || begin[0].ID != h.Capture {
			t.Errorf("entry %s by its beginning: %v, %v", h.Capture, begin, err)
		}
	}
	if begin, err := s.Beginning(context.Background(), "", 5); err != nil || len(begin) > 0 {
		t.Errorf("entries that begin with nothing: %v, %v", begin, err)
	}
	if n, err := s.Count(context.Background(), false); err != nil || n != (ledger.Tally{Articles: 20, Outlets: 3}) {
		t.Errorf("counted %+v, %v", n, err)
	}
	if _, err := s.Rows(context.Background(), ledger.Query{Text: `"open`}); err == nil {
		t.Error("a quotation mark that is not closed was taken")
	}
	bySaid, err := s.Rows(context.Background(), ledger.Query{BySaid: true})
	if err != nil || len(bySaid) == 0 {
		t.Fatal(err)
	}
	day := func(h ledger.Hit) string {
		at := cmp.Or(string(h.From), string(h.Article.From), "~")
		return at[:min(len(at), 10)]
	}
	if !slices.IsSortedFunc(bySaid, func(a, b ledger.Hit) int { return strings.Compare(day(a), day(b)) }) || day(bySaid[len(bySaid)-1]) != "~" {
		t.Error("not by the day on which it was said")
	}
	if first, err := s.Rows(context.Background(), ledger.Query{BySaid: true, Limit: 3}); err != nil || len(first) != 3 || first[2].Capture != bySaid[2].Capture || first[2].Ord != bySaid[2].Ord {
		t.Errorf("the first by day: %v, %v", first, err)
	}
	hits, err := s.Rows(context.Background(), ledger.Query{Kinds: statements, LeastSure: true, Limit: 3})
	if err != nil || len(hits) != 3 || hits[0].Score > hits[1].Score || hits[0].Score != 0.4 {
		t.Errorf("least sure first: %v, %v", hits, err)
	}
}

func versions(t *testing.T, s ledger.Store, _ func() ledger.Store) {
	fill(t, s, 1)
	old := Article(t, 0)[0].Body.(ledger.CaptureBody)
	now := onrecord.NewCapture(old.Source, "text/html", []byte("other bytes"))
	now.URL, now.Time = old.URL, Now()
	kept := ledger.DraftCapture(now, "test")
	if _, err := s.Append(context.Background(), Now(), kept, ledger.DraftUnread("no text", "test", kept.ID(Now()))); err != nil {
		t.Fatal(err)
	}
	latest, err := s.Articles(context.Background(), ledger.ArticleQuery{})
	if err != nil || len(latest) != 1 || latest[0].Version != 2 || latest[0].Outcome != ledger.Unread {
		t.Errorf("the latest: %+v, %v", latest, err)
	}
	if n, err := s.Count(context.Background(), true); err != nil || n.Articles != 2 || n.Unread != 1 {
		t.Errorf("counted %+v, %v", n, err)
	}
	all, err := s.Articles(context.Background(), ledger.ArticleQuery{AllVersions: true, Place: old.URL})
	if err != nil || len(all) != 2 || all[0].Latest || all[0].Version != 1 {
		t.Errorf("all: %+v, %v", all, err)
	}
	if hits, err := s.Rows(context.Background(), ledger.Query{}); err != nil || len(hits) != 0 {
		t.Errorf("%d lines of an old version, %v", len(hits), err)
	}
	if hits, err := s.Rows(context.Background(), ledger.Query{AllVersions: true}); err != nil || len(hits) == 0 {
		t.Errorf("no line of any version, %v", err)
	}
}

// Two who write at once lose nothing, and each number is given once.
func writers(t *testing.T, s ledger.Store, again func() ledger.Store) {
	const each = 15
	var wg sync.WaitGroup
	for w, store := range []ledger.Store{s, again()} {
		wg.Go(func() {
			for i := range each {
				if _, err := store.Append(context.Background(), Now(), Article(t, w*each+i)...); err != nil {
					t.Errorf("writer %d: %v", w, err)
				}
			}
		})
	}
	wg.Wait()
	verified(t, s, 2*2*each)
	before := view(t, s)
	if err := s.Rebuild(context.Background(), nil); err != nil || view(t, s) != before {
		t.Errorf("made anew, the view is another: %v", err)
	}
}

func states(t *testing.T, s ledger.Store, again func() ledger.Store) {
	ctx := context.Background()
	if v, err := s.State(ctx, "x"); err != nil || v != nil {
		t.Errorf("unknown: %q, %v", v, err)
	}
	for _, value := range []string{"1", "2", ""} {
		if err := s.SetState(ctx, "x", []byte(value)); err != nil {
			t.Fatal(err)
		}
		if v, err := again().State(ctx, "x"); err != nil || v == nil || string(v) != value {
			t.Errorf("%q: %q, %v", value, v, err)
		}
	}
}
