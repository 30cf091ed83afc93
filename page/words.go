package page

import (
	"fmt"
	"slices"
	"strings"
)

// Role is what a word or phrase of a language does on a page.
type Role string

// The roles. A Term of a role with a value carries it in Value.
const (
	PictureLabel Role = "picture label" // stands before a caption or a credit: photo, image, caption
	CreditWord   Role = "credit"        // stands in a credit: courtesy, handout, archive
	Agency       Role = "agency"        // news and picture agencies, by the name or initials they sign with
	AuthorLead   Role = "author"        // stands before an author's name: by, text by, posted by
	SignOff      Role = "sign-off"      // opens the agency's note at the foot: reporting by, editing by
	Job          Role = "job"           // correspondent, desk, staff
	Published    Role = "published"     // stands before a date of publication
	Updated      Role = "updated"       // stands before a date of change
	Month        Role = "month"         // Value 1–12
	Weekday      Role = "weekday"       // Value 0 (Sunday) – 6
	Clock        Role = "clock"         // a.m., gmt
	OutletWord   Role = "outlet"        // gazette, herald, radio
	Section      Role = "section"       // news, opinion, front page
	Issue        Role = "issue"         // no., vol., issue, edition
	And          Role = "and"           // joins two authors
	Minor        Role = "minor"         // small words inside names and headlines: of, the, in
	Particle     Role = "particle"      // small words inside names of persons: de, van, bin
	PullLabel    Role = "pull quote"    // a label that scraping left before a pull quote
	Site         Role = "site"          // where a page offers to share itself
	Menu         Role = "menu"          // entries of menus that are no sections
)

// Roles lists the closed vocabulary, in a stated order.
func Roles() []Role {
	return []Role{PictureLabel, CreditWord, Agency, AuthorLead, SignOff, Job, Published, Updated, Month, Weekday, Clock, OutletWord,
		Section, Issue, And, Minor, Particle, PullLabel, Site, Menu}
}

// Term is a word or a row of words, folded, with the role it plays.
type Term struct {
	Role  Role
	Text  string
	Value int
}

// Words is what the reading of pages must know of a language. The zero Words, and nil, know nothing: kinds are then told
// by shape and place alone.
type Words struct {
	patterns []pattern
	index    map[string][]int // first word of a pattern → patterns
	terms    map[string][]entry
}

type entry struct {
	words []string
	role  Role
	value int
}

// NewWords compiles the lists of a language pack. It is an error when a phrase or a term cannot be used.
func NewWords(phrases []Phrase, terms []Term) (*Words, error) {
	w := &Words{index: map[string][]int{}, terms: map[string][]entry{}}
	for _, p := range phrases {
		c, err := compile(p)
		if err != nil {
			return nil, fmt.Errorf("page words: %w", err)
		}
		for _, first := range c.starts() {
			w.index[first] = append(w.index[first], len(w.patterns))
		}
		w.patterns = append(w.patterns, c)
	}
	for _, t := range terms {
		if !slices.Contains(Roles(), t.Role) {
			return nil, fmt.Errorf("page words: %q: no role %q", t.Text, t.Role)
		}
		var ws []string
		for _, f := range foldWords(t.Text, 0) {
			ws = append(ws, f.text)
		}
		if len(ws) == 0 {
			return nil, fmt.Errorf("page words: %s %q holds no word", t.Role, t.Text)
		}
		w.terms[ws[0]] = append(w.terms[ws[0]], entry{ws, t.Role, t.Value})
	}
	return w, nil
}

// term finds the longest term of role at words[i:]: the number of words and the value, or 0.
func (w *Words) term(role Role, words []word, i int) (n, value int) {
	if w == nil || i < 0 || i >= len(words) {
		return 0, 0
	}
	for _, e := range w.terms[words[i].text] {
		if e.role == role && len(e.words) > n && startsWith(words[i:], e.words) {
			n, value = len(e.words), e.value
		}
	}
	return n, value
}

func startsWith(words []word, want []string) bool {
	if len(words) < len(want) {
		return false
	}
	for k, s := range want {
		if words[k].text != s {
			return false
		}
	}
	return true
}

// holds reports whether a term of role stands anywhere in words.
func (w *Words) holds(role Role, words []word) bool {
	for i := range words {
		if n, _ := w.term(role, words, i); n > 0 {
			return true
		}
	}
	return false
}

// phraseWords bounds how far into a line phrases are looked for.
const phraseWords = 400

// clean folds a string into its words, for comparing names.
func clean(s string) string {
	var b strings.Builder
	for _, f := range foldWords(s, 0) {
		if !f.mark {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(f.text)
		}
	}
	return b.String()
}
