package onrecord

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mayImport says which of our packages each of ours may import; the root, "", may be imported by all. A row that ends in
// "/..." stands for everything below it that has no row of its own, and an entry that does so for everything below it.
// A new package needs a row: data runs capture → page → text → (lang, model) → statement → party → intake → the faces,
// and no room imports what stands to its right.
var mayImport = map[string][]string{
	"":        {},
	"capture": {},
	// Feeds are found in captures; nothing there fetches.
	"capture/feed":   {"capture"},
	"capture/polite": {"capture"},
	"capture/watch":  {"capture", "capture/feed", "capture/polite"},
	"page":           {"page/galley", "page/mail", "page/docx"},
	"capture/mbox":   {},
	"capture/warc":   {"capture"},
	// Formats that are no web pages are taken apart, and set as one, on their own.
	"page/galley": {},
	"page/mail":   {},
	"page/docx":   {"page/galley"},
	"page/pdf":    {"page/galley"},
	"text":        {},
	// A language pack hands each room the words that it asks for, in the room's own type; no room imports the pack's files.
	"lang": {"page", "text"},
	// Weights are data; how they are laid out is known to model alone.
	"models":        {},
	"model":         {"text", "models", "model/weights", "model/linear", "model/neural"},
	"model/weights": {},
	"model/...":     {"model/weights", "model/neural/kernel"},
	"statement":     {"text", "lang", "model", "model/loglinear", "models"},
	"coref":         {"text", "lang", "model", "model/weights", "models"},
	"party":         {"text", "lang", "model", "coref", "model/loglinear", "models"},
	"claim":         {"text", "lang", "model", "model/loglinear", "models"},
	"intake":        {"ledger", "page", "page/pdf", "text", "lang", "model", "model/loglinear", "coref", "statement", "party", "claim", "when"},
	"when":          {"text", "lang", "model"},
	// The ledger knows no stage: it keeps readings as the contract says them, and outlives every reader.
	"ledger":        {"ledger/search"},
	"ledger/search": {},
	"ledger/...":    {"ledger", "ledger/search", "ledger/sqlstore"},
	"ledger/bundle": {"ledger"},
	// A throwaway server, for tests.
	"ledger/postgres/pgtest": {},
	// Files under a passphrase; notes on sources in one.
	"seal":  {},
	"vault": {"seal"},
	// What authorities say of a ledger's age; a throwaway one, for tests.
	"timestamp":         {"ledger"},
	"timestamp/tsatest": {},
	// Tables for people; whoever writes one needs it.
	"export/csv": {},
	// What stories hold, for other people's tools, in the dossier's sentences.
	"export": {"ledger", "dossier", "export/csv"},
	"review": {"ledger", "ledger/search"},
	// Asking gives lines as the exports have them.
	"ask": {"ledger", "ledger/search", "ledger/diff", "dossier", "export"},
	// The faces render a Reading, however it was made.
	"dossier": {},
	// This face renders the Analysis that a Reading was made from, which no Reading holds; how to read one back is the lab's.
	"conllu": {"text", "model"},
	// Measuring gets its reader handed in; only the sets of single stages are tied to those.
	"eval":        {},
	"eval/...":    {"text", "page", "model", "eval"},
	"eval/coref":  {"text", "eval/coref/assign"},
	"model/train": {"text", "lang", "model", "model/..."},
	// Learning who is who takes the room that reads it, for its features, and the reader of its corpora.
	"model/train/coref": {"text", "lang", "model", "model/...", "coref", "eval/coref"},
	"model/train/...":   {"text", "lang", "model", "model/..."},
	"cmd/...":           {"..."},
}

// onlyCmd lists what nothing but the commands, and itself, may import.
var onlyCmd = []string{"model/train"}

// source is one of our packages as its files tell it, tests left out.
type source struct {
	path  string // below the module, "" for the root
	files []*ast.File
	names []string // of the files
}

