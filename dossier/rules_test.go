package dossier

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	. "onrecord"
)

// The rules of the design on keeping allegation and fact apart, one test each, over every output.

// outputs is a Reading in all three forms, as a reader sees it: of the page, the text without its markup.
func outputs(t *testing.T, r *Reading) map[string]string {
	t.Helper()
	return map[string]string{"text": unwrapped(t, r), "markdown": asMarkdown(t, r), "html": textOf(t, asHTML(t, r))}
}

// unwrapped is the text with every row on one line.
func unwrapped(t *testing.T, r *Reading) string {
	t.Helper()
	return regexp.MustCompile(`\n +`).ReplaceAllString(asText(t, r, TextOptions{}), " ")
}

// sample is a Reading of one paragraph a test makes up.
func sample(t *testing.T, text string) *story {
	t.Helper()
	s := newStory(t, text)
	s.blocks(func(int, string) BlockKind { return Body })
	return s
}

func TestEveryRowHasASpeakerAndAVerb(t *testing.T) {
	s := sample(t, "Officials say the bridge is unsafe. They said it again. It was reportedly closed. Mina Aster said so, and that Bo lied.\n")
	s.party(Person, "Mina Aster")
	s.tell(told{act: Asserts, form: Indirect, source: "Officials", cue: "say", content: []string{"the bridge is unsafe"}})
	s.tell(told{act: Asserts, form: Indirect, source: "They", cue: "They ⟦said⟧", content: []string{"it again"}})
	s.r.Statements[1].Source.Antecedent = s.span("Officials")
	s.tell(told{act: Asserts, form: Indirect, cue: "reportedly", content: []string{"It was", "closed"}})
	s.tell(told{act: Asserts, form: Indirect, party: "Mina Aster", source: "Mina Aster", cue: "Aster ⟦said⟧", content: []string{"Bo lied"}})
	for _, reading := range []*Reading{s.done(), ferry(t), hostile(t), overlapping(t)} {
		sh, err := newSheet(reading)
		if err != nil {
			t.Fatal(err)
		}
		rows := slices.Clone(sh.Rows)
		for i := range sh.Requests {
			rows = append(rows, &sh.Requests[i])
		}
		for i := range sh.Absences {
			rows = append(rows, &sh.Absences[i])
		}
		for _, r := range rows {
			if first := r.Sentence[0]; first.Role != speaker || strings.TrimSpace(first.Text) == "" {
				t.Errorf("row %s begins with no speaker: %s", r.ID, text(r.Sentence))
			}
			if !slices.ContainsFunc(r.Sentence, func(p part) bool { return p.Role == acted && strings.TrimSpace(p.Text) != "" }) {
				t.Errorf("row %s has no verb: %s", r.ID, text(r.Sentence))
			}
		}
	}
	for form, out := range outputs(t, s.r) {
		out = strings.NewReplacer("**", "", `\[`, "[", `\]`, "]").Replace(out)
		for _, want := range []string{
			"‘Officials’ [source not resolved] said (‘say’), in paraphrase: ‘the bridge is unsafe’",
			"‘They’ [taken to refer to ‘Officials’; source not resolved] said, in paraphrase: ‘it again’",
			"[source not named] said (‘reportedly’), in paraphrase: ‘It was’ … ‘closed’",
			"Mina Aster said, in paraphrase: ‘Bo lied’",
		} {
			if !strings.Contains(out, want) {
				t.Errorf("%s lacks %q", form, want)
			}
		}
	}
}

// The words of an allegation never stand without "alleged" before them in the same row, and beside them in the article.
func TestAllegedStandsInTheCell(t *testing.T) {
	r := ferry(t)
	for form, out := range outputs(t, r) {
		out = strings.ReplaceAll(out, `\"`, `"`)
		for n, st := range r.Statements {
			if st.Act != Alleges {
				continue
			}
			words, rows := line(st.Content[0].Text), 0
			for _, row := range strings.Split(out, "\n") {
				i := strings.Index(row, words)
				if i < 0 || strings.HasPrefix(row, "[^") { // the footnote is the evidence for its row
					continue
				}
				rows++
				if !strings.Contains(row[:i], "alleged") && !strings.Contains(row[i:], "["+itoa(n+1)+" alleged]") {
					t.Errorf("%s: %q stands in a row without the word: %s", form, words, row)
				}
			}
			if want := map[string]int{"text": 1, "markdown": 1, "html": 2}[form]; rows < want {
				t.Errorf("%s: %d rows with %q, want %d or more", form, rows, words, want)
			}
		}
	}
}

