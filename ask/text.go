package ask

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"onrecord/dossier"
	"onrecord/export"
)

// Text writes an answer for people, in lines of at most width columns. It holds no control character but the line feed; with color, the
// words that were looked for are set off by the terminal's bold and underline.
func (a *Answer) Text(w io.Writer, width int, color bool) error {
	width = max(width, 24)
	var b strings.Builder
	for i, s := range a.Sections {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(dossier.Wrapped(s.Title, width, "", ""))
		b.WriteString(strings.Repeat("─", min(len([]rune(s.Title)), width)) + "\n")
		for _, p := range s.Prose {
			b.WriteString(dossier.Wrapped(p, width, "", "  "))
		}
		for n, l := range s.Lines {
			lead := fmt.Sprintf("%*d  ", digits(len(s.Lines)), n+1)
			b.WriteString(dossier.WrappedMarked(l.Sentence, marked(l, color), width, lead, strings.Repeat(" ", len(lead))))
			if from := where(l); from != "" {
				b.WriteString(dossier.Wrapped(from, width, strings.Repeat(" ", len(lead)), strings.Repeat(" ", len(lead)+2)))
			}
		}
		if len(s.Lines) == 0 && s.Empty != "" {
			b.WriteString(dossier.Wrapped(s.Empty, width, "", ""))
		}
	}
	if len(a.Notes) > 0 {
		b.WriteByte('\n')
	}
	for _, n := range a.Notes {
		b.WriteString(dossier.Wrapped(n, width, "", ""))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func digits(n int) int { return len(fmt.Sprint(n)) }

// where says which article a line stands in, and where in its text.
func where(l export.Line) string {
	if l.Article == nil {
		return ""
	}
	var parts []string
	if l.Kind == export.EntryLine || l.Kind == export.ArticleLine {
		parts = append(parts, l.Article.Capture.Short())
		if l.Article.Source != "" {
			parts = append(parts, l.Article.Source)
		}
		return "— " + strings.Join(parts, ", ")
	}
	if l.Article.Outlet != "" {
		parts = append(parts, l.Article.Outlet)
	} else {
		parts = append(parts, l.Article.Source)
	}
	if l.Article.From != "" {
		parts = append(parts, string(l.Article.From))
	}
	at := l.Article.Capture.Short()
	if l.Statement != nil {
		at += " " + string(l.Statement.ID)
	}
	parts = append(parts, at)
	if l.Passage != nil {
		parts = append(parts, fmt.Sprintf("bytes %d–%d", l.Passage.Start, l.Passage.End))
	}
	if l.Status != "" && l.Status != "machine" {
		parts = append(parts, string(l.Status)+" by a person")
	}
	return "— " + strings.Join(parts, ", ")
}

// JSON writes an answer as one object, schema [Schema], indented.
func (a *Answer) JSON(w io.Writer) error {
	for i := range a.Sections { // every list is there
		s := &a.Sections[i]
		if s.Lines == nil {
			s.Lines = []export.Line{}
		}
		if s.Prose == nil {
			s.Prose = []string{}
		}
	}
	if a.Sections == nil {
		a.Sections = []Section{}
	}
	if a.Notes == nil {
		a.Notes = []string{}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(a)
}
