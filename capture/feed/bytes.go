package feed

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"regexp"
	"unicode/utf8"

	"github.com/klauspost/compress/gzip"
	"golang.org/x/net/html/charset"

	"onrecord"
)

// decode unpacks c and makes UTF-8 of it. Of a packed file that ends early it gives what came.
func (p *parser) decode(c *onrecord.Capture) ([]byte, error) {
	data := c.Data
	if bytes.HasPrefix(data, []byte{0x1f, 0x8b}) {
		var err error
		if data, err = p.gunzip(data); err != nil {
			return nil, err
		}
	}
	return toUTF8(data, c.MediaType), nil
}

func (p *parser) gunzip(data []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	out, err := io.ReadAll(io.LimitReader(z, MaxUnpacked+1))
	switch {
	case len(out) > MaxUnpacked:
		return nil, fmt.Errorf("it holds more than %d MiB", MaxUnpacked>>20)
	case err != nil && len(out) == 0:
		return nil, err
	case errors.Is(err, io.ErrUnexpectedEOF):
		p.cut = "it ends in the middle"
	case err != nil:
		p.cut = err.Error()
	}
	return out, nil
}

// declaration is the XML declaration, with its encoding.
var declaration = regexp.MustCompile(`^\s*<\?xml\b[^>]{0,200}?(?:encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["'][^>]{0,200}?)?\?>`)

// toUTF8 decodes data, its byte order mark and XML declaration blanked or gone, so that no later parser decodes it again.
// Lines keep their numbers. What the declaration says counts more than what the server does, as servers declare what
// they do not know; what is UTF-8 and not ASCII is taken for UTF-8 whatever is declared.
func toUTF8(data []byte, mediaType string) []byte {
	switch {
	case bytes.HasPrefix(data, []byte{0xef, 0xbb, 0xbf}):
		data = data[3:]
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		data = convert(data[2:], "utf-16le")
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		data = convert(data[2:], "utf-16be")
	case bytes.HasPrefix(data, []byte{'<', 0}):
		data = convert(data, "utf-16le")
	case bytes.HasPrefix(data, []byte{0, '<'}):
		data = convert(data, "utf-16be")
	default:
		label := ""
		if m := declaration.FindSubmatch(data[:min(len(data), 1024)]); m != nil {
			label = string(m[1])
		}
		if _, params, err := mime.ParseMediaType(mediaType); label == "" && err == nil {
			label = params["charset"]
		}
		if ascii := isASCII(data); ascii || !utf8.Valid(data) {
			if label == "" && !ascii {
				label = "windows-1252"
			}
			data = convert(data, label)
		}
	}
	if !utf8.Valid(data) {
		data = bytes.ToValidUTF8(data, []byte("\uFFFD"))
	}
	return blank(data)
}

// convert decodes data from the charset of label; data itself when there is no such charset.
func convert(data []byte, label string) []byte {
	enc, name := charset.Lookup(label)
	if enc == nil || name == "utf-8" || name == "replacement" {
		return data
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return data
	}
	return out
}

// blank is data with spaces for the XML declaration and for the control characters that XML knows not.
func blank(data []byte) []byte {
	var end int
	if m := declaration.FindIndex(data[:min(len(data), 1024)]); m != nil {
		end = m[1]
	}
	out := bytes.Clone(data)
	for i, b := range out {
		if b < 0x20 && b != '\t' && b != '\n' && b != '\r' || i < end && b != '\n' {
			out[i] = ' '
		}
	}
	return out
}

func isASCII(data []byte) bool {
	for _, b := range data {
		if b >= utf8.RuneSelf || b == 0x1b { // an escape begins the Japanese charsets that look like ASCII
			return b == 0x1b
		}
	}
	return true
}
