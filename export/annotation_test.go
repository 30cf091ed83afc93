package export

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// collection is as much of the model as a reader of annotations needs, written down apart from the writer's types.
type collection struct {
	Context any    `json:"@context"`
	Type    string `json:"type"`
	Total   int    `json:"total"`
	First   struct {
		Type  string `json:"type"`
		Items []struct {
			ID, Type, Motivation, Created string
			Creator                       []struct{ Type, Name string }
			Generator                     struct{ Type, Name string }
			Body                          []map[string]any
			Target                        []struct {
				Type, Source string
				State        []map[string]any
				Selector     []map[string]any
			}
		}
	} `json:"first"`
	Rejected int `json:"onrecord:rejectedLeftOut"`
}

func TestAnnotations(t *testing.T) {
	var b bytes.Buffer
	s := full(t)
	if _, err := Annotations(context.Background(), &b, s); err != nil {
		t.Fatal(err)
	}
	var c collection
	if err := json.Unmarshal(b.Bytes(), &c); err != nil {
		t.Fatalf("%v in\n%s", err, b.String())
	}
	if c.Type != "AnnotationCollection" || c.First.Type != "AnnotationPage" || c.Total != 2 || len(c.First.Items) != 2 || c.Rejected != 1 ||
		!strings.Contains(b.String(), `"http://www.w3.org/ns/anno.jsonld"`) {
		t.Fatalf("%+v", c)
	}
	texts := map[string]string{"https://example.org/a": emoji, "https://example.org/b": arabic}
	found := 0
	for _, x := range c.First.Items {
		if x.Type != "Annotation" || !strings.HasPrefix(x.ID, "urn:onrecord:statement:") || x.Generator.Name != "reader 1" || x.Created != "2024-03-13T12:00:00Z" {
			t.Errorf("%+v", x)
		}
		for _, target := range x.Target {
			text := texts[target.Source]
			if target.Type != "SpecificResource" || text == "" || len(target.State) != 2 || len(target.Selector) != 2 {
				t.Fatalf("%+v", target)
			}
			if target.State[0]["sourceDate"] != "2024-03-13T12:00:00Z" || len(target.State[1]["onrecord:sha256"].(string)) != 64 {
				t.Errorf("%v", target.State)
			}
			at, quote := target.Selector[0], target.Selector[1]
			if at["type"] != "TextPositionSelector" || quote["type"] != "TextQuoteSelector" {
				t.Fatalf("%v", target.Selector)
			}
			// Counted anew, as a program that holds text as an array of code points would.
			runes := []rune(text)
			start, end := int(at["start"].(float64)), int(at["end"].(float64))
			exact := quote["exact"].(string)
			if got := string(runes[start:end]); got != exact {
				t.Errorf("[%d, %d) is %q, the quote %q", start, end, got, exact)
			}
			if !strings.HasSuffix(string(runes[:start]), quote["prefix"].(string)) || !strings.HasPrefix(string(runes[end:]), quote["suffix"].(string)) {
				t.Errorf("%v is not what stands around", quote)
			}
			found++
		}
	}
	if found != 3 {
		t.Errorf("%d passages", found)
	}
	first := c.First.Items[0]
	says := first.Body[0]["value"].(string)
	if !strings.Contains(says, "alleged") || !strings.HasPrefix(says, "Mira Kovac\u030c") || first.Body[1]["onrecord:act"] != "alleges" || first.Body[1]["onrecord:status"] != "accepted" {
		t.Errorf("%v", first.Body)
	}
	if len(first.Creator) != 1 || first.Creator[0].Name != "ann" || first.Creator[0].Type != "Person" {
		t.Errorf("%v: what a person decided is not marked as theirs", first.Creator)
	}
}

// An offset in bytes becomes the number of code points before it, in texts of any characters and length.
func TestPositions(t *testing.T) {
	for _, text := range []string{"", emoji, arabic, persian, strings.Repeat(emoji, 100), strings.Repeat("a", 3*stride), strings.Repeat("é", 3*stride)} {
		p := newPositions(text)
		n := 0
		for i := range text {
			if got := p.of(i); got != n {
				t.Fatalf("byte %d is %d, want %d", i, got, n)
			}
			n++
		}
		if got := p.of(len(text)); got != n {
			t.Errorf("the end is %d, want %d", got, n)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		runes := rapid.SliceOfN(rapid.SampledFrom([]rune("aé東🙂\u0301م\u200c")), 0, 3000).Draw(t, "text")
		cut := rapid.IntRange(0, len(runes)).Draw(t, "cut")
		if got := newPositions(string(runes)).of(len(string(runes[:cut]))); got != cut {
			t.Fatalf("%d, want %d", got, cut)
		}
	})
}
