package onrecord

import "testing"

// TestAppend: a text appended with its Map leads where that led, and one with another's Map is found out.
func TestAppend(t *testing.T) {
	source := "ab&amp;cd"
	var first Builder
	first.Copy("ab", 0)
	first.Replace("&", Range{2, 7})
	text, m, err := first.Build(len(source))
	if err != nil {
		t.Fatal(err)
	}
	var b Builder
	b.Insert("<p>", 0)
	b.Append(text, m)
	b.Copy("cd", 7)
	all, whole, err := b.Build(len(source))
	if err != nil || all != "<p>ab&cd" {
		t.Fatalf("%q, %v", all, err)
	}
	for _, x := range CheckMap(whole, all, []byte(source)) {
		t.Error(x)
	}
	if r, exact, err := whole.Source(3, len(all)); r != (Range{0, 9}) || !exact || err != nil {
		t.Errorf("leads to %v, exact %v, %v", r, exact, err)
	}
	b.Append("more", m)
	if _, _, err := b.Build(len(source)); err == nil {
		t.Error("a text was taken with the Map of another")
	}
}
