package warc

import (
	"bytes"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base32"
	"encoding/hex"
	"fmt"
	"strings"
)

// digest is a labelled digest (ISO 28500, 5.8), "sha1:…", as its algorithm and bytes. ok is false for what is none that is
// checked here, as md5.
func digest(s string) (algorithm string, sum []byte, ok bool) {
	algorithm, text, _ := strings.Cut(s, ":")
	algorithm = strings.ReplaceAll(strings.ToLower(algorithm), "-", "")
	size := map[string]int{"sha1": sha1.Size, "sha256": sha256.Size, "sha512": sha512.Size}[algorithm]
	if size == 0 {
		return algorithm, nil, false
	}
	text = strings.TrimRight(strings.TrimSpace(text), "=")
	if len(text) == hex.EncodedLen(size) {
		sum, err := hex.DecodeString(text)
		return algorithm, sum, err == nil
	}
	sum, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(strings.ToUpper(text))
	return algorithm, sum, err == nil && len(sum) == size
}

func sum(algorithm string, b []byte) []byte {
	switch algorithm {
	case "sha1":
		s := sha1.Sum(b)
		return s[:]
	case "sha512":
		s := sha512.Sum512(b)
		return s[:]
	}
	s := sha256.Sum256(b)
	return s[:]
}

// checkDigest holds a declared digest against the bytes, in any of their forms. One of an algorithm that is not known here is
// believed; one that makes no sense is not.
func checkDigest(what, declared string, forms ...[]byte) error {
	if declared == "" {
		return nil
	}
	algorithm, want, ok := digest(declared)
	if !ok {
		switch algorithm {
		case "sha1", "sha256", "sha512":
			return fmt.Errorf("the digest %q of its %s is none of %s", printable(declared), what, algorithm)
		}
		return nil
	}
	for _, b := range forms {
		if bytes.Equal(sum(algorithm, b), want) {
			return nil
		}
	}
	return fmt.Errorf("its %s is not what was archived: the digest is %s:%x, and %s:%x was declared", what, algorithm, sum(algorithm, forms[0]), algorithm, want)
}
