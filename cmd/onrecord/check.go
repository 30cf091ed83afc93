package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord"
)

func (p *program) checkCommand() *cobra.Command {
	f, story := &limitFlags{}, &checkFlags{}
	c := &cobra.Command{
		Use:   "check [flags] [FILE|DIRECTORY|URL|-…]",
		Short: "hold articles, or a whole story, against the laws",
		Long: `Read articles and hold what is found against the laws: every passage stands in the article
exactly as given, nothing of the text is left out, what is called direct speech stands inside
quotation marks, and so on. Each breach is printed as LAW: WHERE: WHAT.

With --story and no article, run all laws over a story and change nothing: what onrecord verify
does; every reading, as people decided, keeps the laws; what people judged to be the same does
not contradict itself; what is searched and listed is what the entries say, byte for byte. With
--deep every article is read again from its bytes, too, and the laws that need them are held.

The exit status is 1 when a law is broken or an article cannot be read.`,
		Example: `  onrecord check article.html
  onrecord check --story plot.onrecord
  onrecord check --story plot.onrecord --deep`,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 && story.isNamed(p) {
				return p.checkStory(c.Context(), story)
			}
			if len(args) == 0 {
				return usageError{errors.New("name a file, a directory, a web address, - for standard input, or a story with --story")}
			}
			return p.check(c.Context(), f, args)
		},
	}
	f.addTo(c)
	story.addTo(c)
	return c
}

func (p *program) check(ctx context.Context, f *limitFlags, args []string) error {
	if err := f.check(); err != nil {
		return err
	}
	list, _, err := inputs(args)
	if err != nil {
		return err
	}
	out := &stream{w: p.stdout, terminal: p.isTerminal(p.stdout), name: "standard output"}
	return p.each(ctx, f, list, out, reading(report))
}

// report says which laws r breaks, a line each, or that all hold.
func report(r *onrecord.Reading) ([]byte, error) {
	var b bytes.Buffer
	breaches := onrecord.CheckReading(r)
	for _, x := range breaches {
		fmt.Fprintln(&b, clean(fmt.Sprintf("%s: %v", r.Capture.Source, x)))
	}
	if len(breaches) > 0 {
		return b.Bytes(), errBroken
	}
	fmt.Fprintln(&b, clean(fmt.Sprintf("%s: %s, %s, all laws hold", r.Capture.Source,
		count(len(r.Statements), "statement"), count(len(r.Document.Blocks), "block"))))
	return b.Bytes(), nil
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
