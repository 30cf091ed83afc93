package party

import (
	"onrecord"
	"onrecord/lang"
)

// beside ties descriptions to names between commas where the tree does not: "the prosecutor of Ostmark, Lena Okafor, said",
// "Lena Okafor, the prosecutor, said".
func (r *resolver) beside() {
	for k := range r.phrases {
		p := &r.phrases[k]
		if n := r.calledBefore(p); n >= 0 {
			r.owner[p.head] = r.names[n].who
			continue
		}
		if r.owner[p.head] >= 0 || r.plural(p.head) || r.classOf(p.head) != human {
			continue
		}
		if n := r.nameGiven(p); n >= 0 {
			r.tie(p, &r.names[n])
			continue
		}
		if n := r.identified(p); n >= 0 {
			r.tie(p, &r.names[n])
			continue
		}
		if !r.pointed(p) && !r.opensWithOffice(p) {
			continue
		}
		if n := r.nameRightBehind(p.head); n >= 0 {
			r.tie(p, &r.names[n])
		} else if n := r.nameIn(p.last + 1); n >= 0 && r.enclosed(p.last+1, r.names[n].last+1) {
			r.tie(p, &r.names[n])
		} else if n := r.nameBeforeComma(p.first - 1); n >= 0 && r.enclosed(p.first-1, p.last+1) {
			r.tie(p, &r.names[n])
		}
	}
}

// pointed reports whether the phrase has an article or a possessor of its own.
func (r *resolver) pointed(p *phrase) bool {
	for _, c := range r.Children(p.head) {
		if c < p.head && r.Is(c, "det", "nmod:poss") {
			return true
		}
	}
	return false
}

func (r *resolver) tie(p *phrase, nm *name) {
	m := r.cast.members[nm.who]
	if m.person < 0 {
		return
	}
	r.owner[p.head] = nm.who
	r.addRole(m, p.first, p.last, p.head)
	r.readGender(nm, m)
}

func (r *resolver) comma(i int) bool {
	return i >= 0 && i < len(r.Words) && r.Text.Word(i) == ","
}

// nameIn is the name that begins, with its title, right behind the comma at token i, -1 for none.
func (r *resolver) nameIn(i int) int {
	if !r.comma(i) || i+1 >= len(r.Words) {
		return -1
	}
	if n := r.nameAt[i+1]; n >= 0 && r.names[n].first == i+1 && len(r.names[n].folded) > 1 {
		return n
	}
	for k := i + 2; k < len(r.Words) && k <= i+5; k++ { // "the division's head, Superintendent Lena Okafor, said"
		if n := r.nameAt[k]; n >= 0 {
			if nm := &r.names[n]; nm.first == k && nm.title == i+1 && r.pack.Is(lang.Title, r.lower[k-1]) {
				return n
			}
			break
		}
	}
	return -1
}

// opensWithOffice: at the start of a sentence an office may have no article, "Head of the division, Lena Okafor, said".
func (r *resolver) opensWithOffice(p *phrase) bool {
	first, _ := r.Sentence(p.head)
	return r.opening(first, p.first) && r.pack.Is(lang.Title, r.lower[p.head]) && r.nameIn(p.last+1) >= 0
}

// nameGiven is the name that a word for naming gives the one described: "a chemist called Lena Okafor". -1 for none.
func (r *resolver) nameGiven(p *phrase) int {
	if p.last+2 >= len(r.Words) || !r.pack.Is(lang.Naming, r.lower[p.last+1]) || r.Words[p.last+1].UPOS != "VERB" {
		return -1
	}
	if n := r.nameAt[p.last+2]; n >= 0 && r.names[n].first == p.last+2 && r.Child(r.names[n].head, "nsubj") < 0 {
		return n
	}
	return -1
}

// identified is the name that a verb of naming says the one described has: "named the colonel as Viktor Hask". -1 for none.
func (r *resolver) identified(p *phrase) int {
	v := r.Words[p.head].Head
	if v < 0 || !r.Verb(v) || !r.definite(Mention{p.first, p.last, p.head, -1, -1}) || !r.Is(p.head, "obj", "nsubj:pass") || !r.pack.Is(lang.Identify, r.Words[v].Lemma) {
		return -1
	}
	for _, k := range r.Children(v) {
		if n := r.nameAt[k]; k > p.head && n >= 0 && r.Is(k, "obl", "nmod") && r.caseIs(k, lang.PredLead) {
			return n
		}
	}
	return -1
}

// nameBeforeComma is the name that ends right before the comma at token i, -1 for none.
func (r *resolver) nameBeforeComma(i int) int {
	if !r.comma(i) || i < 1 {
		return -1
	}
	return r.nameAt[i-1]
}

// enclosed reports whether what lies between tokens a and b stands between marks in one sentence, and is no item of a list.
func (r *resolver) enclosed(a, b int) bool {
	if b >= len(r.Words) || r.Text.SentenceOf(a) != r.Text.SentenceOf(b) || !r.Punct(b) {
		return false
	}
	return b+1 >= len(r.Words) || r.Words[b+1].UPOS != "CCONJ"
}

// nameRightBehind is the full name that follows noun h with nothing between, -1 for none.
func (r *resolver) nameRightBehind(h int) int {
	if h+1 >= len(r.Words) {
		return -1
	}
	n := r.nameAt[h+1]
	if n < 0 || r.names[n].first != h+1 || len(r.names[n].folded) < 2 || r.Is(r.names[n].head, "obj", "nmod:poss") {
		return -1
	}
	next := r.names[n].last + 1
	if next < len(r.Words) && (r.Words[next].XPOS == "POS" || r.Is(r.names[n].head, "nsubj") && !r.comma(next)) {
		return -1
	}
	return n
}

// calledBefore is the name of an outlet, with the noun that says so behind it: "the Valley Dispatch newspaper". -1 for none.
func (r *resolver) calledBefore(p *phrase) int {
	if r.classOf(p.head) != outlet || p.head < 1 || r.plural(p.head) {
		return -1
	}
	n := r.nameAt[p.head-1]
	if n < 0 || r.names[n].last != p.head-1 {
		return -1
	}
	m := r.cast.members[r.names[n].who]
	if m.isPerson() || m.state != "" || m.kind == onrecord.Government || r.pack.Is(lang.Demonym, m.folded[0]) {
		return -1
	}
	return n
}
