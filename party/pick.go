package party

import (
	"fmt"
	"math"

	"onrecord"
	"onrecord/model/loglinear"
)

// rival is one of those whom a pronoun may mean.
type rival struct {
	who       int
	best      step    // where they stand most in mind
	top, rest float64 // the salience of that place, and of the others together
	places    int
	share     float64 // how likely the model of who is who takes them
}

// weight is the salience of all places.
func (x *rival) weight() float64 { return x.top + min(oftenShare*x.rest, oftenMost*x.top) }

// rivals lists whom the pronoun of m may mean, the last seen first: who agrees with it, stands near before it, and is not ruled
// out by the tree.
func (r *resolver) rivals(m Mention) []rival {
	i := m.First
	w := r.lower[i]
	barred := map[int]bool{}
	r.barObjects(i, barred)
	if m.Not >= 0 && m.Not < len(r.nameAt) {
		if who := r.memberAt(m.Not); who >= 0 {
			barred[who] = true
		}
	}
	at := map[int]int{}
	var list []rival
	here := r.sentenceOf(i)
	for k := len(r.trail) - 1; k >= 0; k-- {
		s := r.trail[k]
		if s.at >= i {
			continue
		}
		if here-r.sentenceOf(s.at) > farthest {
			break
		}
		if !r.agrees(w, s.who) {
			continue
		}
		if r.bars(s.at, i) {
			barred[s.who] = true
			continue
		}
		v := r.salience(s, m, here)
		x, seen := at[s.who]
		if !seen {
			x = len(list)
			at[s.who] = x
			list = append(list, rival{who: s.who, best: s})
		}
		y := &list[x]
		y.places++
		if v > y.top {
			y.best, y.top, y.rest = s, v, y.rest+y.top
		} else {
			y.rest += v
		}
	}
	out := list[:0]
	for _, x := range list {
		if !barred[x.who] {
			out = append(out, x)
		}
	}
	r.addShares(i, out)
	return out
}

// addShares adds up the shares of all places where a rival stands.
func (r *resolver) addShares(i int, list []rival) {
	if r.by.Who == nil {
		return
	}
	for _, c := range r.by.Who.Choices(i) {
		who := r.memberAt(c.Head)
		for k := range list {
			if list[k].who == who {
				list[k].share += c.Share
			}
		}
	}
}

// pick takes the likeliest of the rivals, by the learned weights, or without them by agreement and salience alone: every place where
// somebody was named adds to theirs, more so the nearer it is and the higher its part in the clause (Lappin and Leass 1994).
func (r *resolver) pick(m Mention, list []rival) resolution {
	if r.see != nil {
		r.see(m, list)
	}
	if len(list) == 0 {
		return nobody
	}
	best := r.salient(m, list)
	if best < 0 {
		return nobody
	}
	by, score := "pronoun", 0.0
	if r.by.Pick != nil {
		by = "model pronoun"
		contest := r.contest(m, list)
		plain := margin(r.by.Pick, contest[best])
		most := plain
		for k, features := range contest {
			if r.likely(r.lower[m.First], list[k].who) <= heardOther {
				continue // the text has spoken of them as of the other gender
			}
			if v := margin(r.by.Pick, features); v > most && v > plain+overrule {
				best, most = k, v
			}
		}
		if score = math.Round(1000/(1+math.Exp(-float64(most)/1000))) / 1000; score < leastSure {
			return nobody
		}
	}
	x := list[best]
	r.learnGender(r.lower[m.First], x.who)
	return resolution{who: x.who, antecedent: r.antecedentAt(x.who, x.best.at), by: by, score: score}
}

// leastSure is how likely somebody must be to be taken at all: below it two of three were wrong in articles that nothing was learned from.
const leastSure = 0.35

// overrule is by how much the learned weights must prefer another to the most salient one, in thousandths of a nat.
const overrule = 700

// salient is the index of the rival most in mind, -1 for none.
func (r *resolver) salient(m Mention, list []rival) int {
	best, most := -1, 0.0
	for k := range list {
		if v := r.valueOf(m, &list[k]); v > most {
			best, most = k, v
		}
	}
	return best
}

// valueOf is how far a rival is in mind, given that it agrees and speaks.
func (r *resolver) valueOf(m Mention, x *rival) float64 {
	v := x.weight() * r.likely(r.lower[m.First], x.who)
	if r.speaking(m, x.who) {
		v *= 0.05 // whoever speaks says I
	}
	return v
}

// margin is by how much yes is likelier than no, in thousandths of a nat.
func margin(m *loglinear.Model, features []string) int64 {
	out := int64(0)
	for k, s := range m.Scores(features) {
		switch m.Classes[k] {
		case yes:
			out += s
		case no:
			out -= s
		}
	}
	return out
}

