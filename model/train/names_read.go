package train

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Kinds of names, numbered as the chain numbers them.
var nameKinds = []string{"PER", "ORG", "LOC", "MISC"}

// kindOf maps the kinds of the corpora to ours: see DATA.md.
var kindOf = map[string]string{
	"PER": "PER", "person": "PER", "politician": "PER",
	"ORG": "ORG", "organisation": "ORG", "politicalparty": "ORG", "corporation": "ORG", "group": "ORG",
	"LOC": "LOC", "location": "LOC", "country": "LOC",
	"MISC": "MISC", "misc": "MISC", "event": "MISC", "election": "MISC", "product": "MISC", "creative-work": "MISC",
}

// unsure marks a word whose name, if it has one, the corpus does not tell.
const unsure = "?"

// columns says how a corpus of names is laid out.
type columns struct {
	name, file string
	sep        string
	form, tag  int
}

var nameCorpora = []columns{
	{"uner-ewt", "train.iob2", "\t", 1, 2},
	{"btc", "btc.train", "\t", 0, 1},
	{"wnut17", "wnut17train.conll", "\t", 0, 1},
	{"wikigold", "wikigold.conll.txt", " ", 0, 1},
	{"crossner-politics", "train.txt", "\t", 0, 1},
}

// readNames reads one corpus of names as IOB2 with our kinds.
func readNames(corpora string, c columns, drops Drops) ([]Sentence, error) {
	path := filepath.Join(corpora, c.name, c.file)
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read names: %w", err)
	}
	defer f.Close()
	var all []Sentence
	cur := Sentence{Corpus: c.name}
	doc, docs := c.name+" 0", 0
	flush := func() {
		if len(cur.Words) > 0 {
			cur.Doc = doc
			all = append(all, cur)
		}
		cur = Sentence{Corpus: c.name}
	}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimRight(sc.Text(), " \r")
		switch {
		case strings.TrimSpace(line) == "":
			flush()
			if c.name == "btc" || c.name == "wnut17" || c.name == "crossner-politics" { // single tweets and sentences
				docs++
				doc = fmt.Sprint(c.name, " ", docs)
			}
		case strings.HasPrefix(line, "# newdoc id = "):
			flush()
			doc = line[len("# newdoc id = "):]
		case strings.HasPrefix(line, "# sent_id = "):
			cur.ID = line[len("# sent_id = "):]
		case strings.HasPrefix(line, "# "):
		case strings.HasPrefix(line, "-DOCSTART-"):
			flush()
			docs++
			doc = fmt.Sprint(c.name, " ", docs)
		default:
			p := strings.Split(line, c.sep)
			if len(p) <= max(c.form, c.tag) {
				drops["line of "+c.name+" with too few columns"]++
				continue
			}
			cur.Words = append(cur.Words, Word{Form: p[c.form], Name: mapName(p[c.tag], cur.Words, drops)})
		}
	}
	flush()
	return all, sc.Err()
}

// mapName turns a tag of a corpus into IOB2 with our kinds; IOB1 becomes IOB2.
func mapName(tag string, before []Word, drops Drops) string {
	if tag == "O" {
		return "O"
	}
	part, kind, _ := strings.Cut(tag, "-")
	ours, ok := kindOf[kind]
	if !ok {
		drops["name of kind "+tag+": taken as unsure"]++
		return unsure
	}
	if part == "I" && (len(before) == 0 || before[len(before)-1].Name != "B-"+ours && before[len(before)-1].Name != "I-"+ours) {
		part = "B"
	}
	return part + "-" + ours
}

// parts turns the IOB2 tags of a sentence into classes of the chain; -1 for unsure.
func parts(s *Sentence) []int {
	out := make([]int, len(s.Words))
	for i := range s.Words {
		t := s.Words[i].Name
		if t == unsure {
			out[i] = -1
			continue
		}
		if len(t) < 3 {
			continue
		}
		begins := t[0] == 'B'
		ends := i+1 == len(s.Words) || s.Words[i+1].Name != "I-"+t[2:]
		part := 1
		switch {
		case begins && ends:
			part = 3
		case begins:
			part = 0
		case ends:
			part = 2
		}
		for k, name := range nameKinds {
			if name == t[2:] {
				out[i] = 1 + 4*k + part
			}
		}
	}
	return out
}

// nameSentences reads the training sentences of all corpora with names.
func nameSentences(corpora string, drops Drops) ([]Sentence, error) {
	var all []Sentence
	for _, c := range nameCorpora {
		s, err := readNames(corpora, c, drops)
		if err != nil {
			return nil, err
		}
		all = append(all, s...)
	}
	return all, nil
}
