package party

import (
	"testing"
	"time"
)

func TestMentionsStayApartAndInOrder(t *testing.T) {
	m := &member{}
	for _, at := range []Mention{{10, 12, 12, -1, -1}, {2, 3, 3, -1, -1}, {20, 20, 20, -1, -1}, {11, 11, 11, -1, -1}, {19, 22, 22, -1, -1}, {3, 3, 3, -1, -1}} {
		m.mention(at)
	}
	want := []Mention{{2, 3, 3, -1, -1}, {10, 12, 12, -1, -1}, {19, 22, 22, -1, -1}}
	if len(m.mentions) != len(want) {
		t.Fatalf("mentions %v, want %v", m.mentions, want)
	}
	for i, x := range m.mentions {
		if x != want[i] {
			t.Errorf("mention %d is %v, want %v", i, x, want[i])
		}
	}
	for before, k := range map[int]int{2: -1, 3: 0, 10: 0, 11: 1, 19: 1, 20: 2, 100: 2} {
		if got := m.mentionUpTo(before - 1); got != k {
			t.Errorf("last mention before token %d is %d, want %d", before, got, k)
		}
	}
	named := &member{folded: []string{"moss"}}
	named.mention(Mention{5, 5, 5, -1, -1})
	named.mention(Mention{4, 6, 6, -1, -1})
	if len(named.mentions) != 1 || named.mentions[0].First != 5 {
		t.Errorf("who has a name is mentioned at %v, want the first place only", named.mentions)
	}
}

// A name that stands 400,000 times, as in a text of 10 MB.
func TestMentionsTakeLinearTime(t *testing.T) {
	m := &member{}
	begin := time.Now()
	for i := range 400_000 {
		m.mention(Mention{9 * i, 9*i + 1, 9 * i, -1, -1})
		if m.mentionUpTo(9*i) != i {
			t.Fatalf("mention %d is not found", i)
		}
	}
	if took := time.Since(begin); took > 10*time.Second {
		t.Errorf("took %v", took)
	}
}
