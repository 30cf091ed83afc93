package timestamp

import (
	"bytes"
	"crypto/x509"
	"strings"
	"testing"
	"time"

	"onrecord/ledger"
	"onrecord/timestamp/tsatest"

	rfc3161 "github.com/digitorus/timestamp"
)

var noon = time.Date(2024, 3, 13, 12, 0, 0, 0, time.UTC)

var point = ledger.Checkpoint{Seq: 7, Hash: ledger.DigestOf([]byte("seven"))}

func authority(t testing.TB, usage x509.ExtKeyUsage) (*tsatest.Authority, *x509.CertPool) {
	t.Helper()
	a, err := tsatest.New(noon, usage)
	if err != nil {
		t.Fatal(err)
	}
	roots, err := Roots(a.RootPEM())
	if err != nil {
		t.Fatal(err)
	}
	return a, roots
}

func stamped(t testing.TB, a *tsatest.Authority) []byte {
	t.Helper()
	q, _, err := Query(point)
	if err != nil {
		t.Fatal(err)
	}
	token, err := a.Stamp(q)
	if err != nil {
		t.Fatal(err)
	}
	return token
}

func TestCheck(t *testing.T) {
	a, roots := authority(t, x509.ExtKeyUsageTimeStamping)
	q, nonce, err := Query(point)
	if err != nil {
		t.Fatal(err)
	}
	token, err := a.Stamp(q)
	if err != nil {
		t.Fatal(err)
	}
	s, err := Check(token, point, nil)
	if err != nil || !s.Time.Equal(noon) || s.Accuracy != time.Second || s.Signer != "CN=Test Authority" || s.Trusted || !strings.Contains(s.Unchecked(), "--roots") || !s.Answers(nonce) {
		t.Errorf("%+v, %v", s, err)
	}
	s, err = Check(token, point, roots)
	if err != nil || !s.Trusted || s.Unchecked() != "" {
		t.Errorf("%+v, %v", s, err)
	}
	_, other, _ := Query(point)
	if s.Answers(other) {
		t.Error("an answer to another question is taken")
	}
}

func TestCheckRefuses(t *testing.T) {
	a, roots := authority(t, x509.ExtKeyUsageTimeStamping)
	_, strangers := authority(t, x509.ExtKeyUsageTimeStamping)
	wrongUse, wrongUseRoots := authority(t, x509.ExtKeyUsageCodeSigning)
	late, lateRoots := authority(t, x509.ExtKeyUsageTimeStamping)
	late.Time = noon.AddDate(200, 0, 0) // when its certificate is long over
	none, _ := authority(t, x509.ExtKeyUsageTimeStamping)
	none.Alter = func(t *rfc3161.Timestamp) { t.AddTSACertificate = false }
	refused, err := rfc3161.CreateErrorResponse(rfc3161.Rejection, rfc3161.BadRequest)
	if err != nil {
		t.Fatal(err)
	}
	nested := []byte{0x05, 0x00}
	for range 40 {
		nested = append([]byte{0x30, 0x81, byte(len(nested))}, nested...)
	}
	token := stamped(t, a)
	for name, tt := range map[string]struct {
		token []byte
		over  ledger.Checkpoint
		roots *x509.CertPool
		says  string
	}{
		"another checkpoint": {token, ledger.Checkpoint{Seq: 7, Hash: ledger.Genesis()}, roots, "over something else"},
		"no hash":            {token, ledger.Checkpoint{Seq: 7, Hash: "x"}, roots, "over something else"},
		"strangers":          {token, point, strangers, "does not lead to a root"},
		"wrong use":          {stamped(t, wrongUse), point, wrongUseRoots, "does not lead to a root"},
		"out of date":        {stamped(t, late), point, lateRoots, "does not lead to a root"},
		"no certificate":     {stamped(t, none), point, nil, "does not hold the certificate"},
		"refusal":            {refused, point, nil, "no timestamp"},
		"words":              {[]byte("hello"), point, nil, "no timestamp"},
		"nothing":            {nil, point, nil, "no timestamp"},
		"too long":           {make([]byte, maxToken+1), point, nil, "more than any authority sends"},
		"nested":             {nested, point, nil, "nested too deeply"},
		"deep":               {bytes.Repeat([]byte{0x30, 0x83, 0, 0, 1}, 5000), point, nil, "no timestamp"},
	} {
		if _, err := Check(tt.token, tt.over, tt.roots); err == nil || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v; want %q", name, err, tt.says)
		}
	}
}

// An altered token is refused, or says the same as before: not every bit of a certificate is signed by the one who stamps.
func TestAlteredTokens(t *testing.T) {
	a, roots := authority(t, x509.ExtKeyUsageTimeStamping)
	token := stamped(t, a)
	want, err := Check(token, point, roots)
	if err != nil {
		t.Fatal(err)
	}
	passed := 0
	for at := range token {
		bad := bytes.Clone(token)
		bad[at] ^= 1
		s, err := Check(bad, point, roots)
		if err != nil {
			continue
		}
		passed++
		if !s.Time.Equal(want.Time) || s.Signer != want.Signer || s.Accuracy != want.Accuracy {
			t.Errorf("byte %d altered: %+v", at, s)
		}
		if passed > len(token)/10 {
			t.Fatalf("%d of %d altered bytes pass", passed, at)
		}
	}
}

func TestRoots(t *testing.T) {
	for _, bad := range []string{"", "words", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "-----BEGIN X-----\nAAAA\n-----END X-----\n"} {
		if _, err := Roots([]byte(bad)); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}

func FuzzCheck(f *testing.F) {
	a, _ := authority(f, x509.ExtKeyUsageTimeStamping)
	f.Add(stamped(f, a))
	f.Add([]byte{0x30, 0x80, 0, 0})
	f.Fuzz(func(t *testing.T, token []byte) {
		s, err := Check(token, point, nil)
		if err == nil && s.Signer == "" && s.Time.IsZero() {
			t.Errorf("%x says nothing and is taken", token)
		}
	})
}
