package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord/eval"
)

// evalOptions are the flags of onlab eval.
type evalOptions struct {
	data, part, doc, errors, floors, zoneSet, answerSet                                                string
	limit                                                                                              int
	json, check, setFloors, lower, perDoc, tokens, zones, stories, models, answers, times, coref, cues bool
}

func evalCommand() *cobra.Command {
	var o evalOptions
	cmd := &cobra.Command{
		Use:   "eval",
		Short: "score the reader against annotated articles",
		Long: `Score the reader against annotated articles, by the words of what is said and by who says it.

--errors lists what is wrong, sorted by cause, the most frequent first:
  missed, spurious, speaker, act, form, cue, content, within, hedges, basis, absence, stance (with --stories), zones (with --zones),
  answers (with --answers; of dev, more and fresh only), or all of them ("all").
In a passage the <source>, the {cue} and the «content» are marked.`,
		Example: `  onlab eval --data DIR
  onlab eval --data DIR --errors missed,spurious --limit 40
  onlab eval --data DIR --part train --doc NAME --errors all
  onlab eval --data DIR --zones --errors zones`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			read, err := newReader()
			if err != nil {
				return err
			}
			return runEval(cmd.OutOrStdout(), o, read)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.data, "data", os.Getenv("ONRECORD_CORPORA"), "folder that holds corpora/, gold/ and stories/")
	f.StringVar(&o.part, "part", "dev", "part of the gold: dev or train, or of what this project annotated itself: more, held")
	f.StringVar(&o.doc, "doc", "", "only the articles whose name contains this")
	f.StringVar(&o.errors, "errors", "", "list mistakes of these kinds, separated by commas; all")
	f.IntVar(&o.limit, "limit", 0, "list at most this many mistakes of a cause, 0 for all")
	f.BoolVar(&o.json, "json", false, "print one JSON object")
	f.BoolVar(&o.perDoc, "documents", false, "print a line for each article")
	f.BoolVar(&o.stories, "stories", false, "measure recall and claims on the stories, too; with --errors, list what is wrong there instead; floors of their own hold these figures")
	f.BoolVar(&o.tokens, "tokens", false, "measure how the raw text of the treebanks is cut, too; floors hold these figures as well")
	f.BoolVar(&o.models, "models", false, "measure tags, lemmas, trees and names on the treebanks, too, from raw text and with gold tokens; floors of their own hold these figures")
	f.BoolVar(&o.times, "times", false, "measure how times are found and resolved, too, and when statements were made; with --errors all, list what is wrong; floors of their own hold these figures")
	f.BoolVar(&o.coref, "coref", false, "measure who is taken to be who on annotated chains and on pronouns between two names, too; floors of their own hold these figures")
	f.BoolVar(&o.cues, "cues", false, "print figures by class of cue, and for the most frequent cues, too")
	f.BoolVar(&o.zones, "zones", false, "measure the kinds of the lines of annotated articles, too; floors hold these figures as well")
	f.StringVar(&o.zoneSet, "zone-set", "eval/zones", "folder of the annotated kinds")
	f.BoolVar(&o.answers, "answers", false, "measure denials, doubts, refusals, silence, absences and requests on short passages, too; floors of their own hold these figures")
	f.StringVar(&o.answerSet, "answer-set", "eval/testdata/answers", "folder of these passages: dev/, more/, fresh/, held/, shut/, kept/")
	f.StringVar(&o.floors, "floors", "eval/floors.json", "file of the floors")
	f.BoolVar(&o.check, "check", false, "fail when a figure lies below its floor")
	f.BoolVar(&o.setFloors, "set-floors", false, "raise the floors to what is measured now")
	f.BoolVar(&o.lower, "allow-lower", false, "with --set-floors: lower floors too")
	return cmd
}

