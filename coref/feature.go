package coref

import (
	"slices"
	"strings"
)

// key is the hash of one feature.
func key(kind uint32, vals ...uint32) uint32 {
	h := kind * 0x9e3779b1
	for _, v := range vals {
		h = mix(h, v)
	}
	if h == 0 {
		h = 1
	}
	return h
}

// bucket of a distance or count.
func bucket(n int) uint32 {
	switch {
	case n < 0:
		return 15
	case n < 4:
		return uint32(n)
	case n < 6:
		return 4
	case n < 9:
		return 5
	case n < 15:
		return 6
	case n < 30:
		return 7
	}
	return 8
}

// sort of a mention: its kind, and of a pronoun its form.
func (t *trait) sort() uint32 {
	if t.kind == pronoun {
		return t.form
	}
	return uint32(t.kind)
}

// own lists the features of mention i by itself.
func (r *reading) own(i int) []uint32 {
	t := &r.trait[i]
	if t.own != nil {
		return t.own
	}
	m := r.Mentions[i]
	s := t.sort()
	k := uint32(t.kind)
	before, behind := uint32(0), uint32(0)
	if first, last := r.Sentence(m.Head); m.First > first {
		before = r.around(m.First - 1)
		if m.Last+1 < last {
			behind = r.around(m.Last + 1)
		}
	} else if m.Last+1 < last {
		behind = r.around(m.Last + 1)
	}
	quoted := uint32(0)
	if t.quote >= 0 {
		quoted = 1
	}
	out := []uint32{
		key(1, k), key(2, s), key(3, k, t.form), key(4, k, uint32(t.part)), key(5, s, uint32(t.part)),
		key(6, k, uint32(t.ent), uint32(t.number)), key(7, k, uint32(t.class)), key(8, k, uint32(t.gender), uint32(t.number)),
		key(9, k, t.head), key(10, k, before), key(11, k, behind), key(12, k, uint32(min(m.Last-m.First, 6))),
		key(13, k, quoted, uint32(t.who)), key(14, k, t.gov, uint32(t.part)), key(15, k, t.form, uint32(len(t.mods))),
		key(16, k, bucket(t.sentence)), key(17, k, t.form, uint32(t.part)),
	}
	if t.kind != pronoun {
		exact, head := 0, 0
		for _, j := range r.byToken[t.head] {
			if j < i {
				head++
				if r.trait[j].text == t.text {
					exact++
				}
			}
		}
		out = append(out, key(18, k, t.form, bucket(min(head, 3)), bucket(min(exact, 2))), key(19, k, uint32(t.ent), bucket(min(exact, 2))))
	}
	t.own = out
	return out
}

// around is the word beside a mention; all quotation marks are one.
func (r *reading) around(i int) uint32 {
	if r.Punct(i) {
		return hashOf(r.Text.Form(i))
	}
	return hashOf(r.Words[i].Lower)
}

// match says what words mentions have in common, as bits.
func match(a *trait, tokens []uint32) uint32 {
	if len(a.tokens) == 0 || len(tokens) == 0 {
		return 0
	}
	in, n := 0, len(a.tokens)
	for _, w := range a.tokens {
		if slices.Contains(tokens, w) {
			in++
		}
	}
	back := 0
	for _, w := range tokens {
		if slices.Contains(a.tokens, w) {
			back++
		}
	}
	var out uint32
	if in > 0 {
		out = 1
	}
	if in == n {
		out |= 2
	}
	if back == len(tokens) {
		out |= 4
	}
	return out
}

// strings says how alike the words of i and j are.
func (r *reading) alike(i, j int) uint32 {
	a, b := &r.trait[i], &r.trait[j]
	if a.kind == pronoun || b.kind == pronoun {
		if a.form == b.form {
			return 1
		}
		return 0
	}
	var out uint32
	if a.text == b.text {
		out |= 1
	}
	if a.head == b.head {
		out |= 2
	}
	out |= match(a, b.tokens) << 2
	if a.initials != 0 && a.initials == b.head || b.initials != 0 && b.initials == a.head {
		out |= 32
	}
	if len(a.tokens) > 0 && len(b.tokens) > 0 && a.tokens[len(a.tokens)-1] == b.tokens[len(b.tokens)-1] {
		out |= 64
	}
	return out
}

// mods says how the modifiers of i stand to those of j.
func mods(a, b *trait) uint32 {
	if len(a.mods) == 0 {
		if len(b.mods) == 0 {
			return 0
		}
		return 1
	}
	in := 0
	for _, w := range a.mods {
		if slices.Contains(b.mods, w) {
			in++
		}
	}
	switch {
	case in == len(a.mods):
		return 2
	case in > 0:
		return 3
	case len(b.mods) == 0:
		return 4
	}
	return 5
}

