package bundle

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"onrecord/ledger"
)

// Reader is a bundle opened for reading: a [ledger.Source]. It believes nothing that it has not seen: but what it gives is right
// only if [Verify] finds nothing wrong.
type Reader struct {
	at     io.ReaderAt
	size   int64
	limits Limits
	files  []*zip.File
	named  map[string]*zip.File // those that are no blobs
	blobs  map[ledger.Digest]*zip.File
}

// Open reads the directory of a bundle of size bytes. The error says what makes it none.
func Open(r io.ReaderAt, size int64, limits Limits) (*Reader, error) {
	if err := checkEnd(r, size); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, fmt.Errorf("no bundle, or one whose directory, at its end, is damaged: %w", err)
	}
	z.RegisterDecompressor(zip.Deflate, unpack)
	b := &Reader{at: r, size: size, limits: limits.withDefaults(size), files: z.File, named: map[string]*zip.File{}, blobs: map[ledger.Digest]*zip.File{}}
	var total int64
	for _, f := range z.File {
		if err := b.add(f); err != nil {
			return nil, err
		}
		if total += int64(f.UncompressedSize64); total > b.limits.Total {
			return nil, fmt.Errorf("the bundle unpacks to more than %d bytes: too much for one of its size; raise the limit if you trust who made it", b.limits.Total)
		}
	}
	for _, name := range []string{readmeName, entriesName, hashesName, checkpointName} {
		if b.named[name] == nil {
			return nil, fmt.Errorf("no bundle: it has no file %s", name)
		}
	}
	return b, nil
}

func (b *Reader) add(f *zip.File) error {
	limit := b.limits.Blob
	d, blob := blobDigest(f.Name)
	switch {
	case blob && b.blobs[d] != nil, b.named[f.Name] != nil:
		return fmt.Errorf("the bundle has two files %q", f.Name)
	case blob:
		b.blobs[d] = f
	case f.Name == readmeName || f.Name == checkpointName:
		b.named[f.Name], limit = f, 1<<16
	case f.Name == entriesName || f.Name == hashesName:
		b.named[f.Name], limit = f, b.limits.Total
	default:
		return fmt.Errorf("the bundle has a file %q, which belongs in none", f.Name)
	}
	if f.UncompressedSize64 > uint64(limit) {
		return fmt.Errorf("%s in the bundle has %d bytes, more than the limit of %d; raise the limit if you trust who made it", f.Name, f.UncompressedSize64, limit)
	}
	return nil
}

