package party_test

import (
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"

	"onrecord"
	"onrecord/lang"
	"onrecord/model"
	"onrecord/party"
	"onrecord/text"
)

const inquiry = `# Bridge inquiry hears two engineers
[Mira Lund|Mira Lund], the chief engineer, said the bridge was unsafe. [An official|official] said that it was not.
[The engineer|Mira Lund] said: "[I|Mira Lund|3] warned the Ministry of Roads in May." [The ministry|Ministry of Roads] denied it.
[Another official|Another official] told the Courier that nobody had asked. [He|Another official] gave no name. [Officials|Officials] declined to comment.`

func TestUnnamedAreNeverMerged(t *testing.T) {
	_, parties, resolved := resolve(t, inquiry)
	for _, p := range parties {
		if p.Kind != onrecord.Unnamed {
			continue
		}
		for _, q := range parties {
			if q.ID != p.ID && (q.Name == p.Name || slices.Contains(q.Aliases, p.Name)) {
				t.Errorf("unnamed %q is also %q", p.Name, q.Name)
			}
		}
	}
	if a, b := resolved[1].Party, resolved[5].Party; a == b {
		t.Errorf("an official and another official are one: %s", a)
	}
	check(t, inquiry)
}

// Two people of one last name and different first names are two, whatever else the article says of them.
func TestDifferentNamesAreNeverMerged(t *testing.T) {
	first := []string{"Amina", "Bo", "Chidi", "Dara", "Elif", "Farid", "Giulia", "Hana", "Ivar", "Jun"}
	last := []string{"Toldvik", "Okafor", "Sato", "al-Sayegh", "Mac Bride"}
	for _, l := range last {
		for i := range first[1:] {
			src := "[" + first[i] + " " + l + "|" + first[i] + " " + l + "] said the dam was safe. [" + first[i+1] + " " + l + "|" + first[i+1] + " " + l + "], no relation, said it was not."
			check(t, src)
		}
	}
}

func TestSameEveryTime(t *testing.T) {
	m := mark(t, inquiry)
	a, pack := analyse(t, m.doc)
	parties, resolved := party.Resolve(a, pack, who(t, a, pack), m.mentions(a))
	for range 20 {
		p, r := party.Resolve(a, pack, who(t, a, pack), m.mentions(a))
		if !reflect.DeepEqual(p, parties) || !reflect.DeepEqual(r, resolved) {
			t.Fatal("two readings of one article differ")
		}
	}
}

// What a reading of a name says does not hang on other articles' order of mention: asking for fewer sources gives the same
// answer for those that are asked.
func TestFewerSources(t *testing.T) {
	m := mark(t, inquiry)
	a, pack := analyse(t, m.doc)
	all := m.mentions(a)
	parties, resolved := party.Resolve(a, pack, who(t, a, pack), all)
	for i := range all {
		if all[i].Speaker >= 0 {
			continue
		}
		p, r := party.Resolve(a, pack, who(t, a, pack), all[i:i+1])
		if x, y := find(parties, resolved[i].Party), find(p, r[0].Party); x != nil && (y == nil || x.Name != y.Name) {
			t.Errorf("source %d alone: %v, among all %s", i, y, x.Name)
		}
	}
}

func TestKinds(t *testing.T) {
	for _, c := range []struct {
		text string
		want onrecord.PartyKind
	}{
		{`[Mira Lund|] said so.`, onrecord.Person},
		{`[The Ministry of Roads|] said so.`, onrecord.Government},
		{`[France|] said so.`, onrecord.State},
		{`[The Northern Regional Court|] ruled that the arrest was lawful.`, onrecord.Court},
		{`[Residents|] said so.`, onrecord.Group},
		{`[A senior official|] said so.`, onrecord.Unnamed},
		{`[The constitution|] says so.`, onrecord.DocumentKind},
		{`[The Valley Gazette newspaper|] said so.`, onrecord.Outlet},
		{`[The Kestrel Foundation|] said so.`, onrecord.Organisation},
	} {
		_, parties, resolved := resolve(t, c.text)
		if p := find(parties, resolved[0].Party); p == nil || p.Kind != c.want {
			t.Errorf("%s: %+v, want %s", c.text, p, c.want)
		}
	}
}

