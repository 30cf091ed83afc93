package onrecord

import (
	"reflect"
	"slices"
	"testing"
)

// fill gives every list below v one member, and every Span a place of its own; it returns the spans.
func fill(v reflect.Value, spans *[]Span) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.Type() == reflect.TypeFor[*Capture]() || v.Type() == reflect.TypeFor[*Map]() {
			return // they hold no span
		}
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), spans)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), spans)
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[Span]() {
			s := Span{len(*spans), len(*spans) + 1, "x"}
			*spans = append(*spans, s)
			v.Set(reflect.ValueOf(s))
			return
		}
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				fill(v.Field(i), spans)
			}
		}
	}
}

// No span that the vocabulary has is left out, whatever field comes to it later.
func TestSpans(t *testing.T) {
	r := &Reading{}
	var want []Span
	fill(reflect.ValueOf(r).Elem(), &want)
	got := slices.SortedFunc(r.Spans(), func(a, b Span) int { return a.Start - b.Start })
	if len(want) < 20 || !slices.Equal(got, want) {
		t.Errorf("%d spans, want %d: %v", len(got), len(want), got)
	}
	for range r.Spans() {
		break // and nothing is yielded any more
	}
}

func TestFits(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Reading)
		want   bool
	}{
		"as it is":     {func(*Reading) {}, true},
		"other words":  {func(r *Reading) { r.Parties[0].Mentions[0].Text = "Ben" }, false},
		"outside":      {func(r *Reading) { r.Statements[0].Cue = Span{90, 94, "said"} }, false},
		"not in UTF-8": {func(r *Reading) { r.Document.Text = "Ann said\xff" }, false},
		"blocks crossing": {func(r *Reading) {
			r.Document.Blocks = []Block{{Kind: Body, Start: 0, End: 5}, {Kind: Body, Start: 3, End: 8}}
		}, false},
		"no document":      {func(r *Reading) { r.Document = nil }, false},
		"nothing is known": {func(r *Reading) { *r = Reading{Document: &Document{}} }, true},
	} {
		r := &Reading{Document: &Document{Text: "Ann said", Blocks: []Block{{Kind: Body, Start: 0, End: 8}}},
			Parties: []Party{{Mentions: []Span{{0, 3, "Ann"}}}}, Statements: []Statement{{Cue: Span{4, 8, "said"}}}}
		if c.change(r); r.Fits() != c.want {
			t.Errorf("%s: %v", name, !c.want)
		}
	}
}