// open opens a file for reading, which ends with an error behind the size that the directory tells.
func (b *Reader) open(f *zip.File) (io.ReadCloser, error) {
	if f.Method != zip.Deflate {
		return nil, fmt.Errorf("%s in the bundle is packed in a way that bundles are not", f.Name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s in the bundle: %w", f.Name, err)
	}
	return r, nil
}

// all is the whole content of a small file or a blob.
func (b *Reader) all(f *zip.File) ([]byte, error) {
	r, err := b.open(f)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	// Not allocated at once: the size is a claim until the bytes have come.
	var data bytes.Buffer
	if _, err := data.ReadFrom(io.LimitReader(r, int64(f.UncompressedSize64)+1)); err != nil {
		return nil, fmt.Errorf("%s in the bundle: %w", f.Name, err)
	}
	if uint64(data.Len()) != f.UncompressedSize64 {
		return nil, fmt.Errorf("%s in the bundle has another size than its directory says", f.Name)
	}
	return data.Bytes(), nil
}

// Head is the checkpoint that the bundle says it ends at.
func (b *Reader) Head(context.Context) (ledger.Checkpoint, error) {
	data, err := b.all(b.named[checkpointName])
	if err != nil {
		return ledger.Checkpoint{}, err
	}
	c, err := ledger.ParseCheckpoint(string(data))
	if err == nil && c.String()+"\n" != string(data) {
		err = errors.New("it is not written as onrecord writes checkpoints")
	}
	if err != nil {
		return ledger.Checkpoint{}, fmt.Errorf("%s in the bundle: %w", checkpointName, err)
	}
	return c, nil
}

// Blob gives the bytes with that digest, which has been checked.
func (b *Reader) Blob(_ context.Context, d ledger.Digest) ([]byte, error) {
	f := b.blobs[d]
	if f == nil {
		return nil, ledger.ErrNotFound
	}
	data, err := b.all(f)
	if err == nil && ledger.DigestOf(data) != d {
		err = fmt.Errorf("%s in the bundle: the bytes are not those of its name", f.Name)
	}
	return data, err
}

// Entries yields the entries after number after, with the hashes that the bundle has for them.
func (b *Reader) Entries(ctx context.Context, after int64) iter.Seq2[ledger.Entry, error] {
	return func(yield func(ledger.Entry, error) bool) {
		entries, err := b.lines(entriesName)
		if err != nil {
			yield(ledger.Entry{}, err)
			return
		}
		defer entries.Close()
		hashes, err := b.lines(hashesName)
		if err != nil {
			yield(ledger.Entry{}, err)
			return
		}
		defer hashes.Close()
		for {
			e, err := pair(entries, hashes)
			if err == nil && ctx.Err() != nil {
				err = context.Cause(ctx)
			}
			if err == io.EOF {
				return
			}
			if err == nil && e.Seq <= after {
				continue
			}
			if !yield(e, err) || err != nil {
				return
			}
		}
	}
}

// pair reads the next entry with its hash; io.EOF when both files end.
func pair(entries, hashes *lines) (ledger.Entry, error) {
	line, err := entries.next()
	hash, err2 := hashes.next()
	switch {
	case err == io.EOF && err2 == io.EOF:
		return ledger.Entry{}, io.EOF
	case err != nil && err != io.EOF:
		return ledger.Entry{}, err
	case err2 != nil && err2 != io.EOF:
		return ledger.Entry{}, err2
	case err != err2:
		return ledger.Entry{}, fmt.Errorf("%s and %s in the bundle have not as many lines", entriesName, hashesName)
	}
	e, err := ledger.ParseEntry(line)
	if err != nil {
		return ledger.Entry{}, fmt.Errorf("%s in the bundle, line %d: %w", entriesName, entries.n, err)
	}
	e.Hash = ledger.Digest(strings.Clone(string(hash)))
	if err := e.Hash.Check(); err != nil {
		return ledger.Entry{}, fmt.Errorf("%s in the bundle, line %d: %w", hashesName, hashes.n, err)
	}
	return e, nil
}

// lines reads a file of lines, each ended by a line break.
type lines struct {
	io.Closer
	r     *bufio.Reader
	name  string
	limit int64
	n     int
	buf   []byte
}

func (b *Reader) lines(name string) (*lines, error) {
	r, err := b.open(b.named[name])
	if err != nil {
		return nil, err
	}
	return &lines{Closer: r, r: bufio.NewReaderSize(r, 1<<16), name: name, limit: b.limits.line()}, nil
}

// next is the next line without its break, good until the call after; io.EOF at the end.
func (l *lines) next() ([]byte, error) {
	l.buf = l.buf[:0]
	l.n++
	for {
		part, err := l.r.ReadSlice('\n')
		l.buf = append(l.buf, part...)
		switch {
		case int64(len(l.buf)) > l.limit:
			return nil, fmt.Errorf("%s in the bundle, line %d is longer than %d bytes", l.name, l.n, l.limit)
		case err == bufio.ErrBufferFull:
		case err == io.EOF && len(l.buf) == 0:
			return nil, io.EOF
		case err == io.EOF:
			return nil, fmt.Errorf("%s in the bundle, line %d is cut off", l.name, l.n)
		case err != nil:
			return nil, fmt.Errorf("%s in the bundle, line %d: %w", l.name, l.n, err)
		default:
			return l.buf[:len(l.buf)-1], nil
		}
	}
}
