package ask

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"onrecord"
	"onrecord/export"
	"onrecord/ledger"
)

// What DESIGN.md asks of every screen and every export, held over every answer of a story with allegations, in every format.

// labels are words that stand in quotation marks only.
var labels = regexp.MustCompile(`(?i)\b(terrorist|cult|regime)\b`)

// verdicts are words that nobody but a person with a reason sets.
var verdicts = regexp.MustCompile(`(?i)\b(established|proven|guilty|confirmed by the machine)\b`)

func TestSafety(t *testing.T) {
	a := alleging(t)
	answers := everyAnswer(t, a)
	for name, rule := range map[string]func(*testing.T, *Asker, map[string]*Answer){
		"nothing is alleged by us": nothingIsAllegedByUs, "every line has passage and capture": everyLineHasPassageAndCapture,
		"unnamed is never named": unnamedIsNeverNamed, "what a page must say": whatAPageMustSay,
	} {
		t.Run(name, func(t *testing.T) { rule(t, a, answers) })
	}
}

// Words of an allegation, and labels, stand in quotation marks behind who says so, in every sentence of every format; no cell but the sentence has them.
func nothingIsAllegedByUs(t *testing.T, a *Asker, answers map[string]*Answer) {
	said := allegations(t, a)
	if len(said) < 8 {
		t.Fatalf("the story alleges only %q", said)
	}
	seen, quotedLabels := map[string]int{}, 0
	for question, answer := range answers {
		for format, sentences := range formats(t, answer) {
			for _, s := range sentences {
				for _, words := range said {
					at := folded(s, words)
					if at < 0 {
						continue
					}
					seen[format]++
					if format == "csv cells" {
						t.Errorf("%s, csv: %q stands in a cell without who said it", question, s)
						continue
					}
					before := s[:at]
					if strings.Contains(before, "Words of an article in it are those of the article") {
						continue // the entry as it is stored, said to be so
					}
					if !quoted(s, at) || !saying.MatchString(before) {
						t.Errorf("%s, %s: %q is not said to be anybody's:\n%s", question, format, words, s)
					}
				}
				for _, m := range labels.FindAllStringIndex(s, -1) {
					if quotedLabels++; !quoted(s, m[0]) && !strings.Contains(s, "Words of an article in it") && !strings.HasPrefix(question, "find") {
						t.Errorf("%s, %s: %q without quotation marks: %s", question, format, s[m[0]:m[1]], s)
					}
				}
				if m := verdicts.FindStringIndex(s); m != nil && !quoted(s, m[0]) {
					t.Errorf("%s, %s: the machine decided: %s", question, format, s)
				}
			}
		}
	}
	for _, format := range []string{"text", "json", "jsonl", "csv"} {
		if seen[format] == 0 {
			t.Errorf("%s: nothing alleged came by", format)
		}
	}
	if quotedLabels == 0 {
		t.Error("no label came by")
	}
}

