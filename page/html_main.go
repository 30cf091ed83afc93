package page

import (
	"fmt"
	"net/url"
	"unsafe"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
)

// choose lets the readability library decide which texts are the article. What is surely none of it is left out of the
// copy that the library sees. The library copies, moves and renames elements as it goes, but never the bytes of a text: by
// the address of those it is known which of our texts it kept.
func (r *reader) choose() error {
	r.main = map[*html.Node]bool{}
	if r.elements > mostReadable || r.ink[r.root] > mostInk {
		return fmt.Errorf("find main text: %d elements and %d bytes of text are more than the library gets", r.elements, r.ink[r.root])
	}
	kept, err := extract(r.pruned(r.t.root))
	if err != nil || kept == nil {
		return err
	}
	ours := map[*byte]*html.Node{}
	for n := range r.t.chunks {
		if n.Data != "" {
			ours[unsafe.StringData(n.Data)] = n
		}
	}
	eachText(kept, func(n *html.Node) {
		if n.Data == "" {
			return
		}
		if o := ours[unsafe.StringData(n.Data)]; o != nil {
			r.main[o] = true
		}
	})
	return nil
}

// The library's work grows faster than the page.
const (
	mostReadable = 60_000  // elements
	mostInk      = 4 << 20 // bytes
)

// extract calls the library. It is other people's code on hostile trees: should it panic, the page has no chosen text, and
// is read by its shape.
func extract(doc *html.Node) (kept *html.Node, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("find main text: readability gave up: %v", p)
		}
	}()
	p := readability.NewParser()
	a, err := p.ParseAndMutate(doc, &url.URL{Scheme: "https", Host: "page.invalid"})
	if err != nil {
		return nil, fmt.Errorf("find main text: %w", err)
	}
	return a.Node, nil
}

// pruned copies the tree without comments and without what its own names say is none of the article.
func (r *reader) pruned(n *html.Node) *html.Node {
	c := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: append([]html.Attribute(nil), n.Attr...)}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if k.Type == html.CommentNode || k.Type == html.ElementNode && r.prunes(k) {
			continue
		}
		c.AppendChild(r.pruned(k))
	}
	return c
}

func (r *reader) prunes(n *html.Node) bool {
	if n.Data == "style" || n.Data == "svg" || n.Data == "template" {
		return true
	}
	for _, h := range r.hints[n] {
		switch h {
		case hintPull:
			return false
		case hintNewsletter, hintRelated, hintShare, hintAd, hintCookies, hintPaywall, hintHidden, hintAuthorBox, hintLicence, hintTags:
			if r.believes(n, h) {
				return true
			}
		}
	}
	return false
}

func eachText(n *html.Node, f func(*html.Node)) {
	if n.Type == html.TextNode {
		f(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		eachText(c, f)
	}
}

// findScope finds the innermost element that holds nearly all of the chosen text.
func (r *reader) findScope() {
	held := map[*html.Node]int{}
	for n := range r.main {
		k := ink(n.Data)
		for p := n.Parent; p != nil; p = p.Parent {
			held[p] += k
		}
	}
	r.scope = r.root
	for {
		var next *html.Node
		for c := r.scope.FirstChild; c != nil; c = c.NextSibling {
			if held[c] > 0 && float64(held[c]) >= 0.9*float64(held[r.root]) {
				next = c
			}
		}
		if next == nil || !holdsBlocks(next) {
			return
		}
		r.scope = next
	}
}

// holdsBlocks reports whether n is a container rather than a paragraph.
func holdsBlocks(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (blockLevel(c.Data) || c.Data == "br") {
			return true
		}
	}
	return false
}
