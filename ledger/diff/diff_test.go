package diff

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
	"pgregory.net/rapid"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/search"
)

// article reads statements as the cases write them, a line each: party | act form | source words | cue | content; part of it. Lines that
// begin with absence, request or struck are those. The document is all words, one below the other.
func article(t testing.TB, id, lines string) *ledger.Article {
	t.Helper()
	r := &onrecord.Reading{Document: &onrecord.Document{Lang: "en"}}
	a := &ledger.Article{ID: ledger.ID(id), Outcome: ledger.Read, Reading: r}
	var text strings.Builder
	put := func(words string) onrecord.Span {
		if words = strings.TrimSpace(words); words == "" {
			return onrecord.Span{}
		}
		start := text.Len()
		text.WriteString(words)
		s := onrecord.Span{Start: start, End: text.Len(), Text: words}
		text.WriteString("\n")
		return s
	}
	parties := map[string]onrecord.PartyID{}
	party := func(name string) onrecord.PartyID {
		if name = strings.TrimSpace(name); name == "" {
			return ""
		}
		if _, ok := parties[name]; !ok {
			parties[name] = onrecord.PartyID(fmt.Sprintf("p%d", len(parties)+1))
			r.Parties = append(r.Parties, onrecord.Party{ID: parties[name], Kind: onrecord.Person, Name: name})
		}
		return parties[name]
	}
	for line := range strings.Lines(lines) {
		line = strings.TrimSpace(line)
		f := strings.Split(line, "|")
		switch {
		case line == "":
			continue
		case len(f) == 2 && f[0] == "title ":
			r.Document.Title = put(f[1])
			continue
		case len(f) == 3 && f[0] == "absence ":
			r.Absences = append(r.Absences, onrecord.Absence{Kind: onrecord.AbsenceKind(strings.TrimSpace(f[1])), Span: put(f[2])})
			continue
		case len(f) == 4 && f[0] == "request ":
			r.Requests = append(r.Requests, onrecord.Request{Asked: party(f[1]), Outcome: onrecord.Outcome(strings.TrimSpace(f[2])), Span: put(f[3])})
			continue
		case len(f) == 4 && f[0] == "listed ":
			r.Designations = append(r.Designations, onrecord.Designation{Party: party(f[1]), Status: onrecord.Listed, Label: put(f[2]), Span: put(f[3])})
			continue
		}
		if len(f) != 5 {
			t.Fatalf("a case has the line %q", line)
		}
		name, struck := strings.CutPrefix(f[0], "struck ")
		act, form, _ := strings.Cut(strings.TrimSpace(f[1]), " ")
		s := onrecord.Statement{ID: onrecord.StatementID(fmt.Sprintf("s%d", len(r.Statements)+len(a.Rejected)+1)), Act: onrecord.Act(act), Form: onrecord.Form(form),
			Source: onrecord.Source{Party: party(name), Span: put(f[2])}, Cue: put(f[3])}
		for part := range strings.SplitSeq(f[4], ";") {
			if span := put(part); !span.IsZero() {
				s.Content = append(s.Content, span)
			}
		}
		if struck {
			a.Rejected = append(a.Rejected, ledger.Struck{Statement: s})
		} else {
			r.Statements = append(r.Statements, s)
		}
	}
	r.Document.Text = text.String()
	return a
}

