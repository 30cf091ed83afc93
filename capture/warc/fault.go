package warc

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"onrecord/capture"
)

// Fault is what is wrong with one record, or with bytes that should be one.
type Fault struct {
	Archive string
	Offset  int64  // where the record or the bytes begin, in the WARC as it lies
	ID      string // of the record, "" if not known
	URL     string // of the record, "" if not known
	Why     string
	// Lost is how many bytes of the WARC were passed over to find the next record; 0 when no byte was.
	Lost int64
	// CutShort says that the WARC ends inside of the record.
	CutShort bool
	Err      error // what lay behind it; may be nil
}

func (f *Fault) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: ", printable(f.Archive))
	if f.ID != "" || f.URL != "" {
		b.WriteString("record ")
	}
	if f.ID != "" {
		fmt.Fprintf(&b, "%s ", printable(f.ID))
	}
	if f.URL != "" {
		fmt.Fprintf(&b, "of %s ", printable(f.URL))
	}
	fmt.Fprintf(&b, "at byte %d: %s", f.Offset, f.Why)
	if f.Lost > 0 {
		fmt.Fprintf(&b, "; %d bytes were passed over to find the next record", f.Lost)
	}
	if f.CutShort {
		b.WriteString("; get the archive again if it should be longer")
	}
	return b.String()
}

func (f *Fault) Unwrap() error { return f.Err }

// broken says that the archive cannot be followed behind this point without looking for the next record.
type broken struct {
	why      string
	cutShort bool
	err      error
}

func (b *broken) Error() string { return b.why }
func (b *broken) Unwrap() error { return b.err }

func brokenf(format string, args ...any) error { return &broken{why: fmt.Sprintf(format, args...)} }

// errBomb says that a gzip member unpacks to far more than it is.
var errBomb = &broken{why: fmt.Sprintf("unpacks to more than %d times its size, as no record does: a decompression bomb", maxRatio)}

// inStream words an error of reading below the records.
func inStream(err error, doing string) error {
	switch b, ok := errors.AsType[*broken](err); {
	case ok:
		return b
	case err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF):
		return &broken{why: "the archive is cut short " + doing, cutShort: true, err: io.ErrUnexpectedEOF}
	}
	return &broken{why: "unpacking failed " + doing + ": " + err.Error(), err: err}
}

// content is why the content of a record could not be had, as the next to read it would say it.
func content(err error) error {
	if r, ok := errors.AsType[*capture.Refusal](err); ok {
		return errors.New(strings.Replace(r.Why, "the answer", "the content", 1))
	}
	return err
}

// printable is s as it may stand in a message: quoted when it holds what a terminal would act upon, and not endless.
func printable(s string) string {
	if len(s) > 300 {
		s = strings.ToValidUTF8(s[:300], "") + "…"
	}
	if q := strconv.Quote(s); q[1:len(q)-1] != s {
		return q
	}
	return s
}
