package onrecord

import (
	"encoding/json"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestDocumentSpan(t *testing.T) {
	d := &Document{Text: "Kovač “no”"} // č: bytes 4–5, “: 7–9
	for _, tt := range []struct {
		start, end int
		want       string
	}{{0, 6, "Kovač"}, {4, 6, "č"}, {7, 15, "“no”"}, {10, 12, "no"}, {0, len(d.Text), d.Text}} {
		s, err := d.Span(tt.start, tt.end)
		if err != nil || s.Text != tt.want || s.Start != tt.start || s.End != tt.end {
			t.Errorf("[%d, %d): %+v, %v, want %q", tt.start, tt.end, s, err, tt.want)
		}
	}
	for name, r := range map[string]Range{"before the text": {-1, 2}, "after it": {0, len(d.Text) + 1}, "empty": {3, 3}, "reversed": {4, 2},
		"cuts at the start": {5, 6}, "cuts at the end": {4, 5}, "empty at the end": {len(d.Text), len(d.Text)}} {
		if s, err := d.Span(r.Start, r.End); err == nil || !s.IsZero() {
			t.Errorf("%s: %+v and error %v", name, s, err)
		}
	}
}

// Document.Span gives exactly the ranges that are whole characters of the text, and CheckSpan agrees with it.
func TestSpanProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := &Document{Text: anyText(t, "text")}
		start := rapid.IntRange(-2, len(d.Text)+2).Draw(t, "start")
		end := rapid.IntRange(-2, len(d.Text)+2).Draw(t, "end")
		checkOneSpan(t, d, start, end)
	})
}

func FuzzSpan(f *testing.F) {
	f.Add("Kovač “no”", 4, 6)
	f.Add("a\u200d𝄞", 1, 4)
	f.Add("", 0, 0)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		if len(text) > 1000 || !utf8.ValidString(text) {
			t.Skip("bounded, and a Document's text is UTF-8")
		}
		checkOneSpan(t, &Document{Text: text}, start, end)
	})
}

func checkOneSpan(t interface{ Fatalf(string, ...any) }, d *Document, start, end int) {
	good := 0 <= start && start < end && end <= len(d.Text) && utf8.ValidString(d.Text[start:end]) &&
		utf8.ValidString(d.Text[:start])
	s, err := d.Span(start, end)
	if (err == nil) != good {
		t.Fatalf("[%d, %d) of %q: error %v", start, end, d.Text, err)
	}
	if !good {
		if !s.IsZero() {
			t.Fatalf("an error, and the span %+v", s)
		}
		if text := "made up"; len(CheckSpan(d, "x", Span{start, end, text})) == 0 {
			t.Fatalf("CheckSpan takes [%d, %d) %q", start, end, text)
		}
		return
	}
	if s.Text != d.Text[start:end] || s.Range() != (Range{start, end}) || len(CheckSpan(d, "x", s)) != 0 {
		t.Fatalf("[%d, %d) of %q: %+v", start, end, d.Text, s)
	}
	s.Text += "!"
	if len(CheckSpan(d, "x", s)) == 0 {
		t.Fatalf("CheckSpan takes other words")
	}
	s.Text = s.Text[:len(s.Text)-1]
	data, err := json.Marshal(s)
	var back Span
	if err != nil || json.Unmarshal(data, &back) != nil || back != s {
		t.Fatalf("%+v as JSON is %s and comes back as %+v", s, data, back)
	}
}

func TestSpanJSON(t *testing.T) {
	for want, s := range map[string]Span{
		"null":                             {},
		`{"start":0,"end":3,"text":"<b>"}`: {0, 3, "<b>"},
	} {
		got, err := s.MarshalJSON()
		if err != nil || string(got) != want {
			t.Errorf("%+v: %s, %v, want %s", s, got, err, want)
		}
	}
	var s struct{ At, To Span }
	if err := json.Unmarshal([]byte(`{"at": null, "to": {"start":1,"end":2,"text":"x"}}`), &s); err != nil || !s.At.IsZero() || s.To != (Span{1, 2, "x"}) {
		t.Errorf("%+v, %v", s, err)
	}
	if err := json.Unmarshal([]byte(`{"at": {"start":"one"}}`), &s); err == nil {
		t.Error("a word for an offset is no error")
	}
}

func TestRange(t *testing.T) {
	a := Range{2, 5}
	if a.Len() != 3 {
		t.Error(a.Len())
	}
	for _, tt := range []struct {
		b                  Range
		contains, overlaps bool
	}{{Range{2, 5}, true, true}, {Range{3, 4}, true, true}, {Range{1, 5}, false, true}, {Range{2, 6}, false, true},
		{Range{0, 2}, false, false}, {Range{5, 7}, false, false}, {Range{0, 9}, false, true}} {
		if a.Contains(tt.b) != tt.contains || a.Overlaps(tt.b) != tt.overlaps || tt.b.Overlaps(a) != tt.overlaps {
			t.Errorf("%v and %v: contains %v, overlaps %v", a, tt.b, a.Contains(tt.b), a.Overlaps(tt.b))
		}
	}
}

func TestBlockAt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := &Document{}
		at := 0
		for range rapid.IntRange(0, 6).Draw(t, "blocks") {
			at += rapid.IntRange(0, 3).Draw(t, "gap")
			n := rapid.IntRange(1, 4).Draw(t, "length")
			d.Blocks = append(d.Blocks, Block{Start: at, End: at + n})
			at += n
		}
		for offset := -1; offset <= at+1; offset++ {
			want := -1
			for i, b := range d.Blocks {
				if b.Start <= offset && offset < b.End {
					want = i
				}
			}
			if got := d.BlockAt(offset); got != want {
				t.Fatalf("offset %d in %v: %d, want %d", offset, d.Blocks, got, want)
			}
		}
	})
}
