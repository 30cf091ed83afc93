// Package weights reads and writes onrecord's weights files: named sections of bytes under one magic word, version and
// checksums. Format and history: docs/MODEL_FORMAT.md.
//
// Reading copies nothing: sections are slices of the bytes given. A file that is foreign, of another version, cut short
// or corrupted is an error that names the file and the reason; nothing of such a file is handed out.
package weights

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
)

// Version of the container format.
const Version = 1

const (
	magic      = "onrecWTS"
	headerSize = 24
	entrySize  = 48
	nameSize   = 24
	maxSection = 1024
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// File is the sections of one weights file.
type File struct {
	name     string
	names    []string
	sections map[string][]byte
}

// Read checks data and finds its sections. name is only used in errors.
func Read(name string, data []byte) (*File, error) {
	f := &File{name: name, sections: make(map[string][]byte)}
	if err := f.read(data); err != nil {
		return nil, fmt.Errorf("read weights %s: %w", name, err)
	}
	return f, nil
}

func (f *File) read(data []byte) error {
	if len(data) < headerSize {
		return fmt.Errorf("cut short: %d bytes do not hold a header of %d", len(data), headerSize)
	}
	if string(data[:8]) != magic {
		return errors.New("not a weights file of onrecord: it starts with other bytes; install the program again")
	}
	if v := binary.LittleEndian.Uint32(data[8:]); v != Version {
		return fmt.Errorf("version %d, this program reads version %d: use the weights that came with it", v, Version)
	}
	count, size := binary.LittleEndian.Uint32(data[12:]), binary.LittleEndian.Uint64(data[16:])
	if size != uint64(len(data)) {
		return fmt.Errorf("%d bytes, its header says %d: cut short or something was added", len(data), size)
	}
	if count > maxSection || headerSize+int(count)*entrySize+4 > len(data) {
		return fmt.Errorf("corrupt: a table of %d sections does not fit", count)
	}
	end := headerSize + int(count)*entrySize
	if crc32.Checksum(data[:end], castagnoli) != binary.LittleEndian.Uint32(data[end:]) {
		return errors.New("corrupt: the checksum of its header is wrong")
	}
	for i := range int(count) {
		if err := f.section(data, data[headerSize+i*entrySize:][:entrySize]); err != nil {
			return err
		}
	}
	return nil
}

func (f *File) section(data, e []byte) error {
	name := string(bytes.TrimRight(e[:nameSize], "\x00"))
	off, size := binary.LittleEndian.Uint64(e[nameSize:]), binary.LittleEndian.Uint64(e[nameSize+8:])
	if off > uint64(len(data)) || size > uint64(len(data))-off {
		return fmt.Errorf("corrupt: section %q ends past the end of the file", name)
	}
	body := data[off : off+size : off+size]
	if crc32.Checksum(body, castagnoli) != binary.LittleEndian.Uint32(e[nameSize+16:]) {
		return fmt.Errorf("corrupt: the checksum of section %q is wrong", name)
	}
	if _, twice := f.sections[name]; twice {
		return fmt.Errorf("corrupt: section %q is there twice", name)
	}
	f.names = append(f.names, name)
	f.sections[name] = body
	return nil
}

// Names lists the sections in the order of the file.
func (f *File) Names() []string { return f.names }

// Section is the bytes of a section. They belong to the file: do not change them.
func (f *File) Section(name string) ([]byte, error) {
	b, ok := f.sections[name]
	if !ok {
		return nil, fmt.Errorf("read weights %s: no section %q: made by another version of the trainer", f.name, name)
	}
	return b, nil
}

// Has reports whether there is such a section.
func (f *File) Has(name string) bool {
	_, ok := f.sections[name]
	return ok
}

// Errorf is an error about the content of this file.
func (f *File) Errorf(format string, args ...any) error {
	return fmt.Errorf("read weights %s: %w", f.name, fmt.Errorf(format, args...))
}

// Writer builds a weights file.
type Writer struct {
	names  []string
	bodies [][]byte
}

// Add appends a section.
func (w *Writer) Add(name string, body []byte) error {
	if len(name) == 0 || len(name) > nameSize {
		return fmt.Errorf("write weights: section name %q: want 1 to %d bytes", name, nameSize)
	}
	w.names, w.bodies = append(w.names, name), append(w.bodies, body)
	return nil
}

// Bytes is the finished file. Bodies start at multiples of 8.
func (w *Writer) Bytes() []byte {
	at := align(headerSize + len(w.names)*entrySize + 4)
	out := make([]byte, at)
	copy(out, magic)
	binary.LittleEndian.PutUint32(out[8:], Version)
	binary.LittleEndian.PutUint32(out[12:], uint32(len(w.names)))
	for i, body := range w.bodies {
		e := out[headerSize+i*entrySize:][:entrySize]
		copy(e, w.names[i])
		binary.LittleEndian.PutUint64(e[nameSize:], uint64(len(out)))
		binary.LittleEndian.PutUint64(e[nameSize+8:], uint64(len(body)))
		binary.LittleEndian.PutUint32(e[nameSize+16:], crc32.Checksum(body, castagnoli))
		out = append(out, body...)
		out = append(out, make([]byte, align(len(out))-len(out))...)
	}
	binary.LittleEndian.PutUint64(out[16:], uint64(len(out)))
	end := headerSize + len(w.names)*entrySize
	binary.LittleEndian.PutUint32(out[end:], crc32.Checksum(out[:end], castagnoli))
	return out
}

func align(n int) int { return (n + 7) &^ 7 }