func TestColourCarriesNothing(t *testing.T) {
	for _, r := range []*Reading{ferry(t), hostile(t), plainWords(t)} {
		plain, colour := asText(t, r, TextOptions{Width: 70}), asText(t, r, TextOptions{Width: 70, Color: true})
		if !strings.Contains(colour, "\x1b[1m") {
			t.Error("colour was asked for and there is none")
		}
		if stripped := regexp.MustCompile("\x1b\\[[012]m").ReplaceAllString(colour, ""); stripped != plain {
			t.Errorf("without its colours the text differs:\n%s", firstDiff(plain, stripped))
		}
	}
	page := publishedPart(t, asHTML(t, ferry(t)))
	for i, st := range ferry(t).Statements {
		want := ">[" + itoa(i+1) + " " // every marked passage says in words which statement it is
		if !strings.Contains(page, want) {
			t.Errorf("statement %s is marked in the article by no words", st.ID)
		}
	}
}

// Nothing in the dossier's own voice calls anything proven. The articles here hold none of these words.
func TestTheMachineJudgesNothing(t *testing.T) {
	judged := regexp.MustCompile(`(?i)\b(established|true|truth|false|guilty|proven|proved|proves|confirmed|facts?|innocent|debunked|verified|terrorists?|cult|regime)\b`)
	for _, act := range append(Acts(), "unheard of") {
		for _, form := range append(Forms(), "unheard of") {
			s := sample(t, "Mina Aster said \"it rained\" and Bo Lund listened.\n")
			s.party(Person, "Mina Aster")
			s.party(Person, "Bo Lund")
			w := told{act: act, form: form, party: "Mina Aster", source: "Mina Aster", cue: "said"}
			if form != None {
				w.content = []string{"it rained"}
			}
			s.tell(w)
			for _, k := range AbsenceKinds() {
				s.r.Absences = append(s.r.Absences, Absence{Kind: k, Span: s.span("it rained"), By: "s1"})
			}
			for _, o := range Outcomes() {
				s.r.Requests = append(s.r.Requests, Request{Asked: s.id("Bo Lund"), Outcome: o, Span: s.span("listened")})
			}
			for _, k := range []StanceKind{Supports, DeniesIt, DoubtsIt, DeclinesIt, Reports, Context, "?"} {
				s.r.Claims = append(s.r.Claims, Claim{ID: "c", Wording: s.span("it rained"), Stances: []Stance{{Statement: "s1", Party: s.id("Bo Lund"), Stance: k}}})
			}
			for name, out := range outputs(t, s.r) {
				if m := judged.FindString(out); m != "" {
					t.Fatalf("%s of act %q says %q", name, act, m)
				}
			}
		}
	}
}

func TestThreeKindsOfAbsenceStayApart(t *testing.T) {
	s := sample(t, "No arrests were made. Mina Aster said there was no proof.\n")
	s.party(Person, "Mina Aster")
	s.tell(told{act: Asserts, form: Indirect, party: "Mina Aster", source: "Mina Aster", cue: "said", content: []string{"there was no proof"}})
	none := outputs(t, s.done())
	s.r.Absences = []Absence{{Kind: NoArrest, Span: s.span("No arrests")}, {Kind: NoProof, Span: s.span("no proof"), By: "s1"}}
	some := outputs(t, s.done())
	for form, out := range some {
		out = strings.ReplaceAll(out, "**", "")
		for _, want := range []string{"The article reports no arrest: ‘No arrests’", "Mina Aster, in statement 1, reports no proof: ‘no proof’"} {
			if !strings.Contains(out, want) {
				t.Errorf("%s lacks %q", form, want)
			}
		}
		if strings.Contains(out, "No passage was found in which") {
			t.Errorf("%s says that nothing was found, and shows what was", form)
		}
	}
	for form, out := range none {
		if !strings.Contains(line(out), noAbsences) || strings.Contains(out, "reports no arrest") || strings.Contains(out, "reports no proof") {
			t.Errorf("%s takes what was not found for what is reported absent", form)
		}
	}
}

