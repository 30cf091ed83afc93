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
	open, close := string(s.open), string(s.close)
	var clean strings.Builder
	var out []chunk
	for i, part := range strings.Split(n.Data, open) {
		if i == 0 { // only white space stands before a stamp, or it is text that never had one
			if part != "" {
				out = append(out, chunk{text: strings.Map(printable, part), how: nowhere})
				clean.WriteString(part)
			}
			continue
		}
		number, data, _ := strings.Cut(part, close)
		k, err := strconv.Atoi(number)
		if err != nil || k < 0 || k >= len(s.pieces) {
			continue
		}
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
	}
	n.Data = strings.Clone(clean.String())
	t.chunks[n] = out
}
