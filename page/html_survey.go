package page

import (
	"strings"

	"golang.org/x/net/html"
)

// newReader surveys the page before anything is decided: where its text is, and what its names say.
func newReader(t *tree, w *Words) *reader {
	r := &reader{t: t, words: w, hints: map[*html.Node][]hint{}, ink: map[*html.Node]int{}, titled: map[*html.Node]bool{}, hinted: map[hint]int{}}
	r.root = find(t.root, "body")
	if r.root == nil {
		r.root = t.root
	}
	r.survey(r.root, newVocabulary())
	return r
}

func find(n *html.Node, tag string) *html.Node {
	if n.Type == html.ElementNode && n.Data == tag {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if f := find(c, tag); f != nil {
			return f
		}
	}
	return nil
}

// survey counts the text under every element and reads its attributes.
func (r *reader) survey(n *html.Node, v *vocabulary) {
	if n.Type == html.TextNode {
		r.ink[n] = ink(n.Data)
		return
	}
	if n.Type != html.ElementNode && n != r.root || notText(n) {
		return
	}
	r.elements++
	if h := v.hints(n); h != nil {
		r.hints[n] = h
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.survey(c, v)
		r.ink[n] += r.ink[c]
		if r.titled[c] {
			r.titled[n] = true
		}
		if c.Type == html.TextNode {
			delete(r.ink, c)
		}
	}
	for _, h := range r.hints[n] {
		r.hinted[h] += r.ink[n]
	}
	if n.Data == "h1" && r.ink[n] > 0 || strings.EqualFold(attr(n, "itemprop"), "articleBody") {
		r.titled[n] = true
	}
}

// ink counts the bytes of s that are not white space.
func ink(s string) int {
	n := 0
	for i := range len(s) {
		if strings.IndexByte(htmlSpace, s[i]) < 0 {
			n++
		}
	}
	return n
}
