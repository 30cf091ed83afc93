// Package cases holds whole readings against cases: one article and what must be read in it, in one readable file.
//
// A case is a txtar file. Its comment says what it is about; a section article.txt or article.html holds the article, and
// every further section holds, one a line, what must be read: document, blocks, parties, statements, absences, requests,
// claims, designations.
// A section that a case does not have is not compared; one that is not known is an error, and so is an empty folder or a
// file that is no case. Lines quote phrases and never hold an offset: [Render] writes them and tells how they look.
//
// A difference is shown as a diff of lines. [Run] does it all in a test, and writes the sections anew when asked to.
package cases

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
	"golang.org/x/tools/txtar"

	"onrecord"
)

// Case is one article and what must be read in it.
type Case struct {
	Name    string // of the file, without its ending
	About   string // the comment at the top
	Capture *onrecord.Capture

	file    string
	archive *txtar.Archive
}

// articles are the sections that may hold the article, and the media type that a server would declare.
var articles = map[string]string{"article.txt": "text/plain; charset=utf-8", "article.html": "text/html; charset=utf-8"}

// Load reads every case of a folder, in the order of their names.
func Load(dir string) ([]*Case, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("load cases: %w", err)
	}
	var out []*Case
	for _, e := range entries {
		file := filepath.Join(dir, e.Name())
		name, ok := strings.CutSuffix(e.Name(), ".txtar")
		if !ok || e.IsDir() {
			return nil, fmt.Errorf("load cases: %s is no case: a case is a file NAME.txtar", file)
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("load cases: %w", err)
		}
		c, err := Parse(name, data)
		if err != nil {
			return nil, fmt.Errorf("load cases: %s: %w", file, err)
		}
		c.file = file
		out = append(out, c)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("load cases: %s holds none", dir)
	}
	return out, nil
}

// Parse reads one case.
func Parse(name string, data []byte) (*Case, error) {
	c := &Case{Name: name, archive: txtar.Parse(data)}
	c.About = strings.TrimSpace(string(c.archive.Comment))
	if c.About == "" {
		return nil, errors.New("no comment at the top says what the case is about")
	}
	var seen []string
	for _, f := range c.archive.Files {
		if slices.Contains(seen, f.Name) {
			return nil, fmt.Errorf("section %s stands twice", f.Name)
		}
		seen = append(seen, f.Name)
		if media, ok := articles[f.Name]; ok {
			if c.Capture != nil {
				return nil, errors.New("two articles; a case has one")
			}
			c.Capture = onrecord.NewCapture(name+filepath.Ext(f.Name), media, f.Data)
		} else if !slices.Contains(Sections(), f.Name) {
			return nil, fmt.Errorf("no section is called %s; there are article.txt, article.html, %s", f.Name, strings.Join(Sections(), ", "))
		}
	}
	switch {
	case c.Capture == nil:
		return nil, errors.New("no section article.txt or article.html")
	case len(seen) == 1:
		return nil, errors.New("nothing must be read in it; add a section, such as statements, and write it anew")
	}
	return c, nil
}

// Diff compares r with the case; "" when they agree. A reading that breaks a law is a difference, too.
func (c *Case) Diff(r *onrecord.Reading) string {
	var b strings.Builder
	for _, breach := range onrecord.CheckReading(r) {
		fmt.Fprintf(&b, "law broken: %v\n", breach)
	}
	for _, f := range c.archive.Files {
		if _, ok := articles[f.Name]; ok {
			continue
		}
		want, got := lines(string(f.Data)), lines(Render(r, f.Name))
		b.Write(diff.Diff("case "+f.Name, []byte(want), "read "+f.Name, []byte(got)))
	}
	return b.String()
}

// Update is the file of the case with its sections as r has them.
func (c *Case) Update(r *onrecord.Reading) []byte {
	a := &txtar.Archive{Comment: c.archive.Comment}
	for _, f := range c.archive.Files {
		if _, ok := articles[f.Name]; !ok {
			f.Data = []byte(lines(Render(r, f.Name)) + "\n")
		}
		a.Files = append(a.Files, f)
	}
	return txtar.Format(a)
}

// lines leaves out empty lines and blanks at the ends, which a case may have for the eye.
func lines(s string) string {
	var b strings.Builder
	for l := range strings.Lines(s) {
		if l = strings.TrimSpace(l); l != "" {
			b.WriteString(l + "\n")
		}
	}
	return b.String()
}
