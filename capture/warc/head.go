package warc

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/textproto"
	"strconv"
	"strings"
)

// fields are the named fields of a record's head, under their names in lower case. Of a field that is repeated the first
// counts, but for WARC-Concurrent-To no field may be.
type fields map[string]string

// line reads one line without its end, of at most *left bytes, and takes its length off *left.
func line(r *bufio.Reader, left *int) ([]byte, error) {
	var out []byte
	for {
		part, err := r.ReadSlice('\n')
		if *left -= len(part); *left < 0 {
			return nil, brokenf("the head of the record is longer than the limit of %d bytes", maxHead)
		}
		if out = append(out, part...); err == bufio.ErrBufferFull {
			continue
		}
		if err != nil {
			return nil, err
		}
		return bytes.TrimSuffix(bytes.TrimSuffix(out, []byte("\n")), []byte("\r")), nil
	}
}

// version is the WARC's version in the first line of a record; "" when it is none.
func version(b []byte) string {
	v, ok := strings.CutPrefix(string(bytes.TrimRight(b, " \t\r")), "WARC/")
	if !ok || len(v) < 3 || len(v) > 5 || strings.Trim(v, "0123456789.") != "" {
		return ""
	}
	return v
}

// readHead reads a record's head up to the empty line (ISO 28500, 4 and 5).
func readHead(r *bufio.Reader) (fields, error) {
	left := maxHead
	first, err := line(r, &left)
	if err != nil {
		return nil, inStream(err, "in the first line of a record")
	}
	switch v := version(first); {
	case v == "":
		return nil, brokenf("%q is not the first line of a record", clip(first))
	case !strings.HasPrefix(v, "1."):
		return nil, brokenf("records of WARC version %s are not understood, those of 1.0 and 1.1 are", v)
	}
	f := fields{}
	last, folds := "", 0
	for n := 0; ; n++ {
		b, err := line(r, &left)
		switch {
		case err != nil:
			return f, inStream(err, "in the head of the record")
		case len(b) == 0:
			return f, nil
		case n == maxLines:
			return f, brokenf("the head of the record has more than %d lines", maxLines)
		case bytes.IndexByte(b, 0) >= 0:
			return f, brokenf("the head of the record holds a NUL byte")
		}
		if b[0] == ' ' || b[0] == '\t' { // a folded line goes on where the last ended
			if last == "" {
				return f, brokenf("the head of the record begins with a folded line")
			}
			if folds++; folds > maxFolds || len(f[last]) > maxFolded {
				return f, brokenf("the head of the record has more than %d folded lines, or one of more than %d bytes", maxFolds, maxFolded)
			}
			f[last] = strings.TrimSpace(f[last] + " " + strings.TrimSpace(string(b)))
			continue
		}
		name, value, ok := strings.Cut(string(b), ":")
		if name = strings.ToLower(strings.TrimSpace(name)); !ok || name == "" {
			return f, brokenf("line %d of the record's head, %q, is no field", n+2, clip(b))
		}
		if last = name; f[name] != "" {
			if name == "content-length" && f[name] != strings.TrimSpace(value) {
				return f, brokenf("the record has two lengths, %q and %q", printable(f[name]), printable(strings.TrimSpace(value)))
			}
			last = name + " again" // its folded lines do not belong to the first
			continue
		}
		f[name] = strings.TrimSpace(value)
	}
}

// length is the Content-Length of a record.
func (f fields) length() (int64, error) {
	s, ok := f["content-length"]
	if !ok {
		return 0, brokenf("the record has no Content-Length")
	}
	n, err := strconv.ParseUint(s, 10, 63)
	if err != nil {
		return 0, brokenf("the Content-Length %q is no length", clip([]byte(s)))
	}
	return int64(n), nil
}

// id is a field that holds an URI, without the brackets that stand around it, or should not but do.
func (f fields) id(name string) string {
	s := f[name]
	if strings.HasPrefix(s, "<") && strings.HasSuffix(s, ">") {
		return s[1 : len(s)-1]
	}
	return s
}

// answer is the head of an answer of HTTP.
type answer struct {
	status int
	header textproto.MIMEHeader
}

// readAnswer takes the head off block (RFC 9112) and gives what is behind it. Archives hold answers as they came, so that it
// is as forgiving as browsers are: lines that are no field are left out, NUL becomes a space.
func readAnswer(block []byte) (*answer, []byte, error) {
	r := bufio.NewReader(bytes.NewReader(block[:min(len(block), maxHead)]))
	left := maxHead
	first, err := line(r, &left)
	if err != nil {
		return nil, nil, fmt.Errorf("the head of the answer is cut short")
	}
	proto, rest, _ := strings.Cut(string(first), " ")
	code, _, _ := strings.Cut(strings.TrimLeft(rest, " "), " ")
	status, err := strconv.ParseUint(code, 10, 16)
	if !strings.HasPrefix(proto, "HTTP/") || err != nil {
		return nil, nil, fmt.Errorf("%q is not the first line of an answer of HTTP", clip(first))
	}
	a := &answer{int(status), textproto.MIMEHeader{}}
	last, folds := "", 0
	for n := 0; ; n++ {
		b, err := line(r, &left)
		switch {
		case err == io.EOF && len(block) < maxHead: // an answer without a body, and without the line that ends its head
			return a, nil, nil
		case err != nil:
			return nil, nil, fmt.Errorf("the head of the answer is longer than the limit of %d bytes", maxHead)
		case n > maxLines:
			return nil, nil, fmt.Errorf("the head of the answer has more than %d lines", maxLines)
		case len(b) == 0:
			return a, block[maxHead-left:], nil
		}
		b = bytes.ReplaceAll(b, []byte{0}, []byte(" ")) // RFC 9110, 5.5
		if b[0] == ' ' || b[0] == '\t' {
			if v := a.header[last]; len(v) > 0 && folds < maxFolds && len(v[len(v)-1]) <= maxFolded {
				folds++
				v[len(v)-1] = strings.TrimSpace(v[len(v)-1] + " " + strings.TrimSpace(string(b)))
			}
			continue
		}
		name, value, ok := strings.Cut(string(b), ":")
		if last = textproto.CanonicalMIMEHeaderKey(strings.TrimSpace(name)); ok && last != "" {
			a.header[last] = append(a.header[last], strings.TrimSpace(value))
		} else {
			last = ""
		}
	}
}

// clip is the beginning of b, enough to recognise it by.
func clip(b []byte) []byte { return b[:min(len(b), 60)] }
