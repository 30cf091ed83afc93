package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/ledger"
	"onrecord/review"
)

func (p *program) acceptCommand() *cobra.Command {
	f := &decideFlags{}
	c := &cobra.Command{
		Use:   "accept [flags] ARTICLE STATEMENT…",
		Short: "say that statements are right as they stand",
		Long: `Say that statements are right as they stand. Readings by later versions of onrecord do not change them any more.

ARTICLE is the beginning of an article's number as onrecord list prints it, STATEMENT a number such as s4.`,
		Example: `  onrecord accept 64e3e7 s4 s5`,
		Args:    wants(2, -1, "an article and the statements to accept"),
		RunE: func(c *cobra.Command, args []string) error {
			return p.decide(c.Context(), f, func(ctx context.Context, d *review.Desk) ([]ledger.Draft, error) {
				file, at, err := onFile(ctx, d, args[0], args[1:]...)
				if err != nil {
					return nil, err
				}
				return file.Accept(f.why, at...)
			})
		},
	}
	f.addTo(c)
	return c
}

func (p *program) rejectCommand() *cobra.Command {
	f := &decideFlags{}
	c := &cobra.Command{
		Use:   "reject [flags] ARTICLE STATEMENT…",
		Short: "strike statements out that the article does not attribute to anybody",
		Long: `Strike statements out that the article does not attribute to anybody. They are left out of answers and exports,
which count them; onrecord history tells who struck them out, and onrecord undo brings them back.`,
		Example: `  onrecord reject 64e3e7 s12 --why "a caption, not a report"`,
		Args:    wants(2, -1, "an article and the statements to reject"),
		RunE: func(c *cobra.Command, args []string) error {
			return p.decide(c.Context(), f, func(ctx context.Context, d *review.Desk) ([]ledger.Draft, error) {
				file, at, err := onFile(ctx, d, args[0], args[1:]...)
				if err != nil {
					return nil, err
				}
				return file.Reject(f.why, at...)
			})
		},
	}
	f.addTo(c)
	return c
}

func (p *program) editCommand() *cobra.Command {
	f := &decideFlags{}
	var act, form, source, cue string
	var content, hedges, basis []string
	c := &cobra.Command{
		Use:   "edit [flags] ARTICLE STATEMENT",
		Short: "set parts of a statement",
		Long: `Set parts of a statement. What is not named stays as it is; an empty value takes a part away.

Words must stand in the article exactly as they are given. They are looked for in the statement's paragraph
first; where they stand more than once, the error lists the places, and WORDS@1234 takes the one at that byte. With
new content the form is found anew from the quotation marks. An edit that would break a law is refused.`,
		Example: `  onrecord edit 64e3e7 s4 --act alleges
  onrecord edit 64e3e7 s4 --content "the fire was set" --content "by two men" --cue said
  onrecord edit 64e3e7 s9 --basis "document=a leaked memo" --why "the memo is named one line on"`,
		Args: wants(2, 2, "an article and one of its statements"),
		RunE: func(c *cobra.Command, args []string) error {
			var change review.Change
			set := func(flag string, do func()) {
				if c.Flags().Changed(flag) {
					do()
				}
			}
			set("act", func() { change.Act = (*onrecord.Act)(&act) })
			set("form", func() { change.Form = (*onrecord.Form)(&form) })
			set("source", func() { change.Source = &source })
			set("cue", func() { change.Cue = &cue })
			set("content", func() { change.Content = given(content) })
			set("hedge", func() { change.Hedges = given(hedges) })
			var err error
			set("basis", func() { change.Basis, err = bases(*given(basis)) })
			if err != nil {
				return err
			}
			if change == (review.Change{}) {
				return usageError{fmt.Errorf("say what to set, --act for one; onrecord edit --help lists the parts")}
			}
			return p.decide(c.Context(), f, func(ctx context.Context, d *review.Desk) ([]ledger.Draft, error) {
				file, at, err := onFile(ctx, d, args[0], args[1])
				if err != nil {
					return nil, err
				}
				return one(file.Edit(at[0], change, f.why))
			})
		},
	}
	f.addTo(c)
	c.Flags().StringVar(&act, "act", "", "what the source does by speaking: "+listed(onrecord.Acts()))
	c.Flags().StringVar(&form, "form", "", "how near the words are to those spoken: "+listed(onrecord.Forms()))
	c.Flags().StringVar(&source, "source", "", "the `WORDS` that name the source there")
	c.Flags().StringVar(&cue, "cue", "", "the `WORDS` that attribute")
	c.Flags().StringArrayVar(&content, "content", nil, "the `WORDS` put on the record; again for each part, in order")
	c.Flags().StringArrayVar(&hedges, "hedge", nil, "`WORDS` that weaken it; again for each")
	c.Flags().StringArrayVar(&basis, "basis", nil, "what it is said to rest on, `KIND=WORDS`; again for each")
	return c
}

// given is a list of words, without the empty ones by which a part is taken away.
func given(words []string) *[]string {
	out := []string{}
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return &out
}

func bases(list []string) (*[]review.Basis, error) {
	out := []review.Basis{}
	for _, b := range list {
		kind, words, ok := strings.Cut(b, "=")
		if !ok {
			return nil, usageError{fmt.Errorf("--basis %q: write it as KIND=WORDS; kinds are %s", b, listed(onrecord.BasisKinds()))}
		}
		out = append(out, review.Basis{Kind: onrecord.BasisKind(kind), Words: words})
	}
	return &out, nil
}

func (p *program) speakerCommand() *cobra.Command {
	f := &decideFlags{}
	party, newKind, nobody := "", "", false
	c := &cobra.Command{
		Use:   "speaker [flags] ARTICLE STATEMENT…",
		Short: "say who made statements",
		Long: `Say who made statements: a party that the article has, with --party; somebody the reading does not have, named by
words of the article, with --party and --new KIND; or nobody that is known, with --nobody.`,
		Example: `  onrecord speaker 64e3e7 s4 s5 --party "Odile Kestran"
  onrecord speaker 64e3e7 s9 --party "a dock worker" --new unnamed
  onrecord speaker 64e3e7 s9 --nobody`,
		Args: wants(2, -1, "an article and its statements"),
		RunE: func(c *cobra.Command, args []string) error {
			if (party == "") != nobody {
				return usageError{fmt.Errorf("say who: --party NAME, or --nobody")}
			}
			return p.decide(c.Context(), f, func(ctx context.Context, d *review.Desk) ([]ledger.Draft, error) {
				file, at, err := onFile(ctx, d, args[0], args[1:]...)
				if err != nil {
					return nil, err
				}
				if newKind != "" {
					return one(file.NewSpeaker(onrecord.PartyKind(newKind), party, f.why, at...))
				}
				who := -1
				if !nobody {
					if who, err = file.Party(party); err != nil {
						return nil, err
					}
				}
				return one(file.Speaker(who, f.why, at...))
			})
		},
	}
	f.addTo(c)
	c.Flags().StringVar(&party, "party", "", "who: a `NAME` or number as onrecord show has it")
	c.Flags().StringVar(&newKind, "new", "", "the party is new, and of this `KIND`: "+listed(onrecord.PartyKinds()))
	c.Flags().BoolVar(&nobody, "nobody", false, "it is not known who made them")
	return c
}
