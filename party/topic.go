package party

import (
	"onrecord"
	"onrecord/lang"
)

// byTopic: "Lena Okafor rose. “…,” the prosecutor said": whoever of whom nothing is known yet is called by what they are once the text has
// begun to speak of them. It takes the one person that the sentence before, or this one before the description, is about.
func (r *resolver) byTopic(m Mention) resolution {
	if !r.ownVoice(m.Head) || r.headline[m.Head] || r.quoted[m.Head] || r.plural(m.Head) || r.classOf(m.Head) != human || r.pack.Is(lang.Spokesman, r.lower[m.Head]) || r.pack.Is(lang.GroupHead, r.lower[m.Head]) {
		return nobody
	}
	for _, c := range r.Children(m.Head) {
		if c < m.Head && r.Is(c, "nmod:poss") {
			return nobody // somebody's: not whom the text is about, but one of theirs
		}
	}
	here := r.sentenceOf(m.Head)
	paragraph := r.Text.ParagraphOf(r.Text.SentenceOf(m.Head))
	best := -1
	for i := len(r.trail) - 1; i >= 0; i-- {
		s := r.trail[i]
		if s.at >= m.First {
			continue
		}
		if here-r.sentenceOf(s.at) > topicReaches || r.Text.ParagraphOf(r.Text.SentenceOf(s.at)) != paragraph {
			break
		}
		x := r.cast.members[s.who]
		if r.quoted[s.at] || !x.isPerson() && x.kind != onrecord.Unnamed {
			continue
		}
		if r.sentenceOf(s.at) == here || best >= 0 && best != s.who {
			return nobody
		}
		best = s.who
		if s.part != subject || !r.ofMainClause(s.at) || !x.named() || len(x.roles) > 0 {
			return nobody
		}
	}
	if best < 0 || !r.sameGender(m, best) {
		return nobody
	}
	res := r.pointing(best, m.First, "topic")
	res.score = guessed
	return res
}

// topicReaches is within how many sentences a description may stand for whom the text has begun to speak of.
const topicReaches = 1

// sameGender reports whether the noun of the description tells no other gender than the member's.
func (r *resolver) sameGender(m Mention, who int) bool {
	g, x := r.genderOf(r.lower[m.Head]), r.cast.members[who]
	return g == unknownGender || x.gender == unknownGender || g == x.gender
}
