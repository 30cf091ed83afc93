package neural

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"sync"
	"testing"

	"onrecord/model/neural"
	"onrecord/model/weights"
)

// trained is the weights file of a network that knows its two sentences by heart.
func trained(t testing.TB) []byte {
	b, err := trainedOnce()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

var trainedOnce = sync.OnceValues(func() ([]byte, error) {
	s, err := Read(strings.NewReader(little), "little")
	if err != nil {
		return nil, err
	}
	return Train(small(), s, nil)
})

func load(t testing.TB, b []byte) *neural.Net {
	f, err := weights.Read("test", b)
	if err != nil {
		t.Fatal(err)
	}
	net, err := neural.Load(f)
	if err != nil {
		t.Fatal(err)
	}
	return net
}

// TestShipped: the shipped code, with rounded weights, says what the network in training says.
func TestShipped(t *testing.T) {
	s, _, err := Score(load(t, trained(t)), trees(t))
	if err != nil || s != (Scores{100, 100, 100, 100, 100}) {
		t.Errorf("scores %+v, error %v", s, err)
	}
}

// TestAgrees: on random text, the shipped code and the network in training find the same tags and trees but for the few
// that rounding may tip.
func TestAgrees(t *testing.T) {
	forms := map[string][]string{"dogs": {"ns"}}
	for i := range rare {
		forms["zzz"+strings.Repeat("z", i)] = []string{"n", "v"}
		forms["saw"+strings.Repeat("w", i)] = []string{"n", "ns"}
	}
	n, err := train(small(), trees(t), forms, nil)
	if err != nil {
		t.Fatal(err)
	}
	if n.v.marks != 3 || len(n.v.class) != 4 {
		t.Fatalf("%d marks, %d classes", n.v.marks, len(n.v.class))
	}
	var all []example
	for _, s := range trees(t) {
		all = append(all, n.v.example(s, n.set.PartRows))
	}
	b, err := n.export(all)
	if err != nil {
		t.Fatal(err)
	}
	net := load(t, b)
	r := rand.New(rand.NewPCG(4, 4))
	same, total := 0, 0
	for range 50 {
		words := gibberish(r, 2+r.IntN(30))
		out := make([]neural.Word, len(words))
		if err := net.Analyze(words, []int{len(words)}, out); err != nil {
			t.Fatal(err)
		}
		var s Sentence
		for _, w := range words {
			s = append(s, Token{Form: w})
		}
		n.run([]example{n.v.example(s, n.set.PartRows)}, nil, false, func(e example, tags [][]float32, arcs []float32, _ func(i, head int) []float32) {
			heads := make([]int32, len(words))
			neural.Tree(arcs, len(words), heads)
			for i := range words {
				total++
				if out[i].Head == int(heads[i]) && out[i].UPOS == n.v.upos.names[n.bestTags(tags[i])[0]] {
					same++
				}
			}
		})
	}
	if same*100 < total*98 {
		t.Errorf("%d of %d words agree", same, total)
	}
}

func gibberish(r *rand.Rand, n int) []string {
	words := make([]string, n)
	for i := range words {
		words[i] = []string{"Ilva", "saw", "dogs", ".", "n't", "go", "Ümlaut", "2,50", "zzz", "\xff", ""}[r.IntN(11)] + []string{"", "s", "ed", "-"}[r.IntN(4)]
	}
	return words
}

// TestLong: a sentence of many thousand words is cut into pieces, and still one tree.
func TestLong(t *testing.T) {
	net := load(t, trained(t))
	words := gibberish(rand.New(rand.NewPCG(1, 1)), 20000)
	out := make([]neural.Word, len(words))
	if err := net.Analyze(words, []int{3, 3, len(words)}, out); err != nil {
		t.Fatal(err)
	}
	for _, s := range [][2]int{{0, 3}, {3, len(words)}} {
		roots := 0
		for i := s[0]; i < s[1]; i++ {
			at, steps := i, 0
			for ; out[at].Head >= 0 && steps < len(words); steps++ {
				if at = out[at].Head; at < s[0] || at >= s[1] {
					t.Fatalf("word %d hangs on %d, outside its sentence", i, at)
				}
			}
			if out[at].Head >= 0 {
				t.Fatalf("word %d stands on a cycle", i)
			}
			if out[i].Head < 0 {
				roots++
			}
			if (out[i].Head < 0) != (out[i].Rel == "root") {
				t.Fatalf("word %d has head %d and relation %q", i, out[i].Head, out[i].Rel)
			}
		}
		if roots != 1 {
			t.Errorf("sentence %v has %d roots", s, roots)
		}
	}
}

// TestShared: many goroutines at once, and any company of sentences, give what one call gives.
func TestShared(t *testing.T) {
	net := load(t, trained(t))
	r := rand.New(rand.NewPCG(2, 2))
	var words []string
	var ends []int
	var alone []neural.Word
	for range 40 {
		s := gibberish(r, 1+r.IntN(20))
		out := make([]neural.Word, len(s))
		if err := net.Analyze(s, []int{len(s)}, out); err != nil {
			t.Fatal(err)
		}
		for i := range out {
			if out[i].Head >= 0 {
				out[i].Head += len(words)
			}
		}
		words, alone = append(words, s...), append(alone, out...)
		ends = append(ends, len(words))
	}
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			out := make([]neural.Word, len(words))
			if err := net.Analyze(words, ends, out); err != nil {
				t.Error(err)
			}
			if !reflect.DeepEqual(out, alone) {
				t.Error("sentences together are read otherwise than alone")
			}
		})
	}
	wait.Wait()
}