// What a source reports absent is never put in the article's own voice, whoever the source is.
func TestAbsenceInTheVoiceOfItsSource(t *testing.T) {
	for _, c := range []struct {
		party, source string
		by            StatementID
		want          string
	}{
		{"Mina Aster", "Mina Aster", "s1", "Mina Aster, in statement 1, reports no "},
		{"", "Mina Aster", "s1", "‘Mina Aster’ [source not resolved], in statement 1, reports no "},
		{"", "", "s1", "[source not named], in statement 1, reports no "},
		{"Mina Aster", "Mina Aster", "s9", "[source not resolved] reports no "},
		{"Mina Aster", "Mina Aster", "", "The article reports no "},
	} {
		s := sample(t, "Mina Aster said there was no proof.")
		s.party(Person, "Mina Aster")
		s.tell(told{act: Asserts, form: Indirect, party: c.party, source: c.source, cue: "said", content: []string{"there was no proof"}})
		for _, k := range AbsenceKinds() {
			if k != NoOther {
				s.r.Absences = append(s.r.Absences, Absence{Kind: k, Span: s.span("no proof"), By: c.by})
			}
		}
		for form, out := range outputs(t, s.r) {
			out = strings.ReplaceAll(strings.ReplaceAll(strings.Join(strings.Fields(out), " "), "**", ""), "\\", "")
			n, article := strings.Count(out, c.want), strings.Count(out, "The article reports")
			if n != len(s.r.Absences) || c.by != "" && article > 0 {
				t.Errorf("%s: %q stands %d times for %d absences by %q, the article's voice %d times", form, c.want, n, len(s.r.Absences), c.by, article)
			}
		}
	}
}

// Accuser, accused and critic: the same lines in the same order, and nobody's card first for what is said of them.
func TestSameCardForEveryone(t *testing.T) {
	sh, err := newSheet(ferry(t))
	if err != nil {
		t.Fatal(err)
	}
	labels := []string{"Kind", "Also called", "Described as", "Speaks in", "Named by others", "Asked for comment", "Designations"}
	at := -1
	for _, c := range sh.Cards {
		p := sh.r.Parties[slices.IndexFunc(sh.r.Parties, func(p Party) bool { return name(&p) == c.Name })]
		want := labels
		if p.Kind == Person || p.Kind == Organisation {
			want = append(slices.Clone(labels), "Charges")
		}
		var shown []string
		for _, f := range c.Facts {
			shown = append(shown, f.Label)
		}
		order := -1
		for _, l := range shown {
			i := slices.Index(want, l)
			if i <= order {
				t.Errorf("%s: line %q out of order", c.Name, l)
			}
			order = i
		}
		for _, l := range strings.Split(c.NotFound, ", ") {
			if l != "" {
				shown = append(shown, upperFirst(l))
			}
		}
		if slices.Sort(shown); !slices.Equal(shown, slices.Sorted(slices.Values(want))) {
			t.Errorf("%s has the lines %q, want %q", c.Name, shown, want)
		}
		if m := firstMention(&p); m < at {
			t.Errorf("%s stands after somebody mentioned later", c.Name)
		} else {
			at = m
		}
	}
}

