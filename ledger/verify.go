package ledger

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
)

// Fault is something that is not as it was when it was appended.
type Fault struct {
	// Seq is the entry where it shows, 0 when it is not one entry's.
	Seq  int64
	What string
}

// String is the fault as a line.
func (f Fault) String() string {
	if f.Seq == 0 {
		return f.What
	}
	return fmt.Sprintf("entry %d: %s", f.Seq, f.What)
}

// Verify reads all of src and tells what was altered, reordered or dropped: numbers are dense, IDs are those of what stands there, each hash
// follows from the one before, causes reach a capture, bytes match their digests, timestamps are over hashes of this ledger, and
// every checkpoint of noted holds. It needs nothing but src. progress, if not nil, is told the number of each entry. An error is a failure to read, not a fault;
// faults found until then are returned with it.
func Verify(ctx context.Context, src Source, noted []Checkpoint, progress func(int64)) ([]Fault, error) {
	v := &verifier{ctx: ctx, src: src, hash: Genesis(), seen: map[ID]bool{}, blobs: map[Digest]bool{}, noted: slices.Clone(noted)}
	slices.SortFunc(v.noted, func(a, b Checkpoint) int { return cmp.Compare(a.Seq, b.Seq) })
	v.checkpoints()
	for e, err := range src.Entries(ctx, 0) {
		if err != nil {
			return v.faults, fmt.Errorf("after entry %d: %w", v.seq, err)
		}
		v.entry(e)
		v.checkpoints()
		if progress != nil {
			progress(v.seq)
		}
		if err := ctx.Err(); err != nil {
			return v.faults, context.Cause(ctx)
		}
	}
	for _, c := range v.noted {
		v.fault(0, "the checkpoint %d:%s…: the ledger ends at %d: entries were dropped", c.Seq, c.Hash[:12], v.seq)
	}
	if head, err := src.Head(ctx); err != nil {
		return v.faults, err
	} else if head.Seq != v.seq || head.Hash != v.hash && len(v.faults) == 0 {
		v.fault(0, "the ledger says that it ends at %d, its entries end at %d", head.Seq, v.seq)
	}
	return v.faults, nil
}

type verifier struct {
	ctx    context.Context
	src    Source
	seq    int64
	hash   Digest // recomputed; taken over from the entry after a fault, so that one fault is told once
	seen   map[ID]bool
	blobs  map[Digest]bool
	noted  []Checkpoint // those still to come, by Seq
	held   int64        // the last checkpoint that held
	past   []link       // of each entry, from the first
	faults []Fault
}

// link is what a timestamp may be over.
type link struct {
	id   ID
	hash [sha256.Size]byte
}

func (v *verifier) fault(seq int64, format string, args ...any) {
	v.faults = append(v.faults, Fault{seq, fmt.Sprintf(format, args...)})
}

func (v *verifier) checkpoints() {
	for len(v.noted) > 0 && v.noted[0].Seq <= v.seq {
		if c := v.noted[0]; c.Hash != v.hash {
			v.fault(c.Seq, "the hash is not that of the checkpoint: since it was noted down, an entry between %d and %d was altered", v.held+1, c.Seq)
		} else {
			v.held = c.Seq
		}
		v.noted = v.noted[1:]
	}
}

func (v *verifier) entry(e Entry) {
	if e.Seq != v.seq+1 {
		v.fault(e.Seq, "follows entry %d: entries were dropped or reordered", v.seq)
	}
	v.seq = e.Seq
	stored := e.Hash
	if err := Link(v.hash, &e); err != nil {
		v.fault(e.Seq, "cannot be written: %v", err)
	} else if e.Hash != stored {
		v.fault(e.Seq, "its hash does not follow from what it says and the hash before it: it was altered, or the one before it was replaced")
	}
	v.hash = stored
	draft, names, err := e.draft()
	if t, ok := draft.Body.(TimestampBody); ok && !v.passed(t.Checkpoint, e.Cause) {
		v.fault(e.Seq, "its timestamp is over %s, which is no hash of this ledger", t.Checkpoint)
	}
	switch {
	case err != nil:
		v.fault(e.Seq, "cannot be read: %v", err)
	case draft.ID(e.Time) != e.ID:
		v.fault(e.Seq, "its ID is not that of what it says")
	}
	if e.Cause == "" != (e.Kind == KindCapture) || e.Cause != "" && !v.seen[e.Cause] {
		v.fault(e.Seq, "rests on nothing: its cause %q is not an earlier entry", e.Cause)
	}
	if v.seen[e.ID] {
		v.fault(e.Seq, "says again what an earlier entry says")
	}
	v.seen[e.ID] = true
	l := link{id: e.ID}
	hex.Decode(l.hash[:], []byte(stored)) //nolint:errcheck // what is no hash was told above
	v.past = append(v.past, l)
	for _, d := range names {
		v.blob(e.Seq, d)
	}
}

// passed reports whether c is the hash of the earlier entry id.
func (v *verifier) passed(c Checkpoint, id ID) bool {
	if c.Seq < 1 || c.Seq > int64(len(v.past)) {
		return false
	}
	l := v.past[c.Seq-1]
	return l.id == id && hex.EncodeToString(l.hash[:]) == string(c.Hash)
}

func (v *verifier) blob(seq int64, d Digest) {
	if v.blobs[d] {
		return
	}
	v.blobs[d] = true
	data, err := v.src.Blob(v.ctx, d)
	switch {
	case err != nil:
		v.fault(seq, "its bytes %s…: %v", d[:min(12, len(d))], err)
	case DigestOf(data) != d:
		v.fault(seq, "its bytes are not those of %s…: they were altered", d[:12])
	}
}

// draft is the draft that e came from, and the digests that its body names.
func (e Entry) draft() (Draft, []Digest, error) {
	body, err := e.Decode()
	if err != nil {
		return Draft{}, nil, err
	}
	return Draft{Body: body, By: e.By, Cause: e.Cause}, BlobsOf(body), nil
}

// BlobsOf are the digests of the bytes that a body names.
func BlobsOf(b Body) []Digest {
	switch b := b.(type) {
	case CaptureBody:
		return []Digest{b.SHA256}
	case ReadingBody:
		if b.Reading != "" {
			return []Digest{b.Reading}
		}
	}
	return nil
}

// Decode reads the body as what the entry's kind says.
func (e Entry) Decode() (Body, error) {
	switch e.Kind {
	case KindCapture:
		return body[CaptureBody](e)
	case KindReading:
		return body[ReadingBody](e)
	case KindReview:
		return body[ReviewBody](e)
	case KindSpeaker:
		return body[SpeakerBody](e)
	case KindSplit:
		return body[SplitBody](e)
	case KindJudgement:
		return body[JudgementBody](e)
	case KindNote:
		return body[NoteBody](e)
	case KindLabel:
		return body[LabelBody](e)
	case KindRating:
		return body[RatingBody](e)
	case KindUndo:
		return body[UndoBody](e)
	case KindTimestamp:
		return body[TimestampBody](e)
	}
	return nil, fmt.Errorf("entry %d: %q is no kind of entry", e.Seq, e.Kind)
}

func body[B Body](e Entry) (Body, error) {
	b, err := Decode[B](e)
	if err != nil {
		return nil, err
	}
	return b, nil
}
