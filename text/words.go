package text

// Words is what one language's lists tell the cutter. All forms are in lower case with the straight apostrophe ' and
// match any case and any apostrophe, except those of Abbreviations. A nil *Words is a language with no lists: contractions
// stay whole and only initials and dotted letters are abbreviations. Words is not changed once handed over.
type Words struct {
	// Abbreviations are words that carry their stop, written without the last one ("Mr", "u.s", "e.g"). One in lower
	// case matches any case; one with a capital only as written or wholly in capitals.
	Abbreviations map[string]Class
	// Splits are words that are several tokens, with the byte offsets of the cuts: "cannot" → 3.
	Splits map[string][]int
	// Clitics are endings that are tokens of their own, longest first: "n't", "'ll", "'s".
	Clitics []string
	// Prefixes stay with the word that a hyphen joins them to ("anti" in anti-war), Suffixes likewise ("wise").
	Prefixes, Suffixes map[string]bool
	// Whole are forms with marks inside that are one token: "w/o", "yahoo!".
	Whole []string
	// Elisions are words that begin with an apostrophe, which therefore opens no quotation: "'tis", "'em", "'n'".
	Elisions map[string]bool
	// Apostrophized are the ends of words behind which an apostrophe is common ("s" in parents'), so that a single mark there
	// is only a weak sign of a quotation's end.
	Apostrophized []string
	// Units are cut from the number before them: "mm", "am", "bn". Other letters stay with their digits: 5th, 4A.
	Units map[string]bool
	// Domains are the last labels of host names and the endings of file names: "com", "pdf".
	Domains map[string]bool
	// Starters are words that, capitalised after an abbreviation, begin a sentence: "the", "he", "but".
	Starters map[string]bool
	// Sayings are verbs that tie a name to the question or exclamation quoted before it: "Why?" Novak asked.
	Sayings map[string]bool
	// Clausal are words that show a clause: finite auxiliaries and subject pronouns.
	Clausal map[string]bool
}

// Class says how an abbreviation stands to the end of a sentence.
type Class string

// The classes of abbreviations.
const (
	BeforeName   Class = "name"   // a title, never the end: Mr. Novak
	BeforeNumber Class = "number" // an abbreviation only before a digit, a comma or a small letter: No. 5; else a word and a stop
	Never        Class = "never"  // never the end: e.g.
	Either       Class = "either" // the end if what follows can begin a sentence: Inc., a.m., U.S.
)

// Classes lists the closed vocabulary, in a stated order.
func Classes() []Class { return []Class{BeforeName, BeforeNumber, Never, Either} }

// folded is room for a word in lower case with straight apostrophes; longer words are in no list.
type folded [40]byte

// fold writes s so into f. ok is false when s does not fit. Only ASCII is put into lower case; lists of other scripts
// would need more.
func (f *folded) fold(s string) (b []byte, ok bool) {
	if len(s) > len(f) {
		return nil, false
	}
	n := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c == '`':
			c = '\''
		case c == 0xE2 && i+2 < len(s) && s[i+1] == 0x80 && (s[i+2] == 0x98 || s[i+2] == 0x99): // ‘ ’
			c, i = '\'', i+2
		case c == 0xCA && i+1 < len(s) && s[i+1] == 0xBC: // ʼ
			c, i = '\'', i+1
		}
		f[n] = c
		n++
	}
	return f[:n], true
}

// has reports whether the set holds s in whatever case.
func has(set map[string]bool, s string) bool {
	if len(set) == 0 {
		return false
	}
	var f folded
	b, ok := f.fold(s)
	return ok && set[string(b)]
}

// class is the class of the abbreviation s (without its last stop), "" for none.
func (w *Words) class(s string) Class {
	if c, ok := w.Abbreviations[s]; ok {
		return c
	}
	var f folded
	b, ok := f.fold(s)
	if !ok {
		return ""
	}
	return w.Abbreviations[string(b)]
}
