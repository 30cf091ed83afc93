package party

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
	"onrecord/lang"
)

// The kinds of entity that the model tells apart.
const (
	per  = "PER"
	org  = "ORG"
	loc  = "LOC"
	misc = "MISC"
)

// name is a name at one place: tokens [first, last], without the title before it.
type name struct {
	first, last int
	title       int // first token of the title or role noun before it, or first
	head        int // the token that heads it in the tree
	folded      []string
	acronym     string // the initials given in brackets behind it, lower case
	who         int    // cast member
}

// findNames lists the names of the article. A row of capitals that is a title and nothing else ("the Health Minister") is
// a description.
func (r *resolver) findNames() {
	var titles [][2]int
	for i := 0; i < len(r.Words); {
		last, ok := r.runFrom(i)
		if !ok {
			i++
			continue
		}
		for _, c := range r.cut(i, last) {
			if r.titleRow(c[0], c[1]) && r.entityKind(c[1]) != per && r.entityKind(c[1]) != org {
				titles = append(titles, c)
				continue
			}
			r.addName(c[0], c[1])
		}
		i = last + 1
	}
	r.bindAcronyms()
	surnames := map[string]bool{}
	for _, nm := range r.names {
		if len(nm.folded) > 1 {
			surnames[nm.folded[len(nm.folded)-1]] = true
		}
	}
	for _, c := range titles {
		if c[0] == c[1] && surnames[foldWord(r.lower[c[0]])] && r.Child(c[0], "det") < 0 {
			r.addName(c[0], c[1])
		}
	}
	r.sortNames()
	r.findSurnames(surnames)
}

// findSurnames adds the last names of people whose full names are known where the tagger took them for other words.
func (r *resolver) findSurnames(surnames map[string]bool) {
	found := false
	for i := range r.Words {
		if !r.speaks[i] || r.nameAt[i] >= 0 || !surnames[r.lower[i]] || r.headline[i] || !capital(r.Text.Word(i)) || r.is(r.lower[i], lang.BodyHead, lang.OutletHead, lang.DocHead, lang.Title) {
			continue
		}
		if r.Is(i, "nsubj", "obj", "root") || r.Words[i].UPOS == "NOUN" {
			r.names = append(r.names, name{first: i, last: i, title: i, head: i, folded: []string{foldWord(r.lower[i])}, who: -1})
			found = true
		}
	}
	if found {
		r.sortNames()
	}
}

func capital(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(c)
}

func (r *resolver) addName(first, last int) {
	if first == last && r.commonAhead(first) {
		return
	}
	nm := r.makeName(first, last)
	if len(nm.folded) > 0 {
		r.names = append(r.names, nm)
	}
}

// commonAhead reports whether word i has its capital only from beginning the sentence: a common word before a common noun, "State
// television", "Court officials".
func (r *resolver) commonAhead(i int) bool {
	first, last := r.Sentence(i)
	if i > first && !r.opening(first, i) || i+1 >= last || r.entityKind(i) == per || acronym(r.Text.Word(i)) {
		return false
	}
	next := i + 1
	return r.noun(next) && !capital(r.Text.Word(next)) && r.classOf(next) != noClass && r.Words[i].Head == next &&
		r.is(r.lower[i], lang.BodyHead, lang.OutletHead, lang.DocHead, lang.Human, lang.GroupHead, lang.Generic)
}

// opening reports whether only marks stand between the start of the sentence and word i.
func (r *resolver) opening(first, i int) bool {
	for k := first; k < i; k++ {
		if !r.Punct(k) {
			return false
		}
	}
	return true
}

func (r *resolver) sortNames() {
	sortBy(r.names, func(n name) int { return n.first })
	for k, nm := range r.names {
		for i := nm.first; i <= nm.last; i++ {
			r.nameAt[i] = k
		}
	}
}

// titleRow reports whether a row of capitals is a title, with its office: "Health Minister", "Vice-Minister of Waters".
func (r *resolver) titleRow(first, last int) bool {
	head := last
	for i := first + 1; i <= last; i++ {
		if r.pack.Is(lang.InName, r.lower[i]) && !r.dash(i-1) {
			head = i - 1
			break
		}
	}
	for i := first; i < head; i++ {
		if n, _ := r.pack.At(lang.BodyHead, r.lower[:head+1], i); i+n > head {
			return false // "Coast Guard"
		}
	}
	w := r.lower[head]
	if r.is(w, lang.OutletHead) && !r.pack.Is(lang.Title, w) {
		return false
	}
	if r.pack.Is(lang.Title, w) {
		return true
	}
	return r.pack.Is(lang.Human, w) && (head > first || r.Child(head, "det") >= 0 || r.headline[head] || head+1 < len(r.Words) && r.is(r.lower[head+1], lang.NameLink))
}

