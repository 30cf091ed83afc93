package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/claim"
	"onrecord/eval"
	"onrecord/intake"
	"onrecord/lang"
	"onrecord/model/loglinear"
	fit "onrecord/model/train/loglinear"
)

func trainClaimsCommand() *cobra.Command {
	var data, out string
	var seed uint64
	var cross bool
	cmd := &cobra.Command{
		Use:   "claims",
		Short: "train only how statements are put into claims, from the stories",
		Long: `Train only how statements are put into claims, from the stories.

--cross writes nothing: it trains on all stories but one, scores that one, and does so for each.`,
		Example: `  onlab train claims --data DIR --out models/en-claim
  onlab train claims --data DIR --cross`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			l, err := newClaimLab(data, seed)
			if err != nil {
				return err
			}
			if cross {
				return l.cross(cmd.OutOrStdout())
			}
			return l.write(cmd.OutOrStdout(), out)
		},
	}
	f := cmd.Flags()
	f.StringVar(&data, "data", os.Getenv("ONRECORD_CORPORA"), "folder that holds stories/")
	f.StringVar(&out, "out", "models/en-claim", "folder to write the weights to")
	f.Uint64Var(&seed, "seed", 1, "seed of all that is random")
	f.BoolVar(&cross, "cross", false, "measure on each story what is learned from the others")
	return cmd
}

// claimLab holds the stories and what is read in them.
type claimLab struct {
	reader  *intake.Reader
	pack    *lang.Pack
	seed    uint64
	stories []*eval.Story
	rows    map[string]*claimRows // by story
}

// claimRows are the examples of one story for each of the models.
type claimRows struct{ link, stance []fit.Example }

func newClaimLab(data string, seed uint64) (*claimLab, error) {
	stories, err := eval.LoadStories(data)
	if err != nil {
		return nil, err
	}
	pack, err := lang.English()
	if err != nil {
		return nil, err
	}
	reader, err := intake.New()
	if err != nil {
		return nil, err
	}
	l := &claimLab{reader, pack, seed, stories, map[string]*claimRows{}}
	for _, s := range stories {
		if l.rows[s.Name], err = l.examples(s); err != nil {
			return nil, err
		}
	}
	return l, nil
}

func (l *claimLab) examples(s *eval.Story) (*claimRows, error) {
	out := &claimRows{}
	names := make([]string, 0, len(s.Articles))
	for name := range s.Articles {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		r, in, err := l.input(onrecord.NewCapture(name+".txt", "text/plain; charset=utf-8", []byte(s.Articles[name])))
		if err != nil {
			return nil, fmt.Errorf("read %s/%s: %w", s.Name, name, err)
		}
		truth := make([][]claim.Truth, len(r.Statements))
		for j, list := range s.Labels(name, r) {
			for _, t := range list {
				truth[j] = append(truth[j], claim.Truth{Claim: t.Claim, Stance: t.Stance, Words: t.Text})
			}
		}
		link, stance := claim.Examples(in, truth)
		out.link, out.stance = add(out.link, link), add(out.stance, stance)
	}
	return out, nil
}

func add(to []fit.Example, more []claim.Example) []fit.Example {
	for _, e := range more {
		to = append(to, fit.Example{Features: e.Features, Class: e.Class})
	}
	return to
}

// input reads an article as far as claims are found in it.
func (l *claimLab) input(c *onrecord.Capture) (*onrecord.Reading, claim.Input, error) {
	r, err := l.reader.Read(c)
	if err != nil {
		return nil, claim.Input{}, err
	}
	if os.Getenv("GOLDACT") != "" {
		for _, st := range l.stories {
			for name := range st.Articles {
				if st.Articles[name] == string(c.Data) {
					for j, t := range st.Labels(name, r) {
						if len(t) > 0 {
							r.Statements[j].Act = t[0].Act
						}
					}
				}
			}
		}
	}
	a, err := l.reader.Analyze(c)
	if err != nil {
		return nil, claim.Input{}, err
	}
	return r, claim.Input{Analysis: a, Pack: l.pack, Statements: r.Statements, Parties: r.Parties}, nil
}

// learn trains on the stories named.
func (l *claimLab) learn(names ...string) *claim.Models {
	var all claimRows
	for _, n := range names {
		r := l.rows[n]
		all.link, all.stance = append(all.link, r.link...), append(all.stance, r.stance...)
	}
	one := func(e []fit.Example) *loglinear.Model { return fit.Fit(e, fit.Options{Seed: l.seed, L2: 1}) }
	return &claim.Models{Link: one(all.link), Stance: one(all.stance)}
}

func (l *claimLab) names(without string) []string {
	var out []string
	for _, s := range l.stories {
		if s.Name != without {
			out = append(out, s.Name)
		}
	}
	return out
}

// cross scores each story by what is learned from the others.
func (l *claimLab) cross(w io.Writer) error {
	var sum eval.StoryScores
	for _, s := range l.stories {
		m := l.learn(l.names(s.Name)...)
		got := eval.RunStories([]*eval.Story{s}, func(c *onrecord.Capture) (*onrecord.Reading, error) {
			r, in, err := l.input(c)
			if err != nil {
				return nil, err
			}
			r.Claims, _ = claim.Find(in, m)
			return r, nil
		})
		fmt.Fprintf(w, "\n%s\n", s.Name)
		printMistakes(w, got.Mistakes, 0)
		printStories(w, &got)
		sum.Add(got)
	}
	fmt.Fprintf(w, "\nall\n")
	printStories(w, &sum)
	return nil
}

func (l *claimLab) write(w io.Writer, out string) error {
	m := l.learn(l.names("")...)
	for name, model := range map[string]*loglinear.Model{"link": m.Link, "stance": m.Stance} {
		if err := os.WriteFile(filepath.Join(out, name+".tsv"), model.Bytes(), 0o644); err != nil {
			return fmt.Errorf("train claims: %w", err)
		}
	}
	return nil
}
