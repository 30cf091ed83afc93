package main

import (
	"fmt"
	"io"
	"maps"
	"text/tabwriter"

	"onrecord"
	"onrecord/eval"
)

// readZones scores the kinds of the annotated lines, too. Floors hold their figures.
func (m *measured) readZones(folder, root string, read eval.ReadFunc) error {
	list, digest, err := eval.LoadZones(folder, root)
	if err != nil {
		return err
	}
	m.zones = eval.RunZones(list, read)
	m.digest += "+" + digest
	maps.Copy(m.figures, m.zones.Total.Figures())
	m.Failed = append(m.Failed, m.zones.Failed...)
	m.Breaches = append(m.Breaches, m.zones.Breaches...)
	return nil
}

func printZones(w io.Writer, res *eval.ZoneResult) {
	s := res.Total
	fmt.Fprintf(w, "\nzones: %d articles\n", s.Articles)
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, row := range []struct {
		name string
		r    eval.Ratio
	}{{"lines", s.Lines}, {"characters", s.Characters}} {
		fmt.Fprintf(tw, "%s\t%d\tof %d\t%s\t\n", row.name, row.r.Right, row.r.Of, pc(row.r.Rate()))
	}
	fmt.Fprintf(tw, "body text lost\t%d\tof %d\t%s\t\n", s.Kept.Of-s.Kept.Right, s.Kept.Of, pc(1-s.Kept.Rate()))
	fmt.Fprintf(tw, "boilerplate that speaks\t%d\tof %d\t%s\t\n", s.KeptOut.Of-s.KeptOut.Right, s.KeptOut.Of, pc(1-s.KeptOut.Rate()))
	tw.Flush()
	fmt.Fprintln(tw, "\nkind\tgold\tread\tright\tP\tR\tF1\t")
	for _, k := range onrecord.BlockKinds() {
		if c := s.Kinds[k]; c.Gold+c.Read > 0 {
			fmt.Fprintf(tw, "%s\t%d\t%d\t%d\t%s\t%s\t%s\t\n", k, c.Gold, c.Read, c.Right, pc(c.Precision()), pc(c.Recall()), pc(c.F1()))
		}
	}
	tw.Flush()
}
