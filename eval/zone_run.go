package eval

import (
	"cmp"
	"slices"

	"onrecord"
)

// ZoneResult is what [RunZones] found over all annotated articles.
type ZoneResult struct {
	Total ZoneScores `json:"total"`
	// Wrong lists the lines of the wrong kind, the most frequent confusion first, then in the order of the texts.
	Wrong []Mistake `json:"-"`
	// Failed are the articles that could not be read, and why; all their lines count as wrong. Breaches are broken laws.
	Failed   []string `json:"failed"`
	Breaches []string `json:"breaches"`
}

// RunZones has every annotated article read, and scores the kinds of its lines.
func RunZones(list []*Zones, read ReadFunc) *ZoneResult {
	res := &ZoneResult{Failed: []string{}, Breaches: []string{}}
	for _, z := range list {
		r, err := read(onrecord.NewCapture(z.Name+".txt", "text/plain; charset=utf-8", []byte(z.Text)))
		var s ZoneScores
		var wrong []Mistake
		if err == nil {
			for _, b := range onrecord.CheckReading(r) {
				res.Breaches = append(res.Breaches, z.Name+": "+b.String())
			}
			s, wrong, err = z.Score(r.Document)
		}
		if err != nil {
			res.Failed = append(res.Failed, z.Name+": "+err.Error())
			s, wrong, _ = z.Score(&onrecord.Document{Text: z.Text})
		}
		res.Total.Add(s)
		res.Wrong = append(res.Wrong, wrong...)
	}
	size := map[string]int{}
	for _, e := range res.Wrong {
		size[e.Cause]++
	}
	slices.SortStableFunc(res.Wrong, func(a, b Mistake) int {
		return cmp.Or(cmp.Compare(size[b.Cause], size[a.Cause]), cmp.Compare(a.Cause, b.Cause))
	})
	return res
}