// agree says whether masks can be one: 0 no, 1 yes and both are telling, 2 yes for want of knowledge.
func agree(a, b, all uint8) uint32 {
	switch {
	case a&b == 0:
		return 0
	case a == all || b == all:
		return 2
	case a == b:
		return 1
	}
	return 3
}

// structure says how i and j stand to one another in the tree.
func (r *reading) structure(i, j int) uint32 {
	a, b := r.Mentions[i], r.Mentions[j]
	if r.trait[i].sentence != r.trait[j].sentence {
		return 0
	}
	ha, hb := r.Words[a.Head].Head, r.Words[b.Head].Head
	switch {
	case ha == b.Head && r.Is(a.Head, "appos"), hb == a.Head && r.Is(b.Head, "appos"):
		return 1
	case hb == a.Head && r.Is(b.Head, "nsubj"), ha == b.Head && r.Is(a.Head, "nsubj"):
		return 2
	case b.First <= a.First && a.Last <= b.Last:
		return 3
	case a.First <= b.First && b.Last <= a.Last:
		return 4
	case ha >= 0 && ha == hb:
		return 5
	case ha >= 0 && hb >= 0 && r.Below(ha, hb) && r.Is(b.Head, "nsubj"):
		return 6
	case ha >= 0 && hb >= 0 && r.Below(hb, ha):
		return 7
	case hb >= 0 && r.Below(a.Head, hb):
		return 8
	}
	return 9
}

