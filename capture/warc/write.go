package warc

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"

	"onrecord"
)

// WriteOptions say how an archive is written.
type WriteOptions struct {
	// Now is when the archive is made; zero is written as the year 1.
	Now time.Time
	// Name is what the archive's file is called, Title what it is about, Software what makes it: for the readers of it.
	Name, Title, Software string
	// Plain leaves out the compression of a WARC.
	Plain bool
	// MaxEarlier is how many captures are remembered, so that another with the same content is written as a revisit, the
	// oldest forgotten first; 0 means DefaultMaxEarlier. Each costs about 300 bytes.
	MaxEarlier int
}

// Writer writes captures as records of WARC/1.1, one gzip member a record. Same captures and options, same bytes. A Capture with
// headers becomes a response record, one without a resource record, one with the content of an earlier one a revisit of it.
// It is not safe for concurrent use.
type Writer struct {
	w       io.Writer
	o       WriteOptions
	zip     *gzip.Writer
	at      int64 // bytes written
	n       int   // records written
	earlier map[string]*written
	row     []string // keys of earlier, as they came
	err     error
	index   func(*entry)
}

// written is a record that revisits may refer to.
type written struct{ id, url, date string }

// entry is a record as the index of a WACZ lists it.
type entry struct {
	c              *onrecord.Capture
	url            string
	payload        string
	offset, length int64
	revisit        bool
}

// NewWriter begins an archive with a warcinfo record.
func NewWriter(w io.Writer, o WriteOptions) (*Writer, error) {
	if o.MaxEarlier <= 0 {
		o.MaxEarlier = DefaultMaxEarlier
	}
	z, err := gzip.NewWriterLevel(w, gzip.DefaultCompression)
	if err != nil {
		return nil, fmt.Errorf("write archive: %w", err)
	}
	out := &Writer{w: w, o: o, zip: z, earlier: map[string]*written{}}
	var info bytes.Buffer
	for _, f := range [][2]string{{"software", o.Software}, {"format", "WARC File Format 1.1"}, {"description", o.Title},
		{"conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"}} {
		if f[1] != "" {
			fmt.Fprintf(&info, "%s: %s\r\n", f[0], oneLine(f[1]))
		}
	}
	h := []string{"WARC-Type: warcinfo", "WARC-Date: " + stamp(o.Now)}
	if o.Name != "" {
		h = append(h, "WARC-Filename: "+oneLine(o.Name))
	}
	_, _, _, err = out.record(append(h, "Content-Type: application/warc-fields"), info.Bytes())
	return out, err
}

// Write appends c. It refuses a Capture without bytes. After an error of the writer below nothing more can be written.
func (w *Writer) Write(c *onrecord.Capture) error {
	if w.err != nil {
		return w.err
	}
	if len(c.Data) == 0 {
		return fmt.Errorf("write archive: %s has no bytes to be archived", printable(c.Source))
	}
	sum := sha256.Sum256(c.Data)
	payload := "sha256:" + hex.EncodeToString(sum[:])
	target := c.URL
	if target == "" {
		target = ownURN + hex.EncodeToString(sum[:])
	}
	if target != strings.TrimSpace(oneLine(target)) {
		return fmt.Errorf("write archive: the address %s holds what no address may", printable(target))
	}
	h := []string{"WARC-Type: response", "WARC-Target-URI: " + target, "WARC-Date: " + stamp(c.Time), "WARC-Payload-Digest: " + payload}
	var block []byte
	key := payload
	if len(c.Header) > 0 {
		block = head(c)
	} else {
		h[0], key = "WARC-Type: resource", payload+" "+c.MediaType
	}
	before := w.earlier[key]
	switch {
	case before != nil:
		h[0] = "WARC-Type: revisit"
		h = append(h, "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest", "WARC-Refers-To: <"+before.id+">",
			"WARC-Refers-To-Target-URI: "+before.url, "WARC-Refers-To-Date: "+before.date)
	default:
		block = append(block, c.Data...)
	}
	switch {
	case len(c.Header) > 0:
		h = append(h, "Content-Type: application/http; msgtype=response")
	case before == nil && c.MediaType != "":
		h = append(h, "Content-Type: "+oneLine(c.MediaType))
	}
	id, offset, length, err := w.record(h, block)
	if err != nil {
		return err
	}
	if before == nil {
		w.earlier[key] = &written{id, target, stamp(c.Time)}
		if w.row = append(w.row, key); len(w.row) > w.o.MaxEarlier {
			delete(w.earlier, w.row[0])
			w.row = w.row[1:]
		}
	}
	if w.index != nil {
		w.index(&entry{c, target, payload, offset, length, before != nil})
	}
	return nil
}

// record writes one record and gives its id and where it lies. The id is a UUID (version 8, RFC 9562) of what the record says
// and of its place among the others.
func (w *Writer) record(headers []string, block []byte) (id string, offset, length int64, err error) {
	w.n++
	sum := sha256.Sum256(block)
	digest := "sha256:" + hex.EncodeToString(sum[:])
	seed := sha256.Sum256([]byte(strings.Join(append(headers, digest, strconv.Itoa(w.n)), "\n")))
	seed[6], seed[8] = seed[6]&0x0f|0x80, seed[8]&0x3f|0x80
	id = fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", seed[:4], seed[4:6], seed[6:8], seed[8:10], seed[10:16])
	var b bytes.Buffer
	fmt.Fprintf(&b, "WARC/1.1\r\n%s\r\nWARC-Record-ID: <%s>\r\nWARC-Block-Digest: %s\r\nContent-Length: %d\r\n\r\n", strings.Join(headers, "\r\n"), id, digest, len(block))
	offset = w.at
	err = w.put(b.Bytes(), block, []byte("\r\n\r\n"))
	if err != nil {
		w.err = fmt.Errorf("write archive: record %d at byte %d: %w", w.n, offset, err)
	}
	return id, offset, w.at - offset, w.err
}

func (w *Writer) put(parts ...[]byte) error {
	counted := &counter{w: w.w}
	defer func() { w.at += counted.n }()
	out := io.Writer(counted)
	if !w.o.Plain {
		w.zip.Reset(counted)
		out = w.zip
	}
	for _, p := range parts {
		if _, err := out.Write(p); err != nil {
			return err
		}
	}
	if !w.o.Plain {
		return w.zip.Close()
	}
	return nil
}

// counter counts what is written.
type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

// head is the head of an answer whose content is c.Data: the fields that hold for it packed stand under other names.
func head(c *onrecord.Capture) []byte {
	var b bytes.Buffer
	b.WriteString("HTTP/1.1 200 OK\r\n")
	names := make([]string, 0, len(c.Header))
	for name := range c.Header {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		as := name
		if slices.Contains(moved(), name) {
			as = original + name
		}
		for _, v := range c.Header[name] {
			fmt.Fprintf(&b, "%s: %s\r\n", oneLine(strings.ReplaceAll(as, ":", "")), oneLine(v))
		}
	}
	if c.Header.Get("Content-Length") == "" {
		b.WriteString(ownLength + ": yes\r\n")
	}
	fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n", len(c.Data))
	return b.Bytes()
}

// stamp is a date of WARC/1.1: UTC, as exact as it is known.
func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }

// oneLine is s with nothing in it that could begin another line of a head, or end it.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\r' || r == '\n' || r == 0 {
			return ' '
		}
		return r
	}, s)
}
