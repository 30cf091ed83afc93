package page

import "golang.org/x/net/html"

const (
	longestCell = 120   // bytes of text, on average, in a table of data
	mostCells   = 20000 // looked at
)

// isData tells a table of data from one that only lays out the page: rows of short cells, with no blocks or further
// tables in them.
func isData(table *html.Node) bool {
	if role := attr(table, "role"); role == "presentation" || role == "none" {
		return false
	}
	var c census
	c.count(table)
	if c.tables > 1 || c.blocks > c.cells/4 || c.cells == 0 || c.cells >= mostCells {
		return false
	}
	if c.heads > 0 && c.cells+c.heads > 1 {
		return c.ink <= 2*longestCell*(c.cells+c.heads)
	}
	return c.rows >= 2 && c.widest >= 2 && c.cells >= 2*c.rows-c.rows/2 && c.ink <= longestCell*c.cells
}

type census struct{ tables, rows, cells, heads, widest, blocks, ink, row int }

func (c *census) count(n *html.Node) {
	if n.Type == html.TextNode {
		c.ink += ink(n.Data)
		return
	}
	switch n.Data {
	case "table":
		c.tables++
	case "tr":
		c.rows++
		c.row = 0
	case "td":
		c.cells++
		c.row++
	case "th":
		c.heads++
		c.row++
	case "p", "div", "h1", "h2", "h3", "h4", "ul", "ol", "blockquote", "article", "section", "form", "figure":
		c.blocks++
	}
	c.widest = max(c.widest, c.row)
	if c.tables > 1 || c.cells >= mostCells || notText(n) {
		return
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		c.count(k)
	}
}
