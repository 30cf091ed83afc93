package text_test

import (
	"strings"
	"testing"

	"onrecord/text"
)

const paragraph = `Police Chief Mira Kovač said on Tuesday that 14 people, including two former members of the group, had planned to attack the U.S. embassy in Orlin. ` +
	`“We have evidence,” she told reporters at 10:30 a.m. “It can't be shown yet.” A spokesman for the ministry, J. R. Amsel, declined to comment on the well-known case, ` +
	`which the opposition's leader called "a farce". It cost $2.5 million, or 10% of the budget.` + "\n\n"

func BenchmarkNew(b *testing.B) {
	w := english(b)
	d := article(strings.Repeat(paragraph, 100))
	tokens := len(text.New(d, w).Tokens)
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		text.New(d, w)
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mtokens/s")
}
