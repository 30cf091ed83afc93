package claim

import (
	"slices"

	"onrecord"
)

// What speaks for point j being about what a group is about, in thousandths. The weights were set by hand and tried on four
// stories; weights learned from three of them did no better on the fourth.
const (
	toBegin   = -1900 // a claim of its own, unless more speaks for the group
	perAlike  = 2000  // all that the one with less to say speaks of, the other does, too
	muchAlike = 700   // a third of it
	perCover  = 1500  // all that the point speaks of was spoken of in the group
	perGap    = -80   // for each point since the group's last, ten at most
	number    = 500   // they share a number

	goesOn      = 800  // one speaker goes on
	goesOnShort = 400  // … with few words
	goesOnNew   = -200 // … with other things

	answersAllegation = 600 // a denial, a doubt or a confirmation, to what was alleged
	answersForSelf    = 800 // … by one who was spoken of
	answersNext       = 300 // … to what was said right before
	answersNextShort  = 800 // … with few words: denied this

	silentNext   = 300 // no answer, to what was said right before
	silentSelf   = 800 // … by one who was spoken of
	silentToMuch = 500 // … where much was said
	silentHere   = 300 // … in one paragraph
	silentToThe  = 700 // … where words point back at an allegation

	answersWithThis = 800 // … with words that point back

	sameSentence  = 300
	sameParagraph = 200
	sameStatement = 200
	perMember     = 38  // for each member, eight at most: what was spoken of much is spoken of again
	shortNext     = 300 // few words, right behind
	pointsNext    = 500 // words that point back, right behind
	pointsBack    = 400 // words that point back at an allegation
	underTitle    = 200 // the group begins in the title
)

// farBack bounds how many members of a group a point is compared with, the latest first.
const farBack = 16

func (g *group) recent() []int { return g.members[max(0, len(g.members)-farBack):] }

// alike is how much of what the one of two points with less to say speaks of, the other does, too, in thousandths.
func (r *reader) alike(a, b *point) int {
	if n := min(a.norm, b.norm); n > 0 {
		return 1000 * r.shared(a.terms, b.terms) / n
	}
	return 0
}

// link adds up what speaks for point j being about what g is about; below zero more speaks against it.
func (r *reader) link(j int, g *group) int {
	v, last := &r.points[j], &r.points[g.last()]
	best, shares, alleges, spokenOf, title := 0, false, false, false, false
	for _, k := range g.recent() {
		m := &r.points[k]
		best = max(best, r.alike(v, m))
		shares = shares || slices.ContainsFunc(v.numbers, func(t int) bool { return slices.Contains(m.numbers, t) })
		alleges = alleges || m.Act == onrecord.Alleges
		spokenOf = spokenOf || v.Source.Party != "" && slices.Contains(m.parties, v.Source.Party)
		title = title || m.title
	}
	score := toBegin + perAlike*best/1000 + perGap*min(j-g.last(), 10) + perMember*min(len(g.members), 8)
	if v.norm > 0 {
		score += perCover * r.shared(v.terms, g.terms) / v.norm
	}
	add := func(weight int, ok bool) {
		if ok {
			score += weight
		}
	}
	kind, next, short := r.kind(v), g.last() == j-1, len(v.terms) < 3
	on := last.index == v.index || next && v.Source.Party != "" && last.Source.Party == v.Source.Party
	add(muchAlike, best > 300)
	add(number, shares)
	add(goesOn, on)
	add(goesOnShort, on && short)
	add(goesOnNew, on && best == 0)
	add(answersAllegation, kind == "answers" && alleges)
	add(answersForSelf, kind == "answers" && spokenOf)
	add(answersNext, kind == "answers" && next)
	add(answersNextShort, kind == "answers" && next && short)
	add(answersWithThis, kind == "answers" && next && short && v.reference != "")
	add(silentNext, kind == "silent" && next)
	add(silentSelf, kind == "silent" && spokenOf)
	add(silentToMuch, kind == "silent" && len(g.members) > 3)
	add(silentToThe, kind == "silent" && alleges && v.reference == "allegation")
	add(silentHere, kind == "silent" && v.block == last.block)
	add(sameSentence, v.sentence == last.sentence)
	add(sameParagraph, v.block == last.block)
	add(sameStatement, v.index == last.index)
	add(shortNext, short && next)
	add(pointsNext, v.reference != "" && next)
	add(pointsBack, v.reference != "" && alleges)
	add(underTitle, title && !v.title)
	return score
}
