package eval

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord"
)

const weirText = "Weir Weekly\n\nWeir  gate jams\nBy Ada Quern\n\nThe gate was stuck.\n \n\tIt was rusty.\nMore: Eel prices\n"

var weirKinds = []string{"1\tbyline", "3\ttitle", "4\tbyline", "6\tbody", "8\tbody", "9\tboilerplate"}

func zoneFile(text string, rows ...string) string {
	return fmt.Sprintf("# stories/weir.txt\tsha256:%x\nline\tkind\n%s\n", sha256.Sum256([]byte(text)), strings.Join(rows, "\n"))
}

func weir(t *testing.T) *Zones {
	t.Helper()
	z, err := ParseZones("weir", zoneFile(weirText, weirKinds...), weirText)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// zoned is a Document of text with a block for each phrase, in order.
func zoned(t *testing.T, text string, blocks ...[2]string) *onrecord.Document {
	t.Helper()
	d := &onrecord.Document{Text: text}
	from := 0
	for _, b := range blocks {
		i := strings.Index(text[from:], b[1])
		if i < 0 {
			t.Fatalf("no %q in the text", b[1])
		}
		d.Blocks = append(d.Blocks, onrecord.Block{Kind: onrecord.BlockKind(b[0]), Start: from + i, End: from + i + len(b[1]), By: "test"})
		from += i + len(b[1])
	}
	return d
}

// annotated is a Document whose blocks are the annotation itself.
func annotated(z *Zones) *onrecord.Document {
	d := &onrecord.Document{Text: z.Text}
	offset := 0
	for n, l := range strings.Split(z.Text, "\n") {
		if k := z.Kinds[n+1]; k != "" {
			d.Blocks = append(d.Blocks, onrecord.Block{Kind: k, Start: offset, End: offset + len(l)})
		}
		offset += len(l) + 1
	}
	return d
}

func TestZonesOfThemselves(t *testing.T) {
	z := weir(t)
	s, wrong, err := z.Score(annotated(z))
	if err != nil || len(wrong) > 0 {
		t.Fatalf("%v, %v", wrong, err)
	}
	for name, v := range s.Figures() {
		if v != 1 {
			t.Errorf("%s is %v", name, v)
		}
	}
	if s.Lines.Of != 6 || s.Characters.Of != 73 || s.Kept.Of != 27 || s.KeptOut.Of != 14 {
		t.Errorf("counted %+v", s)
	}
}

func TestZonesScore(t *testing.T) {
	z := weir(t)
	// The masthead is no block at all, a line of the body is lost, half a line of boilerplate is read as body.
	d := zoned(t, weirText, [2]string{"title", "Weir  gate jams\nBy Ada Quern"}, [2]string{"boilerplate", "The gate was stuck."},
		[2]string{"body", "It was rusty.\nMore:"}, [2]string{"boilerplate", "Eel prices"})
	s, wrong, err := z.Score(d)
	if err != nil {
		t.Fatal(err)
	}
	if s.Lines != (Ratio{2, 6}) || s.Characters != (Ratio{12 + 11 + 9, 73}) || s.Kept != (Ratio{11, 27}) || s.KeptOut != (Ratio{9, 14}) {
		t.Errorf("%+v", s)
	}
	want := map[onrecord.BlockKind]Count{onrecord.Title: {1, 2, 1}, onrecord.Byline: {Gold: 2}, onrecord.Body: {2, 2, 1}, onrecord.Boilerplate: {1, 1, 0}}
	for k, c := range want {
		if s.Kinds[k] != c {
			t.Errorf("%s: %+v, want %+v", k, s.Kinds[k], c)
		}
	}
	var got []string
	for _, e := range wrong {
		got = append(got, fmt.Sprintf("%d %s | %s | %s", e.Line, e.Cause, e.Read, e.Passage))
	}
	if g := strings.Join(got, "\n"); g != "1 byline, read as nothing | in no block | Weir Weekly\n4 byline, read as title | test | By Ada Quern\n"+
		"6 body, read as boilerplate | test | The gate was stuck.\n9 boilerplate, read as body | test | More: Eel prices" {
		t.Errorf("wrong lines:\n%s", g)
	}
	f := s.Figures()
	if f["zones lines"] != 1.0/3 || math.Abs(f["zones title.f1"]-2.0/3) > 1e-9 || f["zones byline.f1"] != 0 {
		t.Errorf("figures %v", f)
	}
	if _, ok := f["zones caption.f1"]; ok {
		t.Error("a figure for a kind that no line has")
	}
}

// Where the text of the document is not the bytes of the article, its Map leads back.
func TestZonesThroughMap(t *testing.T) {
	z := weir(t)
	var b onrecord.Builder
	at := strings.Index(weirText, "The gate")
	b.Replace("[head] ", onrecord.Range{Start: 0, End: at})
	b.Copy(weirText[at:], at)
	text, m, err := b.Build(len(weirText))
	if err != nil {
		t.Fatal(err)
	}
	d := zoned(t, text, [2]string{"body", "The gate was stuck.\n \n\tIt was rusty."}, [2]string{"boilerplate", "More: Eel prices"})
	d.Map = m
	s, _, err := z.Score(d)
	if err != nil || s.Lines != (Ratio{3, 6}) || s.Kept.Rate() != 1 {
		t.Errorf("%+v, %v", s, err)
	}
	if _, _, err := z.Score(&onrecord.Document{Text: text}); err == nil {
		t.Error("a document of another text is scored")
	}
	if _, _, err := z.Score(nil); err == nil {
		t.Error("no document is scored")
	}
}

func TestZonesRefused(t *testing.T) {
	good := zoneFile(weirText, weirKinds...)
	for name, tt := range map[string]struct{ data, text, want string }{
		"other article": {good, weirText + " ", "stories/weir.txt is not the article that was annotated"},
		"no header":     {"line\tkind\n1\ttitle\n", weirText, "no header"},
		"no columns":    {strings.Replace(good, "line\tkind\n", "", 1), weirText, "no header"},
		"far away":      {strings.Replace(good, "stories/", "../", 1), weirText, "below the data folder"},
		"no such kind":  {strings.Replace(good, "title", "headline", 1), weirText, `row 4: no kind "headline"`},
		"no such line":  {strings.Replace(good, "9\tboiler", "19\tboiler", 1), weirText, `no line "19"`},
		"empty line":    {strings.Replace(good, "8\tbody", "7\tbody", 1), weirText, "line 7 holds nothing"},
		"twice":         {strings.Replace(good, "8\tbody", "6\tbody", 1), weirText, "line 6 is annotated twice"},
		"left out":      {zoneFile(weirText, weirKinds[:5]...), weirText, "line 9 of the article has no kind"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ParseZones("weir", tt.data, tt.text)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one that says %q", err, tt.want)
			}
		})
	}
}

