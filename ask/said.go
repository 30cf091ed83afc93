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
	if len(search.Words(name)) == 0 {
		return nil, fmt.Errorf("look for %q: %w; it needs a letter or a digit", name, errNothingAsked)
	}
	people, err := a.called(ctx, name, q.AllVersions)
	if err != nil {
		return nil, err
	}
	described, err := a.described(ctx, name, q.AllVersions)
	if err != nil {
		return nil, err
	}
	q.Kinds, q.BySaid = []ledger.RowKind{ledger.StatementRow}, true
	byWords := q
	byWords.Name = name
	questions := []ledger.Query{byWords}
	if len(people) > 0 {
		byName := q
		for _, p := range people {
			byName.Who = append(byName.Who, p.key)
		}
		questions = append(questions, byName)
	}
	if len(described) > 0 {
		byRole := q
		byRole.Parties = described
		questions = append(questions, byRole)
	}
	var hits []ledger.Hit
	for _, question := range questions {
		some, _, err := a.ask(ctx, question, limit+min(limit, 1)) // one more than are shown
		if err != nil {
			return nil, err
		}
		hits = union(hits, some)
	}
	slices.SortStableFunc(hits, byTime)
	out := &Answer{Schema: Schema, Question: fmt.Sprintf("What did ‘%s’ say?", name)}
	if limit > 0 && len(hits) > limit {
		out.Notes = append(out.Notes, fmt.Sprintf("The earliest %d are shown, and there are more; --limit says how many to show.", limit))
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

// described are the parties to which some article gives name as a role, with those that people judged to be the same.
func (a *Asker) described(ctx context.Context, name string, allVersions bool) ([]ledger.PartyKey, error) {
	hits, err := a.store.Rows(ctx, ledger.Query{Kinds: []ledger.RowKind{ledger.RoleRow}, Text: phrase(name), AllVersions: allVersions})
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

// byTime orders as [ledger.Query.BySaid] does: by the day on which it was said, else by that of publication, unknown last, and those of one day by
// what is known of it, then as lines come.
func byTime(a, b ledger.Hit) int {
	unknown := func(s string) int {
		if s == "" {
			return 1
		}
		return 0
	}
	x, y := timeOf(a), timeOf(b)
	return cmp.Or(cmp.Compare(unknown(x), unknown(y)), cmp.Compare(x[:min(10, len(x))], y[:min(10, len(y))]), cmp.Compare(unknown(string(a.From)), unknown(string(b.From))),
		cmp.Compare(unknown(string(a.Article.From)), unknown(string(b.Article.From))), cmp.Compare(a.Article.From, b.Article.From),
		cmp.Compare(a.Article.Seq, b.Article.Seq), cmp.Compare(a.Start, b.Start), cmp.Compare(a.Ord, b.Ord))
}

func timeOf(h ledger.Hit) string {
	if h.From != "" {
		return string(h.From)
	}
	return string(h.Article.From)
}
