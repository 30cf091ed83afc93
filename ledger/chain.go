package ledger

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Genesis is the hash before the first entry.
func Genesis() Digest { return DigestOf([]byte("onrecord.ledger/1\n")) }

// Chain is the hash of an entry: SHA-256 of the 32 bytes of the hash before it and the entry's Line.
func Chain(before Digest, line []byte) (Digest, error) {
	prev, err := hex.DecodeString(string(before))
	if err != nil || len(prev) != sha256.Size {
		return "", fmt.Errorf("chain: %w", before.Check())
	}
	h := sha256.New()
	h.Write(prev)
	h.Write(line)
	return Digest(hex.EncodeToString(h.Sum(nil))), nil
}

// Link sets e's Hash from the hash of the entry before it.
func Link(before Digest, e *Entry) error {
	line, err := e.Line()
	if err != nil {
		return err
	}
	e.Hash, err = Chain(before, line)
	return err
}

// Checkpoint is what to note down: that many entries, and the hash of the last. Whoever has it can tell later that the
// ledger up to there is what it was.
type Checkpoint struct {
	Seq  int64  `json:"seq"`
	Hash Digest `json:"hash"`
}

// String is the checkpoint as people note it down: "1042:9f86d0…".
func (c Checkpoint) String() string { return strconv.FormatInt(c.Seq, 10) + ":" + string(c.Hash) }

// ParseCheckpoint reads what [Checkpoint.String] wrote, with white space around it.
func ParseCheckpoint(s string) (Checkpoint, error) {
	num, hash, ok := strings.Cut(strings.TrimSpace(s), ":")
	seq, err := strconv.ParseInt(num, 10, 64)
	if !ok || err != nil || seq < 0 {
		return Checkpoint{}, fmt.Errorf("%q is no checkpoint: want NUMBER:HASH, as onrecord verify prints it", s)
	}
	d := Digest(strings.ToLower(hash))
	if err := d.Check(); err != nil {
		return Checkpoint{}, fmt.Errorf("%q is no checkpoint: %w", s, err)
	}
	return Checkpoint{seq, d}, nil
}

// WriteTo is String with a line break.
func (c Checkpoint) WriteTo(w io.Writer) (int64, error) {
	n, err := io.WriteString(w, c.String()+"\n")
	return int64(n), err
}
