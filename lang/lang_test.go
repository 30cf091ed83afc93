package lang

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestEnglishLoads(t *testing.T) {
	p, err := English()
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Cues) < 500 {
		t.Errorf("%d cues, want several hundred", len(p.Cues))
	}
	seen := map[string]string{}
	for _, c := range p.Cues {
		key := string(c.Class) + " " + c.Text
		if seen[key] != "" {
			t.Errorf("%s: %s stands in %s already", c.Where, key, seen[key])
		}
		seen[key] = c.Where
	}
}

func TestInflectVerb(t *testing.T) {
	irregular := map[string]verbForms{"say": {past: "said", participle: "said"}, "admit": {past: "admitted", participle: "admitted", gerund: "admitting"}}
	for base, want := range map[string]string{
		"say": "say says said said saying", "deny": "deny denies denied denied denying", "accuse": "accuse accuses accused accused accusing",
		"beg": "beg begs begged begged begging", "confess": "confess confesses confessed confessed confessing",
		"admit": "admit admits admitted admitted admitting", "claim": "claim claims claimed claimed claiming",
		"agree": "agree agrees agreed agreed agreeing", "betray": "betray betrays betrayed betrayed betraying",
	} {
		got := inflectVerb(base, irregular)
		w := strings.Fields(want)
		for i, f := range []Form{Base, Present, Past, Participle, Gerund} {
			if got[w[i]]&f == 0 {
				t.Errorf("inflectVerb(%q): %q is not form %d: %v", base, w[i], f, got)
			}
		}
	}
}

func TestCuesAtPrefersTheLongest(t *testing.T) {
	p, err := English()
	if err != nil {
		t.Fatal(err)
	}
	m := p.CuesAt(strings.Fields("she declined to comment on it"), 1)
	if len(m) < 2 || m[0].Cue.Text != "decline to comment" || m[0].Words != 3 {
		t.Errorf("CuesAt = %v", m)
	}
}

// TestBrokenPacks: a row that is wrong is an error that names file, line and reason.
func TestBrokenPacks(t *testing.T) {
	for name, c := range map[string]struct{ verbs, words, want string }{
		"no frame":      {"say\tasserts\t-\t\t\t\n", "", "xx/verbs.tsv:1: cue \"say\": no frame"},
		"unknown act":   {"say\tspeaks\t-\tclause\t\t\n", "", "unknown act \"speaks\""},
		"unknown frame": {"# ok\nsay\tasserts\t-\tsentence\t\t\n", "", "xx/verbs.tsv:2: cue \"say\": unknown frame"},
		"unknown list":  {"say\tasserts\t-\tclause\t\t\n", "nonsense\t-\tword\n", "unknown list \"nonsense\""},
	} {
		p := &Pack{Code: "xx"}
		fsys := fstest.MapFS{"xx/verbs.tsv": {Data: []byte(c.verbs)}, "xx/nouns.tsv": {}, "xx/phrases.tsv": {}, "xx/irregular.tsv": {},
			"xx/words.tsv": {Data: []byte(c.words)}, "xx/answers.tsv": {}, "xx/claims.tsv": {}, "xx/acts.tsv": {}, "xx/states.tsv": {}, "xx/names.tsv": {}, "xx/people.tsv": {}}
		err := p.loadCues(fsys)
		if err == nil {
			_, err = parseWords(fsys, "xx")
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", name, err, c.want)
		}
	}
}
