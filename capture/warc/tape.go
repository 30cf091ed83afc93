package warc

import (
	"bufio"
	"io"
)

// tape reads an archive and keeps the last bytes that it read, so that a damaged record can be gone over again.
type tape struct {
	r     io.Reader
	buf   *bufio.Reader // over the tape itself: all read from it
	kept  []byte
	from  int64 // offset of kept
	at    int64 // offset of what is handed out next
	keep  int   // how many bytes are kept at least
	spent int64 // bytes gone over again
	err   error // of r, io.EOF aside
}

func newTape(r io.Reader, keep int64) *tape {
	t := &tape{r: r, keep: int(keep)}
	t.buf = bufio.NewReaderSize(t, 64<<10)
	return t
}

// Read hands out bytes that are gone over again, then those of r.
func (t *tape) Read(p []byte) (int, error) {
	if again := t.kept[t.at-t.from:]; len(again) > 0 {
		n := copy(p, again)
		t.at += int64(n)
		return n, nil
	}
	n, err := t.r.Read(p)
	t.kept = append(t.kept, p[:n]...)
	t.at += int64(n)
	if err != nil && err != io.EOF {
		t.err = err
	}
	return n, err
}

// pos is the offset of the next byte of buf.
func (t *tape) pos() int64 { return t.at - int64(t.buf.Buffered()) }

// mark says that nothing before this place is gone over again.
func (t *tape) mark() {
	drop := t.pos() - t.from
	if drop < int64(len(t.kept))/2 || drop < 256<<10 { // moving few bytes often would cost more than it saves
		return
	}
	t.drop(int(drop))
}

func (t *tape) drop(n int) {
	t.kept = t.kept[:copy(t.kept, t.kept[n:])]
	t.from += int64(n)
}

// trim keeps the tape within its bounds inside of a long record.
func (t *tape) trim() {
	if over := len(t.kept) - t.keep; over > t.keep && t.at == t.from+int64(len(t.kept)) {
		t.drop(over)
	}
}

// back goes back to offset, or as far as bytes are kept, unless going back has become a habit: all that is gone over again
// stays in proportion to the archive. It goes nowhere but back.
func (t *tape) back(offset int64) {
	offset = max(offset, t.from)
	way := t.pos() - offset
	if way <= 0 || t.spent+way > 64<<20+4*(t.from+int64(len(t.kept))) {
		return
	}
	t.spent += way
	t.at = offset
	t.buf.Reset(t)
}
