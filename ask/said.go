package ask

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"onrecord/ledger"
	"onrecord/ledger/search"
)

// Said gives the statements of whoever is called name, by a name, a role or the words of the text at that place, in the order of
// time. q narrows them.
func (a *Asker) Said(ctx context.Context, name string, q ledger.Query, limit int) (*Answer, error) {
	parties, err := a.called(ctx, name, q.AllVersions)
	if err != nil {
		return nil, err
	}
	q.Kinds = []ledger.RowKind{ledger.StatementRow}
	byWords, byParty := q, q
	byWords.Name, byParty.Parties = name, parties
	hits, err := a.store.Rows(ctx, byWords)
	if err == nil && len(parties) > 0 {
		var more []ledger.Hit
		more, err = a.store.Rows(ctx, byParty)
		hits = union(hits, more)
	}
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(hits, byTime)
	out := &Answer{Schema: Schema, Question: fmt.Sprintf("What did ‘%s’ say?", name)}
	if limit > 0 && len(hits) > limit {
		out.Notes = append(out.Notes, fmt.Sprintf("%d of %d are shown, the earliest; --limit says how many to show.", limit, len(hits)))
		hits = hits[:limit]
	}
	s := Section{Title: "Statements", Empty: "No statement of theirs was found. That is not to say that they said nothing."}
	if s.Lines, err = a.lines(ctx, hits); err != nil {
		return nil, err
	}
	counted, err := a.counted(ctx, q)
	out.Sections, out.Notes = []Section{s}, append(out.Notes, counted)
	return out, err
}

// called are the parties that have name as a name or a role, with those that people judged to be the same.
func (a *Asker) called(ctx context.Context, name string, allVersions bool) ([]ledger.PartyKey, error) {
	if len(search.Words(name)) == 0 {
		return nil, fmt.Errorf("look for %q: %w; it needs a letter or a digit", name, errNothingAsked)
	}
	hits, err := a.store.Rows(ctx, ledger.Query{Kinds: []ledger.RowKind{ledger.PartyRow, ledger.RoleRow}, Text: phrase(name), AllVersions: allVersions})
	if err != nil {
		return nil, err
	}
	set := map[ledger.PartyKey]bool{}
	var out []ledger.PartyKey
	for _, h := range hits {
		for _, key := range a.same(h.Party) {
			if key != "" && !set[key] {
				set[key], out = true, append(out, key)
			}
		}
	}
	return out, nil
}

// same are the parties that people judged to be the same as key, with key.
func (a *Asker) same(key ledger.PartyKey) []ledger.PartyKey {
	root := a.clusters.Of(key)
	out := []ledger.PartyKey{key}
	for k, r := range a.clusters {
		if r == root && k != key {
			out = append(out, k)
		}
	}
	return out
}

// phrase asks for words together.
func phrase(words string) string {
	folded := search.Fold(words)
	return `"` + folded + `"`
}

// union joins hits, each once.
func union(a, b []ledger.Hit) []ledger.Hit {
	type id struct {
		capture ledger.ID
		kind    ledger.RowKind
		ord     int
	}
	seen := map[id]bool{}
	var out []ledger.Hit
	for _, h := range append(slices.Clone(a), b...) {
		k := id{h.Capture, h.Kind, h.Ord}
		if !seen[k] {
			seen[k], out = true, append(out, h)
		}
	}
	return out
}

// byTime orders by when it was said, else by when it was published; unknown last.
func byTime(a, b ledger.Hit) int {
	x, y := timeOf(a), timeOf(b)
	if (x == "") != (y == "") {
		return cmp.Compare(y, x) // the empty one is the greater
	}
	return cmp.Or(cmp.Compare(x, y), cmp.Compare(a.Article.Seq, b.Article.Seq), cmp.Compare(a.Start, b.Start))
}

func timeOf(h ledger.Hit) string {
	if h.From != "" {
		return string(h.From)
	}
	return string(h.Article.From)
}
