package bundle

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// checkEnd looks at the end of the archive before a library takes its word: the directory must be of a bearable size and end where
// the end begins, and no comment follows. (APPNOTE.TXT of PKWARE, 4.3.14 to 4.3.16.)
func checkEnd(r io.ReaderAt, size int64) error {
	const endLen, locatorLen, end64Len = 22, 20, 56
	var b [end64Len + locatorLen + endLen]byte
	tail := b[:min(size, int64(len(b)))]
	if len(tail) < endLen {
		return errors.New("no bundle: it is too short for one")
	}
	if _, err := r.ReadAt(tail, size-int64(len(tail))); err != nil && err != io.EOF {
		return err
	}
	end := tail[len(tail)-endLen:]
	if !bytes.HasPrefix(end, []byte("PK\x05\x06")) {
		return errors.New("no bundle, or one that was cut off: it does not end as a ZIP archive does")
	}
	at := size - endLen
	length, offset := int64(binary.LittleEndian.Uint32(end[12:])), int64(binary.LittleEndian.Uint32(end[16:]))
	if binary.LittleEndian.Uint16(end[10:]) == 0xffff || length == 0xffffffff || offset == 0xffffffff {
		if len(tail) < len(b) || !bytes.HasPrefix(b[end64Len:], []byte("PK\x06\x07")) || !bytes.HasPrefix(b[:], []byte("PK\x06\x06")) {
			return errors.New("no bundle, or one whose end is damaged: the end of a large ZIP archive is missing")
		}
		at = size - int64(len(b))
		length, offset = int64(binary.LittleEndian.Uint64(b[40:])), int64(binary.LittleEndian.Uint64(b[48:]))
	}
	if length < 0 || offset < 0 || length > at || offset != at-length {
		return errors.New("no bundle, or one whose end is damaged: the directory of the ZIP archive is not where it should be")
	}
	if length > maxDirectory {
		return fmt.Errorf("the bundle's directory has %d bytes, more than %d are not read", length, int64(maxDirectory))
	}
	return nil
}

// layout writes the archive again around the packed files as they are and compares: whatever is not as onrecord writes it, between
// or behind the files, shows. It needs nothing unpacked.
func (b *Reader) layout() error {
	same := &comparer{want: io.NewSectionReader(b.at, 0, b.size)}
	w := newZip(same)
	for _, f := range b.files {
		out, err := w.CreateRaw(&zip.FileHeader{Name: f.Name, Method: zip.Deflate, Flags: 0x8, CreatorVersion: 20, ReaderVersion: 20, CRC32: f.CRC32,
			CompressedSize64: f.CompressedSize64, UncompressedSize64: f.UncompressedSize64})
		if err != nil {
			return err
		}
		in, err := f.OpenRaw()
		if err != nil {
			return fmt.Errorf("%s in the bundle: %w", f.Name, err)
		}
		if n, err := io.Copy(out, in); err != nil {
			return err
		} else if uint64(n) != f.CompressedSize64 {
			return fmt.Errorf("%s in the bundle is cut off", f.Name)
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	if same.at != b.size {
		return fmt.Errorf("the bundle has bytes behind its end, at %d", same.at)
	}
	return nil
}

// comparer takes what should be the same as want.
type comparer struct {
	want io.Reader
	at   int64
	buf  []byte
}

func (c *comparer) Write(p []byte) (int, error) {
	if cap(c.buf) < len(p) {
		c.buf = make([]byte, len(p))
	}
	got := c.buf[:len(p)]
	if _, err := io.ReadFull(c.want, got); err != nil {
		return 0, fmt.Errorf("the bundle ends too soon: %w", err)
	}
	if !bytes.Equal(got, p) {
		n := 0
		for got[n] == p[n] {
			n++
		}
		return n, fmt.Errorf("the bundle is not as onrecord writes it at byte %d: it was altered, or packed again by another program", c.at+int64(n))
	}
	c.at += int64(len(p))
	return len(p), nil
}
