// Package eval measures a reader of articles against annotated ones: who says what, by the rules that two people agree on.
//
// [LoadGold] reads the annotations, [Run] has every article read and scores it, [Score] scores one reading. [Scores] add
// up over documents, so a figure is always over all statements and never a mean of means. [Result.Mistakes] lists what is
// wrong, sorted by cause, for a person to read; [Floors] hold figures that may not fall.
//
// Content is compared by its words, for a reading may fold white space and straighten nothing else; places are compared
// in the bytes of the source, by way of the Document's Map. The package calls no stage by itself: the reader is handed in.
package eval

import (
	"time"

	"onrecord"
)

// ReadFunc reads one article; intake's Read is one.
type ReadFunc func(*onrecord.Capture) (*onrecord.Reading, error)

// DocumentResult is one article: its annotation, what was read, and how they meet.
type DocumentResult struct {
	Gold    *Gold             `json:"-"`
	Reading *onrecord.Reading `json:"-"`
	Match   *Match            `json:"-"`
	Name    string            `json:"name"`
	Scores  Scores            `json:"scores"`
}

// Result is what [Run] found over all articles.
type Result struct {
	Total     Scores           `json:"total"`
	Documents []DocumentResult `json:"documents"`
	// Words were read in Took, gold loading and scoring left out.
	Words int           `json:"words"`
	Took  time.Duration `json:"took_ns"`
	// Failed are the articles that could not be read, and why; what they hold counts as missed.
	Failed []string `json:"failed"`
	// Breaches are the laws that readings broke, each with its document's name in front.
	Breaches []string `json:"breaches"`
}

// WordsPerSecond is the speed of the reader, 0 when nothing was timed.
func (r *Result) WordsPerSecond() float64 {
	if r.Took <= 0 {
		return 0
	}
	return float64(r.Words) / r.Took.Seconds()
}

// Run has every article of gold read and scores what comes back; now tells the time. Of an article that cannot be read
// everything counts as missed, so that figures stay comparable.
func Run(gold []*Gold, read ReadFunc, now func() time.Time) *Result {
	res := &Result{Failed: []string{}, Breaches: []string{}}
	for _, g := range gold {
		c := onrecord.NewCapture(g.Name+".txt", "text/plain; charset=utf-8", []byte(g.Text))
		before := now()
		r, err := read(c)
		res.Took += now().Sub(before)
		res.Words += len(words(g.Text))
		if err != nil {
			res.Failed = append(res.Failed, g.Name+": "+err.Error())
			r = &onrecord.Reading{Capture: c}
		} else {
			for _, b := range onrecord.CheckReading(r) {
				res.Breaches = append(res.Breaches, g.Name+": "+b.String())
			}
		}
		m := NewMatch(g, r)
		s := m.Score()
		res.Total.Add(s)
		res.Documents = append(res.Documents, DocumentResult{g, r, m, g.Name, s})
	}
	return res
}

// Score scores one reading against its annotation.
func Score(g *Gold, r *onrecord.Reading) Scores { return NewMatch(g, r).Score() }
