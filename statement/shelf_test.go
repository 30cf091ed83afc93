package statement

import (
	"testing"
	"time"
)

// A text of 10 MB has some 200,000 statements. Each pair of them compared would take minutes.
func TestNestIsLinear(t *testing.T) {
	const n = 200_000
	f := &finder{}
	for i := range n {
		at := 12 * i
		f.drafts = append(f.drafts,
			&draft{by: map[string]string{}, cue: run{at + 1, at + 1}, content: []run{{at + 2, at + 11}}},
			&draft{by: map[string]string{}, cue: run{at + 4, at + 4}, content: []run{{at + 5, at + 11}}})
	}
	begin := time.Now()
	f.nest()
	if took := time.Since(begin); took > 10*time.Second {
		t.Errorf("nesting %d drafts took %v", len(f.drafts), took)
	}
	for i := 0; i < len(f.drafts); i += 2 {
		outer, inner := f.drafts[i], f.drafts[i+1]
		if outer.within != nil || inner.within != outer || len(outer.inner) != 1 || outer.inner[0] != inner {
			t.Fatalf("drafts %d and %d: the second is not nested in the first", i, i+1)
		}
	}
}

func TestShelfListsContentAcrossStretches(t *testing.T) {
	wide := &draft{content: []run{{stretch - 1, 3*stretch + 1}, {3*stretch + 2, 3*stretch + 4}}}
	far := &draft{content: []run{{5 * stretch, 5*stretch + 1}}}
	s := (&finder{drafts: []*draft{wide, far}}).shelve()
	for _, at := range []int{stretch - 1, stretch, 2*stretch + 7, 3*stretch + 4} {
		if list := s.at(at); len(list) != 1 || list[0] != wide {
			t.Errorf("at token %d: %d drafts, want the wide one, once", at, len(list))
		}
	}
	if len(s.at(4*stretch)) != 0 || len(s.at(5*stretch)) != 1 {
		t.Error("a draft is listed where it has no content, or not where it has")
	}
}
