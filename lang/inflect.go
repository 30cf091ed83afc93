package lang

import (
	"io/fs"
	"strings"
)

// verbForms are the spellings of an irregular verb.
type verbForms struct{ present, past, participle, gerund string }

// parseIrregular reads irregular.tsv: base, third person, past, past participle, gerund; "-" where it is regular, and
// spellings that both are in use parted by "|".
func parseIrregular(fsys fs.FS, dir string) (map[string]verbForms, error) {
	rows, err := readTable(fsys, dir, "irregular.tsv")
	if err != nil {
		return nil, err
	}
	out := map[string]verbForms{}
	for _, r := range rows {
		if r.field(0) == "" {
			return nil, r.errorf("a verb without its base form")
		}
		out[r.field(0)] = verbForms{r.field(1), r.field(2), r.field(3), r.field(4)}
	}
	return out, nil
}

// inflectVerb spells an English verb in its forms. The map goes from spelling to all forms it may be.
// The regular rules are those of English orthography; what departs from them is in irregular.tsv.
func inflectVerb(base string, irregular map[string]verbForms) map[string]Form {
	v := irregular[base]
	regular := func(given, rule string) string {
		if given == "" || given == "-" {
			return rule
		}
		return given
	}
	past := regular(v.past, pastOf(base))
	out := map[string]Form{}
	add := func(spellings string, f Form) {
		for _, s := range strings.Split(spellings, "|") {
			out[s] |= f
		}
	}
	add(base, Base)
	add(regular(v.present, pluralOf(base)), Present)
	add(past, Past)
	add(regular(v.participle, past), Participle)
	add(regular(v.gerund, gerundOf(base)), Gerund)
	return out
}

const vowels = "aeiou"

// pluralOf adds the -s of nouns and of the third person.
func pluralOf(w string) string {
	switch n := len(w); {
	case n > 1 && w[n-1] == 'y' && !strings.ContainsRune(vowels, rune(w[n-2])):
		return w[:n-1] + "ies"
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "x"), strings.HasSuffix(w, "z"), strings.HasSuffix(w, "ch"), strings.HasSuffix(w, "sh"):
		return w + "es"
	}
	return w + "s"
}

func pastOf(w string) string {
	switch n := len(w); {
	case strings.HasSuffix(w, "e"):
		return w + "d"
	case n > 1 && w[n-1] == 'y' && !strings.ContainsRune(vowels, rune(w[n-2])):
		return w[:n-1] + "ied"
	}
	return doubled(w) + "ed"
}

func gerundOf(w string) string {
	switch {
	case strings.HasSuffix(w, "ie"):
		return w[:len(w)-2] + "ying"
	case strings.HasSuffix(w, "e") && !strings.HasSuffix(w, "ee"):
		return w[:len(w)-1] + "ing"
	}
	return doubled(w) + "ing"
}

// doubled doubles the last consonant of a one-syllable verb: beg, begged. Longer verbs that double (admit, refer) are
// listed as irregular.
func doubled(w string) string {
	n := len(w)
	if n < 3 || strings.ContainsRune("aeiouwxy", rune(w[n-1])) || !strings.ContainsRune(vowels, rune(w[n-2])) || strings.ContainsRune(vowels, rune(w[n-3])) {
		return w
	}
	for _, c := range w[:n-2] {
		if strings.ContainsRune(vowels, c) {
			return w
		}
	}
	return w + w[n-1:]
}