func TestRolesAndAliases(t *testing.T) {
	_, parties, resolved := resolve(t, `Regional Governor [Amina Diallo|], a former judge, said the wells were dry. [Diallo|] will resign.`)
	p := find(parties, resolved[0].Party)
	if p == nil || resolved[1].Party != p.ID {
		t.Fatalf("%v", parties)
	}
	var roles []string
	for _, s := range p.Roles {
		roles = append(roles, s.Text)
	}
	if !slices.Equal(roles, []string{"Regional Governor", "a former judge"}) || !slices.Equal(p.Aliases, []string{"Diallo"}) {
		t.Errorf("roles %q, aliases %q", roles, p.Aliases)
	}
}

// Without entities fewer things are known, but what is told by titles, first names and the tree stays.
func TestWithoutEntities(t *testing.T) {
	for _, src := range []string{
		`[Defence Minister Tomas Brellin|Tomas Brellin] said the fleet was ready. [The minister|Tomas Brellin] added that no ship had sailed.`,
		`[Court Commissioner Lena Okafor|Lena Okafor] said the file was lost. [She|Lena Okafor] said she was sorry.`,
		`[Mayor of Ostvik Peter Sato|Peter Sato] said the ferry would run.`,
		`[Anna Solberg of the Northern Fishermen's Union|Anna Solberg] said the quota was too small.`,
		`[The Ministry of Roads and Harbours|Ministry of Roads and Harbours] said the tunnel was finished. [The ministry|Ministry of Roads and Harbours] paid for it.`,
		`It rained in Ostvik. [She|-] said the road was closed.`,
		`Ulmaria accused Dorrance of theft. [The Dorrance Broadcasting Service|Dorrance Broadcasting Service] said so. [Dorrance|Dorrance] denied it.`,
		`[Anna Marr|Anna Marr] said the Anna Marr Show would end. [Marr|Anna Marr] wept.`,
	} {
		m := mark(t, src)
		a, pack := analyse(t, m.doc)
		parties, resolved := party.Resolve(model.NewAnalysis(a.Text, a.Words, nil), pack, who(t, model.NewAnalysis(a.Text, a.Words, nil), pack), m.mentions(a))
		m.compare(t, parties, resolved)
	}
}

// A document is no mention of who wrote it.
func TestMentions(t *testing.T) {
	_, parties, resolved := resolve(t, `Garmont Shipping issued a statement on Monday. [The statement|] said the ship was safe. [Its website|] said so, too.`)
	p := find(parties, resolved[0].Party)
	if p == nil || resolved[1].Party != p.ID {
		t.Fatalf("%v", parties)
	}
	for _, s := range p.Mentions {
		if s.Text != "Garmont Shipping" {
			t.Errorf("%q is a mention of %s", s.Text, p.Name)
		}
	}
}

// Where the tree heads a person by the body in their title, the person is meant.
func TestHeadOnTheBody(t *testing.T) {
	m := mark(t, `[Ostmark Savings Bank president Okey Balogun|] said trade was slow.`)
	a, pack := analyse(t, m.doc)
	x := m.mentions(a)
	x[0].Head = x[0].First + 2
	parties, resolved := party.Resolve(a, pack, who(t, a, pack), x)
	if p := find(parties, resolved[0].Party); p == nil || p.Name != "Okey Balogun" {
		t.Errorf("%v", p)
	}
}

// A place where things happen is no person, whatever the model takes it for.
func TestPlaceIsNoPerson(t *testing.T) {
	m := mark(t, `The court in Marlhaven met. Critics came to Marlhaven. It rained in Marlhaven.`)
	a, pack := analyse(t, m.doc)
	var entities []model.Entity
	for i := range a.Words {
		if a.Text.Word(i) == "Marlhaven" {
			entities = append(entities, model.Entity{First: i, Last: i + 1, Kind: "PER"})
		}
	}
	parties, _ := party.Resolve(model.NewAnalysis(a.Text, a.Words, entities), pack, who(t, model.NewAnalysis(a.Text, a.Words, entities), pack), nil)
	if len(parties) != 0 {
		t.Errorf("%v", parties)
	}
}

func TestAntecedent(t *testing.T) {
	_, _, resolved := resolve(t, `Mira Lund resigned. [She|] said the board had lied.`)
	if got := resolved[0].Antecedent.Text; got != "Mira Lund" {
		t.Errorf("she points back to %q", got)
	}
}

