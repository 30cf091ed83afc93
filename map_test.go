package onrecord

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// page is "Tom & Ana: “no”." derived from bytes that hold a reference, folded white space and a one-byte charset.
//
//	text    T o m _ & _ A n a \n é
//	source  T o m \t\n &amp; _ A n a (nothing) \xe9
func page(t *testing.T) (string, string, Map) {
	t.Helper()
	source := "Tom\t\n&amp; Ana\xe9"
	var b Builder
	b.Copy("Tom", 0)
	b.Replace(" ", Range{3, 5})
	b.Replace("&", Range{5, 10})
	b.Copy(" Ana", 10)
	b.Insert("\n", 14)
	b.Recode("é", Range{14, 15})
	text, m, err := b.Build(len(source))
	if err != nil {
		t.Fatal(err)
	}
	return source, text, m
}

func TestMapSource(t *testing.T) {
	source, text, m := page(t)
	if text != "Tom & Ana\né" {
		t.Fatalf("text %q", text)
	}
	tests := []struct {
		start, end int
		want       string
		exact      bool
	}{
		{0, 3, "Tom", true},
		{1, 2, "o", true},
		{0, 4, "Tom\t\n", true},
		{4, 5, "&amp;", true},
		{3, 5, "\t\n&amp;", true},
		{6, 9, "Ana", true},
		{6, 10, "Ana", true}, // the line break was put in
		{9, 10, "", true},
		{10, 12, "\xe9", true},
		{10, 11, "\xe9", false}, // half a character stands for no half byte
		{11, 12, "\xe9", false},
		{9, 12, "\xe9", true},
		{0, 12, source, true},
	}
	for _, tt := range tests {
		got, exact, err := m.Source(tt.start, tt.end)
		if err != nil {
			t.Errorf("[%d, %d): %v", tt.start, tt.end, err)
		} else if source[got.Start:got.End] != tt.want || exact != tt.exact {
			t.Errorf("[%d, %d) %q: %q exact %v, want %q exact %v", tt.start, tt.end, text[tt.start:tt.end], source[got.Start:got.End], exact, tt.want, tt.exact)
		}
	}
}

func TestMapSourceRefuses(t *testing.T) {
	_, text, m := page(t)
	for _, r := range []Range{{-1, 2}, {0, len(text) + 1}, {3, 2}, {len(text) + 1, len(text) + 1}} {
		if got, _, err := m.Source(r.Start, r.End); err == nil {
			t.Errorf("[%d, %d) gives %v, and no error", r.Start, r.End, got)
		}
	}
	if _, _, err := (Map{}).Source(0, 1); err == nil {
		t.Error("the empty map finds something")
	}
}

func TestMapPoint(t *testing.T) {
	_, text, m := page(t)
	for at, want := range map[int]int{0: 0, 2: 2, 3: 3, 4: 5, 5: 10, 9: 14, 10: 14, len(text): 15} {
		r, exact, err := m.Source(at, at)
		if err != nil || r != (Range{want, want}) || exact {
			t.Errorf("empty range at %d: %v exact %v (%v), want [%d, %d) and not exact", at, r, exact, err, want, want)
		}
	}
	if r, _, err := (Map{}).Source(0, 0); err != nil || r != (Range{}) {
		t.Errorf("empty map: %v, %v", r, err)
	}
}

// A sidebar that a parser moved to the front: the source range is the hull, and never called exact.
func TestMapOutOfOrder(t *testing.T) {
	var b Builder
	b.Copy("world", 6)
	b.Copy("hello ", 0)
	_, m, err := b.Build(11)
	if err != nil {
		t.Fatal(err)
	}
	if r, exact, _ := m.Source(0, 11); r != (Range{0, 11}) || exact {
		t.Errorf("%v exact %v", r, exact)
	}
	if r, exact, _ := m.Source(5, 10); r != (Range{0, 5}) || !exact {
		t.Errorf("%v exact %v", r, exact)
	}
}

func TestMapRuns(t *testing.T) {
	_, _, m := page(t)
	if len(m.Runs()) != 6 {
		t.Errorf("%d runs: %v", len(m.Runs()), m.Runs())
	}
	if m.Len() != 12 || m.SourceLen() != 15 {
		t.Errorf("%d bytes of text, %d of source", m.Len(), m.SourceLen())
	}
	var b Builder
	b.Copy("one ", 0)
	b.Copy("run", 4)
	b.Recode("é", Range{7, 8})
	b.Recode("ü", Range{8, 9})
	b.Recode("日", Range{9, 10})
	b.Copy("", 10)
	_, m, _ = b.Build(10)
	if len(m.Runs()) != 3 {
		t.Errorf("neighbours at one pace are one run, others are not: %v", m.Runs())
	}
}