// pair appends the features of i going back to j. rank is how many entities that agree stand nearer.
func (r *reading) pair(i, j, rank int, out []uint32) []uint32 {
	a, b := &r.trait[i], &r.trait[j]
	e := r.group[r.entity[j]]
	ck := uint32(a.kind)*4 + uint32(b.kind)
	if j > i {
		ck += 64
	}
	si, sj := a.sort(), b.sort()
	sents := a.sentence - b.sentence
	if sents < 0 {
		sents = -sents
	}
	ds, dm := bucket(sents), bucket(abs(i-j))
	al := r.alike(i, j)
	best := match(a, e.tokens)
	st := r.structure(i, j)
	g, n := agree(a.gender, e.gender, anyGender), agree(a.number, e.number, number)
	pa, pb := uint32(a.part), uint32(b.part)
	q := uint32(0)
	switch {
	case a.quote >= 0 && a.quote == b.quote:
		q = 1
	case a.quote >= 0 && b.quote >= 0:
		q = 2
	case a.quote >= 0:
		q = 3
	case b.quote >= 0:
		q = 4
	}
	size := bucket(len(e.mentions))
	rk := uint32(min(rank, 5))
	out = append(out, key(100, ck), key(101, ck, si, sj), key(102, ck, ds), key(103, ck, dm), key(104, ck, si, ds),
		key(105, ck, al), key(106, ck, al, ds), key(107, ck, si, uint32(b.ent), uint32(b.class)), key(108, ck, si, uint32(e.gender), uint32(e.number)),
		key(109, ck, g, n), key(110, ck, pa, pb, min(ds, 2)), key(111, si, ck, pb, min(ds, 2)), key(112, ck, st), key(113, si, st, pa, pb),
		key(114, ck, q, uint32(a.who), uint32(b.who)), key(115, ck, size), key(116, si, ck, rk), key(117, ck, rk, min(ds, 2), pb),
		key(118, ck, best, al), key(119, ck, bucket(e.subjects)), key(120, ck, bucket(e.names), bucket(e.pronouns)), key(121, ck, b.form))
	if a.kind == pronoun && a.who == 3 {
		same, back := r.subjectRank(i, r.entity[j])
		out = append(out, key(320, si, same, back), key(321, si, same, back, pa, pb), key(322, ck, back, pa, min(ds, 3)), key(323, si, same, pa, st), key(324, ck, same, back, rk))
	}
	if a.kind == pronoun {
		same := uint32(0)
		if slices.Contains(e.forms, a.form) {
			same = 1
		}
		gov := uint32(0)
		if a.gov == b.gov {
			gov = 1
		}
		out = append(out, key(130, si, same, bucket(e.pronouns)), key(131, ck, gov, pa, pb), key(132, si, uint32(e.ent), uint32(b.class)), key(133, ck, sj, pa))
		if a.who == 3 {
			out = append(out, key(136, ck, agree(a.gender, b.hint, anyGender), g))
			dep := r.depth(r.Mentions[j].Head)
			top := r.rankOf(i, r.entity[j])
			out = append(out, key(160, ck, si, dep, min(ds, 2)), key(161, ck, top[0], top[1]), key(162, ck, top[0], min(ds, 2), pb), key(163, ck, top[1], min(ds, 2), pb),
				key(164, si, pb, dep, r.depth(r.Mentions[i].Head), min(ds, 2)), key(165, si, st, rk), key(166, ck, rk, top[0], top[1]))
			fresh := uint32(0)
			if e.mentions[0] == j {
				fresh = 1
			}
			path := r.path(r.Mentions[j].Head, r.Mentions[i].Head, sents == 0)
			out = append(out, key(170, si, path), key(171, pa, path), key(172, uint32(a.who), path), key(173, ck, fresh, bucket(e.names), uint32(min(len(b.tokens), 3))), key(174, si, fresh, rk, min(ds, 2)),
				key(175, ck, uint32(min(len(b.tokens), 3)), pb), key(176, path, rk),
				key(177, si, path, min(ds, 3)), key(178, si, r.before(i, r.entity[j]), min(ds, 2)), key(179, si, r.before(i, r.entity[j]), st, pb), key(180, ck, r.before(i, r.entity[j]), rk, fresh))
			out = append(out, key(134, ck, a.gov, pa, uint32(b.class), uint32(b.ent)), key(135, ck, b.head))
		}
		return out
	}
	out = append(out, key(140, ck, mods(a, b), al), key(141, ck, a.form, al), key(142, ck, uint32(a.class), uint32(b.class), al&3),
		key(143, ck, uint32(a.ent), uint32(b.ent), al), key(144, ck, uint32(a.ent), uint32(e.ent)), key(145, ck, a.form, ds), key(146, ck, n, al), key(147, ck, g, al), key(148, ck, a.form, b.form, al&2))
	if a.head != b.head {
		out = append(out, key(149, a.head, b.head))
	} else {
		out = append(out, key(150, a.head))
	}
	return out
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// depth is how many clauses word i stands below the main one of its sentence.
func (r *reading) depth(i int) uint32 {
	n := uint32(0)
	for k := 0; i >= 0 && k < 20; k++ {
		if r.Is(i, "acl", "advcl", "ccomp", "csubj", "xcomp", "parataxis") {
			n++
		}
		i = r.Words[i].Head
	}
	return min(n, 3)
}

// rankOf says where entity e stands among those that pronoun i may mean in the whole text: by how soon it is named first,
// and by how often it is named.
func (r *reading) rankOf(i, e int) [2]uint32 {
	a := &r.trait[i]
	var out [2]uint32
	x := r.group[e]
	for _, k := range r.people {
		y := r.group[k]
		if y == nil || k == e || a.gender&y.gender == 0 || a.number&y.number == 0 {
			continue
		}
		if k < e {
			out[0]++
		}
		if y.names > x.names {
			out[1]++
		}
	}
	return [2]uint32{min(out[0], 4), min(out[1], 4)}
}

// path is how the tree leads from word a to word b: up from a to what holds both, then down to b; from one sentence to
// another, up to both roots.
func (r *reading) path(a, b int, same bool) uint32 {
	h := uint32(17)
	top := -1
	if same {
		for at, n := a, 0; at >= 0 && n < 30; at, n = r.Words[at].Head, n+1 {
			if r.Below(b, at) {
				top = at
				break
			}
		}
	}
	for at, n := a, 0; at >= 0 && at != top && n < 6; at, n = r.Words[at].Head, n+1 {
		h = mix(h, r.step(at))
	}
	h = mix(h, 99)
	for at, n := b, 0; at >= 0 && at != top && n < 6; at, n = r.Words[at].Head, n+1 {
		h = mix(h, r.step(at))
	}
	return h
}

// step is the relation of word i, without what is said of it further.
func (r *reading) step(i int) uint32 {
	rel := r.Words[i].Rel
	if k := strings.IndexByte(rel, ':'); k >= 0 && rel[k:] != ":pass" && rel[k:] != ":poss" {
		rel = rel[:k]
	}
	return hashOf(rel)
}

// before tells of the last pronoun of the gender and number of i's whether it means entity e: 0 there is none, 1 it does, in the same
// sentence, 2 before that, 3 and 4 it means another.
func (r *reading) before(i, e int) uint32 {
	a := &r.trait[i]
	k := r.last[a.gender]
	if k < 0 || k >= i {
		return 0
	}
	out := uint32(1)
	if r.entity[k] != e {
		out = 3
	}
	if r.trait[k].sentence != a.sentence {
		out++
	}
	return out
}
