package ledgertest

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/search"
)

// pages holds what stands on the pages of parties against all lines gone through by hand: before and after people judge, take it back, articles
// are read again and come in another version, and the view is made anew.
func pages(t *testing.T, s ledger.Store, _ func() ledger.Store) {
	ctx := context.Background()
	Every(t, s)
	for n := range 4 {
		if _, err := s.Append(ctx, Now(), quarrel(t, fmt.Sprintf("quarrel-%d", n), n, "Guild")...); err != nil {
			t.Fatal(err)
		}
	}
	var ever []string // all that anybody was ever called
	checkPages(t, s, "as it was", false, &ever)
	hits, err := s.Rows(ctx, ledger.Query{Kinds: []ledger.RowKind{ledger.PartyRow}, AllVersions: true})
	if err != nil {
		t.Fatal(err)
	}
	var named []ledger.Hit // of one name, in several articles
	for _, h := range hits {
		if h.Name == hits[0].Name && h.What == hits[0].What {
			named = append(named, h)
		}
	}
	if len(named) < 3 {
		t.Fatalf("%d articles name %s", len(named), hits[0].Name)
	}
	judge := func(a, b ledger.Hit, v ledger.Sameness) ledger.Draft {
		of := func(h ledger.Hit) ledger.PartyRef {
			return ledger.PartyRef{Capture: h.Capture, Party: h.Party, Name: h.Name, Kind: onrecord.PartyKind(h.What)}
		}
		return ledger.Draft{Body: ledger.JudgementBody{A: of(a), B: of(b), Verdict: v}, By: "ann", Cause: a.Capture}
	}
	take := func(d ledger.Draft) ledger.Appended {
		t.Helper()
		kept, err := s.Append(ctx, Now(), d)
		if err != nil {
			t.Fatal(err)
		}
		return kept[0]
	}
	back := func(e ledger.Appended) { take(ledger.Draft{Body: ledger.UndoBody{}, By: "ann", Cause: e.ID}) }
	var last ledger.Appended
	for _, d := range []ledger.Draft{judge(named[0], named[1], ledger.Same), judge(named[2], named[1], ledger.Same)} {
		last = take(d)
		checkPages(t, s, "after a judgement", false, &ever)
	}
	back(last)
	checkPages(t, s, "after it was taken back", false, &ever)

	// Who is judged to be the same as one, and is not, leaves no name on the page that the one comes to share with another.
	people := slices.DeleteFunc(hits, func(h ledger.Hit) bool {
		return h.What != string(onrecord.Person) || slices.ContainsFunc(named[:2], func(x ledger.Hit) bool { return x.Party == h.Party })
	})
	slices.SortFunc(people, func(a, b ledger.Hit) int { return strings.Compare(string(a.Party), string(b.Party)) }) // the first names the page
	one := people[0]
	at := slices.IndexFunc(people, func(h ledger.Hit) bool { return h.Name != one.Name })
	for _, other := range []ledger.Hit{people[at], people[len(people)-1]} {
		last = take(judge(one, other, ledger.Same))
		checkPages(t, s, "judged to be another", false, &ever)
		if other.Party == people[at].Party {
			back(last)
		}
	}
	again := quarrel(t, "quarrel-0", 0, "Brotherhood")[1]
	again.By = "test 2"
	take(again)
	checkPages(t, s, "read again by another name", false, &ever)
	if _, err := s.Append(ctx, Now(), quarrel(t, "quarrel-1", 9, "Fellowship")...); err != nil {
		t.Fatal(err)
	}
	checkPages(t, s, "of another version, by another name", false, &ever)
	if err := s.Rebuild(ctx, nil); err != nil {
		t.Fatal(err)
	}
	checkPages(t, s, "made anew", true, &ever)
}

