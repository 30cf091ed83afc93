package party_test

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
	"testing"

	"onrecord"
	"onrecord/coref"
	"onrecord/lang"
	"onrecord/model"
	"onrecord/party"
	"onrecord/text"
)

// A case is an article in which every source stands in brackets, with the name of its party behind a bar: "[She|Mira
// Lund] said". A number behind a second bar is the source in whose words it stands, counted from 1. "-" is nobody. A line that begins
// with # is the title. Brackets around a quotation, marks and all, say whose it is though no cue stands there.
type marked struct {
	doc   *onrecord.Document
	spots []spot
}

type spot struct {
	start, end int
	want       string
	speaker    int
}

func mark(t testing.TB, src string) marked {
	t.Helper()
	var m marked
	var out strings.Builder
	d := &onrecord.Document{}
	for _, line := range strings.Split(strings.TrimSpace(src), "\n") {
		line = strings.TrimSpace(line)
		kind := onrecord.Body
		if rest, ok := strings.CutPrefix(line, "# "); ok {
			kind, line = onrecord.Title, rest
		}
		if line == "" {
			continue
		}
		if out.Len() > 0 {
			out.WriteString("\n\n")
		}
		b := onrecord.Block{Kind: kind, Start: out.Len()}
		for line != "" {
			i := strings.IndexByte(line, '[')
			if i < 0 {
				out.WriteString(line)
				break
			}
			out.WriteString(line[:i])
			j := strings.IndexByte(line[i:], ']') + i
			f := strings.Split(line[i+1:j], "|")
			s := spot{start: out.Len(), end: out.Len() + len(f[0]), want: f[1], speaker: -1}
			if len(f) > 2 {
				n, err := strconv.Atoi(f[2])
				if err != nil {
					t.Fatalf("speaker of %q: %v", f[0], err)
				}
				s.speaker = n - 1
			}
			out.WriteString(f[0])
			m.spots = append(m.spots, s)
			line = line[j+1:]
		}
		b.End = out.Len()
		d.Blocks = append(d.Blocks, b)
	}
	d.Text = out.String()
	m.doc = d
	return m
}

var (
	models = sync.OnceValues(model.Load)
	chains = sync.OnceValues(coref.Load)
)

func analyse(t testing.TB, d *onrecord.Document) (*model.Analysis, *lang.Pack) {
	t.Helper()
	pack, err := lang.English()
	if err != nil {
		t.Fatal(err)
	}
	m, err := models()
	if err != nil {
		t.Fatal(err)
	}
	return m.Analyze(text.New(d, pack.Text())), pack
}

// mentions are the tokens of the spots, headed by the word whose head lies outside.
func (m marked) mentions(a *model.Analysis) []party.Mention {
	var out []party.Mention
	for _, s := range m.spots {
		x := party.Mention{First: a.Text.TokenAt(s.start), Last: a.Text.TokenAt(s.end - 1), Speaker: s.speaker, Not: -1}
		x.Head = x.First
		if a.Text.Document.Text[s.start] == '"' {
			out = append(out, party.Mention{First: -1, Last: -1, Head: x.First + 1, Speaker: s.speaker, Not: -1})
			continue
		}
		for i := x.First; i <= x.Last; i++ {
			if h := a.Words[i].Head; h < x.First || h > x.Last {
				x.Head = i
				break
			}
		}
		out = append(out, x)
	}
	return out
}

func resolve(t testing.TB, src string) (marked, []onrecord.Party, []party.Resolved) {
	t.Helper()
	m := mark(t, src)
	a, pack := analyse(t, m.doc)
	parties, resolved := party.Resolve(a, pack, who(t, a, pack), m.mentions(a))
	laws(t, m.doc, parties, resolved)
	return m, parties, resolved
}

// laws hold for every article: names stand in the text, spans are the document's, every party resolved is listed, IDs count
// from p1, and no unnamed party shares its name with a named one.
func laws(t testing.TB, d *onrecord.Document, parties []onrecord.Party, resolved []party.Resolved) {
	t.Helper()
	names := map[string]onrecord.PartyKind{}
	for i, p := range parties {
		if want := onrecord.PartyID(fmt.Sprintf("p%d", i+1)); p.ID != want {
			t.Errorf("party %d is called %s", i, p.ID)
		}
		if !strings.Contains(strings.Join(strings.Fields(d.Text), " "), p.Name) || p.Name == "" {
			t.Errorf("the name %q stands nowhere", p.Name)
		}
		if _, twice := names[p.Name]; twice {
			t.Errorf("two parties are called %q", p.Name)
		}
		names[p.Name] = p.Kind
		if p.Kind == "" || len(p.Mentions) == 0 {
			t.Errorf("%s has kind %q and %d mentions", p.Name, p.Kind, len(p.Mentions))
		}
		for _, s := range append(append([]onrecord.Span{}, p.Mentions...), p.Roles...) {
			if s.IsZero() || d.Text[s.Start:s.End] != s.Text {
				t.Errorf("%s: span %v is not the document's", p.Name, s)
			}
		}
	}
	for i, x := range resolved {
		if (x.Party == "") != (x.By == "") {
			t.Errorf("source %d: party %q by %q", i, x.Party, x.By)
		}
		if x.Party != "" && find(parties, x.Party) == nil {
			t.Errorf("source %d: no party %s", i, x.Party)
		}
	}
}

func find(parties []onrecord.Party, id onrecord.PartyID) *onrecord.Party {
	for i := range parties {
		if parties[i].ID == id {
			return &parties[i]
		}
	}
	return nil
}

func check(t *testing.T, src string) {
	t.Helper()
	m, parties, resolved := resolve(t, src)
	m.compare(t, parties, resolved)
}

func (m marked) compare(t *testing.T, parties []onrecord.Party, resolved []party.Resolved) {
	t.Helper()
	for i, s := range m.spots {
		got := "-"
		if p := find(parties, resolved[i].Party); p != nil {
			got = p.Name
		}
		if got != s.want {
			t.Errorf("source %d, %q: %s (%s), want %s", i+1, m.doc.Text[s.start:s.end], got, resolved[i].By, s.want)
		}
	}
}

// who is what was learned of pronouns, as it ships.
func who(t testing.TB, a *model.Analysis, pack *lang.Pack) party.By {
	t.Helper()
	m, err := chains()
	if err != nil {
		t.Fatal(err)
	}
	pick, err := party.LoadPick()
	if err != nil {
		t.Fatal(err)
	}
	return party.By{Who: m.Pronouns(a, pack), Pick: pick}
}
