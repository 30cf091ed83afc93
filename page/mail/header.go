package mail

import (
	"bytes"
	"strings"

	"onrecord"
)

const (
	mostFields  = 1000 // of one header; a mail that has passed many hands has a hundred
	longestHead = 1 << 20
)

// header is the fields of one part.
type header struct {
	fields []headerField
	body   onrecord.Range
}

type headerField struct {
	name  string         // in lower case
	value onrecord.Range // after the colon, folded lines and all
}

// raw is where the value of the first field called name stands; empty for none.
func (h header) raw(name string) onrecord.Range {
	for _, f := range h.fields {
		if f.name == name {
			return f.value
		}
	}
	return onrecord.Range{}
}

// header reads the header of a part, which ends at an empty line. A part that begins with no field has no header.
func (w *walker) header(part onrecord.Range) header {
	h := header{body: part}
	at := part.Start
	if bytes.HasPrefix(w.data[at:part.End], []byte("From ")) { // an mbox file's line was left on
		at = w.nextLine(at, part.End)
	}
	for at < part.End && at-part.Start < longestHead {
		next := w.nextLine(at, part.End)
		line := w.data[at:next]
		trimmed := bytes.TrimRight(line, "\r\n")
		switch {
		case len(trimmed) == 0:
			h.body.Start = next
			return h
		case (line[0] == ' ' || line[0] == '\t') && len(h.fields) > 0:
			h.fields[len(h.fields)-1].value.End = at + len(trimmed)
		default:
			name, _, ok := bytes.Cut(trimmed, []byte(":"))
			if !ok || !token(bytes.TrimRight(name, " \t")) {
				h.body.Start = at // the empty line is missing
				return h
			}
			if len(h.fields) < mostFields {
				h.fields = append(h.fields, headerField{strings.ToLower(string(bytes.TrimRight(name, " \t"))),
					onrecord.Range{Start: at + len(name) + 1, End: at + len(trimmed)}})
			}
		}
		at = next
	}
	h.body.Start = at
	return h
}

// nextLine is where the line after the one at ends begins.
func (w *walker) nextLine(at, end int) int {
	if n := bytes.IndexByte(w.data[at:end], '\n'); n >= 0 {
		return at + n + 1
	}
	return end
}

// token reports whether name can be that of a field: printable ASCII without a space.
func token(name []byte) bool {
	for _, c := range name {
		if c <= ' ' || c >= 0x7f {
			return false
		}
	}
	return len(name) > 0
}

// text is a field's value with folding undone, not decoded.
func (w *walker) text(h header, name string) string {
	r := h.raw(name)
	return strings.Join(strings.Fields(string(w.data[r.Start:r.End])), " ")
}
