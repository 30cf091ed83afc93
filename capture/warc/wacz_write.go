package warc

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"slices"
	"strings"
	"time"

	"onrecord"
)

// WACZWriter writes captures into a WACZ 1.1.1: archive/data.warc.gz, pages/pages.jsonl, indexes/index.cdx (CDXJ),
// datapackage.json and its digest. Same captures and options, same bytes. It keeps one line a record for the index and one for
// the page list, about 600 bytes together. It is not safe for concurrent use.
type WACZWriter struct {
	zip       *zip.Writer
	o         WriteOptions
	warc      *Writer
	data      *part
	index     []string
	pages     []string
	resources []resource
}

const warcName = "data.warc.gz"

// NewWACZWriter begins a WACZ.
func NewWACZWriter(w io.Writer, o WriteOptions) (*WACZWriter, error) {
	z := &WACZWriter{zip: zip.NewWriter(w), o: o}
	var err error
	// WARCs are stored as they are, so that a record can be reached without unpacking those before it.
	if z.data, err = z.create("archive/"+warcName, zip.Store); err != nil {
		return nil, err
	}
	inner := o
	inner.Plain, inner.Name = false, warcName
	if z.warc, err = NewWriter(z.data, inner); err != nil {
		return nil, err
	}
	z.warc.index = z.list
	return z, nil
}

// Write appends c, as [Writer.Write] does.
func (z *WACZWriter) Write(c *onrecord.Capture) error { return z.warc.Write(c) }

// Close writes the page list, the index and what vouches for all. It does not close the writer below.
func (z *WACZWriter) Close() error {
	if z.warc.err != nil {
		return z.warc.err
	}
	z.resources = append(z.resources, z.data.resource())
	slices.Sort(z.index)
	pages := append([]string{`{"format":"json-pages-1.0","id":"pages","title":"All Pages"}`}, z.pages...)
	for _, f := range []struct {
		name   string
		method uint16
		lines  []string
	}{{"indexes/index.cdx", zip.Store, z.index}, {"pages/pages.jsonl", zip.Deflate, pages}} {
		p, err := z.create(f.name, f.method)
		if err != nil {
			return err
		}
		for _, l := range f.lines {
			if _, err := io.WriteString(p, l+"\n"); err != nil {
				return fmt.Errorf("write archive: %s: %w", f.name, err)
			}
		}
		z.resources = append(z.resources, p.resource())
	}
	created := ""
	if !z.o.Now.IsZero() {
		created = z.o.Now.UTC().Format(time.RFC3339)
	}
	p, err := z.json(packageName, dataPackage{"data-package", "1.1.1", z.o.Title, created, z.o.Software, z.resources})
	if err == nil {
		_, err = z.json(digestName, packageDigest{packageName, p.resource().Hash})
	}
	if err != nil {
		return err
	}
	if err := z.zip.Close(); err != nil {
		return fmt.Errorf("write archive: %w", err)
	}
	return nil
}

func (z *WACZWriter) json(name string, v any) (*part, error) {
	b, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write archive: %s: %w", name, err)
	}
	p, err := z.create(name, zip.Deflate)
	if err != nil {
		return nil, err
	}
	if _, err := p.Write(append(b, '\n')); err != nil {
		return nil, fmt.Errorf("write archive: %s: %w", name, err)
	}
	return p, nil
}

// list notes a record for the index and the page list.
func (z *WACZWriter) list(e *entry) {
	mime, status := essence(e.c.MediaType), ""
	if len(e.c.Header) > 0 {
		status = "200"
	}
	if e.revisit {
		mime = "warc/revisit"
	}
	b, _ := json.Marshal(struct { // strings and numbers always marshal
		URL      string `json:"url"`
		MIME     string `json:"mime,omitempty"`
		Status   string `json:"status,omitempty"`
		Digest   string `json:"digest"`
		Length   int64  `json:"length,string"`
		Offset   int64  `json:"offset,string"`
		Filename string `json:"filename"`
	}{e.url, mime, status, e.payload, e.length, e.offset, warcName})
	z.index = append(z.index, fmt.Sprintf("%s %s %s", sortKey(e.url), e.c.Time.UTC().Format("20060102150405"), b))
	if !isWeb(e.url) {
		return
	}
	id := sha256.Sum256([]byte(e.url + "\n" + stamp(e.c.Time)))
	b, _ = json.Marshal(struct {
		ID  string `json:"id"`
		URL string `json:"url"`
		TS  string `json:"ts"`
	}{hex.EncodeToString(id[:10]), e.url, stamp(e.c.Time)})
	z.pages = append(z.pages, string(b))
}

// sortKey is an address in the order of its parts, the host turned round ("org,example)/path?a=b"), as indexes of web archives
// have it (SURT).
func sortKey(address string) string {
	rest, web := strings.CutPrefix(strings.ToLower(address), "https://")
	if !web {
		if rest, web = strings.CutPrefix(rest, "http://"); !web {
			return strings.ReplaceAll(rest, " ", "%20")
		}
	}
	rest, _, _ = strings.Cut(rest, "#")
	host, file := rest, "/"
	if i := strings.IndexAny(rest, "/?"); i >= 0 {
		host, file = rest[:i], rest[i:]
	}
	if i := strings.LastIndexByte(host, '@'); i >= 0 {
		host = host[i+1:]
	}
	host = strings.TrimPrefix(strings.TrimSuffix(strings.TrimSuffix(host, ":80"), ":443"), "www.")
	parts := strings.Split(host, ".")
	slices.Reverse(parts)
	if file, query, ok := strings.Cut(file, "?"); ok {
		args := strings.Split(query, "&")
		slices.Sort(args)
		return strings.ReplaceAll(strings.Join(parts, ",")+")/"+strings.TrimPrefix(file, "/")+"?"+strings.Join(args, "&"), " ", "%20")
	}
	return strings.ReplaceAll(strings.Join(parts, ",")+")"+file, " ", "%20")
}

// part is a file of the WACZ that is being written.
type part struct {
	name string
	w    io.Writer
	h    hash.Hash
	n    int64
}

func (z *WACZWriter) create(name string, method uint16) (*part, error) {
	h := &zip.FileHeader{Name: name, Method: method}
	if z.o.Now.Year() >= 1980 { // earlier dates cannot be written
		h.Modified = z.o.Now.UTC()
	}
	w, err := z.zip.CreateHeader(h)
	if err != nil {
		return nil, fmt.Errorf("write archive: %s: %w", name, err)
	}
	return &part{name: name, w: w, h: sha256.New()}, nil
}

func (p *part) Write(b []byte) (int, error) {
	n, err := p.w.Write(b)
	p.h.Write(b[:n])
	p.n += int64(n)
	return n, err
}

func (p *part) resource() resource {
	return resource{p.name[strings.LastIndexByte(p.name, '/')+1:], p.name, "sha256:" + hex.EncodeToString(p.h.Sum(nil)), p.n}
}