func TestOutsideTheText(t *testing.T) {
	m := mark(t, `Mira Lund resigned.`)
	a, pack := analyse(t, m.doc)
	for _, x := range []party.Mention{{-1, -1, -1, -1, -1}, {0, 99, 0, -1, -1}, {2, 1, 1, -1, -1}, {0, 1, 0, 7, -1}, {0, 1, 0, 0, -1}} {
		party.Resolve(a, pack, who(t, a, pack), []party.Mention{x})
	}
}

// randomAnalysis is the words of an article with tags, trees and entities made up.
func randomAnalysis(t *text.Text, rng *rand.Rand) *model.Analysis {
	upos := []string{"NOUN", "PROPN", "VERB", "ADJ", "ADP", "DET", "PRON", "PUNCT", "CCONJ", "NUM", "PART", "AUX"}
	xpos := []string{"NN", "NNS", "NNP", "NNPS", "VBD", "JJ", "IN", "DT", "PRP", "PRP$", "POS", "WP", ","}
	rels := []string{"nsubj", "obj", "obl", "nmod", "nmod:poss", "compound", "flat", "appos", "conj", "cc", "case", "det", "acl:relcl", "advcl", "ccomp", "cop", "punct", "root", "xcomp"}
	words := make([]model.Word, len(t.Tokens))
	for i := range words {
		w := strings.ToLower(t.Word(i))
		words[i] = model.Word{Lower: w, Lemma: w, UPOS: upos[rng.Intn(len(upos))], XPOS: xpos[rng.Intn(len(xpos))], Rel: rels[rng.Intn(len(rels))], Head: rng.Intn(len(words)+2) - 1}
	}
	var entities []model.Entity
	for i := 0; i < len(words); i += 1 + rng.Intn(6) {
		last := min(len(words), i+rng.Intn(4))
		entities = append(entities, model.Entity{First: i, Last: last, Kind: []string{"PER", "ORG", "LOC", "MISC", ""}[rng.Intn(5)]})
		i = max(i, last)
	}
	return model.NewAnalysis(t, words, entities)
}

func FuzzResolve(f *testing.F) {
	f.Add(int64(1), mark(f, inquiry).doc.Text)
	f.Add(int64(2), `"He (OWA) said 's", said the I of of the St. Mr X-Y & Z, they and she`)
	f.Add(int64(3), "")
	pack, err := lang.English()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, seed int64, s string) {
		s = strings.ToValidUTF8(s, "")
		if len(s) > 2000 {
			return
		}
		d := &onrecord.Document{Text: s}
		if strings.TrimSpace(s) != "" {
			d.Blocks = []onrecord.Block{{Kind: onrecord.Body, Start: 0, End: len(s)}}
		}
		rng := rand.New(rand.NewSource(seed))
		tx := text.New(d, pack.Text())
		a := randomAnalysis(tx, rng)
		var mentions []party.Mention
		for i := range a.Words {
			if last := min(len(a.Words)-1, i+rng.Intn(4)); rng.Intn(3) == 0 {
				mentions = append(mentions, party.Mention{First: i, Last: last, Head: i + rng.Intn(last-i+1), Speaker: rng.Intn(8) - 1, Not: rng.Intn(9) - 1})
			}
		}
		p1, r1 := party.Resolve(a, pack, who(t, a, pack), mentions)
		p2, r2 := party.Resolve(a, pack, who(t, a, pack), mentions)
		if !reflect.DeepEqual(p1, p2) || !reflect.DeepEqual(r1, r2) {
			t.Fatal("two readings differ")
		}
		spans(t, d, p1, r1)
	})
}

// spans checks what must hold even of made-up trees.
func spans(t *testing.T, d *onrecord.Document, parties []onrecord.Party, resolved []party.Resolved) {
	all := strings.Join(strings.Fields(d.Text), " ")
	for _, p := range parties {
		if !strings.Contains(all, p.Name) || p.Name == "" || len(p.Mentions) == 0 {
			t.Errorf("party %+v", p)
		}
	}
	for _, r := range resolved {
		if r.Party != "" && find(parties, r.Party) == nil {
			t.Errorf("no party %s", r.Party)
		}
	}
}

func BenchmarkResolve(b *testing.B) {
	m := mark(b, strings.Repeat(inquiry+"\n", 10))
	a, pack := analyse(b, m.doc)
	mentions := m.mentions(a)
	b.SetBytes(int64(len(m.doc.Text)))
	for b.Loop() {
		party.Resolve(a, pack, who(b, a, pack), mentions)
	}
}
