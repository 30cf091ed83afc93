package text_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"onrecord"
	"onrecord/text"
)

// TestLawsOnMadeUpText holds the laws on texts put together from what is hard to cut.
func TestLawsOnMadeUpText(t *testing.T) {
	w := english(t)
	piece := rapid.SampledFrom([]string{
		"Novak", "said", "the", "I", "don't", "workers'", "cannot", "Mr.", "U.S.", "a.m.", "etc.", "5", "$2.5m", "3-2", "10:30", "1.", "No.",
		" ", " ", " ", "\n", "\n\n", "\t", "\u00a0", "\u200b", "\u00ad", "\u200d", ".", ",", ":", "?", "!", "...", "…", "-", "—", "/", "(", ")", "[...]", "[3]",
		"\"", "“", "”", "'", "‘", "’", "''", "``", "«", "»", "„", "「", "」", "‹", "›", "6'2\"", "'90s", "'em",
		"https://a.example/x?(y)", "m@a.example", "@m", "#t", "•", ":)", "👩‍🚀", "🇫🇷", "北京", "。", "مرحبا", "\u200f", "e\u0301", "\x00", "\xff", "\ufeff",
	})
	kind := rapid.SampledFrom(onrecord.BlockKinds())
	rapid.Check(t, func(t *rapid.T) {
		d := &onrecord.Document{}
		for range rapid.IntRange(0, 5).Draw(t, "blocks") {
			at := len(d.Text)
			d.Text += strings.Join(rapid.SliceOfN(piece, 0, 40).Draw(t, "pieces"), "")
			if len(d.Text) > at {
				d.Blocks = append(d.Blocks, onrecord.Block{Kind: kind.Draw(t, "kind"), Start: at, End: len(d.Text)})
			}
			d.Text += rapid.SampledFrom([]string{"", " ", "\n\n"}).Draw(t, "gap")
		}
		for _, words := range []*text.Words{w, nil} {
			for _, b := range text.Check(text.New(d, words)) {
				t.Fatalf("%q: %v", d.Text, b)
			}
		}
	})
}

func FuzzNew(f *testing.F) {
	for _, s := range []string{
		"", "a", "“He left,” she said.\n\n'90s", "Mr. O'Brien's U.S.-led e-mail to m@a.example cost $2.5m.", "\"'\"'\"'", "‘ ’ “ ” « »",
		"\xff\xfe\x00", "1.1.1.1-1-1-1", "a.b.c.d.e", "http://((()))", ". . . ? ! …", "[3][4]", "\u200d\u00ad\u2060", "👩‍🚀👍🏽🇫🇷",
	} {
		f.Add(s)
	}
	w := english(f)
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1<<14 {
			return
		}
		cut(t, s, w)
		cut(t, s, nil)
	})
}

// TestLinear takes texts on which a careless cutter takes quadratic time; one would not end within the test's limit.
func TestLinear(t *testing.T) {
	w := english(t)
	for _, s := range []string{
		"a", ".", "'", "\"", "“", "‘", "‘a ", "'a ", "\"a ", "“a «b ", "a's", "a.", "a.b", "a-", "a@", "@", "1-", "1.", "http://", "(", ")", "http://a(", "[3]",
		"s' ", "'s ", "Mr. ", "No. ", ". ", "…", ":)", "\u200d", "'' ", "A&", "a/b/", "w/", "Ph.D.", "-", "\n", "\n\n“a",
	} {
		cut(t, strings.Repeat(s, 100_000/len(s)), w)
	}
}

// TestLawsOnCorpora holds the laws on real articles. ONRECORD_CORPORA names the folder that holds corpora/ and stories/.
func TestLawsOnCorpora(t *testing.T) {
	root := os.Getenv("ONRECORD_CORPORA")
	if root == "" {
		t.Skip("ONRECORD_CORPORA is not set")
	}
	w := english(t)
	news, _ := filepath.Glob(filepath.Join(root, "corpora", "wikinews", "*.txt"))
	stories, _ := filepath.Glob(filepath.Join(root, "stories", "*", "*.txt"))
	if len(news) == 0 || len(stories) == 0 {
		t.Fatalf("%s: %d articles, %d stories", root, len(news), len(stories))
	}
	for _, f := range append(news, stories...) {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		cut(t, string(data), w)
	}
}

// TestCheckNotices breaks each law and sees that Check says so.
func TestCheckNotices(t *testing.T) {
	for law, breakIt := range map[string]func(x *text.Text){
		"token order":         func(x *text.Text) { x.Tokens[1].Start = 0 },
		"span":                func(x *text.Text) { x.Tokens[0].End++ },
		"nothing thrown away": func(x *text.Text) { x.Tokens[0].End-- },
		"sentence order":      func(x *text.Text) { x.Sentences[0].Last-- },
		"paragraph order":     func(x *text.Text) { x.Paragraphs[0].Last-- },
		"block border":        func(x *text.Text) { x.Paragraphs[1].Block = 0 },
		"quotation":           func(x *text.Text) { x.Quotations[0].Inner.End = x.Quotations[0].End + 1 },
		"quotation nesting":   func(x *text.Text) { x.Quotations[1].Parent = -1 },
		"quotation chain":     func(x *text.Text) { x.Quotations[1].Next = 2 },
	} {
		x := text.New(article("—ō “We ‘left’,” he said. So.\n\n“Yes”—it is."), english(t))
		if b := text.Check(x); len(b) > 0 {
			t.Fatal(b)
		}
		breakIt(x)
		found := false
		for _, b := range text.Check(x) {
			found = found || b.Law == law
		}
		if !found {
			t.Errorf("%s: not noticed: %v", law, text.Check(x))
		}
	}
}
