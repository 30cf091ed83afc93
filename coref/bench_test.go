package coref

import (
	"os"
	"strings"
	"testing"

	"onrecord"
	"onrecord/lang"
	"onrecord/model"
	"onrecord/text"
)

// analyzed is a text of our own with its analysis.
func analyzed(t testing.TB, s string) (*model.Analysis, *lang.Pack) {
	t.Helper()
	pack, err := lang.English()
	if err != nil {
		t.Fatal(err)
	}
	p, err := model.Load()
	if err != nil {
		t.Fatal(err)
	}
	d := &onrecord.Document{Text: s, Blocks: []onrecord.Block{{Kind: onrecord.Body, End: len(s)}}}
	return p.Analyze(text.New(d, pack.Text())), pack
}

// BenchmarkPronouns is what a reading takes of the room, on the analysis of the bundled article.
func BenchmarkPronouns(b *testing.B) {
	data, err := os.ReadFile("../examples/article.txt")
	if err != nil {
		b.Fatal(err)
	}
	a, pack := analyzed(b, string(data))
	m, err := Load()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		m.Pronouns(a, pack)
	}
	b.ReportMetric(float64(len(strings.Fields(string(data))))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
