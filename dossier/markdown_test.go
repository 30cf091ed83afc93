package dossier

import (
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	mdtext "github.com/yuin/goldmark/text"

	"pgregory.net/rapid"
)

// checkMarkdown parses out as an issue tracker would and finds no kind of node that we do not write ourselves, no
// heading but ours, and no note without a mark.
func checkMarkdown(t rapid.TB, out string, headings int) {
	t.Helper()
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))
	root := md.Parser().Parse(mdtext.NewReader([]byte(out)))
	got := 0
	err := ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n.Kind() {
		case ast.KindDocument, ast.KindText, ast.KindString, ast.KindParagraph, ast.KindTextBlock, ast.KindList, ast.KindListItem, ast.KindBlockquote,
			east.KindFootnoteLink, east.KindFootnoteBacklink, east.KindFootnote, east.KindFootnoteList:
		case ast.KindHeading:
			got++
		case ast.KindEmphasis:
			if n.(*ast.Emphasis).Level != 2 {
				t.Error("the article made an emphasis")
			}
		default:
			t.Errorf("the article made a %s", n.Kind())
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if got != headings {
		t.Errorf("%d headings, want %d", got, headings)
	}
}

func TestMarkdownHoldsNoMarkupOfTheArticle(t *testing.T) {
	checkMarkdown(t, asMarkdown(t, hostile(t)), 11+2)
	checkMarkdown(t, asMarkdown(t, ferry(t)), 11+28)
	checkMarkdown(t, asMarkdown(t, plainWords(t)), 10)
}

func TestEscape(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"plain: words, 3 < 4", `plain: words, 3 \< 4`},
		{"@everyone", "\\@\u2060everyone"},
		{"#12 # 3", "\\#\u206012 \\# 3"},
		{"https://x.example", "https\\:\u2060//x.example"},
		{":bomb:", "\\:\u2060bomb:"},
		{"[a](b)", `\[a\](b)`},
		{`\*`, `\\\*`},
	} {
		if got := escape(c.in); got != c.want {
			t.Errorf("escape(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}
