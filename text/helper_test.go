package text_test

import (
	"strings"
	"testing"

	"onrecord"
	"onrecord/lang"
	"onrecord/text"
)

// english is the lists of the English pack.
func english(t testing.TB) *text.Words {
	t.Helper()
	pack, err := lang.English()
	if err != nil {
		t.Fatal(err)
	}
	return pack.Text()
}

// article is s as a document: one body block a paragraph, paragraphs parted by an empty line. A paragraph that begins with
// [kind] is a block of that kind; the mark is not part of the text.
func article(s string) *onrecord.Document {
	d := &onrecord.Document{}
	var b strings.Builder
	for _, p := range strings.Split(s, "\n\n") {
		kind := onrecord.Body
		for _, k := range onrecord.BlockKinds() {
			if rest, ok := strings.CutPrefix(p, "["+string(k)+"]"); ok {
				kind, p = k, rest
			}
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		at := b.Len()
		b.WriteString(p)
		if p != "" {
			d.Blocks = append(d.Blocks, onrecord.Block{Kind: kind, Start: at, End: b.Len()})
		}
	}
	d.Text = b.String()
	return d
}

// cut makes the text of s and holds it against the laws: every test passes through here.
func cut(t testing.TB, s string, w *text.Words) *text.Text {
	t.Helper()
	out := text.New(article(s), w)
	for _, b := range text.Check(out) {
		t.Errorf("%q: %v", s, b)
	}
	return out
}

// marked writes t with | between tokens that touch and ‖ between sentences of a block.
func marked(t *text.Text) string {
	var b strings.Builder
	at := 0
	for i, tok := range t.Tokens {
		gap := t.Document.Text[at:tok.Start]
		switch {
		case i > 0 && t.Sentences[t.SentenceOf(i)].First == i && gap != "\n\n":
			b.WriteString(" ‖" + gap)
		case i > 0 && gap == "":
			b.WriteString("|")
		default:
			b.WriteString(gap)
		}
		b.WriteString(t.Word(i))
		at = tok.End
	}
	return b.String()
}

// plain takes the marks of marked out again.
func plain(s string) string {
	return strings.NewReplacer(" ‖", "", "|", "").Replace(s)
}
