package eval

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"
)

const spanless = `{"doc":"n","sha256":"%x","parties":[{"id":"p1","kind":"person","name":[0,4]}],
"statements":[{"id":"s1","form":"indirect","act":"asserts","within":null,"party":"p1","source":[0,4],"cue":[5,9],"content":[[10,19]],"hedges":[],"basis":[]}],
"absences":[{"kind":"proof","span":[10,19],"by":"s1"}],"requests":[]}`

func TestParseAnnotated(t *testing.T) {
	const text = "Mira said it rained."
	data := fmt.Sprintf(spanless, sha256.Sum256([]byte(text)))
	g, err := ParseAnnotated([]byte(data), text)
	if err != nil {
		t.Fatal(err)
	}
	if s := g.Statements[0]; s.Cue.Text != "said" || s.Content[0].Text != "it rained" || g.Parties[0].Name != "Mira" || g.Absences[0].Span.Text != "it rained" {
		t.Errorf("read %+v of %+v", s, g.Parties)
	}
	if _, err := ParseAnnotated([]byte(data), text+" "); err == nil || !strings.Contains(err.Error(), "SHA-256") {
		t.Errorf("another text was taken: %v", err)
	}
	if _, err := ParseAnnotated([]byte(strings.Replace(data, "[5,9]", "[5,99]", 1)), text); err == nil {
		t.Error("a span that leaves the text was taken")
	}
}
