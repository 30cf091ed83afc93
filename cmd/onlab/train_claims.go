package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/claim"
	"onrecord/eval"
	"onrecord/intake"
	"onrecord/lang"
	fit "onrecord/model/train/loglinear"
)

func trainClaimsCommand() *cobra.Command {
	var data, out, own string
	var seed uint64
	var cross bool
	cmd := &cobra.Command{
		Use:   "claims",
		Short: "train only how statements stand to claims, from the stories",
		Long: `Train only how statements stand to claims, from the stories and from examples of our own.

--cross writes nothing: it trains on all stories but one, scores that one, and does so for each.`,
		Example: `  onlab train claims --data DIR --out models/en-claim
  onlab train claims --data DIR --cross`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			l, err := newClaimLab(data, own, seed)
			if err != nil {
				return err
			}
			if cross {
				return l.cross(cmd.OutOrStdout(), true)
			}
			return l.write(out)
		},
	}
	f := cmd.Flags()
	f.StringVar(&data, "data", os.Getenv("ONRECORD_CORPORA"), "folder that holds stories/")
	f.StringVar(&own, "own", "eval/testdata/stances", "folder with examples of our own")
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
	rows    map[string][]fit.Example // by story
	own     []fit.Example            // examples of our own
}

func newClaimLab(data, own string, seed uint64) (*claimLab, error) {
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
	l := &claimLab{reader: reader, pack: pack, seed: seed, stories: stories, rows: map[string][]fit.Example{}}
	if l.own, err = ownStances(own, pack); err != nil {
		return nil, err
	}
	for _, s := range stories {
		if l.rows[s.Name], err = l.examples(s); err != nil {
			return nil, err
		}
	}
	return l, nil
}

func (l *claimLab) examples(s *eval.Story) ([]fit.Example, error) {
	var out []fit.Example
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
		for _, e := range claim.Examples(in, truth) {
			out = append(out, fit.Example{Features: e.Features, Class: e.Class})
		}
	}
	return out, nil
}

// input reads an article as far as claims are found in it.
func (l *claimLab) input(c *onrecord.Capture) (*onrecord.Reading, claim.Input, error) {
	r, _, err := l.reader.ReadUndecided(c) // claims are found from the acts that the rules give
	if err != nil {
		return nil, claim.Input{}, err
	}
	a, err := l.reader.Analyze(c)
	if err != nil {
		return nil, claim.Input{}, err
	}
	return r, claim.Input{Analysis: a, Pack: l.pack, Statements: r.Statements, Parties: r.Parties}, nil
}

// learn trains on the stories named.
func (l *claimLab) learn(names ...string) *claim.Models {
	all := slices.Clone(l.own)
	for _, n := range names {
		all = append(all, l.rows[n]...)
	}
	return &claim.Models{Stance: fit.Fit(all, fit.Options{Seed: l.seed, L2: 8})}
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

// cross scores each story by what is learned from the others, and lists the mistakes where they are asked for.
func (l *claimLab) cross(w io.Writer, mistakes bool) error {
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
		if mistakes {
			printMistakes(w, got.Mistakes, 0)
		}
		printStories(w, &got)
		sum.Add(got)
	}
	fmt.Fprintf(w, "\nall\n")
	printStories(w, &sum)
	return nil
}

// claimManifest says what the weights are made from.
type claimManifest struct {
	Name     string
	Format   int
	SHA256   string // of stance.tsv
	Licence  string
	Stories  string // their digest
	Own      string // SHA-256 of the examples of our own, as they were read
	Seed     uint64
	Examples map[string]int // how many of each stance
}

// write trains on all and writes the weights, the manifest and a report: what is scored on each story by what is learned
// from the others.
func (l *claimLab) write(out string) error {
	m := l.learn(l.names("")...)
	weights := m.Stance.Bytes()
	own, err := json.Marshal(l.own)
	if err != nil {
		return fmt.Errorf("train claims: %w", err)
	}
	man := claimManifest{Name: "en-claim", Format: 1, SHA256: fmt.Sprintf("%x", sha256.Sum256(weights)), Seed: l.seed,
		Licence: "stories and examples written for this project", Stories: eval.DigestStories(l.stories), Own: fmt.Sprintf("%x", sha256.Sum256(own)), Examples: map[string]int{}}
	for _, list := range append([][]fit.Example{l.own}, slices.Collect(maps.Values(l.rows))...) {
		for _, e := range list {
			man.Examples[e.Class]++
		}
	}
	manifest, err := json.MarshalIndent(man, "", "  ")
	if err != nil {
		return fmt.Errorf("train claims: %w", err)
	}
	var report bytes.Buffer
	fmt.Fprintln(&report, "Each story scored by what is learned from the others, and all together.")
	if err := l.cross(&report, false); err != nil {
		return err
	}
	for name, data := range map[string][]byte{"stance.tsv": weights, "manifest.json": append(manifest, '\n'), "report.txt": report.Bytes()} {
		if err := os.WriteFile(filepath.Join(out, name), data, 0o644); err != nil {
			return fmt.Errorf("train claims: %w", err)
		}
	}
	return nil
}