// show is a difference as the cases write it.
func show(d *Difference, before, after *ledger.Article) string {
	var b strings.Builder
	for _, c := range d.Statements {
		fmt.Fprintf(&b, "%s:", c.Kind)
		for _, s := range []*onrecord.Statement{c.Before, c.After} {
			if s != nil {
				fmt.Fprintf(&b, " %s", s.ID)
			} else {
				b.WriteString(" -")
			}
		}
		if len(c.Parts) > 0 {
			fmt.Fprintf(&b, " %q", c.Parts)
		}
		for _, w := range c.Words {
			switch w.Op {
			case Kept:
				fmt.Fprintf(&b, " %s", w.Text)
			case Gone:
				fmt.Fprintf(&b, " [-%s-]", w.Text)
			case New:
				fmt.Fprintf(&b, " {+%s+}", w.Text)
			}
		}
		b.WriteString("\n")
	}
	for _, p := range d.Passages {
		r := after.Reading
		if p.Kind == Vanished {
			r = before.Reading
		}
		words := map[ledger.RowKind]func() onrecord.Span{
			ledger.AbsenceRow:     func() onrecord.Span { return r.Absences[p.Index].Span },
			ledger.RequestRow:     func() onrecord.Span { return r.Requests[p.Index].Span },
			ledger.DesignationRow: func() onrecord.Span { return r.Designations[p.Index].Span },
		}
		fmt.Fprintf(&b, "%s: %s %s\n", p.Kind, p.Row, words[p.Row]().Text)
	}
	if d.Title {
		b.WriteString("other title\n")
	}
	fmt.Fprintf(&b, "same: %d\n", d.Same)
	return b.String()
}

// A case is a file with two versions of an article and what is different.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 8 {
		t.Fatalf("%d cases (%v)", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			part := map[string]string{}
			for _, f := range txtar.Parse(data).Files {
				part[f.Name] = string(f.Data)
			}
			before, after := article(t, "aa", part["before"]), article(t, "bb", part["after"])
			d, err := Between(before, after)
			if err != nil {
				t.Fatal(err)
			}
			if got := show(d, before, after); got != part["want"] {
				t.Errorf("got:\n%s\nwant:\n%s", got, part["want"])
			}
		})
	}
}

func TestNothingRead(t *testing.T) {
	read := article(t, "aaaa", "")
	for _, other := range []*ledger.Article{
		{ID: "bbbb", Outcome: ledger.Unread, Reason: "the PDF holds no text"},
		{ID: "bbbb"},
		{ID: "bbbb", Outcome: ledger.OtherLanguage, Reading: read.Reading},
	} {
		for _, pair := range [][2]*ledger.Article{{read, other}, {other, read}} {
			_, err := Between(pair[0], pair[1])
			if err == nil || !strings.Contains(err.Error(), "read from bbbb (") || strings.Contains(err.Error(), "()") {
				t.Errorf("%+v: %v", other, err)
			}
		}
	}
}

