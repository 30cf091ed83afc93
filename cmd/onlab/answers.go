package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"onrecord"
	"onrecord/eval"
)

// answerSets are the folders of passages. Of openAnswerSets the mistakes are listed, to write rules; held, shut and kept only measure.
var (
	answerSets     = []string{"dev", "more", "fresh", "held", "shut", "kept"}
	openAnswerSets = []string{"dev", "more", "fresh"}
)

// answerScores are those of each set, and what floors of their own hold.
type answerScores struct {
	sets   map[string]eval.AnswerScores
	digest string
}

// measureAnswers scores the passages of words that are not a yes in every set below folder that is there.
func measureAnswers(folder string, read eval.ReadFunc) (*answerScores, error) {
	out := &answerScores{sets: map[string]eval.AnswerScores{}}
	sum := sha256.New()
	for _, set := range answerSets {
		list, err := eval.LoadAnswers(filepath.Join(folder, set))
		if errors.Is(err, fs.ErrNotExist) {
			continue // floors notice that it is no longer measured
		}
		if err != nil {
			return nil, err
		}
		if err := json.NewEncoder(sum).Encode(list); err != nil {
			return nil, err
		}
		out.sets[set] = eval.RunAnswers(list, read)
	}
	if len(out.sets) == 0 {
		return nil, fmt.Errorf("no passages below %s; give --answer-set", folder)
	}
	out.digest = hex.EncodeToString(sum.Sum(nil))
	return out, nil
}

func (a *answerScores) figures() map[string]float64 {
	out := map[string]float64{}
	for set, s := range a.sets {
		maps.Copy(out, s.Figures(set))
	}
	return out
}

// breaches lists the laws that readings of passages broke.
func (a *answerScores) breaches() []string {
	var out []string
	for _, set := range answerSets {
		out = append(out, a.sets[set].Breaches...)
	}
	return out
}

func printAnswers(w io.Writer, a *answerScores) {
	for _, set := range answerSets {
		s := a.sets[set]
		if s.Passages == 0 {
			continue
		}
		fmt.Fprintf(w, "\nanswers %s: %d passages, recall\n", set, s.Passages)
		tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
		row := func(name string, r eval.Ratio) {
			if r.Of > 0 {
				fmt.Fprintf(tw, "%s\t%d\tof %d\t%s\t\n", name, r.Right, r.Of, pc(r.Rate()))
			}
		}
		row("all", s.All)
		for _, k := range onrecord.Acts() {
			row(string(k), s.Kinds[string(k)])
		}
		for _, k := range []string{"absence", "request"} {
			row(k, s.Kinds[k])
			for _, f := range slices.Sorted(maps.Keys(s.Finer)) {
				if rest, ok := strings.CutPrefix(f, k+" "); ok {
					row("· "+rest, s.Finer[f])
				}
			}
		}
		row("traps kept", s.Kept)
		row("absences read that were wanted", s.Absences)
		row("requests read that were wanted", s.Requests)
		for _, c := range slices.Sorted(maps.Keys(s.Causes)) {
			fmt.Fprintf(tw, "%s\t%d\t\t\t\n", c, s.Causes[c])
		}
		tw.Flush()
	}
}
