package train

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// Word is one token of a treebank or of a corpus of names.
type Word struct {
	Form, Lemma, UPOS, XPOS, Feats, Rel string

	Head int    // index into Sentence.Words, -1 for the root
	Name string // IOB2 tag, "" where the corpus has none
}

// Sentence is one sentence of a corpus.
type Sentence struct {
	ID, Doc string
	Words   []Word
	Corpus  string
}

// Drops counts rows and sentences that were not used, by reason.
type Drops map[string]int

// ReadCoNLLU reads a treebank file. Multiword ranges and empty nodes are counted in drops: their parts carry the analysis.
func ReadCoNLLU(path, corpus string, drops Drops) ([]Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read treebank: %w", err)
	}
	defer f.Close()
	var all []Sentence
	cur := Sentence{Corpus: corpus}
	doc := ""
	flush := func() {
		if len(cur.Words) > 0 {
			cur.Doc = doc
			if reason := unusable(cur); reason != "" {
				drops[reason]++
			} else {
				all = append(all, cur)
			}
		}
		cur = Sentence{Corpus: corpus}
	}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		switch {
		case line == "":
			flush()
		case strings.HasPrefix(line, "# newdoc id = "):
			doc = line[len("# newdoc id = "):]
		case strings.HasPrefix(line, "# sent_id = "):
			cur.ID = line[len("# sent_id = "):]
		case line[0] == '#':
		default:
			c := strings.Split(line, "\t")
			if len(c) != 10 {
				return nil, fmt.Errorf("read treebank %s:%d: %d columns, want 10", path, n, len(c))
			}
			if strings.Contains(c[0], "-") {
				drops["multiword range"]++
				continue
			}
			if strings.Contains(c[0], ".") {
				drops["empty node"]++
				continue
			}
			head, err := strconv.Atoi(c[6])
			if err != nil {
				return nil, fmt.Errorf("read treebank %s:%d: head %q is no number", path, n, c[6])
			}
			cur.Words = append(cur.Words, Word{Form: c[1], Lemma: c[2], UPOS: c[3], XPOS: c[4], Feats: c[5], Head: head - 1, Rel: c[7]})
		}
	}
	flush()
	return all, sc.Err()
}

// unusable says why a sentence cannot be trained on or scored, "" when it can.
func unusable(s Sentence) string {
	roots := 0
	for i, w := range s.Words {
		if w.Head < -1 || w.Head >= len(s.Words) || w.Head == i {
			return "head outside the sentence"
		}
		if w.Head < 0 {
			roots++
		}
	}
	if roots != 1 {
		return "not one root"
	}
	return ""
}
