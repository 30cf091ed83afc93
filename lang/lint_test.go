package lang

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestCueExamplesAreWritten: every cue has a sentence that must fire it, a sentence of its own, and no list says anything twice.
// That the sentences do what they must is tested in package statement, which can read them.
func TestCueExamplesAreWritten(t *testing.T) {
	p := english(t)
	where := map[string]string{}
	sentence := regexp.MustCompile(`^["A-Z0-9].*[.?!]"?$`)
	for _, c := range p.Cues {
		if c.Fires == "" {
			t.Errorf("%s: cue %q has no example that must fire it", c.Where, c.Text)
		}
		for _, s := range []string{c.Fires, c.Never} {
			if s == "" {
				continue
			}
			if !sentence.MatchString(s) {
				t.Errorf("%s: %q is no whole sentence", c.Where, s)
			}
			if where[s] != "" {
				t.Errorf("%s: %q stands in %s already", c.Where, s, where[s])
			}
			where[s] = c.Where
		}
	}
}

// TestSlotsAreLists: a word of a cue that stands for a list names one, and does not begin the cue.
func TestSlotsAreLists(t *testing.T) {
	p := english(t)
	for _, c := range p.Cues {
		for k, w := range strings.Fields(c.Text) {
			if l, ok := strings.CutPrefix(w, "~"); ok && (k == 0 || p.lists[List(l)] == nil) {
				t.Errorf("%s: cue %q: no list %q, or the cue begins with it", c.Where, c.Text, l)
			}
		}
	}
}

// TestCueListsAreGrouped: rows stand under a heading, "# act: …" or "# class: …", that is true of them, in alphabetical order.
func TestCueListsAreGrouped(t *testing.T) {
	heading := regexp.MustCompile(`^# ([a-z]+): [A-Z]`)
	for _, name := range []string{"verbs.tsv", "nouns.tsv", "phrases.tsv"} {
		group, before, at := "", "", 0
		for i, line := range lines(t, name) {
			if m := heading.FindStringSubmatch(line); m != nil {
				group, before = m[1], ""
				continue
			}
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			f := strings.Split(line, "\t")
			kind, cue := f[1], f[0] // the act
			if name == "phrases.tsv" {
				kind, cue = f[0], f[1] // the class
			}
			if kind != group {
				t.Errorf("%s:%d: %q stands under the heading %q", name, i+1, cue, group)
			}
			if cue <= before {
				t.Errorf("%s:%d: %q does not stand in alphabetical order behind %q (line %d)", name, i+1, cue, before, at)
			}
			before, at = cue, i+1
		}
	}
}

// irregular are verbs whose forms the rules of inflectVerb would misspell, with the form that shows it. Any of them that
// begins a cue must be in irregular.tsv.
var irregular = `bear bore|beat beat|become became|begin beginning|beset beset|bet betting|bid bid|bind bound|bite bit|blow blew|break broke|
breed bred|bring brought|build built|buy bought|cast cast|catch caught|choose chose|cling clung|come came|cut cutting|deal dealt|dig dug|do did|
draw drew|drive drove|eat ate|fall fell|feed fed|feel felt|fight fought|find found|flee fled|fling flung|fly flew|forbid forbade|
forecast forecast|foresee foresaw|foretell foretold|forget forgot|forgive forgave|forgo forwent|forswear forswore|gainsay gainsaid|get got|give gave|
go went|grind ground|grow grew|hang hung|have had|hear heard|hide hid|hit hit|hold held|keep kept|know knew|lay laid|lead led|leave left|lend lent|
let let|light lit|lose lost|make made|mean meant|meet met|mislead misled|overhear overheard|oversee oversaw|pay paid|put put|quit quit|read read|
rise rose|run ran|say said|see saw|seek sought|sell sold|send sent|set set|shake shook|shoot shot|show shown|shut shut|sing sang|sink sank|sit sat|
speak spoke|spell spelt|spend spent|split split|spread spread|stand stood|steal stole|stick stuck|sting stung|strike struck|swear swore|take took|
teach taught|tear tore|tell told|think thought|throw threw|understand understood|undertake undertook|uphold upheld|wear wore|win won|
withdraw withdrew|withhold withheld|write wrote|echo echoes|quiz quizzes|veto vetoes|
abet abetted|abhor abhorred|acquit acquitted|admit admitted|allot allotted|annul annulled|aver averred|commit committed|compel compelled|
concur concurred|confer conferred|control controlled|debar debarred|defer deferred|demur demurred|deter deterred|disbar disbarred|dispel dispelled|
equip equipped|excel excelled|expel expelled|extol extolled|forget forgetting|impel impelled|incur incurred|infer inferred|
omit omitted|outwit outwitted|permit permitted|prefer preferred|quip quipped|rebel rebelled|rebut rebutted|recur recurred|refer referred|
regret regretted|remit remitted|repel repelled|submit submitted|transfer transferred|blog blogged|backflip backflipped|deadpan deadpanned|
sidestep sidestepped|backpedal backpedalled|backpedal backpedaled|cancel cancelled|cancel canceled|counsel counselled|counsel counseled|
label labelled|label labeled|level levelled|level leveled|model modelled|signal signalled|signal signaled|total totalled|travel travelled`

// TestIrregularForms: irregular verbs among the cues are listed as such, and irregular.tsv lists no other verb.
func TestIrregularForms(t *testing.T) {
	listed, err := parseIrregular(os.DirFS("."), "en")
	if err != nil {
		t.Fatal(err)
	}
	first := map[string]bool{}
	for _, c := range english(t).Cues {
		if c.Class == Verb {
			first[strings.Fields(c.Text)[0]] = true
		}
	}
	for _, d := range english(t).Deeds() {
		first[d.Lemma] = true
	}
	for _, pair := range strings.Split(strings.ReplaceAll(irregular, "\n", ""), "|") {
		base, form, _ := strings.Cut(pair, " ")
		if first[base] && inflectVerb(base, listed)[form] == 0 {
			t.Errorf("irregular.tsv: %q is no form of %q: %v", form, base, inflectVerb(base, listed))
		}
	}
	for base := range listed {
		if !first[base] {
			t.Errorf("irregular.tsv: %q begins no cue", base)
		}
	}
}

// TestFormsAreSpelled: no cue verb has a form that English orthography rules out.
func TestFormsAreSpelled(t *testing.T) {
	odd := regexp.MustCompile(`[^aeiou]yed$|[^aeiou]ys$|eeed$|[^aeiouybs]eing$|(s|x|z|ch|sh)s$`)
	listed, err := parseIrregular(os.DirFS("."), "en")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range english(t).Cues {
		if c.Class != Verb {
			continue
		}
		for form, f := range inflectVerb(strings.Fields(c.Text)[0], listed) {
			if f&Base == 0 && odd.MatchString(form) {
				t.Errorf("%s: odd form %q", c.Where, form)
			}
		}
	}
}

func english(t *testing.T) *Pack {
	t.Helper()
	p, err := English()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func lines(t *testing.T, name string) []string {
	t.Helper()
	data, err := os.ReadFile("en/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(data), "\n")
}