func runEval(w io.Writer, o evalOptions, read eval.ReadFunc) error {
	kinds, err := mistakeKinds(o.errors)
	if err != nil {
		return err
	}
	if o.errors != "all" && slices.Contains(kinds, eval.WrongZone) && !o.zones {
		return errors.New("--errors zones: zones are not measured; give --zones, too")
	}
	if o.errors != "all" && slices.Contains(kinds, eval.WrongAnswer) && !o.answers {
		return errors.New("--errors answers: answers are not measured; give --answers, too")
	}
	if (o.check || o.setFloors) && o.doc != "" {
		return errors.New("floors are measured on a whole part: leave out --doc")
	}
	all, err := eval.LoadGold(o.data, o.part)
	if err != nil {
		return err
	}
	gold := slices.DeleteFunc(slices.Clone(all), func(g *eval.Gold) bool { return !strings.Contains(g.Name, o.doc) })
	if len(gold) == 0 {
		return fmt.Errorf("no article of %s has %q in its name", o.part, o.doc)
	}
	res := eval.Run(gold, read, time.Now)
	m := &measured{Result: res, figures: res.Figures(), digest: eval.Digest(all)}
	if o.tokens {
		rows, digest, err := measureCuts(o.data)
		if err != nil {
			return err
		}
		m.cuts = rows
		addCuts(m.figures, rows)
		m.digest += "+" + digest
	}
	if o.models {
		if m.models, err = measureModels(o.data, time.Now); err != nil {
			return err
		}
	}
	if o.coref {
		if m.coref, err = measureCoref(o.data); err != nil {
			return err
		}
	}
	if o.times {
		if m.times, err = measureTimes(o.data); err != nil {
			return err
		}
	}
	if o.zones {
		if err := m.readZones(o.zoneSet, o.data, read); err != nil {
			return err
		}
	}
	if o.stories {
		if err := m.readStories(o.data, read); err != nil {
			return err
		}
	}
	if o.answers {
		if m.answers, err = measureAnswers(o.answerSet, read); err != nil {
			return err
		}
		m.Breaches = append(m.Breaches, m.answers.breaches()...)
	}
	if o.cues {
		if m.cues, err = measureCues(res); err != nil {
			return err
		}
	}
	if err := report(w, m, o, kinds); err != nil {
		return err
	}
	return heed(w, m, o)
}

// measured is all that one run found, and on what.
type measured struct {
	*eval.Result
	figures map[string]float64
	cuts    []cutRow
	zones   *eval.ZoneResult
	stories *eval.StoryScores
	// storyDigest is that of the stories.
	storyDigest string
	models      *modelScores
	answers     *answerScores
	times       *timeScores
	cues        *eval.CueScores
	coref       *corefScores
	digest      string
}

// readStories scores the stories, too.
func (m *measured) readStories(root string, read eval.ReadFunc) error {
	list, err := eval.LoadStories(root)
	if err != nil {
		return err
	}
	s := eval.RunStories(list, read)
	m.stories, m.storyDigest = &s, eval.DigestStories(list)
	return nil
}

// mistakes lists those of the stories where they were read, else those of the gold; then the wrong zones.
func (m *measured) mistakes(kinds []eval.MistakeKind) []eval.Mistake {
	out := m.Mistakes(kinds...)
	if m.stories != nil {
		out = slices.DeleteFunc(slices.Clone(m.stories.Mistakes), func(e eval.Mistake) bool { return !slices.Contains(kinds, e.Kind) })
	}
	if m.zones != nil && slices.Contains(kinds, eval.WrongZone) {
		out = append(out, m.zones.Wrong...)
	}
	if m.answers != nil && slices.Contains(kinds, eval.WrongAnswer) {
		for _, set := range openAnswerSets {
			out = append(out, m.answers.sets[set].Mistakes...)
		}
	}
	return out
}

func report(w io.Writer, res *measured, o evalOptions, kinds []eval.MistakeKind) error {
	if o.json {
		out := struct {
			*eval.Result
			Figures  map[string]float64           `json:"figures"`
			Zones    *eval.ZoneResult             `json:"zones,omitempty"`
			Stories  *eval.StoryScores            `json:"stories,omitempty"`
			Models   map[string]float64           `json:"models,omitempty"`
			Answers  map[string]eval.AnswerScores `json:"answers,omitempty"`
			Times    map[string]float64           `json:"times,omitempty"`
			Coref    map[string]float64           `json:"coref,omitempty"`
			Cues     *eval.CueScores              `json:"cues,omitempty"`
			Mistakes []eval.Mistake               `json:"mistakes,omitempty"`
		}{Result: res.Result, Figures: res.figures, Zones: res.zones, Stories: res.stories, Cues: res.cues}
		if res.models != nil {
			out.Models = res.models.figures()
		}
		if res.answers != nil {
			out.Answers = res.answers.sets
		}
		if res.coref != nil {
			out.Coref = res.coref.figures()
		}
		if res.times != nil {
			out.Times = res.times.Figures()
		}
		if len(kinds) > 0 {
			out.Mistakes = res.mistakes(kinds)
		}
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", " ")
		return enc.Encode(out)
	}
	if len(kinds) > 0 {
		printMistakes(w, res.mistakes(kinds), o.limit)
	}
	printTable(w, res.Result, o)
	if res.cues != nil {
		printCues(w, res.cues)
	}
	if res.stories != nil {
		printStories(w, res.stories)
	}
	if len(res.cuts) > 0 {
		printCuts(w, res.cuts)
	}
	if res.zones != nil {
		printZones(w, res.zones)
	}
	if res.models != nil {
		printModels(w, res.models)
	}
	if res.answers != nil {
		printAnswers(w, res.answers)
	}
	if res.coref != nil {
		printCoref(w, res.coref)
	}
	if res.times != nil {
		printTimes(w, res.times, o.errors == "all")
	}
	return nil
}

