// Package mail takes a mail apart, as RFC 5322 and MIME (RFC 2045 to 2047) have it: subject, sender, date, and the parts that
// its reader sees. Every byte of those leads back to the bytes of the mail, through quoted-printable, base64 and encoded words.
//
// Mails are hostile and broken: boundaries that are missing, nested without end, or lie about their charset. What can be
// read is read, parts and depth are bounded, and no work grows faster than the mail times the bounded depth.
//
// It reads no markup and no charset of a part; those are the page's work. It opens no attachment.
package mail

import (
	"errors"
	"fmt"
	"mime"
	"net/mail"
	"slices"
	"strings"
	"time"

	"onrecord"
)

// Field is a header's value, unfolded and decoded, with the Map from it to the mail.
type Field struct {
	Text string
	Map  onrecord.Map
}

// Part is something in a mail that its reader sees, with its transfer coding undone.
type Part struct {
	// MediaType is text/html or text/plain, with the charset that the part declares.
	MediaType string
	Data      string
	// Map leads from Data to the mail.
	Map onrecord.Map
}

// HTML reports whether p is a page rather than plain text.
func (p Part) HTML() bool { return strings.HasPrefix(p.MediaType, "text/html") }

// Message is what a mail shows to its reader. The zero Field and the zero time are not known.
type Message struct {
	Subject Field
	// From is the display name of the first sender, without the address.
	From Field
	// Date is when the mail says that it was written, in the sender's own zone. DateText is how it says so.
	Date     time.Time
	DateText Field
	// Parts are in the order of the mail; of alternatives the one with markup, if there is one.
	Parts []Part
}

// Read takes a mail apart. It is an error that says what to do when there is nothing in it that its reader sees: a
// *UnreadableError.
func Read(data []byte) (*Message, error) {
	w := &walker{data: data}
	all := onrecord.Range{End: len(data)}
	head := w.header(all)
	m := &Message{}
	m.Subject = w.field(head.raw("subject"))
	m.From = w.displayName(head.raw("from"))
	if at := head.raw("date"); at.Len() > 0 {
		// The comment with the zone's name, and words that some programs put behind it, are none of RFC 5322's.
		if t, err := mail.ParseDate(strings.Join(strings.Fields(string(data[at.Start:at.End])), " ")); err == nil {
			m.Date, m.DateText = t, w.field(at)
		}
	}
	w.walk(all, 0, "text/plain")
	for _, l := range w.leaves {
		p, err := w.decode(l)
		if err != nil {
			return nil, fmt.Errorf("undo the coding of a part at byte %d: %w", l.body.Start, err)
		}
		m.Parts = append(m.Parts, p)
	}
	if !slices.ContainsFunc(m.Parts, func(p Part) bool { return strings.TrimSpace(p.Data) != "" }) {
		return nil, w.nothing()
	}
	return m, nil
}

// UnreadableError says what a mail is that shows its reader no text, and what to do.
type UnreadableError struct{ Looks, Next string }

func (e *UnreadableError) Error() string { return "it is " + e.Looks + ": " + e.Next }

// nothing says why no part of the mail is text.
func (w *walker) nothing() error {
	switch {
	case w.locked:
		return &UnreadableError{"an encrypted mail", "decrypt it in the mail program, and save what it shows"}
	case len(w.others) > 0:
		list := w.others
		slices.Sort(list)
		list = slices.Compact(list)
		if len(list) > 5 {
			list = append(list[:5:5], "…")
		}
		return &UnreadableError{"a mail with no text, only " + strings.Join(list, ", "), "save the attachment that holds the article and read that"}
	}
	return &UnreadableError{"a mail with no text", "save it again, with its text"}
}

// mediaType is the type and parameters that a Content-Type header names; fallback where it makes no sense.
func mediaType(raw, fallback string) (string, map[string]string) {
	if strings.TrimSpace(raw) == "" {
		return fallback, nil
	}
	t, params, err := mime.ParseMediaType(raw)
	if err == nil || errors.Is(err, mime.ErrInvalidMediaParameter) {
		return t, params
	}
	// One bad parameter makes the library give up; the type and the two parameters that are needed stand in it all the same.
	t, rest, _ := strings.Cut(raw, ";")
	t = strings.ToLower(strings.TrimSpace(t))
	if !strings.Contains(t, "/") {
		return fallback, nil
	}
	params = map[string]string{}
	for _, p := range strings.Split(rest, ";") {
		if k, v, ok := strings.Cut(p, "="); ok {
			k = strings.ToLower(strings.TrimSpace(k))
			if params[k] == "" {
				params[k] = strings.Trim(strings.TrimSpace(v), `"`)
			}
		}
	}
	return t, params
}