func checkPages(t *testing.T, s ledger.Store, when string, all bool, ever *[]string) {
	t.Helper()
	ctx := context.Background()
	judgements, err := s.Judgements(ctx)
	if err != nil {
		t.Fatal(err)
	}
	clusters, err := ledger.Cluster(judgements)
	if err != nil {
		t.Fatal(err)
	}
	for _, versions := range []bool{false, true} {
		lines, err := s.Rows(ctx, ledger.Query{AllVersions: versions})
		if err != nil {
			t.Fatal(err)
		}
		type page struct {
			called []ledger.NameRow
			names  map[ledger.ID][]string // folded, between spaces
			own    []ledger.Hit
			others []ledger.Hit
		}
		on := map[ledger.PartyKey]ledger.WhoKey{}
		of := map[ledger.WhoKey]*page{}
		var order []ledger.WhoKey
		for _, h := range lines {
			if h.Kind != ledger.PartyRow {
				continue
			}
			who := ledger.WhoOf(h.Party, clusters[h.Party], h.Name, onrecord.PartyKind(h.What))
			if on[h.Party] = who; of[who] == nil {
				of[who], order = &page{names: map[ledger.ID][]string{}}, append(order, who)
			}
			p := of[who]
			for alias := range strings.SplitSeq(h.Text, ledger.NamesApart) {
				if alias = search.Fold(alias); alias != "" {
					if !slices.Contains(*ever, alias) {
						*ever = append(*ever, alias)
					}
					p.names[h.Capture] = append(p.names[h.Capture], " "+alias+" ")
				}
			}
			row := ledger.NameRow{Who: who, Kind: onrecord.PartyKind(h.What), Name: h.Name, Names: h.Text}
			at := slices.IndexFunc(p.called, func(x ledger.NameRow) bool { x.Parties = 0; return x == row })
			if at < 0 {
				at, p.called = len(p.called), append(p.called, row)
			}
			p.called[at].Parties++
		}
		var naming int
		for _, h := range lines {
			if p := of[on[h.Party]]; p != nil {
				p.own = append(p.own, h)
			}
			for who, p := range of {
				text := " " + search.Fold(h.Text) + " "
				if h.Kind == ledger.StatementRow && on[h.Party] != who && slices.ContainsFunc(p.names[h.Capture], func(a string) bool { return strings.Contains(text, a) }) {
					p.others = append(p.others, h)
					naming++
				}
			}
		}
		if len(order) < 10 || naming < 3 {
			t.Fatalf("%s: %d pages and %d statements that name somebody are tried", when, len(order), naming)
		}
		var want []ledger.NameRow
		for i, who := range order {
			p := of[who]
			want = append(want, p.called...)
			asked := asked
			if i >= 4 && !all { // of the rest it is enough to know how much they have
				asked = counted
			}
			asked(t, s, when, ledger.Query{Who: []ledger.WhoKey{who}, AllVersions: versions}, p.own)
			asked(t, s, when, ledger.Query{Naming: []ledger.WhoKey{who}, AllVersions: versions}, p.others)
			said := slices.DeleteFunc(slices.Clone(p.own), func(h ledger.Hit) bool { return h.Kind != ledger.StatementRow })
			asked(t, s, when, ledger.Query{Who: []ledger.WhoKey{who}, Kinds: []ledger.RowKind{ledger.StatementRow}, AllVersions: versions}, said)
			for _, h := range said[:min(1, len(said))] {
				q := ledger.Query{Who: []ledger.WhoKey{who}, Kinds: []ledger.RowKind{ledger.StatementRow}, Capture: h.Capture, What: []string{h.What}, AllVersions: versions}
				asked(t, s, when, q, slices.DeleteFunc(slices.Clone(said), func(x ledger.Hit) bool { return x.Capture != h.Capture || x.What != h.What }))
				if word := search.Words(h.Text); len(word) > 0 {
					q = ledger.Query{Who: []ledger.WhoKey{who}, Kinds: []ledger.RowKind{ledger.StatementRow}, Text: word[0], AllVersions: versions}
					asked(t, s, when, q, slices.DeleteFunc(slices.Clone(said), func(x ledger.Hit) bool { return !slices.Contains(search.Words(x.Text), word[0]) }))
				}
			}
		}
		for _, name := range *ever {
			var want []ledger.NameRow
			for _, who := range order {
				if p := of[who]; slices.ContainsFunc(p.called, func(r ledger.NameRow) bool { return strings.Contains(" "+search.Fold(r.Names)+" ", " "+name+" ") }) {
					want = append(want, p.called...)
				}
			}
			if got, err := s.Names(ctx, ledger.NameQuery{Text: `"` + name + `"`, AllVersions: versions}); err != nil || !slices.Equal(got, want) {
				t.Errorf("%s: called %q are %+v, %v, want %+v", when, name, got, err, want)
			}
		}
		if got, err := s.Names(ctx, ledger.NameQuery{AllVersions: versions}); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: names are %+v, %v, want %+v", when, got, err, want)
		}
		both := order[:2]
		own, others := map[ledger.WhoKey]bool{}, map[ledger.Row]ledger.Hit{}
		for _, who := range both {
			own[who] = true
			for _, h := range of[who].others {
				others[h.Row] = h
			}
		}
		asked(t, s, when, ledger.Query{Who: both, AllVersions: versions}, slices.DeleteFunc(slices.Clone(lines), func(h ledger.Hit) bool { return !own[on[h.Party]] }))
		for _, who := range order { // what one party says of another
			others := of[who].others
			at := slices.IndexFunc(others, func(h ledger.Hit) bool { return on[h.Party] != "" })
			if at < 0 {
				continue
			}
			by := on[others[at].Party]
			asked(t, s, when, ledger.Query{Who: []ledger.WhoKey{by}, Naming: []ledger.WhoKey{who}, AllVersions: versions},
				slices.DeleteFunc(slices.Clone(others), func(h ledger.Hit) bool { return on[h.Party] != by }))
		}
		asked(t, s, when, ledger.Query{Naming: both, AllVersions: versions}, slices.DeleteFunc(slices.Clone(lines), func(h ledger.Hit) bool { return others[h.Row] != h }))
	}
}

