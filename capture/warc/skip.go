package warc

import (
	"mime"
	"strings"
)

// Skip is why a record gives no Capture.
type Skip string

// The reasons.
const (
	NoContent   Skip = "not a record of content" // request, metadata, warcinfo and types to come
	NotOK       Skip = "status other than 200"
	NotPage     Skip = "media type of no article" // pictures, scripts, styles
	NotHTTP     Skip = "not an answer of HTTP"    // dns: and the like
	Derived     Skip = "derived by the archiver"  // urn:text:, urn:thumbnail: and the like
	Segmented   Skip = "in segments"              // a record that goes on in others
	NoBytes     Skip = "no content"
	Unknown     Skip = "revisit of a record that is not in this archive, or was too long ago"
	EarlierLost Skip = "revisit of a record that was faulty"
)

// IsPage reports whether mediaType (without parameters, in lower case) may be an article: HTML, text, mail, PDF, DOCX, or
// not told.
func IsPage(mediaType string) bool {
	switch mediaType {
	case "", "text/html", "application/xhtml+xml", "text/plain", "message/rfc822", "application/mbox", "application/pdf",
		"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/octet-stream":
		return true
	}
	return false
}

// essence is a media type without its parameters, in lower case; "" when it makes no sense.
func essence(mediaType string) string {
	t, _, err := mime.ParseMediaType(mediaType)
	if err != nil && t == "" {
		t, _, _ = strings.Cut(mediaType, ";")
		if t = strings.ToLower(strings.TrimSpace(t)); strings.Count(t, "/") != 1 {
			return ""
		}
	}
	return t
}

// Tally counts what became of the records of an archive.
type Tally struct {
	Captures, Revisits int // captures, and how many of them are of revisits
	Faults             int
	Skipped            map[Skip]int
	Lost               int64 // bytes that were passed over, see Fault.Lost
}

// Count adds what [Read] gave.
func (t *Tally) Count(r *Record, err error) {
	switch f, ok := err.(*Fault); {
	case err != nil:
		t.Faults++
		if ok {
			t.Lost += f.Lost
		}
	case r.Skipped != "":
		if t.Skipped == nil {
			t.Skipped = map[Skip]int{}
		}
		t.Skipped[r.Skipped]++
	default:
		t.Captures++
		if r.Type == "revisit" {
			t.Revisits++
		}
	}
}
