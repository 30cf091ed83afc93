package page

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"onrecord"
)

// Whatever the text, and with a language or without, the laws of a Document hold.
func FuzzPlain(f *testing.F) {
	w := englishWords(f)
	for _, s := range []string{
		"", " ", "a", "\n\n\n", "|", "(", "[Photo", "Photo: ", "By ", "By\n", "“", "”\n- A, b", "©", "1.", "--", "\u00a0\u00a0", "\ufeffA\n",
		"Title\n\nBy A. Moss\n5 March 2031\n\nText of some words that ends. And more of it.\n", "Read more\nA\nB", "a\tb\nc\td", "a  b   c\nd  e   f",
		"Photo: A (B)\nPhoto: A (B)", "\"One two three four five.\"\n- Ana Moss, mayor\n\nShe said one two three four five, and then six.",
		"Image caption,\nA man", "Authors\nAna Moss", "a\r\nb\r\n\f\vc\u2028d\u0085e", strings.Repeat("a\n", 50), strings.Repeat("no no no ", 200),
		"PORT, 29 Feb (A) - x", "03/04/2024", "2024-03-05T14:30:00+05:30", "(Reporting by A; editing by B)", "\x00\x01", "é\u0301\n\u200d", "İ I ı\nBy İ",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\ufffd")
		checked(t, s, w)
		checked(t, s, nil)
	})
}

// The time is linear in the text, for texts that no article looks like.
func TestPlainTakesLinearTime(t *testing.T) {
	if testing.Short() {
		t.Skip("reads tens of megabytes")
	}
	w := englishWords(t)
	const size = 10 << 20
	for name, piece := range map[string]string{
		"one line": "the council said on Monday that it had not seen the letter ", "one word": "a", "short lines": "a\n", "empty lines": "a\n\n",
		"brackets": "(", "quotes": "“a", "bylines": "By Ana Moss\n", "captions": "Photo: A (B)\n\n", "rows": "a\tb\n", "equal lines": "one two three four five six\n\n",
		"openers": "Read more\n", "bullets": "• a\n", "dates": "5 March 2031 ", "phrases": "sign up for our newsletter ", "paragraphs": "\"One two three four five six,\" she said. It was the fourth of the day.\n\n",
	} {
		text := strings.Repeat(piece, size/len(piece))
		start := time.Now()
		d := checked(t, text, w)
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s: %v for 10 MiB in %d blocks", name, took, len(d.Blocks))
		} else {
			t.Logf("%s: %v, %d blocks", name, took.Round(time.Millisecond), len(d.Blocks))
		}
	}
}

func BenchmarkPlain(b *testing.B) {
	w := englishWords(b)
	var text strings.Builder
	text.WriteString("Skip to main content\n\nMayor denies he sold the bridge\n\nBy Ana Moss\nThe Vale Herald, 5 March 2031\n\n")
	who := []string{"mayor", "harbour master", "clerk of the court", "keeper", "widow", "second engineer", "bishop"}
	what := []string{"sold the bridge", "lost three letters", "closed a road by night", "paid for the lamps", "forgot who had asked", "signed in green ink"}
	for i := range 30 {
		fmt.Fprintf(&text, "The %s told a meeting of the %s on day %d that nobody there had %s. \"I %s, and that was in %d,\" was the answer. No %s has been charged.\n\n",
			who[i%7], who[i*5%7], i, what[i%6], what[i*5%6], 1990+i, who[i*3%7])
	}
	text.WriteString("Read more\nFerry fares rise\n\nSign up for our newsletter\n")
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		plain(text.String(), w)
	}
}