func TestLoadZones(t *testing.T) {
	root, folder := t.TempDir(), t.TempDir()
	write := func(file, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(filepath.Join(root, "stories/weir.txt"), weirText)
	write(filepath.Join(folder, "pages/weir.txt"), weirText)
	data := zoneFile(weirText, weirKinds...)
	write(filepath.Join(folder, "a.tsv"), data)
	write(filepath.Join(folder, "b.tsv"), strings.Replace(data, "stories/", "./pages/", 1))
	list, digest, err := LoadZones(folder, root)
	if err != nil || len(list) != 2 || list[0].Name != "a" || list[1].Text != weirText || digest == "" {
		t.Fatalf("%v, %v", list, err)
	}
	res := RunZones(list, func(c *onrecord.Capture) (*onrecord.Reading, error) {
		if c.Source == "b.txt" {
			return nil, errors.New("paper jam")
		}
		return &onrecord.Reading{Capture: c, Document: annotated(list[0])}, nil
	})
	if res.Total.Lines != (Ratio{6, 12}) || len(res.Wrong) != 6 || res.Wrong[0].Cause != "body, read as nothing" || strings.Join(res.Failed, "") != "b: paper jam" {
		t.Errorf("%+v", res)
	}
	write(filepath.Join(folder, "a.tsv"), strings.Replace(data, "9\tboilerplate", "9\tlist", 1))
	if _, other, err := LoadZones(folder, root); err != nil || other == digest {
		t.Errorf("a change leaves the digest as it was (%v)", err)
	}
	write(filepath.Join(root, "stories/weir.txt"), "Weir")
	if _, _, err := LoadZones(folder, root); err == nil || !strings.Contains(err.Error(), "not the article that was annotated") {
		t.Errorf("error %v", err)
	}
	if _, _, err := LoadZones(root, root); err == nil {
		t.Error("a folder without annotations is read")
	}
	if _, _, err := LoadZones(folder, ""); err == nil || !strings.Contains(err.Error(), "no data folder") {
		t.Errorf("error %v", err)
	}
}

// The annotations kept here belong to the articles at hand.
func TestZonesKept(t *testing.T) {
	root := os.Getenv("ONRECORD_CORPORA")
	if root == "" {
		t.Skip("ONRECORD_CORPORA is not set")
	}
	list, _, err := LoadZones("zones", root)
	if err != nil {
		t.Fatal(err)
	}
	for _, z := range list {
		if s, wrong, err := z.Score(annotated(z)); err != nil || len(wrong) > 0 || s.Lines.Rate() != 1 {
			t.Errorf("%s: %v, %v", z.Name, wrong, err)
		}
	}
}
