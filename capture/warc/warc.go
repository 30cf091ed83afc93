// Package warc reads and writes web archives: WARC 1.0 and 1.1 (ISO 28500), plain or in gzip, and WACZ 1.1.1 (Webrecorder's
// "Web Archive Collection Zipped"). An archive is streamed, record by record:
//
//	var t warc.Tally
//	for rec, err := range warc.Read(file, warc.Options{Source: "crawl.warc.gz"}) {
//		t.Count(rec, err)
//		switch {
//		case err != nil: // one record is lost, or the rest is when rec is nil; the loop goes on where it can
//		case rec.Capture != nil: // an article, or what may be one
//		}
//	}
//
// [ReadWACZ] does the same for every WARC in a WACZ. Captures come of records of type response with status 200, with transfer
// and content encodings taken off, of resource records, and of revisit records whose earlier record was seen. All else is told
// with a reason, so that nothing vanishes unsaid. Digests are checked.
//
// Archives are hostile: heads, payloads, ratios and what is kept are bounded, and a damaged record does not stop the rest.
// Memory is bounded by Options, whatever the size of an archive; a [Writer] of a WACZ keeps one line a record for its index.
package warc

import (
	"io"
	"iter"

	"onrecord"
	"onrecord/capture"
)

// The limits that hold where Options name no other.
const (
	DefaultMaxSize    = capture.DefaultMaxSize // bytes of a record's block, and of what it unpacks to
	DefaultMaxEarlier = 1 << 16                // records that revisits may refer to
	DefaultMaxKept    = 64 << 20               // bytes of content kept for revisits where the archive cannot be read again
)

const (
	maxHead   = 256 << 10 // bytes of a record's or an answer's head
	maxLines  = 1000      // of a head
	maxFolds  = 100       // lines of a head that go on where the one before ended
	maxFolded = 8 << 10   // bytes of a field that goes on in another line, for each costs a copy
	maxRatio  = 200       // times its size a gzip member may unpack to, once that is more than ratioFrom bytes
	ratioFrom = 1 << 20
)

// Options bound what is read and say how. The zero Options are safe.
type Options struct {
	// Source names the archive in captures and in messages.
	Source string
	// MaxSize is the most bytes that a record's block, and what it unpacks to, may have; 0 means DefaultMaxSize.
	MaxSize int64
	// MaxEarlier is how many records are remembered for revisits, the oldest forgotten first; 0 means DefaultMaxEarlier.
	// Each costs about 500 bytes.
	MaxEarlier int
	// MaxKept bounds the bytes of content that are kept for revisits of an archive that is no io.ReaderAt; 0 means
	// DefaultMaxKept. Of an io.ReaderAt no content is kept.
	MaxKept int64
	// Wanted says which media types (without parameters, in lower case) may be articles; nil means IsPage.
	Wanted func(mediaType string) bool

	within string // the WACZ that the WARC lies in, which is then the source of captures; "" for none
}

func (o Options) withDefaults() Options {
	if o.MaxSize <= 0 {
		o.MaxSize = DefaultMaxSize
	}
	if o.MaxEarlier <= 0 {
		o.MaxEarlier = DefaultMaxEarlier
	}
	if o.MaxKept <= 0 {
		o.MaxKept = DefaultMaxKept
	}
	if o.Wanted == nil {
		o.Wanted = IsPage
	}
	return o
}

// Record is one record of an archive, and the Capture that came of it, if any.
type Record struct {
	// Archive is Options.Source; for a WARC inside a WACZ followed by "!" and its name there.
	Archive string
	// Offset is where the record, or the gzip member that it lies in, begins in the WARC, in bytes; Length is how many bytes
	// it has there, 0 when several records share one gzip member.
	Offset, Length int64
	// Type is the WARC-Type, ID the WARC-Record-ID without its brackets, URL the WARC-Target-URI, as they stand.
	Type, ID, URL string
	// Truncated is the reason that the archive gives why the content was cut short, "" when it was not (WARC-Truncated).
	Truncated string
	// Skipped says why there is no Capture; "" when there is one or an error.
	Skipped Skip
	// Capture is what came; nil when the record was skipped or faulty.
	Capture *onrecord.Capture

	head     fields
	response bool // Capture is of an answer with a head of HTTP
}

// Read streams the records of the WARC in r in their order. An error that comes with a Record is about that record alone
// (a *Fault), as is one without while the loop goes on; of one after which the loop ends, r itself is the reason. When r is
// an io.ReaderAt as well (a file) and stands at its beginning, the content of earlier records is read again for revisits.
func Read(r io.Reader, o Options) iter.Seq2[*Record, error] {
	return func(yield func(*Record, error) bool) {
		o := o.withDefaults()
		newScanner(r, o, newEarlier(o)).all(yield)
	}
}

// all hands out the records. It reports whether the archive was read to its end.
func (s *scanner) all(yield func(*Record, error) bool) (whole, more bool) {
	for {
		rec, err := s.next()
		if err == io.EOF {
			return true, true
		}
		if !yield(rec, err) {
			return false, false
		}
		if s.over {
			return false, true
		}
	}
}
