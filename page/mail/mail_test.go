package mail

import (
	"errors"
	"fmt"
	"mime"
	"strings"
	"testing"

	"onrecord"
)

// letter joins lines as mails do.
func letter(lines ...string) []byte { return []byte(strings.Join(lines, "\r\n")) }

// check holds every Map of m against its text and the mail.
func check(t testing.TB, data []byte, m *Message) {
	t.Helper()
	texts := map[string]Field{"subject": m.Subject, "from": m.From, "date": m.DateText}
	for i, p := range m.Parts {
		texts[fmt.Sprint("part ", i)] = Field{p.Data, p.Map}
	}
	for name, f := range texts {
		if f.Text == "" && f.Map.Len() == 0 {
			continue
		}
		for _, b := range onrecord.CheckMap(f.Map, f.Text, data) {
			t.Errorf("%s: %v", name, b)
		}
	}
	for _, p := range m.Parts {
		if _, _, err := mime.ParseMediaType(p.MediaType); err != nil {
			t.Errorf("media type %q: %v", p.MediaType, err)
		}
	}
}

func read(t *testing.T, data []byte) *Message {
	t.Helper()
	m, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	check(t, data, m)
	return m
}

// back is what stands in the mail for the first place where phrase stands in text.
func back(t *testing.T, data []byte, text string, m onrecord.Map, phrase string) (string, bool) {
	t.Helper()
	i := strings.Index(text, phrase)
	if i < 0 {
		t.Fatalf("no %q in %q", phrase, text)
	}
	r, exact, err := m.Source(i, i+len(phrase))
	if err != nil {
		t.Fatal(err)
	}
	return string(data[r.Start:r.End]), exact
}

func TestHeaderWords(t *testing.T) {
	for _, c := range []struct{ subject, want string }{
		{"Subject: Ferry line shut", "Ferry line shut"},
		{"Subject:Ferry\r\n line\r\n\t shut ", "Ferry line shut"},
		{"SUBJECT: =?utf-8?q?F=C3=A4hre?= shut", "Fähre shut"},
		{"Subject: =?UTF-8?B?RsOk?=\r\n =?utf-8?b?aHJl?=", "Fähre"}, // white space between encoded words means nothing
		{"Subject: =?iso-8859-2?Q?Kova=E8_speaks?=", "Kovač speaks"},
		{"Subject: =?koi8-r?B?8M/S1A==?=", "Порт"},
		{"Subject: =?no-such-charset?Q?x?=", "=?no-such-charset?Q?x?="},
		{"Subject: =?utf-8?Q?broken", "=?utf-8?Q?broken"},
		{"Subject: caf\xe9 F\xc3\xa4hre", "café Fähre"},
		{"Subject: a\x1b[31mb", "a [31mb"},
		{"Subject: =?utf-8?Q?a=00b?=", "a\ufffdb"},
		{"Subject : spaced", "spaced"},
		{"X-Other: y", ""},
	} {
		data := letter(c.subject, "", "The harbour is shut.")
		if got := read(t, data).Subject.Text; got != c.want {
			t.Errorf("%q: subject %q, want %q", c.subject, got, c.want)
		}
	}
}

func TestDisplayName(t *testing.T) {
	for from, want := range map[string]string{
		"Mira Kovač <m@example.org>":                    "Mira Kovač",
		`"Kovač, Mira" <m@example.org>`:                 "Kovač, Mira",
		"=?utf-8?q?Mira_Kova=C4=8D?= <m@example.org>":   "Mira Kovač",
		`"=?utf-8?q?Mira_Kova=C4=8D?=" <m@example.org>`: "Mira Kovač",
		"m@example.org (Mira Kovač)":                    "Mira Kovač",
		"m@example.org":                                 "",
		"<m@example.org>":                               "",
		"m@example.org, Ilse <i@example.org>":           "",
		"Ilse <i@example.org>, Mira <m@example.org>":    "Ilse",
		`"m@example.org" <m@example.org>`:               "",
		"The Harbour Post\r\n <news@example.com>":       "The Harbour Post",
	} {
		data := letter("From: "+from, "", "The harbour is shut.")
		if got := read(t, data).From.Text; got != want {
			t.Errorf("%s: %q, want %q", from, got, want)
		}
	}
}

