package statement_test

import (
	"fmt"
	"slices"
	"testing"

	"onrecord"
	"onrecord/lang"
	"onrecord/statement"
	"onrecord/text"
)

// Each sentence, and one of its statements as "source | cue".
var sourceExamples = []struct{ text, want string }{
	{"Fire Marshal Del Ondry said the building was a total loss and put the damage at about $400,000.", "Fire Marshal Del Ondry | put"},
	{"A team from the institute said the possibility could not have been ruled out by any committee and recommended that the clinic be closed.", "A team from the institute | recommended"},
	{"The league has given the police a seven-day deadline to produce the officers involved, threatening to drag the command to court.", "The league | threatening"},
	{"Mira Lund spoke to reporters in Ostvik, calling for an inquiry.", "Mira Lund | calling for"},
	{"The mine is leaking arsenic, the network alleged in a report, a charge the operator rejected on Monday as unfounded.", "the operator | rejected"},
	{"The bank said in a statement late on Tuesday that it was solvent.", "The bank | said"},
	{"German Chancellor Edda Brandt's spokesperson, Emil Rask, said it was possible.", "Emil Rask | said"},
	{"In September an association called Clear Water Ostvik said that a mine was poisoning the river.", "Clear Water Ostvik | said"},
	{"Beside him sat the then head of the coast guard, Ruvan Dorv, who said his officers had watched the ship.", "Ruvan Dorv | said"},
	{"The town was uneasy after an anonymous account claimed that the bank was insolvent.", "an anonymous account | claimed"},
	{"Government sources were quoted in the Morning Courant as saying that two officials had been moved.", "Government sources | saying"},
	{"A study paid for by the bottler predicts the aquifer will drop less than a foot in 20 years.", "A study | predicts"},
	{"European governments imposed a travel ban on Mbalo in 2032, saying troops under his command had tortured detainees.", "European governments | saying"},
	{"The bonds fell to 61 cents on the euro, indicating investors fear a default.", "investors | fear"},
	{"The 27-year-old, provisionally suspended on April 30, states in the document filed on Tuesday that she was warned.", "The 27-year-old | states"},
	{"Lawyer Purity Ateno is of the view that the burden on her client is high.", "Lawyer Purity Ateno | view"},
	{"It finds that 14 pages are missing from the file and recommends that the contract be frozen.", "It | recommends"},
	{"The vote was announced in a letter, according to which the results are annulled.", "a letter | according to"},
	{"\"Not one carton left the ship,\" the Brellin-based company said on Wednesday.", "the Brellin-based company | said"},
}

func TestLikelySources(t *testing.T) {
	for _, e := range sourceExamples {
		a, pack := analyse(t, e.text)
		var got []string
		for _, s := range statement.Find(a, pack).Statements {
			got = append(got, fmt.Sprintf("%s | %s", s.Source.Span.Text, s.Cue.Text))
		}
		if !slices.Contains(got, e.want) {
			t.Errorf("%s\n got %q\nwant %q", e.text, got, e.want)
		}
	}
}

func TestSourcesOfHeadlines(t *testing.T) {
	sourceOfHeadline(t, "Osmeria says 41 dead in ferry sinking, blames overloading", "Osmeria", "blames")
	sourceOfHeadline(t, "Ostmark governor announces resignation following protests", "Ostmark governor", "announces")
}

func sourceOfHeadline(t *testing.T, title, source, cue string) {
	t.Helper()
	pack, err := lang.English()
	if err != nil {
		t.Fatal(err)
	}
	m, err := models()
	if err != nil {
		t.Fatal(err)
	}
	a := m.Analyze(text.New(&onrecord.Document{Text: title, Blocks: []onrecord.Block{{Kind: onrecord.Title, End: len(title)}}}, pack.Text()))
	for _, s := range statement.Find(a, pack).Statements {
		if s.Cue.Text == cue && s.Source.Span.Text == source {
			return
		}
	}
	t.Errorf("%q: want %q as the source of %q", title, source, cue)
}

func TestOpeningQuestion(t *testing.T) {
	a, pack := analyse(t, "Asked what the ministry's information rested on, she declined to answer.")
	for _, s := range statement.Find(a, pack).Statements {
		if s.Cue.Text == "Asked" {
			if len(s.Content) != 1 || s.Content[0].Text != "what the ministry's information rested on" {
				t.Errorf("content %v, want what was asked", s.Content)
			}
			return
		}
	}
	t.Error("no question found")
}
