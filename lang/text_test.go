package lang

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord"
	"onrecord/text"
)

// TestTokensExamples cuts the example of every row of tokens.tsv and holds the result against the marks in it.
func TestTokensExamples(t *testing.T) {
	fsys := os.DirFS(".")
	w, err := parseText(fsys, "en")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := readTable(fsys, "en", "tokens.tsv")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, r := range rows {
		for i := 3; i < len(r.fields); i++ {
			want := r.field(i)
			if want == "" {
				continue
			}
			n++
			plain := strings.ReplaceAll(strings.ReplaceAll(want, " ‖", ""), "|", "")
			d := &onrecord.Document{Text: plain, Blocks: []onrecord.Block{{Kind: onrecord.Body, End: len(plain)}}}
			if got := marked(text.New(d, w)); got != want {
				t.Errorf("%s: %s\n got %s\nwant %s", r.where, r.field(0), got, want)
			}
		}
	}
	if n < 30 {
		t.Errorf("only %d examples: a row that does something needs one", n)
	}
}

// marked writes a cut text with | between tokens that touch and ‖ between sentences.
func marked(t *text.Text) string {
	var b strings.Builder
	at := 0
	for i, tok := range t.Tokens {
		switch gap := t.Document.Text[at:tok.Start]; {
		case i > 0 && t.Sentences[t.SentenceOf(i)].First == i:
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

func TestTokensFileRefuses(t *testing.T) {
	for _, c := range []struct{ rows, want string }{
		{"abbrev\tsometimes\tMr", "class"},
		{"abbrev\tname\tMr\nabbrev\tnever\tMr", "already"},
		{"split\t-\tcan||not", "empty part"},
		{"clitic\t-\tN't", "capitals"},
		{"prefix\t-\tanti |  pro", "white space"},
		{"verb\t-\tsay", "unknown kind"},
	} {
		if _, err := parseText(oneFile(c.rows), "en"); err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "tokens.tsv:") {
			t.Errorf("%q: error %v, want one with the line and %q", c.rows, err, c.want)
		}
	}
}

func oneFile(rows string) fstest.MapFS {
	return fstest.MapFS{"en/tokens.tsv": {Data: []byte(rows)}}
}