func TestDate(t *testing.T) {
	for date, want := range map[string]string{
		"Mon, 3 Mar 2031 23:30:00 -0500":            "2031-03-03T23:30:00-05:00",
		"Mon,  3 Mar 2031\r\n 23:30:00 +0000 (GMT)": "2031-03-03T23:30:00Z",
		"3 Mar 2031 23:30 GMT":                      "2031-03-03T23:30:00Z",
		"yesterday":                                 "0001-01-01T00:00:00Z",
	} {
		m := read(t, letter("Date: "+date, "", "The harbour is shut."))
		if got := m.Date.Format("2006-01-02T15:04:05Z07:00"); got != want {
			t.Errorf("%q: %s, want %s", date, got, want)
		}
		if m.Date.IsZero() != (m.DateText.Text == "") {
			t.Errorf("%q: shown as %q", date, m.DateText.Text)
		}
	}
}

// What was decoded leads back to the bytes that it was decoded from.
func TestCodings(t *testing.T) {
	data := letter("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "",
		"The caf=C3=A9 is shut, the cap=", "tain said.  ", "A =3D B =zz at the end =20", "x =")
	p := read(t, data).Parts[0]
	if want := "The café is shut, the captain said.\r\nA = B =zz at the end  \r\nx "; p.Data != want {
		t.Errorf("quoted-printable: %q, want %q", p.Data, want)
	}
	for phrase, want := range map[string]string{"is shut": "is shut", "é": "=C3=A9", "café": "caf=C3=A9", "= B": "=3D B"} {
		if got, exact := back(t, data, p.Data, p.Map, phrase); got != want || !exact {
			t.Errorf("%q leads to %q, exact %v; want %q", phrase, got, exact, want)
		}
	}
	if got, exact := back(t, data, p.Data, p.Map, "captain"); got != "cap=\r\ntain" || exact {
		t.Errorf("over a soft break: %q, exact %v", got, exact)
	}

	data = letter("Content-Type: text/plain", "Content-Transfer-Encoding: BASE64", "", "VGhlIGhhcm", "JvdXIgaXMgc2h1dA==", "")
	p = read(t, data).Parts[0]
	if p.Data != "The harbour is shut" {
		t.Errorf("base64: %q", p.Data)
	}
	for _, c := range []struct {
		phrase, want string
		exact        bool
	}{{"The", "VGhl", true}, {"The ha", "VGhlIGhh", true}, {"Th", "VGhl", false}, {"rbo", "cm\r\nJv", true}, {"t", "dA=", true}} {
		if c.phrase == "t" { // the last letter
			r, exact, _ := p.Map.Source(len(p.Data)-1, len(p.Data))
			if got := string(data[r.Start:r.End]); got != c.want || exact != c.exact {
				t.Errorf("the end leads to %q, exact %v", got, exact)
			}
			continue
		}
		if got, exact := back(t, data, p.Data, p.Map, c.phrase); got != c.want || exact != c.exact {
			t.Errorf("%q leads to %q, exact %v; want %q, %v", c.phrase, got, exact, c.want, c.exact)
		}
	}
}