func TestAnalyzeErrors(t *testing.T) {
	net := load(t, trained(t))
	for _, ends := range [][]int{nil, {1}, {2, 1, 3}, {4}} {
		if err := net.Analyze([]string{"a", "b", "c"}, ends, make([]neural.Word, 3)); err == nil {
			t.Errorf("ends %v of 3 words are no error", ends)
		}
	}
	if err := net.Analyze(nil, nil, nil); err != nil {
		t.Error(err)
	}
}

// TestForeign: each section left out, cut or filled with other bytes is an error or a Net that still runs, never a panic.
func TestForeign(t *testing.T) {
	good, err := weights.Read("test", trained(t))
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(3, 3))
	for _, bad := range good.Names() {
		for _, how := range []string{"absent", "cut", "noise", "empty"} {
			var w weights.Writer
			for _, name := range good.Names() {
				b, err := good.Section(name)
				if err != nil {
					t.Fatal(err)
				}
				if name == bad {
					b = append([]byte(nil), b...)
					switch how {
					case "absent":
						continue
					case "cut":
						b = b[:len(b)/2]
					case "noise":
						for i := range b {
							b[i] = byte(r.Uint32())
						}
					case "empty":
						b = nil
					}
				}
				if err := w.Add(name, b); err != nil {
					t.Fatal(err)
				}
			}
			f, err := weights.Read("test", w.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			net, err := neural.Load(f)
			old, _ := good.Section(bad)
			switch {
			case err == nil && (how == "absent" || how != "noise" && len(old) > 2):
				t.Errorf("%s %s: no error", bad, how)
			case err == nil:
				words := gibberish(r, 50)
				if err := net.Analyze(words, []int{50}, make([]neural.Word, 50)); err != nil {
					t.Error(err)
				}
			case !strings.Contains(err.Error(), "test"):
				t.Errorf("%s %s: %v: does not name the file", bad, how, err)
			}
		}
	}
}

// FuzzAnalyze: any words in sentences of any length give trees within them.
func FuzzAnalyze(f *testing.F) {
	net := load(f, trained(f))
	f.Add("Ilva saw dogs .", 2)
	f.Add("\xff \u200b  \U0001F600 İ ß", 1)
	f.Add(strings.Repeat("a , ", 300), 700)
	f.Fuzz(func(t *testing.T, text string, size int) {
		words := strings.Split(text, " ")
		if len(words) > 2000 {
			return
		}
		size = 1 + max(size, -size)%1000
		size = max(size, 1)
		var ends []int
		for at := size; at < len(words); at += size {
			ends = append(ends, at)
		}
		ends = append(ends, len(words))
		out := make([]neural.Word, len(words))
		if err := net.Analyze(words, ends, out); err != nil {
			t.Fatal(err)
		}
		first := 0
		for _, end := range ends {
			for i := first; i < end; i++ {
				if h := out[i].Head; h == i || h >= 0 && (h < first || h >= end) {
					t.Fatal(fmt.Sprint("word ", i, " hangs on ", h, " in a sentence ", first, "-", end))
				}
				if out[i].UPOS == "" {
					t.Fatal("word without a tag")
				}
			}
			first = end
		}
	})
}