// makeName parts the title from the name and folds it.
func (r *resolver) makeName(first, last int) name {
	nm := name{first: first, last: last, who: -1}
	if k := r.afterTitle(first, last); k > first {
		nm.first = k
	}
	for nm.last > nm.first && r.Words[nm.last].XPOS == "POS" {
		nm.last--
	}
	for k := nm.first; k <= nm.last; k++ {
		if w := foldWord(r.lower[k]); w != "" && r.Words[k].XPOS != "POS" {
			nm.folded = append(nm.folded, w)
		}
	}
	nm.head = r.top(nm.first, nm.last)
	nm.title = min(first, r.titleStart(nm.first))
	return nm
}

// afterTitle is the token behind the last title in a row, with the body or place that the title goes with: "Court
// Commissioner | Lena Okafor". The row itself, where its last word names a body: "Prime Minister's Office".
func (r *resolver) afterTitle(first, last int) int {
	at := first
	for s := first; s < last; s++ {
		n, _ := r.pack.At(lang.Title, r.lower[:last+1], s)
		if n == 0 || s+n > last {
			continue
		}
		next := s + n
		if r.Words[next].XPOS == "POS" || r.pack.Is(lang.InName, r.lower[next]) && !r.pack.Is(lang.Particle, r.lower[next]) {
			continue
		}
		for next < last && (r.dash(next) || r.Punct(next)) {
			next++
		}
		if s > first && r.firstName(first) && !r.bodyWordAt(first) {
			break // a title behind a first name is a last name: "Anna Marshal"
		}
		at, s = next, next-1
	}
	if last-at >= 2 && !r.firstName(at) && r.describes(at) && !r.bodyWord(at+1, last) {
		at++ // "Broadcaster Lena Okafor"
	}
	if at > first && (r.is(r.lower[last], lang.BodyHead, lang.OutletHead) || r.entityKind(first) == org && r.entity[first] == r.entity[last]) {
		return first
	}
	return at
}

// describes reports whether word i, written with a capital, describes people: "Broadcaster", "Democrat".
func (r *resolver) describes(i int) bool {
	return r.is(r.lower[i], lang.Human, lang.OutletHead, lang.UnnamedHead)
}

// titleStart is the first token of the title or role that stands right before a name: "Defence Minister", "police chief".
func (r *resolver) titleStart(at int) int {
	first, _ := r.Sentence(at)
	start := at
	for k := at - 1; k >= first && at-k <= 8; k-- {
		if !r.noun(k) && r.Words[k].UPOS != "ADJ" && !r.dash(k) {
			break
		}
		if h := r.Words[k].Head; h < k || !(h >= at || h >= start && h < at) {
			break
		}
		start = k
	}
	for start < at && r.dash(start) {
		start++
	}
	return start
}

// bindAcronyms: "Full Name (ACRONYM)", and "ACRONYM (Full Name)".
func (r *resolver) bindAcronyms() {
	sortBy(r.names, func(n name) int { return n.first })
	for i := range r.names {
		nm := &r.names[i]
		open := nm.last + 1
		if open+2 >= len(r.Words) || r.Text.Word(open) != "(" {
			continue
		}
		if w := r.Text.Word(open + 1); r.Text.Word(open+2) == ")" && len(nm.folded) > 1 && (acronym(w) || startsAlike(w, nm.folded[0]) && r.proper(open+1)) {
			nm.acronym = foldWord(r.lower[open+1])
		}
		if i+1 < len(r.names) && r.names[i+1].first == open+1 && len(nm.folded) == 1 && acronym(r.Text.Word(nm.last)) {
			if next := &r.names[i+1]; len(next.folded) > 2 && r.closes(next.last+1) {
				next.acronym = nm.folded[0]
			}
		}
	}
}

func (r *resolver) closes(i int) bool { return i < len(r.Words) && r.Text.Word(i) == ")" }

func startsAlike(a, b string) bool {
	x, _ := utf8.DecodeRuneInString(strings.ToLower(a))
	y, _ := utf8.DecodeRuneInString(b)
	return x == y
}

// acronym reports whether w is written as initials are: two or more capitals.
func acronym(w string) bool {
	caps := 0
	for _, c := range w {
		if unicode.IsUpper(c) {
			caps++
		} else if unicode.IsSpace(c) {
			return false
		}
	}
	return caps >= 2 && caps*2 >= utf8.RuneCountInString(w)
}

// nameKindHint is what the words of a row say of its kind, "" for nothing.
func (r *resolver) nameKindHint(first, last int) onrecord.PartyKind {
	if r.entityKind(last) == per || last > first && r.firstName(first) && !r.bodyWord(first, last) {
		return onrecord.Person
	}
	return r.kindOfWords(first, last)
}
