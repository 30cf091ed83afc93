package export

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"strconv"
	"strings"

	"onrecord/export/csv"
)

// JSONL writes a story as JSON lines ([Line]), the last of which is the summary.
func JSONL(ctx context.Context, w io.Writer, s Story) (Summary, error) {
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false) // the words of a source stay as they are
	var sum Summary
	err := each(ctx, s, &sum, func(l Line) error { return enc.Encode(l) })
	if err == nil {
		err = enc.Encode(Line{Schema: Schema, Kind: SummaryLine, Sentence: sum.String(), Summary: &sum})
	}
	if err == nil {
		err = out.Flush()
	}
	return sum, err
}

// each hands all lines of s to put.
func each(ctx context.Context, s Story, sum *Summary, put func(Line) error) error {
	for a, err := range articles(ctx, s, sum) {
		if err != nil {
			return err
		}
		lines, err := a.lines()
		if err != nil {
			return err
		}
		for _, l := range lines {
			if err := put(l); err != nil {
				return err
			}
		}
	}
	return nil
}

// columns are those of [CSV]. There is none for bare words: they stand in the sentence, with who said them.
func columns() []string {
	return []string{"kind", "sentence", "who", "who_in_the_article", "what", "form", "basis", "hedged", "said_from", "said_to", "status", "decided_by", "decided_at", "why",
		"score", "outlet", "headline", "published_from", "published_to", "version", "latest", "url", "source", "captured", "sha256", "capture", "start", "end", "key", "who_key", "who_cluster"}
}

// CSV writes a story as a table, a row for each [Line]; start and end are bytes of the article's text.
func CSV(ctx context.Context, w io.Writer, s Story) (Summary, error) {
	var sum Summary
	t, err := csv.NewWriter(w, columns()...)
	if err != nil {
		return sum, err
	}
	if err := each(ctx, s, &sum, func(l Line) error { return t.Row(l.cells()...) }); err != nil {
		return sum, err
	}
	return sum, t.Flush()
}

func (l Line) cells() []string {
	p, words, basis, hedged, score := l.Party, "", []string{}, []string{}, ""
	if p == nil {
		p = &Party{}
	}
	if s := l.Statement; s != nil {
		words, score = s.Source.Span.Text, strconv.FormatFloat(l.score, 'f', 2, 64)
		for _, b := range s.Basis {
			basis = append(basis, string(b.Kind))
		}
		for _, h := range s.Hedges {
			hedged = append(hedged, h.Text)
		}
	}
	var by, at, why []string
	for _, d := range l.Decided {
		by, at, why = append(by, d.By), append(at, d.At), append(why, d.Why)
	}
	list := func(parts []string) string { return strings.Join(parts, "; ") }
	a := l.Article
	return []string{string(l.Kind), l.Sentence, p.Name, words, l.what, string(l.form), list(basis), list(hedged), string(l.said.From), string(l.said.To),
		string(l.Status), list(by), list(at), list(why), score, a.Outlet, a.Title, string(a.From), string(a.To), strconv.Itoa(a.Version), strconv.FormatBool(a.Latest),
		a.URL, a.Source, a.Captured, string(a.SHA256), string(a.Capture), strconv.Itoa(l.at.Start), strconv.Itoa(l.at.End), l.Key, string(p.Key), string(p.Cluster)}
}
