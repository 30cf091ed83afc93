package page

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// tree is a parsed page whose texts know where they stand in it.
type tree struct {
	page   string
	root   *html.Node
	chunks map[*html.Node][]chunk
}

// parse parses the page and takes the stamps out of the tree. A page that nests in ways the usual limits do not catch is
// read flat.
func parse(page string) (*tree, error) {
	var lastErr error
	for _, most := range []limits{usual, flat} {
		s, err := stamp(page, most)
		if err != nil {
			return nil, err
		}
		root, err := html.Parse(strings.NewReader(s.html))
		if err != nil {
			lastErr = err
			continue
		}
		t := &tree{page: page, root: root, chunks: map[*html.Node][]chunk{}}
		t.unstamp(root, s)
		return t, nil
	}
	return nil, fmt.Errorf("parse HTML: %w", lastErr)
}

func (t *tree) unstamp(n *html.Node, s stamped) {
	if n.Type == html.TextNode && n.Parent != nil && n.Parent.Data != "script" {
		t.text(n, s)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		t.unstamp(c, s)
	}
}

// text gives n its own text back and notes where every run of it stands. The text is a string of its own: the address of
// its bytes is how n is known again when a library has copied the tree.
func (t *tree) text(n *html.Node, s stamped) {
	rest := n.Data
	var clean strings.Builder
	var out []chunk
	for rest != "" {
		before, after, stamp := strings.Cut(rest, string(s.open))
		if before != "" { // only white space stands before a stamp, or it is text that never had one
			out = append(out, chunk{text: strings.Map(printable, before), how: nowhere})
			clean.WriteString(before)
		}
		if !stamp {
			break
		}
		number, after, _ := strings.Cut(after, string(s.close))
		k, err := strconv.Atoi(number)
		if err != nil || k < 0 || k >= len(s.pieces) {
			rest = after
			continue
		}
		data, more, again := strings.Cut(after, string(s.open))
		chunks, left, ok := s.pieces[k].follow(t.page, data)
		if !ok {
			chunks, left = []chunk{{strings.Map(printable, data), s.pieces[k].src, whole, false}}, ""
		}
		if len(chunks) > 0 {
			chunks[0].brk = s.pieces[k].brk
		}
		out = append(out, chunks...)
		if left != "" {
			out = append(out, chunk{text: strings.Map(printable, left), how: nowhere})
		}
		clean.WriteString(data)
		if rest = ""; again {
			rest = string(s.open) + more
		}
	}
	n.Data = strings.Clone(clean.String())
	t.chunks[n] = out
}
