package claim

import (
	"onrecord"
	"onrecord/model"
)

// Dated gives each label when it was put on or taken off: the time in the clause of its verb, the first behind the verb
// before one ahead of it; the zero When where there is none. times are those of the text, in its order.
func Dated(a *model.Analysis, labels []Label, times []onrecord.Time) []onrecord.When {
	out := make([]onrecord.When, len(labels))
	for n, l := range labels {
		verb := a.Text.TokenAt(l.Verb)
		first, last := a.Sentence(verb)
		from, to := a.Text.Tokens[first].Start, a.Text.Tokens[last-1].End
		for _, t := range times {
			if t.Span.Start < from || t.Span.End > to || !inClause(a, a.Text.TokenAt(t.Span.Start), verb) {
				continue
			}
			behind := t.Span.Start > l.Verb
			if out[n].IsZero() || behind && out[n].Span.Start < l.Verb {
				out[n] = onrecord.When{From: t.From, To: t.To, Grain: t.Grain, Span: t.Span}
			}
		}
	}
	return out
}

// inClause reports whether word i belongs to the clause of verb: the first verb above it is that, or the verb has none of its
// own and leans on that one; or nothing but the verb's own words stands between them.
func inClause(a *model.Analysis, i, verb int) bool {
	at := i
	for at >= 0 && at != verb && (at == i || a.Words[at].UPOS != "VERB") {
		at = a.Words[at].Head
	}
	if at == verb {
		return true
	}
	if i < verb {
		return false
	}
	for k := verb + 1; k < i; k++ {
		if a.Words[k].UPOS == "VERB" || a.Words[k].UPOS == "AUX" {
			return false
		}
	}
	return true
}
