package neural

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// Token is one word of a treebank. Head is an index into its Sentence, -1 for the root.
type Token struct {
	Form, UPOS, XPOS, Feats, Rel string
	Head                         int
}

// Sentence is one tree.
type Sentence []Token

// ReadFile reads the trees of a CoNLL-U file.
func ReadFile(path string) ([]Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read treebank: %w", err)
	}
	defer f.Close()
	return Read(f, path)
}

// Read reads CoNLL-U: ranges (multi-word tokens) and empty nodes are passed over. name is for messages.
func Read(r io.Reader, name string) ([]Sentence, error) {
	var all []Sentence
	var s Sentence
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<24)
	line := 0
	end := func() error {
		for i, w := range s {
			if w.Head >= len(s) || w.Head == i {
				return fmt.Errorf("read treebank %s: the sentence before line %d: word %d has head %d of %d words", name, line, i+1, w.Head+1, len(s))
			}
		}
		if len(s) > 0 {
			all = append(all, s)
		}
		s = nil
		return nil
	}
	for in.Scan() {
		line++
		text := in.Text()
		if text == "" {
			if err := end(); err != nil {
				return nil, err
			}
			continue
		}
		if text[0] == '#' {
			continue
		}
		col := strings.Split(text, "\t")
		if len(col) != 10 {
			return nil, fmt.Errorf("read treebank %s:%d: %d columns, want 10", name, line, len(col))
		}
		if strings.ContainsAny(col[0], "-.") {
			continue
		}
		head, err := strconv.Atoi(col[6])
		if err != nil || head < 0 {
			return nil, fmt.Errorf("read treebank %s:%d: head %q is no number", name, line, col[6])
		}
		feats := col[5]
		if feats == "_" {
			feats = ""
		}
		s = append(s, Token{col[1], col[3], col[4], feats, col[7], head - 1})
	}
	line++
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("read treebank %s:%d: %w", name, line, err)
	}
	return all, end()
}