func TestBuildRefuses(t *testing.T) {
	for name, work := range map[string]func(*Builder){
		"beyond the source": func(b *Builder) { b.Copy("abc", 2) },
		"before it":         func(b *Builder) { b.Copy("a", -1) },
		"reversed":          func(b *Builder) { b.Replace("a", Range{3, 2}) },
		"insertion outside": func(b *Builder) { b.Insert("a", 5) },
	} {
		var b Builder
		work(&b)
		if _, _, err := b.Build(4); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// A character that stands for nothing is an insertion, however it was written.
func TestRecodeOfNothing(t *testing.T) {
	var b Builder
	b.Recode("é", Range{1, 1})
	_, m, err := b.Build(2)
	if err != nil {
		t.Fatal(err)
	}
	if out := CheckMap(m, "é", []byte("xy")); len(out) > 0 {
		t.Error(out)
	}
	if r, _, err := m.Source(0, 1); err != nil || r != (Range{1, 1}) {
		t.Errorf("%v, %v", r, err)
	}
}

func TestMapLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := derive(t, anyText(t, "source"), true)
		if out := CheckMap(d.m, d.text, []byte(d.source)); len(out) > 0 {
			t.Fatalf("%v", out)
		}
		if d.m.Len() != len(d.text) || d.m.SourceLen() != len(d.source) {
			t.Fatalf("map of %d → %d bytes, text %d, source %d", d.m.Len(), d.m.SourceLen(), len(d.text), len(d.source))
		}
		if len(d.text) == 0 {
			return
		}
		start, end := anyRange(t, len(d.text))
		got, exact, err := d.m.Source(start, end)
		if err != nil {
			t.Fatal(err)
		}
		if want, wantExact := d.find(start, end); got != want || exact != wantExact {
			t.Fatalf("[%d, %d) of %q: %v exact %v, want %v exact %v\n%+v", start, end, d.text, got, exact, want, wantExact, d.m.Runs())
		}
		point, _, err := d.m.Source(start, start)
		if one, _, _ := d.m.Source(start, start+1); err != nil || point != (Range{one.Start, one.Start}) {
			t.Fatalf("point %d: %v (%v), want the start of %v", start, point, err, one)
		}
	})
}

// A span in a copied run comes back exactly.
func TestCopiedComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := derive(t, anyText(t, "source"), true)
		for _, r := range d.m.Runs() {
			if !r.Copied() {
				continue
			}
			start := rapid.IntRange(r.Text.Start, r.Text.End-1).Draw(t, "start")
			end := rapid.IntRange(start+1, r.Text.End).Draw(t, "end")
			src, exact, err := d.m.Source(start, end)
			if err != nil || !exact || d.source[src.Start:src.End] != d.text[start:end] {
				t.Fatalf("copied %q comes back as %q, exact %v (%v)", d.text[start:end], d.source[src.Start:src.End], exact, err)
			}
		}
	})
}

func TestThen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		next := derive(t, anyText(t, "source"), true)
		first := derive(t, next.text, true)
		m, err := first.m.Then(next.m)
		if err != nil {
			t.Fatal(err)
		}
		if out := CheckMap(m, first.text, []byte(next.source)); len(out) > 0 {
			t.Fatalf("%v\n%+v", out, m.Runs())
		}
		if len(first.text) == 0 {
			return
		}
		start, end := anyRange(t, len(first.text))
		mid, midExact, err := first.m.Source(start, end)
		if err != nil {
			t.Fatal(err)
		}
		want, wantExact, err := next.m.Source(mid.Start, mid.End)
		if err != nil {
			t.Fatal(err)
		}
		got, exact, err := m.Source(start, end)
		if err != nil {
			t.Fatal(err)
		}
		if midExact && want.Len() > 0 && got != want {
			t.Fatalf("[%d, %d) of %q: %v, want %v by way of %v\nfirst %+v\nnext %+v\nboth %+v", start, end, first.text, got, want, mid, first.m.Runs(), next.m.Runs(), m.Runs())
		}
		if got.Len() > 0 && !want.Contains(got) {
			t.Fatalf("[%d, %d) of %q: %v, outside of %v\nfirst %+v\nnext %+v\nboth %+v", start, end, first.text, got, want, first.m.Runs(), next.m.Runs(), m.Runs())
		}
		if midExact && got.Len() > 0 && exact && !wantExact {
			t.Fatalf("[%d, %d) of %q claims to be exact\nfirst %+v\nnext %+v\nboth %+v", start, end, first.text, first.m.Runs(), next.m.Runs(), m.Runs())
		}
	})
}

