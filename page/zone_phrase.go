package page

import (
	"fmt"
	"strings"
)

// Where says how much a [Phrase] proves by itself.
type Where string

// The places of a phrase.
const (
	// Anywhere decides: an unquoted match makes the line boilerplate wherever it stands.
	Anywhere Where = "line"
	// Edge decides only where the article has not begun or is over, or beside other boilerplate.
	Edge Where = "edge"
	// Opener heads a list of links: it must be the whole line, or the line up to a colon.
	Opener Where = "opener"
	// Note heads a note: as Opener, but what it heads is the next paragraph, whatever that looks like.
	Note Where = "note"
)

// Phrase is one pattern of boilerplate. A pattern is a row of folded words and of the marks : | © ( ) [ ] / ? + &.
//
//	^word     the row begins a sentence or a part of a menu     ^^word   it begins the line
//	a|b       either word            word*   any word that begins so    #   any number     ¦   the mark | as an alternative
//	[word]    may be left out        …       up to four words           $   the line ends here
type Phrase struct {
	Rule    string // the kind of boilerplate: newsletter, share, cookies …
	Where   Where
	Pattern string
}

const maxGap = 4

type atom struct {
	words []string
	gap   bool
	opt   bool
}

type pattern struct {
	Phrase
	atoms        []atom
	opens, first bool // must begin a sentence, the line
	ends         bool // must end the line
}

func compile(p Phrase) (pattern, error) {
	out := pattern{Phrase: p}
	text := p.Pattern
	if rest, ok := strings.CutPrefix(text, "^^"); ok {
		out.first, text = true, rest
	} else if rest, ok := strings.CutPrefix(text, "^"); ok {
		out.opens, text = true, rest
	}
	if rest, ok := strings.CutSuffix(text, "$"); ok {
		out.ends, text = true, rest
	}
	for _, f := range strings.Fields(text) {
		out.atoms = append(out.atoms, compileAtom(f))
	}
	if p.Where != Anywhere && p.Where != Edge && p.Where != Opener && p.Where != Note {
		return out, fmt.Errorf("phrase %q: no place %q; use line, edge, opener or note", p.Pattern, p.Where)
	}
	if len(out.starts()) == 0 {
		return out, fmt.Errorf("phrase %q: must begin with a word, # or a mark", p.Pattern)
	}
	for _, s := range out.starts() {
		if strings.HasSuffix(s, "*") {
			return out, fmt.Errorf("phrase %q: the first word must be whole", p.Pattern)
		}
	}
	return out, nil
}

func compileAtom(f string) atom {
	a := atom{}
	if f == "…" {
		a.gap = true
		return a
	}
	if len(f) > 2 && f[0] == '[' && f[len(f)-1] == ']' {
		a.opt, f = true, f[1:len(f)-1]
	}
	if f == "|" {
		a.words = []string{f}
		return a
	}
	for _, s := range strings.Split(f, "|") {
		if s == "¦" {
			s = "|"
		}
		a.words = append(a.words, s)
	}
	return a
}

// starts lists the words with which p can begin; none if it could begin with any.
func (p pattern) starts() []string {
	var out []string
	for _, a := range p.atoms {
		if a.gap {
			return nil
		}
		out = append(out, a.words...)
		if !a.opt {
			return out
		}
	}
	return nil
}

func (a atom) fits(w word) bool {
	for _, s := range a.words {
		if s == w.text || s == "#" && isNumber(w.text) {
			return true
		}
		if p, ok := strings.CutSuffix(s, "*"); ok && strings.HasPrefix(w.text, p) {
			return true
		}
	}
	return false
}

// match tries p at words[i:] and returns the index after the last word used, or -1. Patterns are a few atoms long and
// gaps are short, so the work for one place is bounded.
func (p pattern) match(words []word, i int) int {
	switch {
	case p.first && i > 0 && (i > 1 || words[0].text != "[" && words[0].text != "("), p.opens && !words[i].opens:
		return -1
	case words[i].quoted: // somebody's words, not the page's
		return -1
	}
	return p.rest(words, i, 0)
}

// rest prefers what takes more words: an optional word to none, a long gap at the end to a short one.
func (p pattern) rest(words []word, i, a int) int {
	for ; a < len(p.atoms); a++ {
		at := p.atoms[a]
		switch {
		case at.gap:
			for skip := min(maxGap, len(words)-i); skip >= 0; skip-- {
				if e := p.rest(words, i+skip, a+1); e >= 0 {
					return e
				}
			}
			return -1
		case i < len(words) && at.fits(words[i]):
			if !at.opt {
				i++
				continue
			}
			if e := p.rest(words, i+1, a+1); e >= 0 {
				return e
			}
		case !at.opt:
			return -1
		}
	}
	if p.ends && i != len(words) {
		return -1
	}
	return i
}

// hit is one match of a phrase in a line: the words [from, to).
type hit struct {
	rule     string
	where    Where
	from, to int
}

// hits lists the phrases found in words, each place once with its longest match.
func (w *Words) hits(words []word) []hit {
	if w == nil {
		return nil
	}
	var out []hit
	for i := range words {
		best := hit{}
		for _, k := range w.startingWith(words[i]) {
			p := &w.patterns[k]
			e := p.match(words, i)
			if e < 0 || (p.Where == Opener || p.Where == Note) && !closesOpener(words, i, e) {
				continue
			}
			if h := (hit{p.Rule, p.Where, i, e}); best.rule == "" || weight(h) > weight(best) {
				best = h
			}
		}
		if best.rule != "" {
			out = append(out, best)
		}
	}
	return out
}

func weight(h hit) int {
	n := h.to - h.from
	if h.where == Anywhere {
		n += 1 << 10
	}
	if h.where == Opener || h.where == Note {
		n += 1 << 11 // the whole line
	}
	return n
}

// closesOpener reports whether words[i:e] is the whole line or the start of it up to a colon.
func closesOpener(words []word, i, e int) bool {
	return i == 0 && (e == len(words) || words[e].text == ":")
}

// startingWith lists the patterns that can begin with x.
func (w *Words) startingWith(x word) []int {
	if isNumber(x.text) {
		return append(w.index[x.text][:len(w.index[x.text]):len(w.index[x.text])], w.index["#"]...)
	}
	return w.index[x.text]
}

// Fires reports whether one of the phrases fires in line, wherever the line may stand. It is what the examples of a list
// of phrases are held against; whether the line is boilerplate is for its page to tell.
func (w *Words) Fires(line string) bool { return len(w.hits(foldWords(line, phraseWords))) > 0 }