// asked holds the hits and the count of q against want, which is in the order of answers.
func asked(t *testing.T, s ledger.Store, when string, q ledger.Query, want []ledger.Hit) {
	t.Helper()
	counted(t, s, when, q, want)
	chosen(t, s, when, q, want)
	want = slices.Clone(want)
	slices.Reverse(want)
	slices.SortStableFunc(want, func(a, b ledger.Hit) int { return undated(a.Article.From) - undated(b.Article.From) })
	q.Latest = true
	chosen(t, s, when+", the latest first", q, want)
}

func counted(t *testing.T, s ledger.Store, when string, q ledger.Query, want []ledger.Hit) {
	t.Helper()
	tally := ledger.RowTally{What: map[string]int{}, In: map[string]int{}}
	articles, in := map[ledger.ID]bool{}, map[string]bool{}
	for _, h := range want {
		tally.Rows++
		tally.What[h.What]++
		articles[h.Capture] = true
		if !in[h.What+" "+string(h.Capture)] {
			in[h.What+" "+string(h.Capture)] = true
			tally.In[h.What]++
		}
	}
	if got, err := s.CountRows(context.Background(), q); err != nil || got.Rows != tally.Rows || got.Articles != len(articles) || !maps.Equal(got.What, tally.What) || !maps.Equal(got.In, tally.In) {
		t.Errorf("%s, %+v: counted %+v, %v, want %+v in %d articles", when, q, got, err, tally, len(articles))
	}
}

// quarrel is an article whose parties name each other, by names that hold one another and by parts of words that are no names.
func quarrel(tb testing.TB, place string, n int, alias string) []ledger.Draft {
	tb.Helper()
	text := fmt.Sprintf("The Guild said Kovač %d lied. Ana Kovač said the GUILD of the Guildhall and a docker did. The harbour said Kovačevo and the guild's men sang.", n)
	c := onrecord.NewCapture(place, "text/plain", []byte(text))
	span := func(words string) onrecord.Span {
		at := strings.Index(text, words)
		return onrecord.Span{Start: at, End: at + len(words), Text: words}
	}
	finding := []onrecord.Finding{{Field: "act", By: "test", Score: 0.5}}
	statement := func(id onrecord.StatementID, party onrecord.PartyID, source, content string) onrecord.Statement {
		return onrecord.Statement{ID: id, Form: onrecord.Indirect, Act: onrecord.Alleges, Source: onrecord.Source{Party: party, Span: span(source)}, Cue: span("said"), Content: []onrecord.Span{span(content)}, Findings: finding}
	}
	r := &onrecord.Reading{Capture: c, Document: &onrecord.Document{Text: text, Lang: "en", Blocks: []onrecord.Block{{Kind: onrecord.Body, Start: 0, End: len(text)}}},
		Parties: []onrecord.Party{
			{ID: "p1", Kind: onrecord.Person, Name: "Ana Kovač", Aliases: []string{"Kovač"}, Mentions: []onrecord.Span{span("Ana Kovač")}},
			{ID: "p2", Kind: onrecord.Organisation, Name: "The Guild", Aliases: []string{alias, "…"}, Mentions: []onrecord.Span{span("The Guild")}},
			{ID: "p3", Kind: onrecord.Unnamed, Name: "a docker", Mentions: []onrecord.Span{span("a docker")}}},
		Statements: []onrecord.Statement{
			statement("s1", "p2", "The Guild", fmt.Sprintf("Kovač %d lied", n)),
			statement("s2", "p1", "Ana Kovač", "the GUILD of the Guildhall and a docker did"),
			statement("s3", "", "The harbour", "Kovačevo and the guild's men sang")}}
	kept := ledger.DraftCapture(c, "test")
	return []ledger.Draft{kept, read(tb, r, kept)}
}
