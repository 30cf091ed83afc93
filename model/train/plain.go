package train

import (
	"bufio"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
)

// unlabelled reads the plain text that word clusters come from: Wikinews, GAP, LitBank and the treebanks' train parts.
func unlabelled(corpora string, treebank []Sentence) ([][]string, error) {
	var out [][]string
	for _, s := range treebank {
		var ws []string
		for _, w := range s.Words {
			ws = append(ws, folded(w.Form))
		}
		out = append(out, ws)
	}
	news, err := filepath.Glob(filepath.Join(corpora, "wikinews", "*.txt"))
	if err != nil {
		return nil, err
	}
	slices.Sort(news)
	for _, name := range news {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		out = append(out, roughly(string(b))...)
	}
	for _, name := range []string{"gap-development.tsv", "gap-validation.tsv"} {
		f, err := os.Open(filepath.Join(corpora, "gap", name))
		if err != nil {
			return nil, err
		}
		sc := bufio.NewScanner(f)
		sc.Buffer(nil, 1<<20)
		for sc.Scan() {
			if c := strings.Split(sc.Text(), "\t"); len(c) > 1 {
				out = append(out, roughly(c[1])...)
			}
		}
		f.Close()
	}
	return out, nil
}

// roughly cuts text into folded words: good enough for counting neighbours.
func roughly(text string) [][]string {
	var out [][]string
	for _, line := range strings.Split(text, "\n") {
		var ws []string
		for _, f := range strings.Fields(line) {
			ws = append(ws, pieces(f)...)
		}
		if len(ws) > 0 {
			out = append(out, ws)
		}
	}
	return out
}

func pieces(f string) []string {
	var before, after []string
	f = folded(f)
	for len(f) > 1 && strings.ContainsRune("\"'`([{", rune(f[0])) {
		before = append(before, f[:1])
		f = f[1:]
	}
	for len(f) > 1 && strings.ContainsRune("\"'.,;:!?)]}", rune(f[len(f)-1])) {
		if f[len(f)-1] == '.' && strings.Count(f, ".") > 1 {
			break
		}
		after = append(after, f[len(f)-1:])
		f = f[:len(f)-1]
	}
	slices.Reverse(after)
	for _, end := range []string{"n't", "'s", "'re", "'ve", "'ll", "'d", "'m"} {
		if strings.HasSuffix(f, end) && len(f) > len(end) {
			after = append([]string{end}, after...)
			f = strings.TrimSuffix(f, end)
			break
		}
	}
	return append(append(before, f), after...)
}

// folded is the form under which a word is looked up, as a string.
func folded(w string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsDigit(r):
			return '0'
		case r == '’' || r == '‘':
			return '\''
		case r == '“' || r == '”':
			return '"'
		case r == '–' || r == '—':
			return '-'
		}
		return unicode.ToLower(r)
	}, w)
}