// heed holds the figures against the floors, or moves the floors.
func heed(w io.Writer, res *measured, o evalOptions) error {
	if !o.check && !o.setFloors {
		return nil
	}
	if n := len(res.Failed) + len(res.Breaches); n > 0 {
		return fmt.Errorf("%d articles not read, %d laws broken: no floor holds", len(res.Failed), len(res.Breaches))
	}
	floors, err := eval.LoadFloors(o.floors)
	switch {
	case errors.Is(err, os.ErrNotExist) && o.setFloors:
		floors = &eval.Floors{}
	case err != nil:
		return err
	}
	if o.setFloors {
		if err := floors.Raise(o.part, res.digest, res.figures, o.lower); err != nil {
			return err
		}
		if res.models != nil {
			if err := floors.RaiseModels(res.models.digest, res.models.figures(), o.lower); err != nil {
				return err
			}
		}
		if res.answers != nil {
			if err := floors.RaiseAnswers(res.answers.digest, res.answers.figures(), o.lower); err != nil {
				return err
			}
		}
		if res.times != nil {
			if err := floors.RaiseTimes(res.times.digest, res.times.Figures(), o.lower); err != nil {
				return err
			}
		}
		if res.stories != nil {
			if err := floors.RaiseStories(res.storyDigest, res.stories.Figures(), o.lower); err != nil {
				return err
			}
		}
		if res.coref != nil {
			if err := floors.RaiseCoref(res.coref.digest, res.coref.figures(), o.lower); err != nil {
				return err
			}
		}
		return floors.Save(o.floors)
	}
	low, err := floors.Check(o.part, res.digest, res.figures)
	if err != nil {
		return err
	}
	if res.models != nil {
		more, err := floors.CheckModels(res.models.digest, res.models.figures())
		if err != nil {
			return err
		}
		low = append(low, more...)
	}
	if res.answers != nil {
		more, err := floors.CheckAnswers(res.answers.digest, res.answers.figures())
		if err != nil {
			return err
		}
		low = append(low, more...)
	}
	if res.times != nil {
		more, err := floors.CheckTimes(res.times.digest, res.times.Figures())
		if err != nil {
			return err
		}
		low = append(low, more...)
	}
	if res.stories != nil {
		more, err := floors.CheckStories(res.storyDigest, res.stories.Figures())
		if err != nil {
			return err
		}
		low = append(low, more...)
	}
	if res.coref != nil {
		more, err := floors.CheckCoref(res.coref.digest, res.coref.figures())
		if err != nil {
			return err
		}
		low = append(low, more...)
	}
	if len(low) > 0 {
		return fmt.Errorf("%d figures fell:\n  %s", len(low), strings.Join(low, "\n  "))
	}
	if !o.json {
		fmt.Fprintln(w, "all floors hold")
	}
	return nil
}

func mistakeKinds(list string) ([]eval.MistakeKind, error) {
	if list == "" {
		return nil, nil
	}
	if list == "all" {
		return eval.MistakeKinds(), nil
	}
	var out []eval.MistakeKind
	for _, s := range strings.Split(list, ",") {
		k := eval.MistakeKind(strings.TrimSpace(s))
		if !slices.Contains(eval.MistakeKinds(), k) {
			return nil, fmt.Errorf("--errors: no kind %q; there are %v", k, eval.MistakeKinds())
		}
		out = append(out, k)
	}
	return out, nil
}