func TestParts(t *testing.T) {
	multi := func(kind, boundary string, parts ...string) string {
		return "Content-Type: multipart/" + kind + "; boundary=\"" + boundary + "\"\r\n\r\npreamble\r\n--" + boundary + "\r\n" +
			strings.Join(parts, "\r\n--"+boundary+"\r\n") + "\r\n--" + boundary + "--\r\nepilogue\r\n"
	}
	plain, page := "Content-Type: text/plain\r\n\r\nplain", "Content-Type: text/html; charset=iso-8859-1\r\n\r\n<p>page"
	picture := "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K"
	attached := "Content-Type: text/plain; name=x.txt\r\nContent-Disposition: attachment; filename=x.txt\r\n\r\nattached"
	for _, c := range []struct {
		name, data string
		want       []string
	}{
		{"one part", plain, []string{"plain"}},
		{"no header at all", "\r\nplain", []string{"plain"}},
		{"alternatives", multi("alternative", "a", plain, page), []string{"<p>page"}},
		{"alternatives the wrong way round", multi("alternative", "a", page, plain), []string{"<p>page"}},
		{"alternatives with an empty page", multi("alternative", "a", plain, "Content-Type: text/html\r\n\r\n"), []string{"plain"}},
		{"related", multi("related", "a", page, picture), []string{"<p>page"}},
		{"newsletter", multi("mixed", "a", multi("alternative", "b", plain, multi("related", "c", page, picture)), attached), []string{"<p>page"}},
		{"a list's footer", multi("mixed", "a", plain, "\r\nfooter"), []string{"plain", "footer"}},
		{"boundary that begins alike", multi("mixed", "a", multi("mixed", "ab", plain)), []string{"plain"}},
		{"boundary never closed", "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n" + plain, []string{"plain"}},
		{"boundary never opened", "Content-Type: multipart/mixed; boundary=a\r\n\r\nplain", []string{"plain"}},
		{"boundary not named", "Content-Type: multipart/mixed\r\n\r\nplain", []string{"plain"}},
		{"inner boundary never closed", multi("mixed", "a", "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"+plain, page), []string{"plain", "<p>page"}},
		{"forwarded", multi("mixed", "a", "Content-Type: message/rfc822\r\n\r\nSubject: inner\r\n"+page), []string{"<p>page"}},
		{"mangled type", "Content-Type: text/html; charset=utf-8; =; x\r\n\r\n<p>page", []string{"<p>page"}},
		{"line of an mbox left on", "From a@example.org Mon Mar  3\r\n" + page, []string{"<p>page"}},
		{"lines of Unix", strings.ReplaceAll(multi("alternative", "a", plain, page), "\r\n", "\n"), []string{"<p>page"}},
	} {
		var got []string
		for _, p := range read(t, []byte(c.data)).Parts {
			got = append(got, p.Data)
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestNothingToRead(t *testing.T) {
	for data, want := range map[string]string{
		"Content-Type: multipart/encrypted; boundary=a\n\n--a\n\nx":       "encrypted",
		"Content-Type: application/pkcs7-mime; smime-type=enveloped-data": "encrypted",
		"Content-Type: image/png\n\nx":                                    "only image/png",
		"Subject: x\n\n \n":                                               "no text",
	} {
		_, err := Read([]byte(data))
		if u, ok := errors.AsType[*UnreadableError](err); !ok || !strings.Contains(u.Looks, want) || u.Next == "" {
			t.Errorf("%q: %v, want %q", data, err, want)
		}
	}
	if _, err := Read([]byte("Content-Transfer-Encoding: x-uuencode\n\nbegin 644 x")); err == nil || !strings.Contains(err.Error(), "uuencode") {
		t.Errorf("uuencode: %v", err)
	}
}

// What grows without end is cut off: parts in parts, parts beside parts, fields, commas in a name.
func TestBounded(t *testing.T) {
	deep := strings.Repeat("Content-Type: multipart/mixed; boundary=a\n\n--a\n", 20_000) + "\ntext"
	wide := "Content-Type: multipart/mixed; boundary=a\n\n" + strings.Repeat("--a\n\nx\n", 100_000)
	fields := strings.Repeat("X: y\n", 300_000) + "\ntext"
	commas := "From: " + strings.Repeat("(,", 1_000_000) + "\n\ntext"
	words := "Subject: " + strings.Repeat("=?", 1_000_000) + "\n\ntext"
	nested := ""
	for i := range 400 {
		nested += fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	for _, data := range []string{deep, wide, fields, commas, words, nested + strings.Repeat("x\n", 1_000_000)} {
		m, err := Read([]byte(data))
		if err == nil {
			check(t, []byte(data), m)
			if len(m.Parts) > mostParts {
				t.Errorf("%d parts", len(m.Parts))
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(letter("From: =?utf-8?q?M?= <m@example.org>", "Subject: =?utf-8?b?RsOk?= x", "Date: Mon, 3 Mar 2031 23:30:00 -0500",
		"Content-Type: multipart/alternative; boundary=a", "", "--a", "", "x", "--a", "Content-Type: text/html; charset=latin1",
		"Content-Transfer-Encoding: quoted-printable", "", "<p>=C3=A9 =", "x=20", "--a--"))
	f.Add(letter("Content-Transfer-Encoding: base64", "", "VGhl", "IGhh", "cg=="))
	f.Add([]byte("\n\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<14 {
			return
		}
		m, err := Read(data)
		if err != nil {
			return
		}
		check(t, data, m)
	})
}