// Every line carries the article with the digest of its bytes, and the passage that it rests on, as the text has it there.
func everyLineHasPassageAndCapture(t *testing.T, a *Asker, answers map[string]*Answer) {
	texts := map[ledger.ID]string{}
	rows, err := a.store.Articles(context.Background(), ledger.ArticleQuery{AllVersions: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if f, err := a.Article(context.Background(), string(row.ID)); err != nil {
			t.Fatal(err)
		} else if f.Reading != nil {
			texts[row.ID] = f.Reading.Document.Text
		}
	}
	kinds := map[export.LineKind]int{}
	for question, answer := range answers {
		for _, l := range answer.Lines() {
			kinds[l.Kind]++
			if l.Article == nil || l.Article.Capture == "" || l.Article.SHA256.Check() != nil || l.Article.Source == "" {
				t.Fatalf("%s: a line without its article: %+v", question, l)
			}
			switch l.Kind {
			case export.ArticleLine, export.EntryLine, export.RatingLine:
				if l.Passage == nil {
					continue
				}
			}
			if l.Passage == nil || l.Passage.End <= l.Passage.Start || texts[l.Article.Capture][l.Passage.Start:l.Passage.End] != l.Passage.Text {
				t.Errorf("%s: a line without its passage: %s, %+v", question, l.Sentence, l.Passage)
			}
			var b strings.Builder
			if err := (&Answer{Sections: []Section{{Lines: []export.Line{l}}}}).Text(&b, 1<<20, false); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(b.String(), l.Article.Capture.Short()) {
				t.Errorf("%s: people are not told which article: %s", question, b.String())
			}
			if at := fmt.Sprintf("bytes %d–%d", l.Passage.Start, l.Passage.End); l.Kind != export.EntryLine && !strings.Contains(b.String(), at) {
				t.Errorf("%s: people are not told where: %s", question, b.String())
			}
		}
	}
	for _, kind := range []export.LineKind{export.StatementLine, export.AbsenceLine, export.RequestLine, export.DesignationLine, export.ClaimLine, export.PartyLine, export.NoteLine,
		export.LabelLine, export.RatingLine, export.PassageLine, export.ArticleLine, export.EntryLine} {
		if kinds[kind] == 0 {
			t.Errorf("no %s came by", kind)
		}
	}
}

// An unnamed source has a description and no name, stands on no page of anybody named, and shares no cluster with them.
func unnamedIsNeverNamed(t *testing.T, _ *Asker, answers map[string]*Answer) {
	unnamed, clusters := 0, map[ledger.PartyKey]bool{}
	for question, answer := range answers {
		for _, l := range answer.Lines() {
			p := l.Party
			if p == nil {
				continue
			}
			is := p.Kind == onrecord.Unnamed
			if was, there := clusters[p.Cluster]; there && was != is {
				t.Errorf("%s: %q shares its cluster with somebody of another kind", question, p.Name)
			}
			clusters[p.Cluster] = is
			if !is {
				continue
			}
			unnamed++
			if l.Kind == export.StatementLine && !strings.HasPrefix(strings.TrimPrefix(strings.TrimPrefix(l.Sentence, "Before: "), "Now "), "‘"+p.Name+"’") && !strings.Contains(l.Sentence, "): ‘"+p.Name+"’") {
				t.Errorf("%s: the unnamed %q reads as a name: %s", question, p.Name, l.Sentence)
			}
		}
	}
	if unnamed == 0 {
		t.Error("no unnamed source came by")
	}
	for question, answer := range answers {
		if name, is := strings.CutPrefix(question, "party police officer"); is {
			if page := textOf(t, answer, nil); !strings.Contains(page, "An unnamed source, described in one article as ‘police officer’") || !strings.Contains(page, "Who it is, is not known here.") || strings.Contains(page, "harge reported in the") {
				t.Errorf("the page on an unnamed source%s:\n%s", name, page)
			}
		}
	}
}

// Everybody named has a word on charges; what is reported of them says where; a delisting stands with its designation; counts of
// statements say that origins were not looked for; and the two kinds of absence stand apart.
func whatAPageMustSay(t *testing.T, a *Asker, answers map[string]*Answer) {
	people := 0
	for question, answer := range answers {
		page := textOf(t, answer, nil)
		if strings.HasPrefix(question, "party ") && strings.Contains(page, "Taken to be: person.") {
			if people++; !strings.Contains(page, "No charge reported in the ") && !strings.Contains(page, "no charge") && !strings.Contains(page, "may speak of a charge") {
				t.Errorf("%s: no word on charges:\n%s", question, page)
			}
		}
		if strings.Contains(page, "was designated ‘terrorist organisation’") && (strings.HasPrefix(question, "party ") || strings.HasPrefix(question, "who ")) && !strings.Contains(page, "taken off the list") {
			t.Errorf("%s: a designation without its delisting:\n%s", question, page)
		}
		if regexp.MustCompile(`\d+ (statement|absence|request)s? (is|are|in) `).MatchString(page) && !strings.Contains(page, "rigins were not looked for") {
			t.Errorf("%s: a count that says nothing of origins:\n%s", question, page)
		}
	}
	if people < 4 {
		t.Errorf("%d people came by", people)
	}
	answer, err := a.Missing(context.Background(), ledger.Query{}, 0)
	page := textOf(t, answer, err)
	reported, nothing, ok := strings.Cut(page, "Nothing found about")
	if !ok || !strings.Contains(reported, "reports no arrest") || strings.Contains(nothing, "arrest") || !strings.Contains(nothing, "damage") {
		t.Errorf("what is reported absent and what nothing was found of are not told apart:\n%s", page)
	}
	answer, err = a.Who(context.Background(), "Ferrou", true, 0)
	if page := textOf(t, answer, err); !strings.Contains(page, "Tomas Brellin alleged") || !strings.Contains(page, "made a denial") || !strings.Contains(page, "reports no charge") || !strings.Contains(page, "may speak of a charge") {
		t.Errorf("the page on the accused lacks who says what:\n%s", page)
	}
}
