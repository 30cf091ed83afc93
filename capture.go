package onrecord

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"time"
)

// Capture is one answer from one server, or one file given: the bytes as they came, and how they came.
type Capture struct {
	// SHA256 is the lower-case hexadecimal digest of Data.
	SHA256 string
	// Source is the file name or URL as the user gave it.
	Source string
	// URL is where the bytes came from after redirects; "" for a file.
	URL string
	// MediaType is the type and parameters as declared by the server, or as sniffed for a file: "text/html; charset=…".
	MediaType string
	// Header holds the server's answer headers; nil for a file.
	Header http.Header
	// Time is when the bytes arrived; zero if not known.
	Time time.Time
	// Data is the content, never altered.
	Data []byte

	size int // of a Capture that was read back without its Data
}

// Size is the number of bytes that came, known also when Data was not kept beside the rest.
func (c *Capture) Size() int {
	if c.Data == nil {
		return c.size
	}
	return len(c.Data)
}

// NewCapture keeps data under its digest.
func NewCapture(source, mediaType string, data []byte) *Capture {
	sum := sha256.Sum256(data)
	return &Capture{SHA256: hex.EncodeToString(sum[:]), Source: source, MediaType: mediaType, Data: data}
}
