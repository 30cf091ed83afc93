package onrecord

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
)

// TestVocabulariesAreWhole holds each list of a closed vocabulary against the constants of its type in the source.
func TestVocabulariesAreWhole(t *testing.T) {
	declared := constants(t)
	for name, list := range map[string][]string{
		"Act": texts(Acts()), "Form": texts(Forms()), "BasisKind": texts(BasisKinds()), "BlockKind": texts(BlockKinds()),
		"PartyKind": texts(PartyKinds()), "AbsenceKind": texts(AbsenceKinds()), "Outcome": texts(Outcomes()),
	} {
		if len(declared[name]) == 0 {
			t.Errorf("%s: no constants found", name)
		}
		if !slices.Equal(list, declared[name]) {
			t.Errorf("%s: the list has %q, the constants are %q", name, list, declared[name])
		}
		sorted := slices.Clone(list)
		slices.Sort(sorted)
		if len(slices.Compact(sorted)) != len(list) || slices.Contains(list, "") {
			t.Errorf("%s: a word stands twice, or is empty: %q", name, list)
		}
	}
}

func TestSpeaks(t *testing.T) {
	for _, k := range append(BlockKinds(), "") {
		if want := k != Boilerplate && k != Byline && k != ""; k.Speaks() != want {
			t.Errorf("%q speaks: %v", k, k.Speaks())
		}
	}
}

func TestNewCapture(t *testing.T) {
	c := NewCapture("a.txt", "text/plain", []byte("abc"))
	const sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
	if c.SHA256 != sum || c.Source != "a.txt" || c.MediaType != "text/plain" || string(c.Data) != "abc" || c.Size() != 3 {
		t.Errorf("%+v", c)
	}
}

func texts[T ~string](list []T) (out []string) {
	for _, v := range list {
		out = append(out, string(v))
	}
	return out
}

// constants lists the values of the package's string constants by the name of their type, in the order of the source.
func constants(t *testing.T) map[string][]string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no source here: %v", err)
	}
	out := map[string][]string{}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range file.Decls {
			g, ok := decl.(*ast.GenDecl)
			if !ok || g.Tok != token.CONST {
				continue
			}
			for _, spec := range g.Specs {
				v := spec.(*ast.ValueSpec)
				if typ, ok := v.Type.(*ast.Ident); ok {
					s, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
					if err != nil {
						t.Fatal(err)
					}
					out[typ.Name] = append(out[typ.Name], s)
				}
			}
		}
	}
	return out
}
