package party

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord"
	"onrecord/lang"
)

// name is a name at one place: tokens [first, last], without the title before it.
type name struct {
	first, last int
	title       int // first token of the title or role noun before it, or first
	kind        onrecord.PartyKind
	folded      []string // its words in lower case, without possessive and full stops
	acronym     string   // the initials given in brackets behind it, lower case
	who         int      // cast member
}

// findNames lists the names of the article: those that the model found, and rows of proper nouns that it did not.
func (r *resolver) findNames() {
	n := len(r.Words)
	for i := 0; i < n; {
		if !r.speaks[i] {
			i++
			continue
		}
		first, last, ok := r.nameFrom(i)
		if !ok {
			i++
			continue
		}
		nm := r.makeName(first, last)
		if len(nm.folded) > 0 {
			for k := nm.first; k <= nm.last; k++ {
				r.nameAt[k] = len(r.names)
			}
			r.names = append(r.names, nm)
		}
		i = last + 1
	}
	r.bindAcronyms()
}

// nameFrom is the name that begins at token i: an entity of the model, joined with the proper nouns that belong to it.
func (r *resolver) nameFrom(i int) (first, last int, ok bool) {
	_, end := r.Sentence(i)
	if k := r.entity[i]; k >= 0 && r.Entities[k].First == i && r.Entities[k].Kind != "MISC" {
		last = r.Entities[k].Last - 1
		for last+1 < end && r.proper(last+1) && r.entity[last+1] < 0 && r.Words[last+1].Head >= i && r.Words[last+1].Head <= last {
			last++
		}
		return i, last, true
	}
	if !r.proper(i) || r.entity[i] >= 0 {
		return 0, 0, false
	}
	last = i
	for k := i + 1; k < end; k++ {
		if r.proper(k) && r.entity[k] < 0 || r.hyphen(k) && k+1 < end && r.proper(k+1) {
			last = k
			continue
		}
		if r.joins(k) && k+1 < end && r.proper(k+1) && r.entity[k+1] < 0 && last == k-1 && r.Below(k+1, r.top(i, last)) {
			continue // University of X
		}
		break
	}
	return i, last, true
}

func (r *resolver) proper(i int) bool {
	if w := r.Text.Word(i); r.Words[i].UPOS != "PROPN" && !strings.HasPrefix(r.Words[i].XPOS, "NNP") && !(acronym(w) && r.spelled(i)) || r.pack.Is(lang.Day, r.lower[i]) {
		return false
	}
	c, _ := utf8.DecodeRuneInString(r.Text.Word(i))
	return unicode.IsUpper(c) || unicode.IsDigit(c) || !unicode.IsLower(c) && unicode.IsLetter(c)
}

// spelled reports whether the words around word i are not in capitals too, so that its own say that it is an acronym, even
// where the model takes it for a word ("the WHO's website").
func (r *resolver) spelled(i int) bool {
	first, last := r.Sentence(i)
	for k := max(first, i-3); k < min(last, i+4); k++ {
		if w := r.Text.Word(k); len(w) > 2 && strings.ToLower(w) == w {
			return true
		}
	}
	return false
}

// joins reports whether word k is a small word inside names: a preposition or article.
func (r *resolver) joins(k int) bool { u := r.Words[k].UPOS; return u == "ADP" || u == "DET" }

func (r *resolver) hyphen(i int) bool {
	t := r.Text.Tokens
	return r.Text.Word(i) == "-" && i > 0 && i+1 < len(t) && t[i-1].End == t[i].Start && t[i].End == t[i+1].Start
}

// top is the token of [first, last] whose head lies outside of it.
func (r *resolver) top(first, last int) int {
	for i := first; i <= last; i++ {
		if h := r.Words[i].Head; h < first || h > last {
			return i
		}
	}
	return first
}

// makeName parts the title from the name and folds it.
func (r *resolver) makeName(first, last int) name {
	nm := name{first: first, last: last, title: first, who: -1}
	for nm.first < nm.last {
		n, _ := r.pack.At(lang.Title, r.lower[:nm.last+1], nm.first)
		if n == 0 || nm.first+n > nm.last {
			break
		}
		nm.first += n
		for nm.first < nm.last && (r.joins(nm.first) || r.hyphen(nm.first) || r.Punct(nm.first)) {
			nm.first++
		}
	}
	if nm.first > first && r.kindOfWords(first, last) != onrecord.Person && r.entityKind(last) == "ORG" {
		nm.first = first // "Prime Minister's Office" is one name
	}
	for nm.last > nm.first && r.Words[nm.last].XPOS == "POS" {
		nm.last--
	}
	for k := nm.first; k <= nm.last; k++ {
		if w := foldWord(r.lower[k]); w != "" && r.Words[k].XPOS != "POS" {
			nm.folded = append(nm.folded, w)
		}
	}
	nm.title = r.titleStart(nm.first)
	nm.kind = r.nameKind(nm)
	return nm
}

// titleStart is the first token of the title or role that stands right before a name: "Defence Minister", "police chief".
func (r *resolver) titleStart(at int) int {
	first, _ := r.Sentence(at)
	start := at
	for k := at - 1; k >= first && at-k <= 8; k-- {
		if r.Words[k].UPOS != "NOUN" && r.Words[k].UPOS != "PROPN" && r.Words[k].UPOS != "ADJ" && !r.hyphen(k) {
			break
		}
		if h := r.Words[k].Head; h < k || !(h >= at || h >= start && h < at) {
			break
		}
		start = k
	}
	return start
}

// foldWord strips what differs between two spellings of one name: full stops and the form of the apostrophe. Marks fold
// to nothing.
func foldWord(w string) string {
	w = strings.NewReplacer(".", "", "’", "'").Replace(w)
	if strings.IndexFunc(w, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) < 0 {
		return ""
	}
	return w
}

// bindAcronyms: "Full Name (ACRONYM)".
func (r *resolver) bindAcronyms() {
	for i := range r.names {
		nm := &r.names[i]
		if k := nm.last + 1; k+2 < len(r.Words) && r.Text.Word(k) == "(" && r.Text.Word(k+2) == ")" && acronym(r.Text.Word(k+1)) {
			nm.acronym = r.lower[k+1]
		}
	}
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
