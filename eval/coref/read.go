package coref

import (
	"bufio"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"
)

// Document is the tokens of an annotated text and its chains, which may hold chains of one mention.
type Document struct {
	Name   string
	Tokens []string
	Chains []Chain
}

// Read reads documents of three columns, parted by tabs: number, token, and the chains that begin and end there, as
// "(3", "3)", "(3)" behind one another, or "_". A line that begins with "# begin document" begins one. An error names the line.
func Read(r io.Reader, name string) ([]Document, error) {
	var docs []Document
	var open map[int][]int
	var chains map[int]Chain
	finish := func() error {
		if len(docs) == 0 {
			return nil
		}
		for id, s := range open {
			if len(s) > 0 {
				return fmt.Errorf("read %s: chain %d is opened and never closed", name, id)
			}
		}
		docs[len(docs)-1].Chains = sorted(chains)
		return nil
	}
	in := bufio.NewScanner(r)
	for line := 1; in.Scan(); line++ {
		s := in.Text()
		switch {
		case strings.HasPrefix(s, "# begin document"):
			if err := finish(); err != nil {
				return nil, err
			}
			docs = append(docs, Document{Name: name})
			open, chains = map[int][]int{}, map[int]Chain{}
			continue
		case s == "" || strings.HasPrefix(s, "#"):
			continue
		}
		col := strings.Split(s, "\t")
		if len(col) != 3 || len(docs) == 0 {
			return nil, fmt.Errorf("read %s:%d: %d columns, want 3 below a line that begins a document", name, line, len(col))
		}
		d := &docs[len(docs)-1]
		if err := mark(col[2], len(d.Tokens), open, chains); err != nil {
			return nil, fmt.Errorf("read %s:%d: %w", name, line, err)
		}
		d.Tokens = append(d.Tokens, col[1])
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return docs, finish()
}

// mark reads one cell of the third column.
func mark(cell string, at int, open map[int][]int, chains map[int]Chain) error {
	if cell == "_" || cell == "-" {
		return nil
	}
	for len(cell) > 0 {
		if cell[0] == '|' {
			cell = cell[1:]
			continue
		}
		begins := cell[0] == '('
		if begins {
			cell = cell[1:]
		}
		n := 0
		for n < len(cell) && cell[n] >= '0' && cell[n] <= '9' {
			n++
		}
		id, err := strconv.Atoi(cell[:n])
		if err != nil {
			return fmt.Errorf("no number of a chain in %q", cell)
		}
		cell = cell[n:]
		ends := cell != "" && cell[0] == ')'
		if ends {
			cell = cell[1:]
		}
		switch {
		case begins && ends:
			chains[id] = append(chains[id], Mention{at, at})
		case begins:
			open[id] = append(open[id], at)
		case ends && len(open[id]) > 0:
			last := len(open[id]) - 1
			chains[id] = append(chains[id], Mention{open[id][last], at})
			open[id] = open[id][:last]
		default:
			return fmt.Errorf("chain %d ends that is not open", id)
		}
	}
	return nil
}

// sorted lists the chains, mentions and chains in the order of the text.
func sorted(chains map[int]Chain) []Chain {
	var out []Chain
	for _, c := range chains {
		sort.Slice(c, func(a, b int) bool { return before(c[a], c[b]) })
		out = append(out, c)
	}
	sort.Slice(out, func(a, b int) bool { return before(out[a][0], out[b][0]) })
	return out
}

func before(a, b Mention) bool { return a.First < b.First || a.First == b.First && a.Last < b.Last }
