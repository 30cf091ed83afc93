package when

import (
	"strings"
	"testing"

	"onrecord"
	"onrecord/lang"
	"onrecord/model"
	"onrecord/text"
)

// reader analyses plain sentences as intake does articles.
type reader struct {
	pack   *lang.Pack
	models *model.Pipeline
	words  *Words
}

func newReader(t testing.TB) *reader {
	t.Helper()
	pack, err := lang.English()
	if err != nil {
		t.Fatal(err)
	}
	models, err := model.Load()
	if err != nil {
		t.Fatal(err)
	}
	words, err := NewWords(pack.Times())
	if err != nil {
		t.Fatal(err)
	}
	return &reader{pack, models, words}
}

func (r *reader) analyze(s string) *model.Analysis {
	d := &onrecord.Document{Text: s, Blocks: []onrecord.Block{{Kind: onrecord.Body, Start: 0, End: len(s)}}}
	return r.models.Analyze(text.New(d, r.pack.Text()))
}

// TestRows: every row of times.tsv has a sentence in which the marked expression is found as it is marked, with one of the
// row's forms in it or beside it, and where it has a sentence in which nothing may be found, nothing is.
func TestRows(t *testing.T) {
	r := newReader(t)
	for _, row := range r.pack.Times() {
		plain := strings.NewReplacer("«", "", "»", "").Replace(row.Fires)
		from := strings.Index(row.Fires, "«")
		to := strings.Index(row.Fires, "»") - len("«")
		found := false
		var got []string
		for _, x := range Find(r.analyze(plain), r.words, Scene{}) {
			got = append(got, x.Span.Text)
			found = found || x.Span.Start == from && x.Span.End == to
		}
		if !found {
			t.Errorf("%s: %s %q: in %q only %q is found", row.Where, row.Role, row.Forms[0], row.Fires, got)
		}
		low, has := strings.ToLower(plain), false
		for _, f := range row.Forms {
			has = has || strings.Contains(low, f)
		}
		if !has {
			t.Errorf("%s: %s: no form of the row stands in %q", row.Where, row.Role, row.Fires)
		}
		if row.Never != "" {
			for _, x := range Find(r.analyze(row.Never), r.words, Scene{}) {
				t.Errorf("%s: %s %q: %q is found in %q", row.Where, row.Role, row.Forms[0], x.Span.Text, row.Never)
			}
		}
	}
}
