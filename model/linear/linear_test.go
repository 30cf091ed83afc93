package linear

import (
	"math/rand/v2"
	"testing"
)

func TestScript(t *testing.T) {
	for _, c := range [][2]string{{"ministers", "minister"}, {"went", "go"}, {"Tirana", "Tirana"}, {"POLICE", "police"},
		{"POLICE", "Police"}, {"studies", "study"}, {"n't", "not"}, {"Çelik", "Çelik"}, {"İ", "i"}, {"mice", "mouse"}, {"usa", "USA"}} {
		s := MakeScript(c[0], c[1])
		if got := string(s.Apply(nil, c[0])); got != c[1] {
			t.Errorf("%s: script %+v gives %q, want %q", c[0], s, got, c[1])
		}
	}
	if a, b := MakeScript("ministers", "minister"), MakeScript("farmers", "farmer"); a != b {
		t.Errorf("two plurals have two scripts: %+v and %+v", a, b)
	}
}

func TestFormFolds(t *testing.T) {
	a, b := MakeForm("Isn’t"), MakeForm("isn't")
	if a.Low != b.Low || a.Raw == b.Raw || a.Flags&Upper == 0 || b.Flags&Upper != 0 {
		t.Errorf("Isn’t and isn't: want one folded form, two forms as written, one capital: %+v %+v", a, b)
	}
	if MakeForm("1984").Low != MakeForm("2014").Low {
		t.Error("two years fold to two forms")
	}
	if MakeForm("NATO").Flags&AllUpper == 0 || MakeForm("A").Flags&AllUpper != 0 {
		t.Error("NATO is all capitals, A alone is not")
	}
}

// TestAnyActionsMakeATree does possible actions at random: whatever the weights, a parse is one tree with one root.
func TestAnyActionsMakeATree(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for n := 1; n < 40; n++ {
		forms, tags := make([]Form, n), make([]uint8, n)
		var s State
		s.Init(forms, tags, []uint8{0})
		for steps := 0; !s.Done(); steps++ {
			if steps > 2*n {
				t.Fatalf("%d words: more than %d actions", n, 2*n)
			}
			s.Keys(nil)
			scores := make([]int32, 5)
			for i := range scores {
				scores[i] = rng.Int32N(100)
			}
			c := s.best(scores)
			if c < 0 {
				t.Fatalf("%d words: no action is possible and the parse is not done", n)
			}
			s.Do(Action(c))
		}
		roots := 0
		for i := range n {
			at, steps := i, 0
			for at != n && steps <= n {
				at = s.Head(at)
				steps++
			}
			if at != n {
				t.Fatalf("%d words: word %d does not reach the root", n, i)
			}
			if s.Head(i) == n {
				roots++
			}
		}
		if roots != 1 {
			t.Fatalf("%d words: %d roots", n, roots)
		}
	}
}

func TestActionClass(t *testing.T) {
	for c := range 9 {
		if kind, label := Action(c); Class(kind, label) != c {
			t.Errorf("class %d is action %d with label %d, and back class %d", c, kind, label, Class(kind, label))
		}
	}
}

// TestChainIsBest holds the chain against all sequences of three words.
func TestChainIsBest(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 1))
	c := NewChain(2)
	k := c.Classes
	for range 50 {
		for i := range c.Trans {
			c.Trans[i] = rng.Int32N(50)
		}
		emit := c.Reset(3)
		for i := range emit {
			emit[i] = rng.Int32N(100)
		}
		score := func(s [3]int) int32 {
			sum := c.Trans[k*k+s[0]]
			for i, b := range s {
				sum += emit[i*k+b]
				if i > 0 {
					sum += c.Trans[s[i-1]*k+b]
				}
			}
			return sum
		}
		best := int32(-1)
		for x := range k * k * k {
			s := [3]int{x / k / k, x / k % k, x % k}
			if Follows(-1, s[0]) && Follows(s[0], s[1]) && Follows(s[1], s[2]) && Follows(s[2], 0) {
				best = max(best, score(s))
			}
		}
		out := make([]uint8, 3)
		c.Best(out)
		if got := score([3]int{int(out[0]), int(out[1]), int(out[2])}); got != best || !Follows(int(out[2]), 0) {
			t.Fatalf("chain %v scores %d, the best scores %d", out, got, best)
		}
	}
}

func TestSpans(t *testing.T) {
	chain := []uint8{0, uint8(NameClass(0, Begin)), uint8(NameClass(0, LastPart)), uint8(NameClass(1, Single)), 0}
	got := Spans(chain, nil)
	if len(got) != 2 || got[0] != [3]int{1, 3, 0} || got[1] != [3]int{3, 4, 1} {
		t.Errorf("spans %v", got)
	}
}

func TestMentions(t *testing.T) {
	text := [][]string{{"Mira", "Kovač", "spoke"}, {"Later", "Kovač", "left", "later"}}
	var m Mentions
	m.Reset(7)
	for _, s := range text {
		var forms []Form
		for _, w := range s {
			forms = append(forms, MakeForm(w))
		}
		m.Add(forms)
	}
	if e := m.Elsewhere(4); e&(1<<useAfter) == 0 || e&(1<<useSmall) != 0 {
		t.Errorf("Kovač alone: %b, want it seen after another capital", e)
	}
	if e := m.Elsewhere(3); e&(1<<useSmall) == 0 {
		t.Errorf("Later at the start: %b, want it seen written small", e)
	}
	if e := m.Elsewhere(2); e != 0 {
		t.Errorf("a word that is there once: %b, want nothing", e)
	}
	m.Vote(1, uint8(NameClass(0, LastPart)))
	m.Vote(4, 0)
	if k := m.Kind(4, 0); k != 1 {
		t.Errorf("Kovač is a person elsewhere: kind %d, want 1", k)
	}
	if k := m.Kind(0, 0); k != 0 {
		t.Errorf("Mira is nowhere else: kind %d, want 0", k)
	}
}

// TestNamesDoNotAllocate: once the buffers have grown, finding names takes no memory.
func TestNamesDoNotAllocate(t *testing.T) {
	m := &Model{Kinds: []string{"PER"}, Coarse: []uint8{0}, Lexicon: &Lexicon{slots: make([]byte, 16)}}
	table, err := NewTable(make([]byte, 8), nil, make([]byte, 512), 5)
	if err != nil {
		t.Fatal(err)
	}
	m.Names = table
	if err := m.SetTrans(make([]int32, 30)); err != nil {
		t.Fatal(err)
	}
	forms := []Form{MakeForm("Mira"), MakeForm("Kovač"), MakeForm("spoke")}
	tags, kinds, out, base, b := make([]uint8, 3), make([]uint8, 3), make([]uint8, 3), make([]int32, 15), NewBuffer()
	if n := testing.AllocsPerRun(10, func() {
		m.NameScores(forms, tags, base, b)
		m.FindNames(forms, base, kinds, out, b)
	}); n != 0 {
		t.Errorf("%v allocations a sentence, want none", n)
	}
}
