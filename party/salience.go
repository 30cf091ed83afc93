package party

import (
	"onrecord"
	"onrecord/lang"
)

// The weights of salience, as factors. farSentence, the parts in a clause and what further mentions add come from a short
// random search on the development part of GAP (Webster et al. 2018), rounded. GAP is biographies, so what is rare there
// (speech, headlines, paragraphs) was set by hand; sameGender and heardOther were chosen among a few values by the news too.
const (
	farSentence  = 0.95 // how fast a mention fades with sentences
	asSubject    = 1.8  // the parts in a clause, an object being 1
	asOblique    = 0.75 //
	asModifier   = 0.6  //
	asSource     = 1.5  // who has just been quoted goes on speaking
	newParagraph = 0.7  //
	fromQuote    = 0.25 // who is only spoken of
	fromHeadline = 0.5  //
	overClause   = 1.6  // the subject of the clause around the pronoun's
	inOwnWords   = 0.35 // named in what the pronoun says: "Lund would stay, he said"
	oftenShare   = 0.25 // what further mentions add
	oftenMost    = 1.2  // at most, as a share of the best one
	sameGender   = 1.0  // the gender is known and agrees
	heardOther   = 0.02 // the last pronoun for them was of the other gender
	maybePerson  = 0.6  // the text speaks for a person, weakly
	unknownName  = 0.25 // a name of which nothing is known
	nameless     = 0.85 // "the defector": to credit somebody who is not named harms nobody
)

// salience is how far a place where somebody is named puts them in mind where the pronoun of m stands.
func (r *resolver) salience(s step, m Mention, here int) float64 {
	back := here - r.sentenceOf(s.at)
	v := 1 / (1 + farSentence*float64(back))
	switch s.part {
	case subject:
		v *= asSubject
	case oblique:
		v *= asOblique
	case modifier:
		v *= asModifier
	}
	if s.source {
		v *= asSource
	}
	if r.Text.ParagraphOf(r.Text.SentenceOf(s.at)) != r.Text.ParagraphOf(r.Text.SentenceOf(m.First)) {
		v *= newParagraph
	}
	if s.quoted && !r.quoted[m.First] {
		v *= fromQuote
		if r.speakersOwn(s.at) {
			v *= fromQuote
		}
	}
	if r.headline[s.at] && !r.headline[m.First] {
		v *= fromHeadline
	}
	if back == 0 && r.inContent(s.at, m.First) {
		v *= inOwnWords
	}
	if back == 0 && r.governs(s.at, m.First) {
		v *= overClause
	}
	return v
}

// likely weighs down what agrees only for want of knowledge.
func (r *resolver) likely(w string, who int) float64 {
	m := r.cast.members[who]
	switch {
	case r.genderOf(w) != unknownGender:
		switch {
		case m.gender == unknownGender && m.heard != unknownGender && m.heard != r.genderOf(w):
			return heardOther
		case m.gender == r.genderOf(w), m.heard == r.genderOf(w):
			return sameGender
		case m.isPerson():
			return 1
		case !m.named():
			return nameless
		case len(r.Entities) > 0 && m.person < fair:
			return unknownName * unknownName // the model, which knows names, does not know it for a person's
		case m.person > 0:
			return maybePerson
		}
		return unknownName
	case r.pack.Is(lang.Plural, w):
		switch {
		case m.plural:
			return 1.5
		case m.kind == onrecord.Unnamed || m.kind == "" && m.person >= 0:
			return 0.3
		case m.kind == onrecord.State || m.kind == onrecord.Government && m.named():
			return 0.7
		}
		return 1
	}
	if m.kind == "" && m.person >= 0 {
		return 0.4
	}
	return 1
}

// speakersOwn: "my daughter", in somebody's words, is not who speaks.
func (r *resolver) speakersOwn(i int) bool {
	c := r.Child(i, "nmod:poss")
	return c >= 0 && r.pack.Is(lang.Speaker, r.lower[c])
}

// inContent reports whether word a stands, as a name or noun, in what the subject at word i says: in the clause that its
// verb hangs below, or before its verb in a clause below that.
func (r *resolver) inContent(a, i int) bool {
	h := r.Words[i].Head
	if h < 0 || a > i || !r.Is(i, "nsubj") || r.Words[a].UPOS == "PRON" {
		return false
	}
	if r.Is(h, "parataxis") {
		return r.Below(a, r.Words[h].Head) && !r.Below(a, h)
	}
	for at, n := a, 0; at >= 0 && at != h && n < 12; at, n = r.Words[at].Head, n+1 {
		if r.Is(at, "ccomp") && r.Words[at].Head == h {
			return true
		}
	}
	return false
}
