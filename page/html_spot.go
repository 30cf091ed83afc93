package page

import (
	"cmp"

	"golang.org/x/net/html"
)

// spot is what the elements around a text say of it. It is handed down the tree and changed on the way.
type spot struct {
	heading    int  // 1–6 inside h1–h6
	quote      bool // blockquote
	figure     bool
	caption    bool
	list       bool
	table      bool // a table of data
	pre        bool
	link       bool
	aside      bool
	pull       bool
	byline     bool
	date       bool
	credit     bool
	title      bool
	standfirst bool
	article    bool       // article, main or the like
	scope      bool       // inside the element that holds nearly all of the main text
	out        hint       // why it is no part of the article; "" if it may be
	block      *html.Node // the innermost block around it
	box        *html.Node // the outermost quotation or pull quote around it
}

// notText tells the elements whose text no browser shows, or not as text.
func notText(n *html.Node) bool {
	if n.Namespace == "svg" {
		return true
	}
	switch n.Data {
	case "head", "script", "style", "noscript", "template", "svg", "title", "iframe", "video", "audio", "canvas", "object",
		"embed", "noembed", "noframes", "datalist", "meta", "link":
		return true
	}
	return false
}

// inside is the spot of the texts in n, where p is that of n itself.
func (r *reader) inside(p spot, n *html.Node) spot {
	switch n.Data {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		p.heading = int(n.Data[1] - '0')
	case "blockquote":
		p.quote = true
	case "figure":
		p.figure = true
	case "figcaption":
		p.caption = true
	case "li", "dt", "dd":
		p.list = true
	case "pre", "listing", "xmp", "plaintext":
		p.pre = true
	case "a":
		p.link = p.link || attr(n, "href") != ""
	case "aside":
		p.aside = true
	case "time":
		p.date = true
	case "article", "main":
		p.article = true
	case "dialog":
		if !hasAttr(n, "open") {
			p.out = hintHidden
		}
	case "nav", "menu":
		p.out = cmp.Or(p.out, hintMenu)
	case "form", "button", "select", "textarea", "fieldset", "label", "input":
		if !r.share(n, 0.3) || n.Data != "form" { // old pages stand in one form altogether
			p.out = cmp.Or(p.out, "form")
		}
	case "footer", "header":
		if !p.article && !p.quote && !p.figure && !p.scope && !r.titled[n] {
			p.out = cmp.Or(p.out, hint(n.Data))
		}
	}
	if n == r.scope {
		p.scope = true
	}
	if blockLevel(n.Data) {
		p.block = n
	}
	for _, h := range r.hints[n] {
		r.apply(&p, n, h)
	}
	if (p.quote || p.pull) && p.box == nil {
		p.box = n
	}
	if p.aside && !p.pull && !p.figure && !p.quote {
		p.out = cmp.Or(p.out, "aside")
	} else if p.out == "aside" {
		p.out = ""
	}
	return p
}

func (r *reader) apply(p *spot, n *html.Node, h hint) {
	switch h {
	case hintPull:
		p.pull = p.out == "" || p.out == "aside"
	case hintCaption:
		p.caption = true
	case hintCredit:
		p.credit = true
	case hintByline:
		p.byline = p.byline || !r.share(n, 0.3)
	case hintDate:
		p.date = p.date || !r.share(n, 0.3)
	case hintStandfirst:
		p.standfirst = p.standfirst || !r.share(n, 0.3)
	case hintTitle:
		p.title = p.title || !r.share(n, 0.3)
	default:
		if h.outside() && r.believes(n, h) && !p.pull {
			if h == hintLicence && (p.figure || p.caption) {
				p.credit = true
				return
			}
			p.out = cmp.Or(p.out, h)
		}
	}
}

// believes reports whether n may be outside the article as its names say: whole pages and articles carry such names too.
func (r *reader) believes(n *html.Node, h hint) bool {
	switch n.Data {
	case "html", "body", "main", "article":
		return h == hintHidden || h == hintRelated && n.Data == "article" && !r.share(n, 0.3)
	}
	switch h {
	case hintComments:
		return !r.titled[n]
	case hintHidden, hintRelated, hintMenu, hintWidget, hintCookies:
	case hintSection:
		return r.ink[n] <= longestLabel
	default: // these stand on parts of the article as well: what is paywalled, shared, licensed
		if r.ink[n] > longestBox || float64(r.hinted[h]) > 0.25*float64(r.ink[r.root]) {
			return false
		}
	}
	return !r.titled[n] && !r.share(n, 0.4)
}

const (
	longestBox   = 900 // bytes of text in a box beside the article
	longestLabel = 120
)

// share reports whether n holds more than part of all that is to be read on the page.
func (r *reader) share(n *html.Node, part float64) bool {
	return float64(r.ink[n]) > part*float64(r.ink[r.root])
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}
