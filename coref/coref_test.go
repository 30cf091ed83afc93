package coref

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"onrecord/model"
	"onrecord/model/weights"
	"onrecord/models"
)

// words is a mention as it is written.
func words(a *model.Analysis, m Mention) string {
	return a.Text.Document.Text[a.Text.Tokens[m.First].Start:a.Text.Tokens[m.Last].End]
}

// TestRead: who is who in short texts of our own. Each pair of phrases, told by its place among equals, is one or is not.
func TestRead(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ text, one, other string }{
		{"Mira Kovač runs the harbour. On Monday, Kovač closed it.", "Mira Kovač", "Kovač"},
		{"Mira Kovač runs the harbour. She closed it on Monday.", "Mira Kovač", "She"},
		{"Anton Belk met Mira Kovač in the harbour. She left early.", "Mira Kovač", "She"},
		{"Anton Belk met Mira Kovač in the harbour. He left early.", "Anton Belk", "He"},
		{"The ferry was late. It came at noon.", "The ferry", "It"},
		{"The sailors were tired. They slept.", "The sailors", "They"},
	} {
		a, pack := analyzed(t, tt.text)
		c := m.Read(a, pack)
		one := slices.IndexFunc(c.Mentions, func(x Mention) bool { return words(a, x) == tt.one })
		other := len(c.Mentions) - 1
		for other >= 0 && words(a, c.Mentions[other]) != tt.other {
			other--
		}
		if one < 0 || other < 0 || c.Entity(one) != c.Entity(other) {
			t.Errorf("%q: %q and %q are not one (mentions %d, %d)", tt.text, tt.one, tt.other, one, other)
		}
	}
}

// checkChains holds what must be so of any text.
func checkChains(t *testing.T, a *model.Analysis, c *Chains) {
	t.Helper()
	if len(c.Links) != len(c.Mentions) {
		t.Fatalf("%d links of %d mentions", len(c.Links), len(c.Mentions))
	}
	seen := map[int]bool{}
	for i, m := range c.Mentions {
		if m.First < 0 || m.First > m.Head || m.Head > m.Last || m.Last >= len(a.Words) || a.Text.SentenceOf(m.First) != a.Text.SentenceOf(m.Last) {
			t.Fatalf("mention %v of %d words", m, len(a.Words))
		}
		if i > 0 && c.Mentions[i-1].First > m.First {
			t.Fatalf("mention %d begins before the one before it", i)
		}
		if to := c.Links[i].To; to >= 0 && c.Entity(to) != c.Entity(i) {
			t.Fatalf("mention %d is linked to %d and not one with it", i, to)
		}
	}
	for _, e := range c.Entities() {
		for _, i := range e {
			if seen[i] {
				t.Fatalf("mention %d stands in two entities", i)
			}
			seen[i] = true
		}
	}
}

// TestSame: the same text gives the same chains, whoever else is reading with the model.
func TestSame(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("../examples/article.txt")
	if err != nil {
		t.Fatal(err)
	}
	a, pack := analyzed(t, string(data))
	first := m.Read(a, pack)
	checkChains(t, a, first)
	done := make(chan *Chains)
	for range 4 {
		go func() { done <- m.Read(a, pack) }()
	}
	for range 4 {
		if c := <-done; !slices.Equal(c.Links, first.Links) || !slices.Equal(c.entity, first.entity) {
			t.Error("the same text was read otherwise")
		}
	}
}

// TestOdd: texts that are hardly texts.
func TestOdd(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"", " ", ".", "he", "He he he he.", strings.Repeat("she ", 300), strings.Repeat("the man said he saw the man and ", 80), "“”", "\x00\xff"} {
		a, pack := analyzed(t, s)
		checkChains(t, a, m.Read(a, pack))
	}
}

func TestBetween(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	a, pack := analyzed(t, "Anton Belk met Mira Kovač in the harbour. She left early.")
	far := m.Between(a, pack, [2]int{9, 9}, [][2]int{{0, 1}, {3, 4}, {40, 41}})
	if far[1] < 0.5 || far[0] != 0 || far[2] != 0 || far[1] > 1 {
		t.Errorf("how far: %v", far)
	}
}

// TestParse: weights that are not the program's are errors.
func TestParse(t *testing.T) {
	good, err := weights.Read("good", models.Coref())
	if err != nil {
		t.Fatal(err)
	}
	change := func(name string, body []byte) error {
		var w weights.Writer
		for _, n := range good.Names() {
			b, err := good.Section(n)
			if err != nil {
				t.Fatal(err)
			}
			if n == name {
				b = body
			}
			if err := w.Add(n, b); err != nil {
				t.Fatal(err)
			}
		}
		f, err := weights.Read("changed", w.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		_, err = Parse(f)
		return err
	}
	if err := change("", nil); err != nil {
		t.Fatal(err)
	}
	shape := func(v ...uint32) []byte {
		b, err := binary.Append(nil, binary.LittleEndian, v)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for name, tt := range map[string]struct {
		section string
		body    []byte
		want    string
	}{
		"features":  {"shape", shape(Version+1, 16), "version"},
		"wide":      {"shape", shape(Version, 1<<20), "hidden units"},
		"cut":       {"shape", []byte{1}, "shape"},
		"zero key":  {"pairs.keys", bytes.Repeat([]byte{0}, 4), "pairs"},
		"rows":      {"pairs.rows", []byte{1, 2}, "pairs.rows"},
		"odd keys":  {"starts.keys", []byte{1, 2, 3}, "starts.keys"},
		"unordered": {"classes.keys", shape(2, 1), "classes"},
	} {
		if err := change(tt.section, tt.body); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want one that names %q", name, err, tt.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	m, err := Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("Mira Kovač said she would close it. “I did,” her brother said.")
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			return
		}
		a, pack := analyzed(t, strings.ToValidUTF8(s, "?"))
		checkChains(t, a, m.Read(a, pack))
	})
}

// TestManifests: the manifests name the very weights that ship.
func TestManifests(t *testing.T) {
	for file, body := range map[string][]byte{"manifest.json": models.Coref(), "pronouns.json": models.Pronouns()} {
		data, err := os.ReadFile("../models/en-coref/" + file)
		if err != nil {
			t.Fatal(err)
		}
		var m struct{ SHA256 string }
		if err := json.Unmarshal(data, &m); err != nil {
			t.Fatal(err)
		}
		if sum := sha256.Sum256(body); m.SHA256 != hex.EncodeToString(sum[:]) {
			t.Errorf("%s names %s, the weights are %x", file, m.SHA256, sum)
		}
	}
}
