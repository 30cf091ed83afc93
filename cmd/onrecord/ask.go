package main

import (
	"bufio"
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/ask"
	"onrecord/export"
	"onrecord/ledger"
	"onrecord/ledger/sqlite"
)

// askFlags are the flags of the commands that ask a story.
type askFlags struct {
	story       storyFlags
	format      choice
	color       choice // of commands with --color; others are without
	width       int
	limit       int
	allVersions bool
	// which rows
	acts, forms, outcomes []string
	outlet, basis         string
	from, to              string
	exact                 bool
}

func newAskFlags() *askFlags {
	return &askFlags{format: choice{"text", []string{"text", "json", "jsonl", "csv"}}, color: choice{"never", nil}}
}

// addColor adds --color; what says what it is for.
func (f *askFlags) addColor(c *cobra.Command, what string) {
	f.color = choice{"auto", []string{"auto", "always", "never"}}
	f.color.addTo(c, "color", what+"; auto: on a terminal, unless NO_COLOR is set")
}

// addTo adds the flags that all have; limit is the default of --limit, -1 for a command without.
func (f *askFlags) addTo(c *cobra.Command, limit int) {
	f.story.addTo(c)
	f.format.addTo(c, "format", "how to write the answer")
	c.Flags().IntVar(&f.width, "width", 0, "columns of text (default: the terminal's, else 100)")
	c.Flags().BoolVar(&f.allVersions, "all-versions", false, "ask every version of an article, not only the latest")
	if limit >= 0 {
		c.Flags().IntVar(&f.limit, "limit", limit, "how many lines to show of each part, 0 for all")
	}
}

// addFilters adds the flags that narrow which articles are asked.
func (f *askFlags) addArticleFilters(c *cobra.Command) {
	c.Flags().StringVar(&f.outlet, "outlet", "", "only articles of the outlet with these words in its `NAME`")
	c.Flags().StringVar(&f.from, "from", "", "only articles published on this `DAY` or later, 2024-03-13")
	c.Flags().StringVar(&f.to, "to", "", "only articles published before this `DAY`")
}

func (f *askFlags) addStatementFilters(c *cobra.Command) {
	f.addArticleFilters(c)
	c.Flags().StringSliceVar(&f.acts, "act", nil, "only statements of this act: "+listed(onrecord.Acts()))
	c.Flags().StringSliceVar(&f.forms, "form", nil, "only statements of this form: "+listed(onrecord.Forms()))
	c.Flags().StringVar(&f.basis, "basis", "", "only statements that are said to rest on this: "+listed(onrecord.BasisKinds()))
}

func listed[S ~string](words []S) string {
	var out []string
	for _, w := range words {
		out = append(out, string(w))
	}
	return strings.Join(out, ", ")
}

// known checks that each of list is one of words.
func known[S ~string](flag string, list []string, words []S) error {
	for _, x := range list {
		if !slices.Contains(words, S(x)) {
			return usageError{fmt.Errorf("--%s %q is none; there are %s", flag, x, listed(words))}
		}
	}
	return nil
}

func day(flag, value string) (onrecord.Date, error) {
	if _, err := time.Parse(time.DateOnly, value); value != "" && err != nil {
		return "", usageError{fmt.Errorf("--%s %q is no day; write it as 2024-03-13", flag, value)}
	}
	return onrecord.Date(value), nil
}

// query is what the flags narrow a question to.
func (f *askFlags) query() (ledger.Query, error) {
	q := ledger.Query{Outlet: f.outlet, Basis: onrecord.BasisKind(f.basis), What: f.acts, Exact: f.exact, AllVersions: f.allVersions}
	if err := known("act", f.acts, onrecord.Acts()); err != nil {
		return q, err
	}
	if err := known("form", f.forms, onrecord.Forms()); err != nil {
		return q, err
	}
	for _, x := range f.forms {
		q.Forms = append(q.Forms, onrecord.Form(x))
	}
	if f.basis != "" {
		if err := known("basis", []string{f.basis}, onrecord.BasisKinds()); err != nil {
			return q, err
		}
	}
	var err error
	if q.From, err = day("from", f.from); err == nil {
		q.To, err = day("to", f.to)
	}
	if f.limit < 0 {
		err = usageError{fmt.Errorf("--limit %d: 0 shows all", f.limit)}
	}
	return q, err
}

// asking opens the story, has question answered and writes the answer.
func (p *program) asking(ctx context.Context, f *askFlags, question func(context.Context, *ask.Asker) (*ask.Answer, error)) error {
	// A question takes some tens of MB and is soon answered: collecting them as they come would cost more than it brings.
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(256 << 20)
	story, err := p.openStory(ctx, &f.story, sqlite.Reading)
	if err != nil {
		return err
	}
	defer story.Close()
	a, err := ask.New(ctx, story)
	if err != nil {
		return err
	}
	answer, err := question(ctx, a)
	if err != nil {
		return err
	}
	return p.answer(f, answer)
}

func (p *program) answer(f *askFlags, answer *ask.Answer) error {
	out := bufio.NewWriter(p.stdout)
	var err error
	switch f.format.value {
	case "json":
		err = answer.JSON(out)
	case "jsonl":
		err = export.WriteJSONL(out, answer.Lines())
	case "csv":
		err = export.WriteCSV(out, answer.Lines())
	default:
		width := f.width
		if width == 0 {
			width = p.width(true)
		}
		err = answer.Text(out, width, p.colored(f.color.value))
	}
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return writeError("standard output", err)
	}
	return nil
}

// askCommands are the commands that ask a story.
func (p *program) askCommands() []*cobra.Command {
	return []*cobra.Command{p.listCommand(), p.showCommand(), p.findCommand(), p.whoCommand(), p.saidCommand(), p.missingCommand(),
		p.askedCommand(), p.timelineCommand(), p.diffCommand(), p.historyCommand()}
}
