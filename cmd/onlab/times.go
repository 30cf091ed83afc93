package main

import (
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"onrecord"
	"onrecord/eval/times"
	"onrecord/lang"
	"onrecord/model"
	"onrecord/text"
	"onrecord/when"
)

// timesSet is the folder of the specifications of times, below corpora/.
const timesSet = "recognizers-datetime"

// timeScores is what the resolver reaches, and on what.
type timeScores struct {
	*times.Result
	digest string
}

// measureTimes has the times of the specifications found by the product's own stages, without its page room: a specification is
// a sentence, not an article.
func measureTimes(root string) (*timeScores, error) {
	set, err := times.Load(filepath.Join(root, "corpora", timesSet))
	if err != nil {
		return nil, err
	}
	pack, err := lang.English()
	if err != nil {
		return nil, fmt.Errorf("measure times: %w", err)
	}
	models, err := model.Load()
	if err != nil {
		return nil, fmt.Errorf("measure times: %w", err)
	}
	words, err := when.NewWords(pack.Times())
	if err != nil {
		return nil, fmt.Errorf("measure times: %w", err)
	}
	find := func(s string, at onrecord.When) []onrecord.Time {
		d := &onrecord.Document{Text: s, Blocks: []onrecord.Block{{Kind: onrecord.Body, Start: 0, End: len(s)}}}
		return when.Find(models.Analyze(text.New(d, pack.Text())), words, when.Scene{Published: at, Before: at, Order: when.MonthFirst})
	}
	lead := map[string]bool{}
	for _, r := range pack.Times() {
		if r.Role == "link" || r.Role == "the" || r.Role == "clock lead" {
			for _, f := range r.Forms {
				lead[f] = true
			}
		}
	}
	return &timeScores{times.Run(set, find, func(w string) bool { return lead[w] }), set.Digest}, nil
}

// printTimes prints the scores, and what is wrong where it was asked for.
func printTimes(w io.Writer, m *timeScores, wrong bool) {
	if wrong {
		for _, s := range m.Wrong {
			fmt.Fprintln(w, s)
		}
	}
	fmt.Fprintln(w, "\ntimes")
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(tw, "\tcases\tspan right\tspan and value\tof\t\tP\tR\tF1 where all is listed\t")
	for _, r := range []struct {
		name string
		s    times.Scores
	}{{"seen", m.Seen}, {"held out", m.HeldOut}} {
		fmt.Fprintf(tw, "%s\t%d\t%d\t%d\t%d\t%s\t%s\t%s\t%s\t\n", r.name, r.s.Cases, r.s.Spans.Right, r.s.Values.Right, r.s.Values.Gold,
			pc(r.s.Values.Recall()), pc(r.s.Whole.Precision()), pc(r.s.Whole.Recall()), pc(r.s.Whole.F1()))
	}
	tw.Flush()
	var left []string
	for _, k := range slices.Sorted(maps.Keys(m.Left)) {
		left = append(left, fmt.Sprintf("%s %d", k, m.Left[k]))
	}
	fmt.Fprintf(w, "cases left out: %s\n", strings.Join(left, ", "))
}
