package warc

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
)

// file reads one file: its records when it is a WARC, and its digest. It reports whether to go on.
func (w *wacz) file(f *zip.File, warc bool, e *earlier, yield func(*Record, error) bool) bool {
	in, err := f.Open()
	if err != nil {
		return yield(nil, w.fault(f.Name, err, "cannot be read: %v", err))
	}
	defer in.Close()
	m := &hashed{r: in, packed: int64(f.CompressedSize64), h: sha256.New()}
	whole := true
	if warc {
		o := w.o
		o.Source, o.within = w.o.Source+"!"+f.Name, w.o.Source
		var from io.Reader = m
		if start, err := f.DataOffset(); err == nil && f.Method == zip.Store {
			from = readerBoth{m, io.NewSectionReader(w.r, start, int64(f.CompressedSize64))}
		}
		var more bool
		if whole, more = newScanner(from, o, e).all(yield); !more {
			return false
		}
	} else if _, err := io.Copy(io.Discard, m); err != nil {
		return yield(nil, w.fault(f.Name, err, "cannot be read: %v", err))
	}
	declared := w.hashes[f.Name]
	algorithm, want, ok := digest(declared)
	if got := m.h.Sum(nil); whole && ok && algorithm == "sha256" && string(got) != string(want) {
		return yield(nil, w.fault(f.Name, nil, "is not what %s vouches for: its digest is sha256:%s, and %s was declared", packageName, hex.EncodeToString(got), printable(declared)))
	}
	return true
}

// readerBoth is a file in a WACZ that is stored as it is, so that it can be read again at any place.
type readerBoth struct {
	io.Reader
	io.ReaderAt
}

// hashed takes the digest of what is read, and stops at what unpacks to more than a WARC does.
type hashed struct {
	r         io.Reader
	n, packed int64
	h         hash.Hash
}

func (m *hashed) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	m.h.Write(p[:n])
	if m.n += int64(n); m.n > ratioFrom && m.n > maxRatio*m.packed {
		return n, errBomb
	}
	return n, err
}

// limitedAt stops after so many bytes, until it is open.
type limitedAt struct {
	r    io.ReaderAt
	left int64
	open bool
}

func (l *limitedAt) ReadAt(p []byte, at int64) (int, error) {
	if !l.open {
		if l.left -= int64(len(p)); l.left < 0 {
			return 0, errors.New("too long")
		}
	}
	return l.r.ReadAt(p, at)
}
