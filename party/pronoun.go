package party

import (
	"onrecord"
	"onrecord/lang"
)

// byPronoun: he, she, they, it.
func (r *resolver) byPronoun(all []Mention, done []resolution, i int) resolution {
	m := all[i]
	if m.First != m.Last || r.Words[m.First].UPOS != "PRON" || !r.personal(m.First) {
		return nobody
	}
	return r.pronoun(m, all, done)
}

// personal reports whether word i is a pronoun of the third person.
func (r *resolver) personal(i int) bool {
	w := r.lower[i]
	return r.pack.Is(lang.Masculine, w) || r.pack.Is(lang.Feminine, w) || r.pack.Is(lang.Plural, w) || r.pack.Is(lang.Neuter, w)
}

// farthest is how many sentences back an antecedent may stand.
const farthest = 8

// pronoun picks the antecedent by agreement, distance in sentences, and grammatical role (subjects and sources before the
// rest), in the manner of Lappin and Leass (1994).
func (r *resolver) pronoun(m Mention, all []Mention, done []resolution) resolution {
	w := r.lower[m.First]
	here := r.Text.SentenceOf(m.First)
	best, bestScore := -1, 0.0
	bestAt := -1
	for k := len(r.trail) - 1; k >= 0; k-- {
		s := r.trail[k]
		if s.at >= m.First {
			continue
		}
		back := here - r.Text.SentenceOf(s.at)
		if back > farthest {
			break
		}
		if !r.agrees(w, s.who) || r.sameClause(s.at, m) {
			continue
		}
		score := 10.0 / float64(1+back)
		if s.subject {
			score *= 1.5
		}
		if s.source {
			score *= 1.6
		}
		if r.Text.ParagraphOf(r.Text.SentenceOf(s.at)) != r.Text.ParagraphOf(here) {
			score *= 0.7
		}
		if r.speakerInside(m, s, all, done) {
			score *= 0.3
		}
		if score > bestScore {
			best, bestScore, bestAt = s.who, score, s.at
		}
	}
	if best < 0 {
		return nobody
	}
	r.learnGender(w, best)
	return resolution{who: best, antecedent: r.antecedentAt(best, bestAt), by: "pronoun"}
}

// speakerInside: within somebody's quoted words, "he" is hardly the speaker.
func (r *resolver) speakerInside(m Mention, s step, all []Mention, done []resolution) bool {
	return m.Speaker >= 0 && done[m.Speaker].who == s.who && r.quotedWords(all, m)
}

// quotedWords reports whether m stands between quotation marks.
func (r *resolver) quotedWords(_ []Mention, m Mention) bool {
	at := r.Text.Tokens[m.First].Start
	for _, q := range r.Text.Quotations {
		if q.Inner.Start <= at && at < q.Inner.End {
			return true
		}
	}
	return false
}

// agrees reports whether pronoun w may stand for member who.
func (r *resolver) agrees(w string, who int) bool {
	m := r.cast.members[who]
	switch {
	case r.pack.Is(lang.Masculine, w):
		return m.mayBePerson() && m.gender != feminine
	case r.pack.Is(lang.Feminine, w):
		return m.mayBePerson() && m.gender != masculine
	case r.pack.Is(lang.Plural, w):
		return m.plural || !m.person() && m.kind != onrecord.DocumentKind
	case r.pack.Is(lang.Neuter, w):
		return !m.person() && !m.plural && m.kind != onrecord.Group
	}
	return false
}

func (m *member) mayBePerson() bool {
	return m.person() || m.kind == onrecord.Unnamed && !m.plural || m.kind == "" && !m.plural
}

// sameClause: a pronoun that is the subject of a clause cannot mean what else stands in that clause.
func (r *resolver) sameClause(at int, m Mention) bool {
	return r.Words[at].Head == r.Words[m.Head].Head && r.Words[at].Head >= 0 && r.Text.SentenceOf(at) == r.Text.SentenceOf(m.Head)
}

// learnGender keeps what a pronoun told about a person, when nothing had.
func (r *resolver) learnGender(w string, who int) {
	m := r.cast.members[who]
	if m.gender == unknownGender && m.person() {
		m.gender = r.genderOf(w)
	}
}

func (r *resolver) antecedentAt(who, at int) onrecord.Span {
	for _, x := range r.cast.members[who].mentions {
		if x.First <= at && at <= x.Last {
			return r.span(x.First, x.Last)
		}
	}
	return onrecord.Span{}
}
