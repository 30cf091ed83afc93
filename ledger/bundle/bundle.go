// Package bundle writes a whole story as one portable file and reads it back: its entries, their hashes, every capture's and
// reading's bytes, and the checkpoint. The format is that of docs/LEDGER-FORMAT.md, section Bundle: a ZIP archive that is a
// function of the entries alone, so that the same story gives the same file from every store, and again after it was imported
// elsewhere.
//
// Writing and reading are streamed; memory grows by an index entry for each capture only. What is read may be hostile: nothing
// is ever unpacked to a path, every size is bounded before it is believed, and [Verify] accounts for every byte of the file.
package bundle

import (
	"strings"

	"onrecord/ledger"
)

// The files of a bundle, in this order; then the bytes, in the order in which entries first name them; then the checkpoint.
const (
	readmeName     = "README.txt"
	entriesName    = "entries.jsonl"
	hashesName     = "hashes.txt"
	checkpointName = "checkpoint.txt"
)

// readme says what the file is to whoever finds it without onrecord. It is a part of the format.
const readme = `onrecord bundle 1

This file holds a story kept by onrecord: who says what in news articles, with the articles.

entries.jsonl   what was kept, read and decided, one JSON object a line, oldest first
hashes.txt      the hash of each entry: SHA-256 of the 32 bytes of the hash before it and of
                its line without the line break; before the first stands the SHA-256 of
                "onrecord.ledger/1" and a line break
blobs/          captures and readings as they were kept, named by their SHA-256
checkpoint.txt  the number and hash of the last entry

To check it: onrecord verify FILE. To work with it: onrecord import FILE --story NEW.
`

// Limits bound what a bundle may hold; zero means the default.
type Limits struct {
	// Blob is the most bytes of one capture or reading (1 GiB); a line of the entries may have a 16th of it.
	Blob int64
	// Total is the most bytes of all together (4 GiB, or 200 times the size of the file, whichever is more).
	Total int64
}

const (
	defaultBlob  = 1 << 30
	defaultTotal = 4 << 30
	defaultRatio = 200
	// maxDirectory bounds the archive's directory, of which the reader keeps an index: some two million files.
	maxDirectory = 256 << 20
)

func (l Limits) withDefaults(size int64) Limits {
	if l.Blob <= 0 {
		l.Blob = defaultBlob
	}
	if l.Total <= 0 {
		l.Total = max(defaultTotal, defaultRatio*size)
	}
	return l
}

func (l Limits) line() int64 { return max(l.Blob/16, 1<<16) }

// blobName is where the bytes with that digest stand.
func blobName(d ledger.Digest) string { return "blobs/" + string(d[:2]) + "/" + string(d) }

// blobDigest reads a blobName; false for any other name.
func blobDigest(name string) (ledger.Digest, bool) {
	dir, file, _ := strings.Cut(strings.TrimPrefix(name, "blobs/"), "/")
	d := ledger.Digest(file)
	return d, d.Check() == nil && dir == file[:2] && name == blobName(d)
}
