package bench

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/markusmobius/go-dateparser"
	"github.com/markusmobius/go-dateparser/date"

	"onrecord"
	"onrecord/eval/times"
	"onrecord/lang"
	"onrecord/model"
	"onrecord/text"
	"onrecord/when"
)

// BenchmarkTimes: the sentences of Recognizers-Text that onlab eval --times takes, by onrecord and by go-dateparser's search in
// English. Its moments are taken as the day, month or year of their period; a reading that looks back and one that looks ahead
// both count. "values" are expressions with the right words and value, of all; "f1" is over the sentences of which every
// expression is listed.
func BenchmarkTimes(b *testing.B) {
	root := os.Getenv("ONRECORD_CORPORA")
	if root == "" {
		b.Skip("ONRECORD_CORPORA is not set")
	}
	set := must(times.Load(filepath.Join(root, "corpora", "recognizers-datetime")))(b)
	pack, models := must(lang.English())(b), must(model.Load())(b)
	words := must(when.NewWords(pack.Times()))(b)
	lead := map[string]bool{}
	for _, r := range pack.Times() {
		if r.Role == "link" || r.Role == "the" || r.Role == "clock lead" {
			for _, f := range r.Forms {
				lead[f] = true
			}
		}
	}
	ours := func(s string, at onrecord.When) []onrecord.Time {
		d := &onrecord.Document{Text: s, Blocks: []onrecord.Block{{Kind: onrecord.Body, Start: 0, End: len(s)}}}
		return when.Find(models.Analyze(text.New(d, pack.Text())), words, when.Scene{Published: at, Before: at, Order: when.MonthFirst})
	}
	n := 0
	for _, c := range set.Cases {
		n += len(c.Text) / 5
	}
	for name, find := range map[string]times.FindFunc{"onrecord": ours, "go-dateparser": peer} {
		res := times.Run(set, find, func(w string) bool { return lead[w] })
		speed(b, name, n, map[string]float64{"seen-values": res.Seen.Values.Recall(), "held-out-values": res.HeldOut.Values.Recall(),
			"held-out-spans": res.HeldOut.Spans.Recall(), "held-out-f1": res.HeldOut.Whole.F1()}, func() { times.Run(set, find, func(w string) bool { return lead[w] }) })
	}
}

// peer searches with go-dateparser.
func peer(s string, at onrecord.When) []onrecord.Time {
	cfg := &dateparser.Configuration{DefaultTimezone: time.UTC, PreferredDateSource: dateparser.Past}
	if t, err := at.From.Time(); err == nil {
		cfg.CurrentTime = t
	}
	found, err := new(dateparser.Parser).SearchWithLanguage(cfg, "en", s)
	if err != nil {
		return nil
	}
	var out []onrecord.Time
	for _, r := range found {
		x := onrecord.Time{Span: onrecord.Span{End: len(r.Text), Text: r.Text}, Grain: onrecord.GrainDay}
		y, m, d := r.Date.Time.Date()
		from := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
		to := from.AddDate(0, 0, 1)
		switch r.Date.Period {
		case date.Month:
			from, x.Grain = time.Date(y, m, 1, 0, 0, 0, 0, time.UTC), onrecord.GrainMonth
			to = from.AddDate(0, 1, 0)
		case date.Year:
			from, x.Grain = time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC), onrecord.GrainYear
			to = from.AddDate(1, 0, 0)
		}
		x.From, x.To = onrecord.Date(from.Format(time.DateOnly)), onrecord.Date(to.Format(time.DateOnly))
		out = append(out, x)
	}
	return out
}
