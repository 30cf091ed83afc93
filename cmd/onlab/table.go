package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"onrecord"
	"onrecord/eval"
)

// printTable prints the figures of a run for a person.
func printTable(w io.Writer, res *eval.Result, o evalOptions) {
	s := res.Total
	fmt.Fprintf(w, "%s: %d articles, %d words, %.0f words/s\n\n", o.part, s.Documents, res.Words, res.WordsPerSecond())
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(tw, "\tgold\tread\tright\tP\tR\tF1\t")
	for _, row := range []struct {
		name string
		c    eval.Count
	}{{"statements", s.Statements}, {"exact content", s.Exact}, {"end to end", s.EndToEnd}, {"absences", s.Absences},
		{"requests", s.Requests}, {"hedges *", s.Hedges}, {"basis *", s.Basis}, {"said when *", s.SaidWhen}} {
		fmt.Fprintf(tw, "%s\t%d\t%d\t%d\t%s\t%s\t%s\t\n", row.name, row.c.Gold, row.c.Read, row.c.Right,
			pc(row.c.Precision()), pc(row.c.Recall()), pc(row.c.F1()))
	}
	tw.Flush()
	fmt.Fprintln(w, "\non matched statements (*)")
	for _, row := range []struct {
		name string
		r    eval.Ratio
	}{{"speaker", s.Speaker}, {"act", s.Act}, {"form", s.Form}, {"cue", s.Cue}, {"within", s.Within}, {"nested", s.Nested}, {"place", s.Place}} {
		fmt.Fprintf(tw, "%s\t%d\tof %d\t%s\t\n", row.name, row.r.Right, row.r.Of, pc(row.r.Rate()))
	}
	tw.Flush()
	fmt.Fprintln(tw, "\nform\tgold\tfound\tR\tread\treal\tP\tagree\tspeaker\t")
	for _, k := range onrecord.Forms() {
		slice(tw, string(k), s.ByForm[k])
	}
	tw.Flush()
	fmt.Fprintln(tw, "\nact\tgold\tfound\tR\tread\treal\tP\tagree\tspeaker\t")
	for _, k := range onrecord.Acts() {
		slice(tw, string(k), s.ByAct[k])
	}
	tw.Flush()
	if o.perDoc {
		documents(w, res)
	}
	complain(w, "laws broken", res.Breaches)
	complain(w, "articles not read", res.Failed)
}

// complain lists what must not be, at most 20 of it.
func complain(w io.Writer, what string, list []string) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%d %s:\n", len(list), what)
	for _, s := range list[:min(20, len(list))] {
		fmt.Fprintln(w, "  "+s)
	}
}

func printStories(w io.Writer, s *eval.StoryScores) {
	fmt.Fprintln(w, "\nstories, recall")
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, row := range []struct {
		name string
		r    eval.Ratio
	}{{"statements on claims", s.Found}, {"speaker *", s.Speaker}, {"act *", s.Act}, {"absences", s.Absences}, {"requests", s.Requests},
		{"stance on its claim *", s.Claims.Stance}, {"on its claim *", s.Claims.Placed}, {"claims in one piece", s.Claims.Apart},
		{"listed, of those on claims", s.Claims.Listed}} {
		fmt.Fprintf(tw, "%s\t%d\tof %d\t%s\t\n", row.name, row.r.Right, row.r.Of, pc(row.r.Rate()))
	}
	t := s.Claims.Together
	fmt.Fprintf(tw, "pairs on one claim\t%d\tof %d\t%s\t%d read\t%s\tF1 %s\t\n", t.Right, t.Gold, pc(t.Recall()), t.Read, pc(t.Precision()), pc(t.F1()))
	fmt.Fprintf(tw, "most frequent stance *\t\t\t%s\t\n", pc(s.Claims.Majority()))
	tw.Flush()
}

func slice(w io.Writer, name string, s eval.Slice) {
	if s.Gold+s.Read == 0 {
		return
	}
	fmt.Fprintf(w, "%s\t%d\t%d\t%s\t%d\t%d\t%s\t%s\t%s\t\n", name, s.Gold, s.Found, pc(s.Recall()), s.Read, s.Real,
		pc(s.Precision()), pc(s.Agree.Rate()), pc(s.Speaker.Rate()))
}

func documents(w io.Writer, res *eval.Result) {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(tw, "\narticle\tgold\tread\tF1\texact\tend to end\tspeaker\tact\t")
	for _, d := range res.Documents {
		s := d.Scores
		fmt.Fprintf(tw, "%s\t%d\t%d\t%s\t%s\t%s\t%s\t%s\t\n", d.Name, s.Statements.Gold, s.Statements.Read, pc(s.Statements.F1()),
			pc(s.Exact.F1()), pc(s.EndToEnd.F1()), pc(s.Speaker.Rate()), pc(s.Act.Rate()))
	}
	tw.Flush()
}

// printMistakes prints them under their causes, at most limit of a cause (0: all).
func printMistakes(w io.Writer, list []eval.Mistake, limit int) {
	for i := 0; i < len(list); {
		j := i
		for j < len(list) && list[j].Kind == list[i].Kind && list[j].Cause == list[i].Cause {
			j++
		}
		fmt.Fprintf(w, "== %s: %s (%d)\n", list[i].Kind, list[i].Cause, j-i)
		if cues := commonCues(list[i:j], 12); cues != "" {
			fmt.Fprintln(w, "   cues: "+cues)
		}
		fmt.Fprintln(w)
		for k, e := range list[i:j] {
			if limit > 0 && k == limit {
				fmt.Fprintf(w, "… and %d more\n\n", j-i-limit)
				break
			}
			fmt.Fprintf(w, "%s:%d  %s\n", e.Document, e.Line, e.Passage)
			if e.Gold != "" {
				fmt.Fprintln(w, "    gold "+e.Gold)
			}
			if e.Read != "" {
				fmt.Fprintln(w, "    read "+e.Read)
			}
			fmt.Fprintln(w)
		}
		i = j
	}
}

// commonCues lists the cues that stand more than once, the most frequent first, at most n of them.
func commonCues(list []eval.Mistake, n int) string {
	count := map[string]int{}
	for _, e := range list {
		if e.Cue != "" {
			count[strings.ToLower(e.Cue)]++
		}
	}
	cues := slices.SortedFunc(maps.Keys(count), func(a, b string) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) })
	var out []string
	for _, c := range cues[:min(n, len(cues))] {
		if count[c] > 1 {
			out = append(out, fmt.Sprintf("%s %d", c, count[c]))
		}
	}
	return strings.Join(out, ", ")
}

func pc(f float64) string { return fmt.Sprintf("%.1f", 100*f) }
