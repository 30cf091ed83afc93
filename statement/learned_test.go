package statement_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"onrecord"
	"onrecord/coref"
	"onrecord/model/loglinear"
	weights "onrecord/models"
	"onrecord/party"
	"onrecord/statement"
)

// dispute is an article in which people accuse and reject without a word that says so.
const dispute = `The Quarry Board was accused of fraud by three of its drivers on Monday. The drivers accused the board of hiding the invoices.

"The board hid the invoices in a locked shed and lied to the drivers," Anna Tolve said. Tolve said the board had paid bribes to two inspectors. She said the managers knew that the brakes had failed and sent the trucks out. "They told us the brakes were new. They forced us to sign," a driver said.

A lawyer for the board, Piet Marn, denied the allegation. "There is no truth in it, and nobody was ever bribed," Marn said. Marn said the office opens at nine.`

// found reads an article, with its parties.
func found(t testing.TB, article string) (*statement.Found, []onrecord.Party) {
	t.Helper()
	a, pack := analyse(t, article)
	f := statement.Find(a, pack)
	var mentions []party.Mention
	for _, p := range f.Sources {
		mentions = append(mentions, party.Mention{First: p.First, Last: p.Last, Head: p.Head, Speaker: -1, Not: -1})
	}
	who, err := coref.Load()
	if err != nil {
		t.Fatal(err)
	}
	parties, resolved := party.Resolve(a, pack, party.By{Who: who.Pronouns(a, pack)}, mentions)
	for i := range f.Statements {
		f.Statements[i].Source.Party = resolved[i].Party
	}
	return f, parties
}

