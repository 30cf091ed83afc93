package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"onrecord/dossier"
	"onrecord/ledger"
	"onrecord/review"
)

// keysShown stands below every statement.
const keysShown = "a accept · r reject · e edit · t act · s speaker · m same or not · n note · u undo · space next · b back · q leave"

// show draws the statement at hand.
func (r *reviewer) show(ctx context.Context) error {
	h := r.queue[r.at]
	file, i, err := r.open(ctx)
	lines := []string{fmt.Sprintf("%d of %d   %s %s", r.at+1, len(r.queue), h.Capture.Short(), h.ID), strings.Join(filled(h.Article.Outlet, h.Article.Title, string(h.Article.From)), ", "), ""}
	if err != nil {
		lines = append(lines, err.Error())
	} else {
		sentences, err := dossier.NewSentences(file.Reading)
		if err != nil {
			return err
		}
		lines = append(lines, sentences.Statement(i), "", file.Marked(i), "")
		for k, s := range file.Reading.Statements {
			if slices.Contains(h.Against, s.ID) {
				lines = append(lines, fmt.Sprintf("Contested by %s: %s", s.ID, sentences.Statement(k)))
			}
		}
		lines = append(lines, unsure(file, i)...)
	}
	lines = append(lines, "")
	for _, s := range r.said {
		lines = append(lines, "» "+s)
	}
	r.said = nil
	return r.draw(append(lines, keysShown)...)
}

// unsure is what is known of statement i beside its words, and what of it is not sure.
func unsure(file *review.File, i int) []string {
	s := file.Reading.Statements[i]
	out := []string{fmt.Sprintf("Act: %s. Form: %s.", s.Act, s.Form)}
	if status := file.Statements[i].Status; status != ledger.Machine {
		out[0] += fmt.Sprintf(" It was %s by a person.", status)
	}
	for _, x := range s.Hedges {
		out = append(out, fmt.Sprintf("Hedged: ‘%s’.", x.Text))
	}
	for _, x := range s.Basis {
		out = append(out, fmt.Sprintf("Said to rest on a %s: ‘%s’.", x.Kind, x.Span.Text))
	}
	if s.Source.Party == "" {
		out = append(out, "Unsure, for it is not known who said it.")
	}
	for _, x := range s.Findings {
		if x.Score > 0 && x.Score < 0.9 {
			out = append(out, fmt.Sprintf("Unsure of its %s: %s gives it %.2f.", x.Field, x.By, x.Score))
		}
	}
	return out
}

// draw clears the screen and shows lines. Only text that was cleaned of what terminals act upon goes out.
func (r *reviewer) draw(lines ...string) error {
	var b strings.Builder
	width := max(24, r.p.width(true))
	for _, l := range lines {
		if l == "" {
			b.WriteByte('\n')
			continue
		}
		b.WriteString(dossier.Wrapped(l, width, "", "  "))
	}
	_, err := fmt.Fprint(r.p.stdout, "\x1b[2J\x1b[H"+strings.ReplaceAll(b.String(), "\n", "\r\n"))
	return err
}

func filled(parts ...string) []string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

// labels are the keys by which one of a list is picked.
const labels = "1234567890abcdefghijklmnoprstuvwxyz"

// choose lets one of list be picked by a key, and gives its index. Space shows more of a long list; Escape, or any other key, picks none.
func (r *reviewer) choose(ctx context.Context, keys <-chan rune, question string, list []string) (int, bool) {
	for from := 0; ; {
		page := list[from:min(len(list), from+len(labels))]
		var b strings.Builder
		b.WriteString("\r\n" + dossier.Wrapped(question, 78, "", ""))
		for i, x := range page {
			b.WriteString(dossier.Wrapped(x, 78, fmt.Sprintf("  %c  ", labels[i]), "     "))
		}
		if len(list) > len(labels) {
			fmt.Fprintf(&b, "  space  more, %d to %d of %d are shown\n", from+1, from+len(page), len(list))
		}
		fmt.Fprint(r.p.stdout, strings.ReplaceAll(strings.ReplaceAll(b.String(), "\r\n", "\n"), "\n", "\r\n"))
		key, ok := r.key(ctx, keys)
		at := strings.IndexRune(labels, key)
		switch {
		case ok && key == ' ' && len(list) > len(labels):
			if from += len(labels); from >= len(list) {
				from = 0
			}
		case !ok || at < 0 || at >= len(page):
			return 0, false
		default:
			return from + at, true
		}
	}
}

// pick is choose of words of a closed list.
func pick[S ~string](ctx context.Context, r *reviewer, keys <-chan rune, question string, list []S) (S, bool) {
	var words []string
	for _, x := range list {
		words = append(words, string(x))
	}
	i, ok := r.choose(ctx, keys, question, words)
	if !ok {
		return "", false
	}
	return list[i], true
}

// line reads a line, with backspace; Escape or Ctrl-C gives it up.
func (r *reviewer) line(ctx context.Context, keys <-chan rune, prompt string) (string, bool) {
	fmt.Fprint(r.p.stdout, "\r\n"+strings.ReplaceAll(strings.TrimSuffix(dossier.Wrapped(prompt, 78, "", "  "), "\n"), "\n", "\r\n")+" ")
	var text []rune
	for {
		key, ok := r.key(ctx, keys)
		switch {
		case !ok || key == ctrlC || key == escape:
			return "", false
		case key == '\r' || key == '\n':
			return string(text), true
		case key == backspace || key == 8:
			if len(text) > 0 {
				text = text[:len(text)-1]
				fmt.Fprint(r.p.stdout, "\b \b")
			}
		case unicode.IsGraphic(key) && len(text) < 4000:
			text = append(text, key)
			fmt.Fprint(r.p.stdout, clean(string(key)))
		}
	}
}
