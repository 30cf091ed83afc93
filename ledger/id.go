package ledger

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
)

// ID names an entry: 32 lower-case hexadecimal digits, the first half of the SHA-256 of what identifies it. The same thing
// kept on another machine has the same ID. "" is none.
type ID string

// Short is enough of an ID for a person to tell it from its neighbours; stores find entries by it.
func (id ID) Short() string { return string(id[:min(len(id), 10)]) }

// Digest is the SHA-256 of some bytes, 64 lower-case hexadecimal digits; "" is none.
type Digest string

// DigestOf names data.
func DigestOf(data []byte) Digest {
	sum := sha256.Sum256(data)
	return Digest(hex.EncodeToString(sum[:]))
}

// Check reports a digest that is none.
func (d Digest) Check() error {
	if len(d) != sha256.Size*2 || strings.Trim(string(d), "0123456789abcdef") != "" {
		return fmt.Errorf("%q is no SHA-256: want 64 lower-case hexadecimal digits", string(d))
	}
	return nil
}

// identify makes an ID of parts; where one ends and the next begins is hashed, too.
func identify(parts ...string) ID {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d\n", len(p))
		io.WriteString(h, p) //nolint:errcheck // a hash takes everything
	}
	return ID(hex.EncodeToString(h.Sum(nil)[:16]))
}