// speaking reports whether the pronoun of m stands in the words of member who.
func (r *resolver) speaking(m Mention, who int) bool {
	return m.Speaker >= 0 && m.Speaker < len(r.sources) && r.res[m.Speaker].who == who && r.quoted[m.First]
}

// The classes of the decision whether a pronoun means a rival.
const (
	yes = "yes"
	no  = "no"
)

// contest gives the features of each rival, as names that a person can read in the table of weights.
func (r *resolver) contest(m Mention, list []rival) [][]string {
	i := m.First
	value := make([]float64, len(list))
	for k := range list {
		value[k] = r.valueOf(m, &list[k])
	}
	last, lastAt := r.lastSource(i)
	out := make([][]string, len(list))
	for k := range list {
		x := &list[k]
		ahead, shareAhead := 0, 0
		for o := range list {
			if value[o] > value[k] {
				ahead++
			}
			if list[o].share > x.share {
				shareAhead++
			}
		}
		other := 0.0
		for o := range list {
			if o != k {
				other = max(other, value[o])
			}
		}
		f := []string{
			"bias",
			fmt.Sprintf("rank=%d", min(ahead, 3)),
			fmt.Sprintf("lead=%d", step10(math.Log((value[k]+1e-3)/(other+1e-3)))),
			fmt.Sprintf("share=%d", int(math.Round(x.share*5))),
			fmt.Sprintf("share rank=%d", min(shareAhead, 3)),
			fmt.Sprintf("rank=%d,share rank=%d", min(ahead, 2), min(shareAhead, 2)),
		}
		f = append(f, r.traitsOf(m, x, last, lastAt)...)
		out[k] = f
	}
	return out
}

// step10 is a difference of logarithms in steps, bounded.
func step10(x float64) int { return int(math.Round(max(-3, min(3, x)) * 2)) }

// traitsOf tells of one rival where and as what it stands.
func (r *resolver) traitsOf(m Mention, x *rival, last, lastAt int) []string {
	i := m.First
	mem := r.cast.members[x.who]
	here, there := r.sentenceOf(i), r.sentenceOf(x.best.at)
	back := min(here-there, 4)
	f := []string{
		fmt.Sprintf("back=%d", back),
		fmt.Sprintf("part=%d", x.best.part),
		fmt.Sprintf("part=%d,back=%d", x.best.part, min(back, 2)),
		fmt.Sprintf("places=%d", min(x.places, 4)),
		fmt.Sprintf("likely=%.1f", r.likely(r.lower[i], x.who)),
		"kind=" + string(mem.shownKind()),
		fmt.Sprintf("named=%t", mem.named()),
		fmt.Sprintf("count=%d", min(mem.count, 4)),
	}
	add := func(name string, is bool) {
		if is {
			f = append(f, name)
		}
	}
	paragraph := r.Text.ParagraphOf(r.Text.SentenceOf(x.best.at)) == r.Text.ParagraphOf(r.Text.SentenceOf(i))
	first, _ := r.Sentence(i)
	add("source", x.best.source)
	add("source before", x.who == last)
	add(fmt.Sprintf("source before, back=%d", min(r.sentenceOf(i)-lastAt, 3)), x.who == last)
	add("another source before", last >= 0 && x.who != last)
	add("paragraph", paragraph)
	add("paragraph, source", paragraph && x.best.source)
	add("of a quotation", x.best.quoted && !r.quoted[i])
	add("quoted", r.quoted[i])
	add("speaking", r.speaking(m, x.who))
	add("headline", r.headline[x.best.at])
	add("in own words", back == 0 && r.inContent(x.best.at, i))
	add("over", back == 0 && r.governs(x.best.at, i))
	add("of a people", mem.state != "")
	add("thing", mem.thing)
	add("joint", mem.parts != nil)
	add("opens", i-first <= 1 && r.Is(i, "nsubj"))
	add("opens, subject before", i-first <= 1 && back == 1 && x.best.part == subject)
	add("gender known", mem.gender != unknownGender || mem.heard != unknownGender)
	add("unnamed person", mem.kind == onrecord.Unnamed)
	return f
}

// lastSource is whose words the text gave last before word i, and the sentence; -1 for nobody's.
func (r *resolver) lastSource(i int) (who, sentence int) {
	for k := len(r.trail) - 1; k >= 0; k-- {
		if s := r.trail[k]; s.source && s.at < i {
			return s.who, r.sentenceOf(s.at)
		}
	}
	return -1, -1
}