func TestLoadedWordsStandInQuotationMarks(t *testing.T) {
	s := sample(t, "The regime said the Reed Cult were terrorists. Ada Mott, a former terrorist, left the cult.\n")
	s.party(Government, "The regime")
	reed := s.party(Organisation, "the Reed Cult", "the cult", "Reed Cult")
	s.party(Person, "Ada Mott").Roles = s.spans("a former terrorist")
	s.tell(told{act: Alleges, form: Indirect, party: "The regime", source: "The regime", cue: "said", content: []string{"the Reed Cult were terrorists"}})
	s.r.Designations = []Designation{{Party: reed.ID, Authority: []PartyID{s.id("The regime")}, Label: s.span("terrorists"), Status: Listed, Span: s.span("the Reed Cult were terrorists")}}
	s.r.Requests = []Request{{Asked: reed.ID, Asker: s.id("The regime"), Outcome: NoReply, Span: s.span("left the cult")}}
	r := s.done()
	for form, out := range map[string]string{"text": unwrapped(t, r), "markdown": asMarkdown(t, r), "html": textOf(t, withoutArticle(t, asHTML(t, r)))} {
		depth := 0
		for i, c := range out {
			switch c {
			case '‘', '“':
				depth++
			case '’', '”':
				depth--
			case '\n':
				depth = 0
			}
			if depth <= 0 && regexp.MustCompile(`(?i)^(terrorist|cult|regime)`).MatchString(out[i:]) {
				t.Errorf("%s: a loaded word outside quotation marks: …%s", form, out[max(0, i-60):min(len(out), i+20)])
			}
		}
	}
}

func TestDelistingShowsWhereverTheDesignationDoes(t *testing.T) {
	for form, out := range outputs(t, ferry(t)) {
		on, off := strings.Count(out, "was designated"), strings.Count(out, "was taken off the list")
		if on != 2 || off != 2 {
			t.Errorf("%s shows the designation %d times and the delisting %d times, want 2 and 2", form, on, off)
		}
	}
	r := ferry(t)
	r.Designations = r.Designations[:1]
	for form, out := range outputs(t, r) {
		on, none := strings.Count(out, "was designated"), strings.Count(out, "No delisting was found in this article.")
		if on != 2 || none != 2 {
			t.Errorf("%s shows a designation %d times and that no delisting was found %d times, want 2 and 2", form, on, none)
		}
	}
}

// A stance is onrecord's reading of a statement: the row says who spoke, by which verb, and that it was taken so.
func TestStanceIsTaken(t *testing.T) {
	for form, out := range outputs(t, ferry(t)) {
		out = strings.Join(strings.Fields(out), " ")
		if want := ", taken as a denial of it"; strings.Count(out, want) != 2 {
			t.Errorf("%s says %d times %q, want 2", form, strings.Count(out, want), want)
		}
		if strings.Contains(out, "denies it") {
			t.Errorf("%s says what a speaker does to the claim as if the speaker had said so", form)
		}
		if !strings.Contains(strings.ReplaceAll(out, "\\", ""), "[3 statements, 3 known sources]") {
			t.Errorf("%s does not count who spoke to the claim", form)
		}
	}
}

// What one statement says and nobody answers is counted, not shown as a claim.
func TestClaimsThatStandAlone(t *testing.T) {
	r := ferry(t)
	r.Claims[0].Stances = r.Claims[0].Stances[:1]
	for form, out := range outputs(t, r) {
		out = strings.Join(strings.Fields(out), " ")
		if strings.Contains(out, "taken as support") || !strings.Contains(out, noClaims) || !strings.Contains(out, "1 statement more, with nothing found in this article") {
			t.Errorf("%s lists a claim of one statement, or does not count it", form)
		}
	}
}

// A source that is not surely the party it was taken for is marked so, with the reason, wherever the statement stands; one that is
// sure, or of which nothing tells how sure it is, is not.
func TestDoubtIsMarked(t *testing.T) {
	for _, tt := range []struct {
		score float64
		want  bool
	}{{0.55, true}, {0.79, true}, {0.8, false}, {0.99, false}, {0, false}} {
		s := sample(t, "Mina Aster met Bo. She said the bridge is unsafe.\n")
		s.party(Person, "Mina Aster")
		s.tell(told{act: Asserts, form: Indirect, party: "Mina Aster", source: "She", cue: "said", content: []string{"the bridge is unsafe"}})
		st := &s.r.Statements[0]
		st.Findings = append(st.Findings, Finding{Field: "party", By: "party/model pronoun", Score: tt.score})
		s.done()
		for form, out := range outputs(t, s.r) {
			if got := strings.Contains(out, "probably, not surely"); got != tt.want {
				t.Errorf("%s, score %.2f: marked %t, want %t", form, tt.score, got, tt.want)
			}
		}
	}
}
