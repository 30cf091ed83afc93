package main

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"onrecord/dossier"
)

// show draws the statement at hand. Only text that was cleaned of what terminals act upon goes out.
func (r *reviewer) show(ctx context.Context) error {
	var b strings.Builder
	width := max(24, r.p.width(true))
	say := func(s string) { b.WriteString(dossier.Wrapped(s, width, "", "  ")) }
	h := r.queue[r.at]
	file, i, err := r.open(ctx)
	say(fmt.Sprintf("%d of %d   %s %s", r.at+1, len(r.queue), h.Capture.Short(), h.ID))
	say(strings.Join(filled(h.Article.Outlet, h.Article.Title, string(h.Article.From)), ", "))
	b.WriteByte('\n')
	if err != nil {
		say(err.Error())
	} else {
		sentences, err := dossier.NewSentences(file.Reading)
		if err != nil {
			return err
		}
		s := file.Reading.Statements[i]
		say(sentences.Statement(i))
		b.WriteByte('\n')
		say(file.Marked(i))
		b.WriteByte('\n')
		say(fmt.Sprintf("Act: %s. Form: %s. Whose word this reading is: %s.", s.Act, s.Form, file.Statements[i].Status))
		for _, x := range s.Basis {
			say(fmt.Sprintf("Said to rest on a %s: ‘%s’.", x.Kind, x.Span.Text))
		}
		if h.Party == "" {
			say("Unsure, for it is not known who said it.")
		}
		for _, x := range s.Findings {
			if x.Score > 0 && x.Score < 0.9 {
				say(fmt.Sprintf("Unsure of its %s: %s gives it %.2f.", x.Field, x.By, x.Score))
			}
		}
	}
	b.WriteByte('\n')
	for _, s := range r.said {
		say("» " + s)
	}
	r.said = nil
	say("a accept · r reject · t act · s speaker · n note · u undo · space next · b back · q leave")
	_, err = fmt.Fprint(r.p.stdout, "\x1b[2J\x1b[H"+strings.ReplaceAll(b.String(), "\n", "\r\n"))
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

// pick lets one of list be picked by a key; Escape, or any other key, picks none.
func pick[S ~string](ctx context.Context, r *reviewer, keys <-chan rune, question string, list []S) (S, bool) {
	list = list[:min(len(list), len(labels))]
	var b strings.Builder
	b.WriteString("\r\n" + question + "\r\n")
	for i, x := range list {
		fmt.Fprintf(&b, "  %c  %s\r\n", labels[i], strings.TrimSuffix(dossier.Wrapped(string(x), 60, "", ""), "\n"))
	}
	fmt.Fprint(r.p.stdout, b.String())
	key, ok := r.key(ctx, keys)
	at := strings.IndexRune(labels, key)
	if !ok || at < 0 || at >= len(list) {
		return "", false
	}
	return list[at], true
}

// line reads a line, with backspace; Escape or Ctrl-C gives it up.
func (r *reviewer) line(ctx context.Context, keys <-chan rune, prompt string) (string, bool) {
	fmt.Fprint(r.p.stdout, "\r\n"+prompt)
	var text []rune
	for {
		key, ok := r.key(ctx, keys)
		switch {
		case !ok || key == ctrlC || key == 27:
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
