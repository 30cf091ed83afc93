package mail

import (
	"bytes"
	"strings"

	"onrecord"
)

const (
	deepest   = 20  // parts in parts
	mostParts = 500 // of a whole mail
)

// walker goes through the parts of a mail.
type walker struct {
	data   []byte
	leaves []leaf
	parts  int
	others []string // media types of parts that are no text
	locked bool     // a part is encrypted
}

// leaf is a part that is text.
type leaf struct {
	mediaType string // type/subtype; charset=…
	coding    string
	body      onrecord.Range
}

// walk finds the parts that are to be read in the part at r, in order.
func (w *walker) walk(r onrecord.Range, depth int, usual string) {
	if w.parts++; depth > deepest || w.parts > mostParts {
		return
	}
	h := w.header(r)
	kind, params := mediaType(w.text(h, "content-type"), usual)
	coding := strings.ToLower(strings.TrimSpace(w.text(h, "content-transfer-encoding")))
	disposition, _ := mediaType(w.text(h, "content-disposition"), "")
	switch {
	case kind == "multipart/encrypted", strings.HasSuffix(kind, "pkcs7-mime") && !strings.HasPrefix(params["smime-type"], "signed"):
		w.locked = true
	case strings.HasPrefix(kind, "multipart/") && params["boundary"] != "":
		w.multipart(kind, h.body, params["boundary"], depth)
	case disposition == "attachment" && depth > 0:
		w.others = append(w.others, kind)
	case kind == "message/rfc822" && coding != "base64" && coding != "quoted-printable":
		w.walk(h.body, depth+1, "text/plain")
	case kind == "text/html", kind == "text/plain", kind == "application/xhtml+xml", strings.HasPrefix(kind, "multipart/"):
		l := leaf{"text/plain", coding, h.body}
		if strings.HasSuffix(kind, "html") || strings.HasSuffix(kind, "+xml") {
			l.mediaType = "text/html"
		}
		if c := params["charset"]; c != "" && token([]byte(c)) && !strings.ContainsAny(c, `";,`) {
			l.mediaType += "; charset=" + c
		}
		w.leaves = append(w.leaves, l)
	default:
		w.others = append(w.others, kind)
	}
}

// multipart walks the parts between the boundaries. Of alternatives only the last that holds markup is read, or else the last
// that holds text: senders put the plainest first. Of related parts all are asked, and pictures have no text.
func (w *walker) multipart(kind string, body onrecord.Range, boundary string, depth int) {
	before := len(w.leaves)
	usual := "text/plain"
	if kind == "multipart/digest" {
		usual = "message/rfc822"
	}
	var options [][]leaf
	for _, r := range w.split(body, boundary) {
		from := len(w.leaves)
		w.walk(r, depth+1, usual)
		if kind == "multipart/alternative" && len(w.leaves) > from {
			options = append(options, w.leaves[from:len(w.leaves):len(w.leaves)])
		}
	}
	if len(options) > 1 {
		best := options[len(options)-1]
		for _, o := range options {
			if w.rank(o) >= w.rank(best) {
				best = o
			}
		}
		w.leaves = append(w.leaves[:before:before], best...)
	}
}

// rank orders alternatives: 2 with markup, 1 with text, 0 with nothing.
func (w *walker) rank(list []leaf) int {
	rank := 0
	for _, l := range list {
		switch {
		case len(bytes.TrimSpace(w.data[l.body.Start:l.body.End])) == 0:
		case strings.HasPrefix(l.mediaType, "text/html"):
			return 2
		default:
			rank = 1
		}
	}
	return rank
}

// split cuts a body at its boundary lines. What stands before the first is for programs that know no MIME, and what stands
// behind the last is nothing's. A boundary that never comes leaves the whole body as one part; one that is never
// closed closes with the body.
func (w *walker) split(body onrecord.Range, boundary string) []onrecord.Range {
	delimiter := []byte("--" + boundary)
	var out []onrecord.Range
	from := -1
	for at := body.Start; at < body.End; {
		next := w.nextLine(at, body.End)
		line := w.data[at:next]
		if !bytes.HasPrefix(line, delimiter) {
			at = next
			continue
		}
		tail := bytes.TrimRight(line[len(delimiter):], " \t\r\n")
		last := string(tail) == "--"
		if len(tail) > 0 && !last { // another boundary that begins alike
			at = next
			continue
		}
		if from >= 0 {
			out = append(out, onrecord.Range{Start: from, End: w.lineBefore(from, at)})
		}
		from, at = next, next
		if last || len(out) >= mostParts {
			return out
		}
	}
	switch {
	case from >= 0 && from < body.End:
		out = append(out, onrecord.Range{Start: from, End: body.End})
	case from < 0:
		out = append(out, body)
	}
	return out
}

// lineBefore is where the line break before at begins: it belongs to the boundary.
func (w *walker) lineBefore(from, at int) int {
	if at > from && w.data[at-1] == '\n' {
		at--
		if at > from && w.data[at-1] == '\r' {
			at--
		}
	}
	return at
}
