package model

import (
	"strings"
	"testing"
	"time"
)

// TestLongSentence: a "sentence" of 100,000 tokens is analysed in time linear in its length.
func TestLongSentence(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	p, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	unit := "Mira of Kovač said ( the Port Board ) went 3,000 km "
	start := time.Now()
	a := p.Analyze(textOf(strings.TrimSpace(strings.Repeat(unit, 100_000/12+1))))
	t.Logf("%d tokens in %v", len(a.Words), time.Since(start))
	if len(a.Words) < 100_000 || len(a.Entities) == 0 {
		t.Errorf("%d words, %d names", len(a.Words), len(a.Entities))
	}
	if d := time.Since(start); d > time.Minute {
		t.Errorf("took %v", d)
	}
}

// TestOddTexts: what no corpus holds does not break the pipeline.
func TestOddTexts(t *testing.T) {
	p, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"", ".", "\xff\xfe", strings.Repeat("x", 10_000), "İstanbul ÇELİK ʼn ﷺ 🙂", "A A A A A A A A", "( [ { ) ] }"} {
		a := p.Analyze(textOf(s))
		for i, w := range a.Words {
			if w.UPOS == "" || w.Rel == "" {
				t.Errorf("%q: word %d has no tag or relation: %+v", s, i, w)
			}
		}
		for _, e := range a.Entities {
			if e.First >= e.Last || e.Last > len(a.Words) {
				t.Errorf("%q: name %+v", s, e)
			}
		}
	}
}

func FuzzAnalyze(f *testing.F) {
	p, err := Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("Mira Kovač said so . It was late .")
	f.Add("( \x00 ’s “ ) )")
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			return
		}
		a := p.Analyze(textOf(strings.Split(s, "\n")...))
		for i, w := range a.Words {
			if w.Head >= len(a.Words) || w.Head == i {
				t.Errorf("word %d has head %d", i, w.Head)
			}
		}
	})
}
