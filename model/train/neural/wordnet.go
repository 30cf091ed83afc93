package neural

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed" // for the table
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// senses is what WordNet 3.1 says of single words, made by [CondenseWordNet]: gzipped lines of a lemma and its
// lexicographer files, as "bank n14 n17 v40". WordNet's licence stands in models/NOTICE.
//
//go:embed wordnet.tsv.gz
var senses []byte

// CondenseWordNet reads WordNet's index.sense and gives the table that this package embeds: for each single word and
// part of speech the lexicographer files of its first two senses.
func CondenseWordNet(index io.Reader) ([]byte, error) {
	files := map[string]map[string]bool{}
	in := bufio.NewScanner(index)
	line := 0
	for in.Scan() {
		line++
		col := strings.Fields(in.Text())
		key, rest, ok := strings.Cut(in.Text(), "%")
		part := strings.Split(rest, ":")
		if !ok || len(col) != 4 || len(part) < 3 || len(part[0]) != 1 {
			return nil, fmt.Errorf("condense WordNet: line %d of index.sense is none of a sense: %q", line, in.Text())
		}
		k := strings.Index("12345", part[0])
		sense, err := strconv.Atoi(col[2])
		if k < 0 || err != nil {
			return nil, fmt.Errorf("condense WordNet: line %d of index.sense is none of a sense: %q", line, in.Text())
		}
		if sense > 2 || strings.Contains(key, "_") || len(key) > 30 {
			continue
		}
		mark := "nvara"[k : k+1]
		if k < 2 {
			mark += part[1]
		}
		if files[key] == nil {
			files[key] = map[string]bool{}
		}
		files[key][mark] = true
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("condense WordNet: %w", err)
	}
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	for _, key := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(z, "%s %s\n", key, strings.Join(slices.Sorted(maps.Keys(files[key])), " "))
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// lexicon gives each form of the words of the table its marks: the part of speech and the ending with the lexicographer
// file ("n14", "ns14", "vd40"), and all its parts of speech and endings together ("=n,v"). names is knowledge.Words.
func lexicon(table []byte, names string) (map[string][]string, error) {
	z, err := gzip.NewReader(bytes.NewReader(table))
	if err != nil {
		return nil, fmt.Errorf("read table of senses: %w", err)
	}
	forms := map[string]map[string]bool{}
	add := func(form, mark string) {
		if forms[form] == nil {
			forms[form] = map[string]bool{}
		}
		forms[form][mark] = true
	}
	in := bufio.NewScanner(z)
	for in.Scan() {
		col := strings.Fields(in.Text())
		for _, m := range col[1:] {
			w, kind, file := col[0], m[:1], m[1:]
			add(w, m)
			switch kind {
			case "n":
				add(withS(w), "ns"+file)
			case "v":
				add(withS(w), "vs"+file)
				for _, f := range with(w, "ed") {
					add(f, "vd"+file)
				}
				for _, f := range with(w, "ing") {
					add(f, "vg"+file)
				}
			case "a":
				if len(w) <= 7 {
					for _, f := range with(w, "er") {
						add(f, "ac")
					}
					for _, f := range with(w, "est") {
						add(f, "as")
					}
				}
			}
		}
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("read table of senses: %w", err)
	}
	out := make(map[string][]string, len(forms))
	for form, set := range forms {
		marks := slices.Sorted(maps.Keys(set))
		var kinds []string
		for _, m := range marks {
			kinds = append(kinds, strings.TrimRight(m, "0123456789"))
		}
		out[form] = append(marks, "="+strings.Join(slices.Compact(kinds), ","))
	}
	return out, addNames(out, names)
}

// ofNames are the bits of knowledge.Words that tell of names; the others come from WordNet and are known better here.
const ofNames = 0x3e3

// addNames adds a mark for each bit that a word has in the table of names ("k0"), and one for all of them ("k=3").
func addNames(forms map[string][]string, names string) error {
	for i, line := range strings.Split(strings.TrimSpace(names), "\n") {
		if line == "" {
			continue
		}
		w, hex, ok := strings.Cut(line, "\t")
		bits, err := strconv.ParseUint(hex, 16, 32)
		if !ok || err != nil {
			return fmt.Errorf("read table of names: line %d: %q: want a word, a tab, hexadecimal bits", i+1, line)
		}
		if bits &= ofNames; bits == 0 {
			continue
		}
		for b := range 10 {
			if bits>>b&1 == 1 {
				forms[w] = append(forms[w], fmt.Sprintf("k%d", b))
			}
		}
		forms[w] = append(forms[w], fmt.Sprintf("k=%x", bits))
	}
	return nil
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// withS adds the ending of plurals and of the third person.
func withS(w string) string {
	n := len(w)
	switch {
	case n > 1 && w[n-1] == 'y' && !vowel(w[n-2]):
		return w[:n-1] + "ies"
	case n > 1 && (strings.IndexByte("sxz", w[n-1]) >= 0 || w[n-1] == 'h' && strings.IndexByte("cs", w[n-2]) >= 0):
		return w + "es"
	}
	return w + "s"
}

// with adds an ending that starts with a vowel, in each way it may be spelled.
func with(w, ending string) []string {
	n := len(w)
	switch {
	case n < 2:
		return nil
	case w[n-1] == 'e' && ending[0] == 'e':
		return []string{w + ending[1:]}
	case w[n-1] == 'e' && w[n-2] != 'e' && w[n-2] != 'y' && w[n-2] != 'o':
		if w[n-2] == 'i' {
			return []string{w[:n-2] + "y" + ending}
		}
		return []string{w[:n-1] + ending}
	case w[n-1] == 'y' && !vowel(w[n-2]) && ending[0] == 'e':
		return []string{w[:n-1] + "i" + ending}
	case n > 2 && !vowel(w[n-1]) && vowel(w[n-2]) && !vowel(w[n-3]) && strings.IndexByte("wxyh", w[n-1]) < 0:
		return []string{w + ending, w + w[n-1:] + ending}
	}
	return []string{w + ending}
}

// Senses is the table of senses: gzipped lines of a lemma and its lexicographer files. It is not to be changed.
func Senses() []byte { return senses }