func (s *source) imports() []string {
	var out []string
	for _, f := range s.files {
		for _, i := range f.Imports {
			p, _ := strconv.Unquote(i.Path.Value)
			out = append(out, p)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func TestImports(t *testing.T) {
	for _, pkg := range sources(t) {
		allowed, ok := row(pkg.path)
		if !ok {
			t.Errorf("package %s has no row in the table of imports", pkg.path)
			continue
		}
		for _, imp := range pkg.imports() {
			if imp == "C" {
				t.Errorf("%s imports C: the product is pure Go", pkg.path)
			}
			ours, ok := strings.CutPrefix(imp, "onrecord/")
			if !ok {
				continue
			}
			if !slices.ContainsFunc(allowed, func(a string) bool { return covers(a, ours) }) {
				t.Errorf("%q may not import %q; it may import %q", pkg.path, ours, allowed)
			}
			for _, only := range onlyCmd {
				if covers(only+"/...", ours) && !covers("cmd/...", pkg.path) && !covers(only+"/...", pkg.path) {
					t.Errorf("%q imports %q, which only commands may", pkg.path, ours)
				}
			}
		}
	}
}

// A row for a package that is gone is a law about nothing.
func TestImportTableIsUsed(t *testing.T) {
	all := sources(t)
	for pattern := range mayImport {
		if !slices.ContainsFunc(all, func(s *source) bool { return rowOf(s.path) == pattern }) {
			t.Errorf("no package uses the row %q of the table of imports", pattern)
		}
	}
}

func TestPackageComments(t *testing.T) {
	for _, pkg := range sources(t) {
		var docs []string
		for _, f := range pkg.files {
			if f.Doc != nil {
				docs = append(docs, f.Doc.Text())
			}
		}
		name := pkg.files[0].Name.Name
		want := "Package " + name + " "
		if name == "main" {
			want = "Command " + path.Base(pkg.path) + " "
		}
		if len(docs) != 1 || !strings.HasPrefix(docs[0], want) {
			t.Errorf("package %q: want one comment that begins %q, there are %d: %q", pkg.path, want, len(docs), docs)
		}
	}
}

// Libraries are told the time and their settings; only commands ask for them, and training, which tells how long it took.
// Nothing works before main does.
func TestLibrariesAskNobody(t *testing.T) {
	forbidden := []string{"os.Getenv", "os.LookupEnv", "os.Environ", "os.Exit", "time.Now", "flag.Parse", "log.Fatal", "log.Fatalf"}
	for _, pkg := range sources(t) {
		lab := covers("model/train/...", pkg.path)
		for i, f := range pkg.files {
			ast.Inspect(f, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.FuncDecl:
					if n.Name.Name == "init" && n.Recv == nil {
						t.Errorf("%s: func init", pkg.names[i])
					}
				case *ast.SelectorExpr:
					x, ok := n.X.(*ast.Ident)
					if ok && !lab && !covers("cmd/...", pkg.path) && slices.Contains(forbidden, x.Name+"."+n.Sel.Name) {
						t.Errorf("%s uses %s.%s: hand it in", pkg.names[i], x.Name, n.Sel.Name)
					}
				}
				return true
			})
		}
	}
}

// covers reports whether pattern, a path or a path and "/...", stands for p.
func covers(pattern, p string) bool {
	below, ok := strings.CutSuffix(pattern, "...")
	return pattern == p || ok && (below == "" || strings.HasPrefix(p+"/", below))
}

// rowOf is the row that binds p: its own, or the nearest above it that ends in "/...".
func rowOf(p string) string {
	if _, ok := mayImport[p]; ok {
		return p
	}
	for at := p; at != "." && at != ""; at = path.Dir(at) {
		if _, ok := mayImport[path.Dir(at)+"/..."]; ok {
			return path.Dir(at) + "/..."
		}
	}
	return ""
}

func row(p string) ([]string, bool) {
	r := rowOf(p)
	return mayImport[r], r != "" || p == ""
}

// sources reads every package of the module, without its tests.
func sources(t *testing.T) []*source {
	t.Helper()
	byDir := map[string]*source{}
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if n := d.Name(); n != "." && (n == "testdata" || strings.HasPrefix(n, ".") || strings.HasPrefix(n, "_")) {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		dir := filepath.ToSlash(filepath.Dir(file))
		if dir == "." {
			dir = ""
		}
		if byDir[dir] == nil {
			byDir[dir] = &source{path: dir}
		}
		byDir[dir].files = append(byDir[dir].files, f)
		byDir[dir].names = append(byDir[dir].names, file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(byDir) < 2 || byDir[""] == nil {
		t.Fatalf("found %d packages: is this the root of the module?", len(byDir))
	}
	var out []*source
	for _, s := range byDir {
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b *source) int { return strings.Compare(a.path, b.path) })
	return out
}

func TestCovers(t *testing.T) {
	for _, tt := range []struct {
		pattern, path string
		want          bool
	}{{"page", "page", true}, {"page", "pages", false}, {"model/...", "model/train/neural", true}, {"model/...", "model", true},
		{"model/...", "models", false}, {"...", "anything/at/all", true}, {"cmd/...", "capture", false}} {
		if covers(tt.pattern, tt.path) != tt.want {
			t.Errorf("%s covers %s: %v", tt.pattern, tt.path, !tt.want)
		}
	}
	for p, want := range map[string]string{"": "", "page": "page", "cmd/onrecord": "cmd/...", "model/train/neural/exp": "model/train/...", "model/linear": "model/...", "zoo": ""} {
		if got := rowOf(p); got != want {
			t.Errorf("row of %q: %q, want %q", p, got, want)
		}
	}
}
