// Package tsatest is a throwaway time-stamping authority for tests: a handler of RFC 3161 questions over HTTP, with a root and a signer made
// for the occasion. It proves nothing to anybody.
package tsatest

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"io"
	"math/big"
	"net/http"
	"time"

	rfc3161 "github.com/digitorus/timestamp"
)

// Authority stamps what it is asked with Time.
type Authority struct {
	Time time.Time
	// Alter, if not nil, changes what is stamped: for authorities that answer wrongly.
	Alter  func(*rfc3161.Timestamp)
	root   []byte
	signer *x509.Certificate
	key    *ecdsa.PrivateKey
}

// New makes an authority that stamps with now, by certificates that are good from 2000 to 2100: the library that signs writes the time of the machine's
// clock beside ours. usage is what the signer's certificate is for.
func New(now time.Time, usage x509.ExtKeyUsage) (*Authority, error) {
	rootKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	root := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Test Root"}, NotBefore: time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign}
	rootDER, err := x509.CreateCertificate(rand.Reader, root, root, &rootKey.PublicKey, rootKey)
	if err != nil {
		return nil, err
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	leaf := &x509.Certificate{SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: "Test Authority"}, NotBefore: root.NotBefore, NotAfter: root.NotAfter,
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{usage}}
	leafDER, err := x509.CreateCertificate(rand.Reader, leaf, root, &key.PublicKey, rootKey)
	if err != nil {
		return nil, err
	}
	signer, err := x509.ParseCertificate(leafDER)
	if err != nil {
		return nil, err
	}
	return &Authority{Time: now, root: rootDER, signer: signer, key: key}, nil
}

// RootPEM is the certificate that the authority's leads to.
func (a *Authority) RootPEM() []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: a.root})
}

// Stamp answers a question in DER.
func (a *Authority) Stamp(query []byte) ([]byte, error) {
	q, err := rfc3161.ParseRequest(query)
	if err != nil {
		return nil, err
	}
	t := &rfc3161.Timestamp{HashAlgorithm: q.HashAlgorithm, HashedMessage: q.HashedMessage, Time: a.Time, Nonce: q.Nonce, Accuracy: time.Second,
		Policy: asn1.ObjectIdentifier{2, 4, 5, 6}, AddTSACertificate: q.Certificates}
	if a.Alter != nil {
		a.Alter(t)
	}
	return t.CreateResponseWithOpts(a.signer, a.key, crypto.SHA256)
}

// ServeHTTP answers questions that are posted.
func (a *Authority) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	query, err := io.ReadAll(io.LimitReader(r.Body, 1<<16))
	if err == nil && r.Header.Get("Content-Type") == "application/timestamp-query" {
		var reply []byte
		if reply, err = a.Stamp(query); err == nil {
			w.Header().Set("Content-Type", "application/timestamp-reply")
			w.Write(reply) //nolint:errcheck // the other side is a test
			return
		}
	}
	http.Error(w, "no question", http.StatusBadRequest)
}
