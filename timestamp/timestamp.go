// Package timestamp has authorities say when a checkpoint of a ledger was there (RFC 3161): it writes the question, and checks the answer. It
// asks nobody itself.
//
// A token holds a signature over the hash of the checkpoint's entry, which binds every entry before it, and a time. Who signed is only as good
// as the certificate: without roots of trust nobody knows whether it is the authority's, and [Stamp] says so.
package timestamp

import (
	"crypto"
	"crypto/rand"
	"crypto/x509"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/digitorus/pkcs7"
	rfc3161 "github.com/digitorus/timestamp"

	"onrecord/ledger"
)

// The media types of question and answer (RFC 3161, 3.4).
const (
	QueryType = "application/timestamp-query"
	ReplyType = "application/timestamp-reply"
)

// maxToken bounds an answer, in bytes; with a chain of certificates one has about five thousand.
const maxToken = 256 << 10

// Query is a question for the time of a checkpoint, in DER, and the number that the answer must repeat.
func Query(c ledger.Checkpoint) (der []byte, nonce *big.Int, err error) {
	hash, err := hex.DecodeString(string(c.Hash))
	if err != nil || c.Hash.Check() != nil {
		return nil, nil, fmt.Errorf("ask for a timestamp: %w", c.Hash.Check())
	}
	nonce, err = rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 63))
	if err != nil {
		return nil, nil, err
	}
	der, err = (&rfc3161.Request{HashAlgorithm: crypto.SHA256, HashedMessage: hash, Certificates: true, Nonce: nonce}).Marshal()
	return der, nonce, err
}

// Stamp is what a token says.
type Stamp struct {
	// Time is when the authority says that the checkpoint was there; Accuracy is how exact, 0 if it does not tell.
	Time     time.Time
	Accuracy time.Duration
	// Signer is the name in the certificate of who signed.
	Signer string
	// Trusted says that the certificate leads to one of the roots given, and was good for timestamps at Time.
	Trusted bool
	nonce   *big.Int
}

// Unchecked says what could not be checked, "" for nothing.
func (s Stamp) Unchecked() string {
	if s.Trusted {
		return ""
	}
	return "not checked: whether the certificate is the authority's own (--roots FILE), for anybody can make one of that name"
}

// Answers reports whether the token answers the question with that number.
func (s Stamp) Answers(nonce *big.Int) bool { return s.nonce != nil && s.nonce.Cmp(nonce) == 0 }

// Check holds a token, the TimeStampResp in DER, against the checkpoint that it should be over. roots may be nil.
func Check(token []byte, c ledger.Checkpoint, roots *x509.CertPool) (Stamp, error) {
	if len(token) > maxToken {
		return Stamp{}, fmt.Errorf("the token has %d bytes, more than any authority sends", len(token))
	}
	if err := bounded(token); err != nil {
		return Stamp{}, err
	}
	t, err := rfc3161.ParseResponse(token)
	if err != nil {
		return Stamp{}, fmt.Errorf("no timestamp, or one whose signature does not hold: %w", err)
	}
	if t.HashAlgorithm != crypto.SHA256 || hex.EncodeToString(t.HashedMessage) != string(c.Hash) {
		return Stamp{}, errors.New("the timestamp is over something else than the checkpoint")
	}
	p7, err := pkcs7.Parse(t.RawToken)
	if err != nil {
		return Stamp{}, fmt.Errorf("the timestamp's signature: %w", err)
	}
	signer := p7.GetOnlySigner()
	if signer == nil {
		return Stamp{}, errors.New("the timestamp does not hold the certificate of the one who signed it, so that nobody can check it")
	}
	s := Stamp{Time: t.Time.UTC(), Accuracy: t.Accuracy, Signer: signer.Subject.String(), nonce: t.Nonce}
	if roots == nil {
		return s, nil
	}
	between := x509.NewCertPool()
	for _, cert := range p7.Certificates {
		between.AddCert(cert)
	}
	err = p7.VerifyWithOpts(x509.VerifyOptions{Roots: roots, Intermediates: between, CurrentTime: t.Time, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageTimeStamping}})
	if err != nil {
		return s, fmt.Errorf("the certificate of %s does not lead to a root that was given: %w", s.Signer, err)
	}
	s.Trusted = true
	return s, nil
}

// Roots reads certificates in PEM.
func Roots(data []byte) (*x509.CertPool, error) {
	pool, n := x509.NewCertPool(), 0
	for {
		var block *pem.Block
		if block, data = pem.Decode(data); block == nil {
			break
		}
		if block.Type != "CERTIFICATE" {
			continue
		}
		cert, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return nil, fmt.Errorf("root certificate %d: %w", n+1, err)
		}
		pool.AddCert(cert)
		n++
	}
	if n == 0 {
		return nil, errors.New("there is no certificate in it; want PEM, BEGIN CERTIFICATE …")
	}
	return pool, nil
}

// bounded refuses data that is not plain nested DER of definite lengths before a parser of looser forms sees it, which copies
// what it reads once for each level.
func bounded(data []byte) error {
	const deepest = 32
	type frame struct{ end int }
	var open []frame
	for at := 0; at < len(data); {
		for len(open) > 0 && at == open[len(open)-1].end {
			open = open[:len(open)-1]
		}
		h, n, nested, err := header(data[at:])
		if err != nil {
			return fmt.Errorf("no timestamp: byte %d: %w", at, err)
		}
		end := at + h + n
		if limit := len(data); end > limit || len(open) > 0 && end > open[len(open)-1].end {
			return fmt.Errorf("no timestamp, or one that was cut off: byte %d", at)
		}
		if at += h; !nested {
			at += n
		} else if n > 0 {
			if len(open) == deepest {
				return errors.New("no timestamp: it is nested too deeply")
			}
			open = append(open, frame{end})
		}
	}
	return nil
}

// header reads the tag and length of a DER value: the length of the header and of the content, and whether it holds other values.
func header(b []byte) (h, n int, nested bool, err error) {
	if len(b) < 2 {
		return 0, 0, false, errors.New("it ends too soon")
	}
	if b[0]&0x1f == 0x1f {
		return 0, 0, false, errors.New("it has a tag that timestamps have not")
	}
	nested = b[0]&0x20 != 0
	if b[1] < 0x80 {
		return 2, int(b[1]), nested, nil
	}
	k := int(b[1] & 0x7f)
	if k == 0 || k > 3 || len(b) < 2+k {
		return 0, 0, false, errors.New("it has a length that timestamps have not")
	}
	for _, x := range b[2 : 2+k] {
		n = n<<8 | int(x)
	}
	return 2 + k, n, nested, nil
}