func TestDateOfALine(t *testing.T) {
	w := englishWords(t)
	for _, c := range []struct{ line, from, grain, words string }{
		{"Published 5 March 2024", "2024-03-05", "day", "5 March 2024"},
		{"March 5, 2024 at 14:30 GMT", "2024-03-05", "day", "March 5, 2024"},
		{"Tuesday, 5th March, 2024", "2024-03-05", "day", "5th March, 2024"},
		{"the 5th of March 2024", "2024-03-05", "day", "5th of March 2024"},
		{"2024-03-05T14:30:00+05:30", "2024-03-05", "day", "2024-03-05"},
		{"05.03.2024", "2024-03-05", "day", "05.03.2024"},
		{"05. 03. 2024.", "2024-03-05", "day", "05. 03. 2024"},
		{"25.03.2024", "2024-03-25", "day", "25.03.2024"},
		{"03/25/2024", "2024-03-25", "day", "03/25/2024"},
		{"03/04/2024", "", "", "03/04/2024"},
		{"Wednesday 03/04/2024", "2024-04-03", "day", "03/04/2024"},
		{"04/04/2024", "2024-04-04", "day", "04/04/2024"},
		{"Mar. 5, 2024", "2024-03-05", "day", "Mar. 5, 2024"},
		{"05-Mar-2024", "2024-03-05", "day", "05-Mar-2024"},
		{"2024/03/05", "2024-03-05", "day", "2024/03/05"},
		{"Sept 3", "", "", "Sept 3"},
		{"March 2024", "2024-03-01", "month", "March 2024"},
		{"30 February 2024", "2024-02-01", "month", "February 2024"},
		{"It may 5 times", "", "", ""},
		{"They march 5 miles", "", "", ""},
	} {
		when, at := w.when(c.line)
		if string(when.From) != c.from || string(when.Grain) != c.grain || c.line[at.Start:at.End] != c.words {
			t.Errorf("%q: %s %s %q, want %s %s %q", c.line, when.From, when.Grain, c.line[at.Start:at.End], c.from, c.grain, c.words)
		}
	}
}

func TestBylineNames(t *testing.T) {
	w := englishWords(t)
	for _, c := range []struct {
		line, names string
		ok          bool
	}{
		{"By Ana Moss", "Ana Moss", true},
		{"By Ana Moss and Ben Lane", "Ana Moss|Ben Lane", true},
		{"By Ana Moss, Ben Lane and Cy Dorn in Vale", "Ana Moss|Ben Lane|Cy Dorn", true},
		{"By Ana Moss, Political Editor", "Ana Moss", true},
		{"By Ana Moss, The Vale Herald, March 5, 2031", "Ana Moss", true},
		{"Text: Ana de la Moss", "Ana de la Moss", true},
		{"BY ANA MOSS", "ANA MOSS", true},
		{"Story by A. B. Moss; photos by C. Dorn", "A. B. Moss", true},
		{"Updated 5 March 2031, 14:30 GMT", "", true},
		{"By the time they came, the house was empty.", "", false},
		{"By March the river had fallen.", "", false},
		{"Nobody was told, the mayor said.", "", false},
	} {
		got, _, ok := w.byline(c.line)
		var names []string
		for _, r := range got {
			names = append(names, c.line[r.Start:r.End])
		}
		if ok != c.ok || strings.Join(names, "|") != c.names {
			t.Errorf("%q: %v %v, want %v %s", c.line, ok, names, c.ok, c.names)
		}
	}
}

func TestRepeats(t *testing.T) {
	text := "It was long ago, he said. “We sold the bridge,” she said, “and we would sell it again.” Then she left.\n\n" +
		"“We sold the bridge and we would sell it again”"
	at := strings.Index(text, "\n\n")
	d := &onrecord.Document{Text: text, Blocks: []onrecord.Block{{Kind: onrecord.Body, Start: 0, End: at}, {Kind: onrecord.PullQuote, Start: at + 2, End: len(text)}}}
	linkRepeats(d)
	if want := "“We sold the bridge,” she said, “and we would sell it again.”"; d.Blocks[1].Repeats.Text != want {
		t.Errorf("repeats %q, want %q", d.Blocks[1].Repeats.Text, want)
	}
	d.Blocks[1].Repeats = onrecord.Span{}
	d.Blocks[1].Start = strings.LastIndex(text, "sell it again")
	linkRepeats(d)
	if got := d.Blocks[1].Repeats.Text; got != "" && got != "sell it again.”" {
		t.Errorf("repeats %q", got)
	}
}