func acts(t testing.TB) *statement.Acts {
	t.Helper()
	m, err := statement.LoadActs()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// actOf is the statement whose content holds words.
func actOf(t *testing.T, f *statement.Found, words string) onrecord.Statement {
	t.Helper()
	for _, s := range f.Statements {
		if len(s.Content) > 0 && strings.Contains(s.Content[0].Text, words) {
			return s
		}
	}
	t.Fatalf("no statement says %q", words)
	return onrecord.Statement{}
}

// The model speaks only where the rules found no more than a saying; it names itself and how sure it is, and all else stays.
func TestDecideActs(t *testing.T) {
	rules, _ := found(t, dispute)
	f, parties := found(t, dispute)
	f.DecideActs(acts(t), parties)
	decided := 0
	for i, s := range f.Statements {
		k := slices.IndexFunc(s.Findings, func(x onrecord.Finding) bool { return x.Field == "act" })
		if k < 0 {
			t.Fatalf("%s: nothing set the act", s.ID)
		}
		by, model := s.Findings[k], s.Findings[k].By == statement.ActModel
		if model {
			decided++
		}
		if before := rules.Statements[i].Act; model && before != onrecord.Asserts || !model && s.Act != before {
			t.Errorf("%s: %s by %s, the rules say %s", s.ID, s.Act, by.By, before)
		}
		if model != (by.Score > 0) || by.Score > 1 {
			t.Errorf("%s: %s with a score of %v", s.ID, by.By, by.Score)
		}
	}
	if decided == 0 {
		t.Error("the model decided nothing")
	}
	if s := actOf(t, f, "office opens"); s.Act != onrecord.Asserts {
		t.Errorf("opening hours: %s", s.Act)
	}
}

// What was said not to be so is denied where something stands against it, or where the news opens with it; what is told as absent, or not yet there,
// and what cannot be, is not.
func TestDecideActsContradicts(t *testing.T) {
	for text, want := range map[string]onrecord.Act{
		"The club opens at nine. The firm said the doors had not been locked. Tenants dispute it.":      onrecord.Denies,
		"The club opens at nine. The firm said the doors had not been locked.":                          onrecord.Asserts,
		"The firm said the doors had not been locked.":                                                  onrecord.Denies,
		"The firm said the doors had not yet been locked.":                                              onrecord.Asserts,
		"The firm said the doors could not be locked.":                                                  onrecord.Asserts,
		"Police said nobody had been arrested. The family dispute it.":                                  onrecord.Asserts,
		"The manager said there had been no bid. Her rival denies it.":                                  onrecord.Denies,
		"The manager said there was no need for a vote. Her rival denies it.":                           onrecord.Asserts,
		"The club opens at nine. The Courier reported that the doors were not locked. Tenants deny it.": onrecord.Asserts,
		"The mayor said she did not want a war. Her rival denies it.":                                   onrecord.Asserts,
	} {
		f, parties := found(t, text)
		f.DecideActs(statement.NewActs(loglinear.New([]string{"asserts", "denies"}, nil)), parties)
		said := slices.IndexFunc(f.Statements, func(s onrecord.Statement) bool {
			return strings.HasPrefix(s.Cue.Text, "said") || s.Cue.Text == "reported"
		})
		if said < 0 {
			t.Errorf("%s: no statement", text)
		} else if got := f.Statements[said].Act; got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// In a headline, which drops the verb, an adjective of silence or doubt is said of the words before it.
func TestHeadlineAdjectives(t *testing.T) {
	for text, want := range map[string]string{
		"Embassy silent on recall":           "silent | Embassy",
		"Minister denies bribe; aide silent": "silent | aide",
		"Town holds silent auction":          "",
		"Investors sceptical about merger":   "doubts | Investors",
	} {
		a, pack := analyse(t, text)
		a.Text.Document.Blocks[0].Kind = onrecord.Title
		got := ""
		for _, s := range statement.Find(a, pack).Statements {
			if s.Act == onrecord.Silent || s.Act == onrecord.Doubts {
				got = string(s.Act) + " | " + s.Source.Span.Text
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// What is heavy needs more than what is likely: below it nothing is said against the rules.
func TestDecideIsSure(t *testing.T) {
	classes := []string{"alleges", "asserts", "denies"}
	m := statement.NewActs(loglinear.New(classes, map[string][]int32{
		"accused": {3000, 0, 0}, "perhaps accused": {450, 0, 450}, "wrong": {0, 0, 1500},
		"alike a": {950, 0, -1000}, "alike d": {0, -400, 330}, "either": {300, 0, -1000}, "either d": {-1000, 0, 600},
	}))
	for _, c := range []struct {
		features string
		want     onrecord.Act
	}{
		{"accused", onrecord.Alleges},
		{"perhaps accused", onrecord.Asserts}, // 0.38 only
		{"wrong accusing", onrecord.Denies},
		{"wrong", onrecord.Asserts},  // of what nobody said
		{"either", onrecord.Asserts}, // 0.5, but not 1.5 times as likely
		{"alike a", onrecord.Alleges},
		{"alike d accusing", onrecord.Asserts},  // 0.45 only, though twice as likely
		{"either d accusing", onrecord.Asserts}, // 0.57, but not twice as likely
		{"", onrecord.Asserts},
	} {
		features := []string{c.features}
		if rest, ok := strings.CutSuffix(c.features, " accusing"); ok {
			features = []string{rest, "accusing"}
		}
		if got, p := m.Decide(features); got != c.want {
			t.Errorf("%q: %s (%v), want %s", c.features, got, p, c.want)
		}
	}
}

// The same text gives the same features, whoever reads it; statements without content have none.
func TestActFeatures(t *testing.T) {
	article := dispute + "\n\nThe mayor declined to comment."
	f, parties := found(t, article)
	a := f.ActFeatures(parties)
	g, again := found(t, article)
	b := g.ActFeatures(again)
	for i := range a {
		if !slices.Equal(a[i], b[i]) {
			t.Errorf("%s: other features the second time", f.Statements[i].ID)
		}
		if (a[i] == nil) != (len(f.Statements[i].Content) == 0) {
			t.Errorf("%s: %d features for %d parts of content", f.Statements[i].ID, len(a[i]), len(f.Statements[i].Content))
		}
		for _, x := range a[i] {
			if strings.ContainsAny(x, "\t\n") || x == "" {
				t.Errorf("%s: feature %q cannot stand in a table", f.Statements[i].ID, x)
			}
		}
	}
	for i, s := range f.Statements {
		if len(s.Content) > 0 && strings.Contains(s.Content[0].Text, "bribes") {
			for _, want := range []string{"cue=say", "has wrongdoing", "subject=body", "word=inspector"} {
				if !slices.Contains(a[i], want) {
					t.Errorf("no feature %q in %q", want, a[i])
				}
			}
		}
	}
}

// No statement, nothing to decide; and a text without parties is decided, too.
func TestDecideActsOfNothing(t *testing.T) {
	f, _ := found(t, "It rained.")
	f.DecideActs(acts(t), nil)
	if len(f.Statements) != 0 || len(f.ActFeatures(nil)) != 0 {
		t.Errorf("%d statements", len(f.Statements))
	}
	g, _ := found(t, dispute)
	g.DecideActs(acts(t), nil)
	if len(g.Statements) == 0 {
		t.Error("no statements")
	}
}

// BenchmarkDecideActs is what the model costs an article; BenchmarkRead of package intake is the whole.
func BenchmarkDecideActs(b *testing.B) {
	article := strings.Repeat(dispute+"\n\n", 20)
	a, pack := analyse(b, article)
	m := acts(b)
	words := len(strings.Fields(article))
	for b.Loop() {
		b.StopTimer()
		f := statement.Find(a, pack)
		b.StartTimer()
		f.DecideActs(m, nil)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func TestActManifest(t *testing.T) { checkManifest(t, "en-acts", weights.Acts()) }

// checkManifest holds that the manifest of a model tells of the weights that ship.
func checkManifest(t *testing.T, name string, weights []byte) {
	t.Helper()
	data, err := os.ReadFile("../models/" + name + "/manifest.json")
	if err != nil {
		t.Fatal(err)
	}
	var m struct{ Digest string }
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	if sum := sha256.Sum256(weights); m.Digest != hex.EncodeToString(sum[:]) {
		t.Errorf("the manifest is of weights %s, those that ship are %x", m.Digest, sum)
	}
}

// BenchmarkLoadActs is what every start of the program pays.
func BenchmarkLoadActs(b *testing.B) {
	for b.Loop() {
		acts(b)
	}
}
