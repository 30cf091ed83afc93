package train

import (
	"regexp"
	"sort"
	"strings"
)

// entityMark is one opening or closing bracket of GUM's Entity column: "(12-person-giv:act-…)" or "12)".
var entityMark = regexp.MustCompile(`\((\d+)-(\w+)-[^()]*\)?|(\d+)\)`)

type mention struct {
	kind        string
	first, last int // words [first, last)
}

// gumNames turns GUM's mentions into names: a mention of a person, organisation, place, event or thing whose words, but for articles
// and titles at its start, are a name by their tags. Other proper nouns are unsure. raw holds the MISC column of each word.
func gumNames(s *Sentence, raw []string, sense func(string) uint16) {
	var found []mention
	open := map[string][]mention{}
	for i, misc := range raw {
		_, marks, ok := strings.Cut(misc, "Entity=")
		if !ok {
			continue
		}
		marks, _, _ = strings.Cut(marks, "|")
		for _, m := range entityMark.FindAllStringSubmatch(marks, -1) {
			switch {
			case m[3] != "":
				if st := open[m[3]]; len(st) > 0 {
					st[len(st)-1].last = i + 1
					found = append(found, st[len(st)-1])
					open[m[3]] = st[:len(st)-1]
				}
			case strings.HasSuffix(m[0], ")"):
				found = append(found, mention{m[2], i, i + 1})
			default:
				open[m[1]] = append(open[m[1]], mention{m[2], i, 0})
			}
		}
	}
	for i := range s.Words {
		s.Words[i].Name = "O"
		if s.Words[i].UPOS == "PROPN" {
			s.Words[i].Name = unsure
		}
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].last-found[i].first > found[j].last-found[j].first })
	taken := make([]bool, len(s.Words))
	for _, m := range found {
		kind := kindOf[m.kind]
		first, last := trimName(s, m.first, m.last, kind == "PER", sense)
		if first >= last || !isName(s.Words[first:last]) {
			continue
		}
		free := true
		for i := first; i < last; i++ {
			free = free && !taken[i]
		}
		if !free {
			continue
		}
		for i := first; i < last; i++ {
			taken[i] = true
			switch {
			case kind == "":
				s.Words[i].Name = "O"
			case i == first:
				s.Words[i].Name = "B-" + kind
			default:
				s.Words[i].Name = "I-" + kind
			}
		}
	}
}

// trimName leaves out articles, closing "'s" and, of persons, titles.
func trimName(s *Sentence, first, last int, person bool, sense func(string) uint16) (int, int) {
	for first < last {
		w := s.Words[first]
		title := person && first+1 < last && (sense(w.Form)&sensePerson != 0 || strings.HasSuffix(w.Form, ".") && len(w.Form) <= 5 && len(w.Form) > 2)
		if w.UPOS != "DET" && w.UPOS != "PUNCT" && !title {
			break
		}
		first++
	}
	for first < last && (s.Words[last-1].XPOS == "POS" || s.Words[last-1].UPOS == "PUNCT") {
		last--
	}
	return first, last
}

// isName reports whether words are a name by their tags.
func isName(words []Word) bool {
	n := len(words)
	if n > 7 || words[0].UPOS != "PROPN" || words[n-1].UPOS != "PROPN" && words[n-1].UPOS != "NUM" {
		return false
	}
	for i, w := range words {
		switch w.UPOS {
		case "PROPN", "NUM":
		case "ADP", "DET", "CCONJ":
			if w.Form != "of" && w.Form != "for" && w.Form != "the" && w.Form != "and" && w.Form != "&" && w.Form != "de" {
				return false
			}
		case "PUNCT":
			if w.Form != "-" && w.Form != "–" && w.Form != "." {
				return false
			}
		default:
			return false
		}
		_ = i
	}
	return true
}
