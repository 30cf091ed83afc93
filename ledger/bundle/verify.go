package bundle

import (
	"context"
	"fmt"

	"onrecord/ledger"
)

// Verify is [ledger.Verify] of a bundle, and holds every byte of the file to account: the files are those that the entries name, in
// the order in which they name them, and nothing else is in the archive. All that it leaves open is which of several ways of packing the same
// bytes was taken.
func Verify(ctx context.Context, b *Reader, noted []ledger.Checkpoint, progress func(int64)) ([]ledger.Fault, error) {
	var faults []ledger.Fault
	if err := b.layout(); err != nil {
		faults = append(faults, ledger.Fault{What: err.Error()})
	}
	more, err := ledger.Verify(ctx, b, noted, progress)
	faults = append(faults, more...)
	if err != nil {
		return faults, err
	}
	wrong, err := b.order(ctx)
	return append(faults, wrong...), err
}

// order holds the files against the entries.
func (b *Reader) order(ctx context.Context) ([]ledger.Fault, error) {
	var faults []ledger.Fault
	at := 0
	expect := func(seq int64, name string) bool {
		if at < len(b.files) && b.files[at].Name == name {
			at++
			return true
		}
		got := "the end"
		if at < len(b.files) {
			got = b.files[at].Name
		}
		faults = append(faults, ledger.Fault{Seq: seq, What: fmt.Sprintf("the bundle has %s where %s should stand", got, name)})
		return false
	}
	for _, name := range []string{readmeName, entriesName, hashesName} {
		if !expect(0, name) {
			return faults, nil
		}
	}
	if text, err := b.all(b.files[0]); err != nil || string(text) != readme {
		faults = append(faults, ledger.Fault{What: fmt.Sprintf("%s in the bundle is not what belongs there: is it of a later version? (%v)", readmeName, err)})
	}
	seen := map[ledger.Digest]bool{}
	for e, err := range b.Entries(ctx, 0) {
		if err != nil {
			return faults, err
		}
		body, err := e.Decode()
		if err != nil {
			return faults, nil // told already
		}
		for _, d := range ledger.BlobsOf(body) {
			if seen[d] || d.Check() != nil {
				continue
			}
			seen[d] = true
			if !expect(e.Seq, blobName(d)) {
				return faults, nil
			}
		}
	}
	if expect(0, checkpointName) && at < len(b.files) {
		faults = append(faults, ledger.Fault{What: fmt.Sprintf("the bundle has a file %s that no entry names", b.files[at].Name)})
	}
	return faults, nil
}
