package main

import (
	"context"
	"fmt"
	"strings"

	"onrecord"
	"onrecord/review"
)

// edit sets a part of the statement at hand; done says that it was set.
func (r *reviewer) edit(ctx context.Context, keys <-chan rune, file *review.File, i int) (done bool, err error) {
	s := file.Reading.Statements[i]
	parts := []struct {
		name string
		set  func() (bool, error)
	}{
		{"speaker", func() (bool, error) { return r.speaker(ctx, keys, file, i) }},
		{"act", func() (bool, error) { return r.act(ctx, keys, file, i) }},
		{"content: move where it begins and ends", func() (bool, error) { return r.bounds(ctx, keys, file, i) }},
		{"content: type its words", func() (bool, error) {
			return r.typed(ctx, keys, file, i, "content", s.Content, func(c *review.Change, words []string) { c.Content = &words })
		}},
		{"hedges", func() (bool, error) {
			return r.typed(ctx, keys, file, i, "hedges", s.Hedges, func(c *review.Change, words []string) { c.Hedges = &words })
		}},
		{"form", func() (bool, error) {
			form, ok := pick(ctx, r, keys, "Which form?", onrecord.Forms())
			return ok, r.changeIf(ctx, file, i, ok, review.Change{Form: &form})
		}},
		{"source: the words that name it", func() (bool, error) {
			return r.typed(ctx, keys, file, i, "source", spans(s.Source.Span), func(c *review.Change, words []string) { c.Source = together(words) })
		}},
		{"cue", func() (bool, error) {
			return r.typed(ctx, keys, file, i, "cue", spans(s.Cue), func(c *review.Change, words []string) { c.Cue = together(words) })
		}},
	}
	var names []string
	for _, p := range parts {
		names = append(names, p.name)
	}
	k, ok := r.choose(ctx, keys, "What is to be set?", names)
	if !ok {
		return false, nil
	}
	done, err = parts[k].set()
	return done && err == nil, err
}

func (r *reviewer) changeIf(ctx context.Context, file *review.File, i int, ok bool, c review.Change) error {
	if !ok {
		return nil
	}
	draft, err := file.Edit(i, c, r.why)
	return r.keepIf(ctx, draft, err)
}

func (r *reviewer) act(ctx context.Context, keys <-chan rune, file *review.File, i int) (bool, error) {
	act, ok := pick(ctx, r, keys, "Which act?", onrecord.Acts())
	err := r.changeIf(ctx, file, i, ok, review.Change{Act: &act})
	return ok && err == nil, err
}

// speaker sets who made the statement: a party of the article, nobody that is known, or somebody the reading does not have.
func (r *reviewer) speaker(ctx context.Context, keys <-chan rune, file *review.File, i int) (bool, error) {
	names := []string{"nobody that is known", "somebody who is not in this list"}
	for _, x := range file.Reading.Parties {
		names = append(names, fmt.Sprintf("%s (%s)", x.Name, x.Kind))
	}
	k, ok := r.choose(ctx, keys, "Who said it?", names)
	switch {
	case !ok:
		return false, nil
	case k != 1:
		draft, err := file.Speaker(max(k-2, -1), r.why, i)
		return err == nil, r.keepIf(ctx, draft, err)
	}
	kind, ok := pick(ctx, r, keys, "Of which kind?", onrecord.PartyKinds())
	if !ok {
		return false, nil
	}
	name, ok := r.line(ctx, keys, "The words of the article that name them: ")
	if !ok || name == "" {
		return false, nil
	}
	draft, err := file.NewSpeaker(kind, name, r.why, i)
	return err == nil, r.keepIf(ctx, draft, err)
}

// typed sets passages by words that are typed, with ; between them.
func (r *reviewer) typed(ctx context.Context, keys <-chan rune, file *review.File, i int, what string, now []onrecord.Span, set func(*review.Change, []string)) (bool, error) {
	var has []string
	for _, s := range now {
		has = append(has, "‘"+strings.Join(strings.Fields(clean(s.Text)), " ")+"’")
	}
	if len(has) == 0 {
		has = []string{"none"}
	}
	text, ok := r.line(ctx, keys, fmt.Sprintf("Now: %s. Words of the article for its %s, with ; between parts, nothing for none: ", strings.Join(has, ", "), what))
	if !ok {
		return false, nil
	}
	words := []string{}
	for part := range strings.SplitSeq(text, ";") {
		if part = strings.TrimSpace(part); part != "" {
			words = append(words, part)
		}
	}
	var c review.Change
	set(&c, words)
	err := r.changeIf(ctx, file, i, true, c)
	return err == nil, err
}

func spans(s onrecord.Span) []onrecord.Span {
	if s.IsZero() {
		return nil
	}
	return []onrecord.Span{s}
}

// together is what must be one passage.
func together(words []string) *string {
	s := strings.Join(words, "; ")
	return &s
}

const (
	tab    = '\t'
	escape = 27
)

// bounds moves where each part of the content begins and ends, by words that are shown in their place.
func (r *reviewer) bounds(ctx context.Context, keys <-chan rune, file *review.File, i int) (bool, error) {
	var parts []onrecord.Range
	for _, c := range file.Reading.Statements[i].Content {
		parts = append(parts, c.Range())
	}
	if len(parts) == 0 {
		return false, fmt.Errorf("statement %s has no content; type its words", file.Reading.Statements[i].ID)
	}
	for k := 0; ; {
		if err := r.draw(file.Bounded(i, parts[k]), "", fmt.Sprintf("Part %d of %d. 1 begin earlier · 2 begin later · 3 end earlier · 4 end later · tab next part · Enter keep · Escape leave", k+1, len(parts))); err != nil {
			return false, err
		}
		key, ok := r.key(ctx, keys)
		switch {
		case !ok || key == escape || key == ctrlC || key == 'q':
			return false, nil
		case key == '\r' || key == '\n':
			words := []string{}
			for _, p := range parts {
				words = append(words, fmt.Sprintf("%s@%d", file.Reading.Document.Text[p.Start:p.End], p.Start))
			}
			err := r.changeIf(ctx, file, i, true, review.Change{Content: &words})
			return err == nil, err
		case key == tab:
			k = (k + 1) % len(parts)
		case '1' <= key && key <= '4':
			by := 1
			if key == '1' || key == '3' {
				by = -1
			}
			parts[k] = file.Step(i, parts[k], key >= '3', by)
		}
	}
}
