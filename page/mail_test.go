package page

import (
	"encoding/base64"
	"fmt"
	"mime/quotedprintable"
	"strings"
	"testing"

	"onrecord"
)

// newsletter is a mail whose page is coded as coding says.
func newsletter(t *testing.T, coding, charset, page string) []byte {
	t.Helper()
	body := encode(t, charset, page)
	var b strings.Builder
	switch coding {
	case "base64":
		s := base64.StdEncoding.EncodeToString(body)
		for len(s) > 76 {
			b.WriteString(s[:76] + "\r\n")
			s = s[76:]
		}
		b.WriteString(s)
	case "quoted-printable":
		w := quotedprintable.NewWriter(&b)
		if _, err := w.Write(body); err != nil {
			t.Fatal(err)
		}
		w.Close()
	default:
		b.Write(body)
	}
	return []byte("From: \"The Tarsk Gazette\" <news@example.org>\r\nTo: reader@example.com\r\n" +
		"Subject: =?utf-8?q?Mayor_of_Tarsk_denies_=E2=80=9Cplot=E2=80=9D?=\r\nDate: Mon, 3 Mar 2031 23:30:00 -0500\r\nMIME-Version: 1.0\r\n" +
		"Content-Type: multipart/alternative; boundary=\"=_x\"\r\n\r\nThis is a mail of several parts.\r\n--=_x\r\n" +
		"Content-Type: text/plain\r\n\r\nSee the page.\r\n--=_x\r\nContent-Type: text/html; charset=" + charset +
		"\r\nContent-Transfer-Encoding: " + coding + "\r\n\r\n" + b.String() + "\r\n--=_x--\r\n")
}

func readMailChecked(t testing.TB, data []byte, w *Words) *onrecord.Document {
	t.Helper()
	d, err := Read(onrecord.NewCapture("a.eml", "message/rfc822", data), w)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range onrecord.CheckDocument(d, data) {
		t.Errorf("law broken: %s", b)
	}
	return d
}

// A newsletter reads as its page does, whatever stands between its bytes and its text; its head tells title, outlet and day.
func TestMailOfAPage(t *testing.T) {
	w := englishWords(t)
	const head = "Mayor of Tarsk denies “plot”\n\nThe Tarsk Gazette\n\nMon, 3 Mar 2031 23:30:00 -0500\n\n"
	for _, coding := range []string{"8bit", "quoted-printable", "base64"} {
		for _, charset := range []string{"utf-8", "windows-1252"} {
			data := newsletter(t, coding, charset, "<p>"+strings.Join(story, "</p>\r\n<p>")+"</p>")
			d := readMailChecked(t, data, w)
			if want := head + strings.Join(story, "\n\n"); d.Text != want {
				t.Errorf("%s, %s:\n%s", coding, charset, lineDiff(want, d.Text))
			}
			if d.Title.Text != "Mayor of Tarsk denies “plot”" || d.Outlet != "The Tarsk Gazette" || d.Published.From != "2031-03-03" || len(d.Byline) > 0 {
				t.Errorf("%s, %s: title %q, outlet %q, published %v, byline %v", coding, charset, d.Title.Text, d.Outlet, d.Published, d.Byline)
			}
			for _, p := range story {
				if i := strings.Index(d.Text, p); i < 0 || d.Blocks[d.BlockAt(i)].Kind != onrecord.Body {
					t.Errorf("%s, %s: no body: %q", coding, charset, p)
				}
			}
			// Where nothing stands in between, the bytes come back exactly, and never more than a line of base64 too many.
			phrase := "questioned nine people"
			i := strings.Index(d.Text, phrase)
			r, exact, err := d.Map.Source(i, i+len(phrase))
			if err != nil || coding == "8bit" && (!exact || string(data[r.Start:r.End]) != phrase) || r.Len() > 3*78 {
				t.Errorf("%s, %s: %q leads to %q, exact %v, %v", coding, charset, phrase, data[r.Start:r.End], exact, err)
			}
		}
	}
}

// A mail of plain text reads as the text does, markup in it being none.
func TestMailOfText(t *testing.T) {
	body := strings.Join(story, "\r\n\r\n") + "\r\n\r\nA & B <p> said nothing of it at all, and neither did the harbour office in Tarsk.\r\n"
	data := []byte("From: Ilse Brandt <i@example.org>\r\nSubject: Mayor of Tarsk denies plot\r\nDate: Tue, 4 Mar 2031 08:00:00 +0000\r\n" +
		"Content-Type: text/plain; charset=utf-8\r\n\r\n" + body)
	d := readMailChecked(t, data, englishWords(t))
	if d.Title.Text != "Mayor of Tarsk denies plot" || d.Outlet != "" || fmt.Sprint(d.Byline) != "[{28 39 Ilse Brandt}]" || d.Published.From != "2031-03-04" {
		t.Errorf("title %q, outlet %q, byline %v, published %v", d.Title.Text, d.Outlet, d.Byline, d.Published)
	}
	for _, p := range append(story[:6:6], "A & B <p> said nothing") {
		i := strings.Index(d.Text, p)
		if i < 0 || d.Blocks[d.BlockAt(i)].Kind != onrecord.Body {
			t.Errorf("no body: %q in\n%s", p, d.Text)
			continue
		}
		if r, exact, _ := d.Map.Source(i, i+len(p)); !exact || string(data[r.Start:r.End]) != p {
			t.Errorf("%q leads to %q", p, data[r.Start:r.End])
		}
	}
}

func TestMailUnreadable(t *testing.T) {
	_, err := Read(onrecord.NewCapture("a.eml", "message/rfc822", []byte("From: a@example.org\nContent-Type: image/png\n\nx")), nil)
	if err == nil || !strings.Contains(err.Error(), "a.eml") || !strings.Contains(err.Error(), "only image/png") {
		t.Errorf("%v", err)
	}
}

func FuzzMail(f *testing.F) {
	f.Add([]byte("From: Ilse <i@example.org>\nSubject: =?utf-8?q?x?=\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+dGhlIGhhcmJvdXI8L3A+"))
	f.Add([]byte("Content-Type: multipart/mixed; boundary=a\n\n--a\n\n<a> & b\n--a\nContent-Type: text/html; charset=shift_jis\n\n<pre>\x8a\xbf"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<13 {
			return
		}
		d, err := Read(onrecord.NewCapture("a.eml", "message/rfc822", data), nil)
		if err != nil {
			return
		}
		for _, b := range onrecord.CheckDocument(d, data) {
			t.Errorf("law broken: %s", b)
		}
	})
}
