package intake

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onrecord"
	"onrecord/lang"
)

// passage is a piece of an article and the labels that must be read in it, none in a trap.
type passage struct {
	where, text string
	want        []string
}

// labelPassages reads the passages of our own: blocks parted by empty lines, the first line of each the words.
func labelPassages(t *testing.T) []passage {
	t.Helper()
	files, err := filepath.Glob("testdata/labels/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no passages: %v", err)
	}
	var out []passage
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, block := range strings.Split(string(data), "\n\n") {
			lines := slices.DeleteFunc(strings.Split(block, "\n"), func(l string) bool { return l == "" || strings.HasPrefix(l, "#") })
			if len(lines) == 0 {
				continue
			}
			out = append(out, passage{fmt.Sprintf("%s:%d", filepath.Base(file), i), lines[0], lines[1:]})
		}
	}
	return out
}

func labelsOf(r *onrecord.Reading) []string {
	name := func(id onrecord.PartyID) string {
		if p := r.Party(id); p != nil {
			return p.Name
		}
		return "?"
	}
	var out []string
	for _, g := range r.Designations {
		var by []string
		for _, id := range g.Authority {
			by = append(by, name(id))
		}
		label, authority := g.Label.Text, strings.Join(by, ", ")
		if label == "" {
			label = "-"
		}
		if authority == "" {
			authority = "-"
		}
		out = append(out, fmt.Sprintf("%s | %s | %s | %s", name(g.Party), g.Status, label, authority))
	}
	return out
}

// TestLabels holds precision and recall of designations on passages of our own; names are compared without their articles.
func TestLabels(t *testing.T) {
	r := reader(t)
	right, read, gold := 0, 0, 0
	plain := func(s string) string {
		return strings.NewReplacer("| the ", "| ", ", the ", ", ").Replace(strings.TrimPrefix(strings.ToLower(s), "the "))
	}
	for _, p := range labelPassages(t) {
		is, err := r.Read(onrecord.NewCapture("a.txt", "text/plain", []byte("In brief\n\n"+p.text+"\n")))
		if err != nil {
			t.Errorf("%s: %v", p.where, err)
			continue
		}
		got := labelsOf(is)
		gold, read = gold+len(p.want), read+len(got)
		var wrong []string
		left := slices.Clone(p.want)
		for _, g := range got {
			i := slices.IndexFunc(left, func(w string) bool { return plain(w) == plain(g) })
			if i < 0 {
				wrong = append(wrong, "read   "+g)
				continue
			}
			right++
			left = slices.Delete(left, i, i+1)
		}
		for _, w := range left {
			wrong = append(wrong, "missed "+w)
		}
		if len(wrong) > 0 {
			t.Logf("%s: %s\n  %s", p.where, p.text, strings.Join(wrong, "\n  "))
		}
	}
	precision, recall := float64(right)/float64(read), float64(right)/float64(gold)
	t.Logf("designations: %d right, %d read, %d in the passages: precision %.3f, recall %.3f", right, read, gold, precision, recall)
	if precision < leastLabels || recall < leastLabels {
		t.Errorf("below %.2f", leastLabels)
	}
}

// leastLabels is what precision and recall of designations may not fall below.
const leastLabels = 0.9

// Each row of the list of deeds fires in its example, and does not where it must not.
func TestDeedExamples(t *testing.T) {
	r := reader(t)
	pack, err := lang.English()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range pack.Deeds() {
		for text, want := range map[string]int{d.Fires: 1, d.Never: 0} {
			if text == "" {
				continue
			}
			is, err := r.Read(onrecord.NewCapture("a.txt", "text/plain", []byte("In brief\n\n"+text+"\n")))
			if err != nil {
				t.Fatal(err)
			}
			if n := len(is.Designations); n != want || n == 1 && is.Designations[0].Status != d.Status {
				t.Errorf("%s: %q: %q, want %d %s", d.Where, text, labelsOf(is), want, d.Status)
			}
		}
	}
}