// What composition cuts in two leads to the whole of it and is never called exact.
func TestThenCuts(t *testing.T) {
	build := func(sourceLen int, work func(b *Builder)) Map {
		t.Helper()
		var b Builder
		work(&b)
		_, m, err := b.Build(sourceLen)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	reference := build(5, func(b *Builder) { b.Replace("ab", Range{0, 5}) }) // two characters for one reference
	moved := build(4, func(b *Builder) { b.Copy("cd", 2); b.Copy("ab", 0) })
	one := build(2, func(b *Builder) { b.Copy("a", 0) })
	tests := []struct {
		name        string
		first, next Map
		want        Range
		exact       bool
	}{
		{"a copy of half a replacement", one, reference, Range{0, 5}, false},
		{"a copy of the whole of it", build(2, func(b *Builder) { b.Copy("ab", 0) }), reference, Range{0, 5}, true},
		{"a copy of that half", build(1, func(b *Builder) { b.Copy("a", 0) }), composed(t, one, reference), Range{0, 5}, false},
		{"a replacement of that half", build(1, func(b *Builder) { b.Replace("x", Range{0, 1}) }), composed(t, one, reference), Range{0, 5}, false},
		{"a character of half a replacement", build(2, func(b *Builder) { b.Recode("é", Range{0, 1}) }), reference, Range{0, 5}, false},
		{"a replacement of half a replacement", build(2, func(b *Builder) { b.Replace("x", Range{1, 2}) }), reference, Range{0, 5}, false},
		{"a replacement of a replacement", build(2, func(b *Builder) { b.Replace("x", Range{0, 2}) }), reference, Range{0, 5}, true},
		{"a replacement of what was moved apart", build(4, func(b *Builder) { b.Replace("x", Range{1, 3}) }), moved, Range{0, 4}, false},
		{"half a replacement, copied on", composed(t, one, reference), build(5, func(b *Builder) { b.Copy("&amp;", 0) }), Range{0, 5}, false},
		{"an insertion", build(2, func(b *Builder) { b.Insert("x", 0) }), reference, Range{0, 0}, true},
	}
	for _, tt := range tests {
		m, err := tt.first.Then(tt.next)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if r, exact, err := m.Source(0, m.Len()); r != tt.want || exact != tt.exact || err != nil {
			t.Errorf("%s: %v exact %v (%v), want %v exact %v", tt.name, r, exact, err, tt.want, tt.exact)
		}
	}
}

func composed(t *testing.T, a, b Map) Map {
	t.Helper()
	m, err := a.Then(b)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Composition is associative, in what it finds where nothing was moved about, and for text that is not put in on the way: where an insertion falls depends
// on what stands beside it.
func TestThenIsAssociative(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := derive(t, anyText(t, "source"), false)
		b := derive(t, c.text, false)
		a := derive(t, b.text, false)
		left := must(t)(must(t)(a.m.Then(b.m)).Then(c.m))
		right := must(t)(a.m.Then(must(t)(b.m.Then(c.m))))
		for i := range len(a.text) {
			x, _, _ := left.Source(i, i+1)
			y, _, _ := right.Source(i, i+1)
			if x != y && standsFor(a.m, b.m, i) {
				t.Fatalf("byte %d: %v and %v\na %+v\nb %+v\nc %+v", i, x, y, a.m.Runs(), b.m.Runs(), c.m.Runs())
			}
		}
	})
}

// standsFor reports whether the byte at i of a's text comes from something, known exactly, in b's source.
func standsFor(a, b Map, i int) bool {
	mid, exact, err := a.Source(i, i+1)
	if err != nil || !exact || mid.Len() == 0 {
		return false
	}
	src, exact, err := b.Source(mid.Start, mid.End)
	return err == nil && exact && src.Len() > 0
}

func must(t *rapid.T) func(Map, error) Map {
	return func(m Map, err error) Map {
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
}

func TestThenRefuses(t *testing.T) {
	_, _, m := page(t)
	if _, err := m.Then(m); err == nil || !strings.Contains(err.Error(), "15 bytes") {
		t.Errorf("a map whose source is another length than the next one's text: %v", err)
	}
}

// FuzzMap builds a map by the work that the input tells and holds it against the laws and against itself composed with
// the map of a plain copy.
func FuzzMap(f *testing.F) {
	f.Add("Tom &amp; Ana said \"no\"", []byte{0, 4, 2, 5, 0, 6, 3, 1, 1, 2})
	f.Add("日本\xff\xfe", []byte{1, 1, 1, 1, 2, 2})
	f.Add("", []byte{3, 3})
	f.Fuzz(func(t *testing.T, source string, work []byte) {
		if len(source) > 1000 || len(work) > 200 {
			t.Skip("bounded")
		}
		var b Builder
		at := 0
		for i := 0; i+1 < len(work); i += 2 {
			to := min(at+int(work[i+1])%9, len(source))
			switch work[i] % 5 {
			case 0:
				b.Copy(source[at:to], at)
			case 1:
				for at < to {
					_, n := utf8.DecodeRuneInString(source[at:])
					b.Recode("日本"[:3+3*(n%2)], Range{at, at + n})
					at += n
				}
				to = at
			case 2:
				b.Replace(" ", Range{at, to})
			case 3:
				b.Insert("\n\n", at)
				to = at
			}
			at = to
		}
		text, m, err := b.Build(len(source))
		if err != nil {
			t.Fatal(err)
		}
		if out := CheckMap(m, text, []byte(source)); len(out) > 0 {
			t.Fatal(out)
		}
		var c Builder
		c.Copy(source, 0)
		_, id, _ := c.Build(len(source))
		same, err := m.Then(id)
		if err != nil {
			t.Fatal(err)
		}
		for i := range len(text) {
			x, ex, _ := m.Source(i, len(text))
			y, ey, _ := same.Source(i, len(text))
			if x != y || ex != ey {
				t.Fatalf("[%d, end): %v %v, composed with a copy %v %v", i, x, ex, y, ey)
			}
		}
	})
}
