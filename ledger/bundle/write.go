package bundle

import (
	"archive/zip"
	"context"
	"fmt"
	"io"

	"onrecord/ledger"

	"github.com/klauspost/compress/flate"
)

// Write writes all of src up to its present head to w and says what that head is. The bytes depend on the entries alone. A story
// whose hashes or bytes are not what they should be is not written: the error names the entry. progress, if not nil, is told how
// many entries and blobs are done.
func Write(ctx context.Context, w io.Writer, src ledger.Source, progress func(entries, blobs int64)) (ledger.Checkpoint, error) {
	head, err := src.Head(ctx)
	if err != nil {
		return head, err
	}
	if progress == nil {
		progress = func(int64, int64) {}
	}
	b := &writer{ctx: ctx, zip: newZip(w), src: src, head: head, progress: progress, seen: map[ledger.Digest]bool{}}
	if err := b.text(readmeName, readme); err != nil {
		return head, err
	}
	if err := b.entries(); err != nil {
		return head, err
	}
	if err := b.hashes(); err != nil {
		return head, err
	}
	if err := b.blobs(); err != nil {
		return head, err
	}
	if err := b.text(checkpointName, head.String()+"\n"); err != nil {
		return head, err
	}
	return head, b.zip.Close()
}

// newZip is an archive packed by a pinned library: how it packs is a part of the bytes.
func newZip(w io.Writer) *zip.Writer {
	z := zip.NewWriter(w)
	var packer *flate.Writer // one file is written after the other, and a new one is large
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		if packer != nil {
			packer.Reset(w)
			return packer, nil
		}
		var err error
		packer, err = flate.NewWriter(w, 6)
		return packer, err
	})
	return z
}

type writer struct {
	ctx      context.Context
	zip      *zip.Writer
	src      ledger.Source
	head     ledger.Checkpoint
	progress func(entries, blobs int64)
	hash     []ledger.Digest // of each entry
	named    []ledger.Digest // in the order in which entries name them
	seen     map[ledger.Digest]bool
}

// file begins a file with no time and no mode: nothing that differs between two machines.
func (b *writer) file(name string) (io.Writer, error) {
	return b.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
}

func (b *writer) text(name, text string) error {
	w, err := b.file(name)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, text)
	return err
}

func (b *writer) entries() error {
	w, err := b.file(entriesName)
	if err != nil {
		return err
	}
	before := ledger.Genesis()
	for e, err := range b.src.Entries(b.ctx, 0) {
		if err != nil {
			return err
		}
		if e.Seq > b.head.Seq {
			break // appended since we began
		}
		if e.Seq != int64(len(b.hash))+1 {
			return damaged(e.Seq, "follows entry %d", len(b.hash))
		}
		line, err := e.Line()
		if err != nil {
			return err
		}
		if hash, err := ledger.Chain(before, line); err != nil || hash != e.Hash {
			return damaged(e.Seq, "its hash does not follow from what it says")
		}
		body, err := e.Decode()
		if err != nil {
			return err
		}
		for _, d := range ledger.BlobsOf(body) {
			if err := d.Check(); err != nil {
				return damaged(e.Seq, "it names bytes by %v", err)
			}
			if !b.seen[d] {
				b.seen[d] = true
				b.named = append(b.named, d)
			}
		}
		if _, err := w.Write(append(line, '\n')); err != nil {
			return err
		}
		before, b.hash = e.Hash, append(b.hash, e.Hash)
		b.progress(e.Seq, 0)
	}
	if int64(len(b.hash)) != b.head.Seq || before != b.head.Hash {
		return damaged(int64(len(b.hash)), "it is the last, but the story says that it ends at %s", b.head)
	}
	return nil
}

func damaged(seq int64, format string, args ...any) error {
	return fmt.Errorf("entry %d: %s: the story is damaged and is not exported; onrecord verify tells more", seq, fmt.Sprintf(format, args...))
}

func (b *writer) hashes() error {
	w, err := b.file(hashesName)
	if err != nil {
		return err
	}
	for _, h := range b.hash {
		if _, err := io.WriteString(w, string(h)+"\n"); err != nil {
			return err
		}
	}
	return nil
}

func (b *writer) blobs() error {
	for i, d := range b.named {
		if b.ctx.Err() != nil {
			return context.Cause(b.ctx)
		}
		data, err := b.src.Blob(b.ctx, d)
		if err == nil && ledger.DigestOf(data) != d {
			err = fmt.Errorf("they were altered")
		}
		if err != nil {
			return fmt.Errorf("the bytes %s: %w: the story is damaged and is not exported; onrecord verify tells more", d, err)
		}
		w, err := b.file(blobName(d))
		if err != nil {
			return err
		}
		if _, err := w.Write(data); err != nil {
			return err
		}
		b.progress(b.head.Seq, int64(i+1))
	}
	return nil
}