// Laws that hold for any two versions: nothing is lost or told twice, nothing differs from itself, and there and back tell the
// same.
func TestLaws(t *testing.T) {
	one := rapid.Custom(func(t *rapid.T) string {
		word := rapid.SampledFrom([]string{"the", "bridge", "is", "not", "safe", "Ona", "ferry-boat", "–", "“now”", "ne’er", "11"})
		var lines []string
		for range rapid.IntRange(0, 6).Draw(t, "statements") {
			who := rapid.SampledFrom([]string{"", "Ona Brill", "Brill", "Ilse Brandvold", "officials"}).Draw(t, "who")
			content := strings.Join(rapid.SliceOfN(word, 0, 7).Draw(t, "content"), " ")
			struck := rapid.SampledFrom([]string{"", "", "", "struck "}).Draw(t, "struck")
			lines = append(lines, struck+who+"|"+rapid.SampledFrom([]string{"asserts direct", "denies indirect"}).Draw(t, "act")+"|"+who+"|"+
				rapid.SampledFrom([]string{"said", "denied", ""}).Draw(t, "cue")+"|"+content)
		}
		return strings.Join(lines, "\n")
	})
	rapid.Check(t, func(rt *rapid.T) {
		before, after := article(t, "aa", one.Draw(rt, "before")), article(t, "bb", one.Draw(rt, "after"))
		d, err := Between(before, after)
		if err != nil {
			rt.Fatal(err)
		}
		seen := map[*onrecord.Statement]bool{}
		there := map[Kind]int{}
		for _, c := range d.Statements {
			there[c.Kind]++
			for _, s := range []*onrecord.Statement{c.Before, c.After} {
				if s != nil && seen[s] {
					rt.Fatalf("%s is told twice", s.ID)
				}
				if s != nil {
					seen[s] = true
				}
			}
			if (c.Kind == Changed || c.Kind == Reread) != (c.Before != nil && c.After != nil) || (len(c.Parts) > 0) != (c.Before != nil && c.After != nil) {
				rt.Fatalf("%+v", c)
			}
			if c.Words != nil {
				if got := joined(c.Words, Gone); got != search.Fold(content(c.After)) {
					rt.Fatalf("what is there now, without what went, is %q, want %q", got, search.Fold(content(c.After)))
				}
				if got := joined(c.Words, New); got != search.Fold(content(c.Before)) {
					rt.Fatalf("what was there, without what came, is %q, want %q", got, search.Fold(content(c.Before)))
				}
			}
		}
		if len(seen)+2*d.Same != len(before.Reading.Statements)+len(after.Reading.Statements) {
			rt.Fatalf("%d told and %d the same, of %d and %d", len(seen), d.Same, len(before.Reading.Statements), len(after.Reading.Statements))
		}
		if x, _ := Between(before, before); len(x.Statements)+len(x.Passages) > 0 && len(before.Rejected) == 0 || x.Title || x.Same != len(before.Reading.Statements) {
			rt.Fatalf("it differs from itself: %+v", x)
		}
		back, _ := Between(after, before)
		again := map[Kind]int{}
		for _, c := range back.Statements {
			again[c.Kind]++
		}
		if there[Appeared] != again[Vanished] || there[Vanished] != again[Appeared] || there[Rejected] != again[Rejected] || d.Same != back.Same {
			rt.Fatalf("there %v, back %v", there, again)
		}
	})
}

// joined are the folded words of runs but those of one op.
func joined(list []Run, but Op) string {
	var out []string
	for _, r := range list {
		if r.Op != but {
			out = append(out, r.Text)
		}
	}
	return search.Fold(strings.Join(out, " "))
}

func TestCutTiles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.SampledFrom([]rune(" aé-–“”'’1,日")))).Draw(t, "s")
		var text strings.Builder
		var words []string
		for _, w := range cut(s) {
			text.WriteString(w.text)
			words = append(words, w.folded)
		}
		if search.Fold(s) == "" {
			if text.String() != "" {
				t.Fatalf("%q has words %q", s, text.String())
			}
			return
		}
		if text.String() != s {
			t.Fatalf("%q is cut into %q", s, text.String())
		}
		if got := strings.Join(words, " "); got != search.Fold(s) {
			t.Fatalf("%q folds to %q, its words to %q", s, search.Fold(s), got)
		}
	})
}

// An article may say the same thing thousands of times.
func TestManyStatements(t *testing.T) {
	var x, y strings.Builder
	for i := range 4000 {
		fmt.Fprintf(&x, "Brill | asserts direct | Brill | said | the bridge is shut until day %d of the month\n", i)
		fmt.Fprintf(&y, "Brill | asserts direct | Brill | said | the bridge is open until day %d of the month\n", i)
	}
	d, err := Between(article(t, "aa", x.String()), article(t, "bb", y.String()))
	if err != nil || len(d.Statements) != 4000 || d.Statements[3999].Kind != Changed {
		t.Fatalf("%d changes, %v", len(d.Statements), err)
	}
}

func BenchmarkBetween(b *testing.B) {
	var x, y strings.Builder
	for i := range 60 {
		fmt.Fprintf(&x, "Brill | asserts direct | Brill | said | the bridge over the sound is shut until day %d of the month, and ferries go\n", i)
		fmt.Fprintf(&y, "Brill | asserts direct | Brill | said | the bridge over the sound is open until day %d of the month, and ferries go\n", i)
	}
	before, after := article(b, "aa", x.String()), article(b, "bb", y.String())
	for b.Loop() {
		if _, err := Between(before, after); err != nil {
			b.Fatal(err)
		}
	}
}
