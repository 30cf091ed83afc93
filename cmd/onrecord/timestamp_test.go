package main

import (
	"crypto/x509"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord/timestamp/tsatest"

	rfc3161 "github.com/digitorus/timestamp"
)

func TestTimestamp(t *testing.T) {
	a, err := tsatest.New(time.Date(2024, 3, 13, 12, 0, 0, 0, time.UTC), x509.ExtKeyUsageTimeStamping)
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(a)
	defer s.Close()
	roots := filepath.Join(t.TempDir(), "roots.pem")
	if err := os.WriteFile(roots, a.RootPEM(), 0o600); err != nil {
		t.Fatal(err)
	}
	story := keptStory(t)
	r := run(t, "", "timestamp", "--story", story, "--allow-private", "--authority", s.URL)
	if r.status != 0 || !strings.HasPrefix(r.stdout, s.URL+" says that checkpoint 2:") || !strings.Contains(r.stdout, "was there at 2024-03-13T12:00:00Z (within 1s); signed by CN=Test Authority; not checked: ") {
		t.Fatalf("status %d: %s%s", r.status, r.stdout, r.stderr)
	}
	// From now on it is held against the story, with no network, also in a bundle.
	bundle := filepath.Join(t.TempDir(), "a.bundle")
	if r := run(t, "", "export", "--story", story, "-o", bundle); r.status != 0 {
		t.Fatal(r.stderr)
	}
	for _, name := range []string{story, bundle} {
		r := run(t, "", "verify", "--offline", "--roots", roots, name)
		if r.status != 0 || !strings.Contains(r.stdout, name+": entry 3: "+s.URL+" says that checkpoint 2:") || strings.Contains(r.stdout, "not checked") {
			t.Errorf("status %d: %s%s", r.status, r.stdout, r.stderr)
		}
		if r := run(t, "", "verify", name); r.status != 0 || !strings.Contains(r.stdout, "not checked: whether the certificate is the authority's own") {
			t.Errorf("status %d: %s%s", r.status, r.stdout, r.stderr)
		}
	}
	if r := run(t, "", "check", "--story", story); r.status != 0 {
		t.Errorf("status %d: %s%s", r.status, r.stdout, r.stderr)
	}
	// A stranger's certificate, an answer over something else, and none at all.
	b, err := tsatest.New(a.Time, x509.ExtKeyUsageTimeStamping)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(roots, b.RootPEM(), 0o600); err != nil {
		t.Fatal(err)
	}
	if r := run(t, "", "verify", "--roots", roots, story); r.status != 1 || !strings.Contains(r.stdout, "entry 3: its timestamp: the certificate of CN=Test Authority does not lead to a root") {
		t.Errorf("status %d: %s%s", r.status, r.stdout, r.stderr)
	}
	for says, alter := range map[string]func(*rfc3161.Timestamp){
		"over something else":      func(t *rfc3161.Timestamp) { t.HashedMessage = make([]byte, 32) },
		"answers another question": func(t *rfc3161.Timestamp) { t.Nonce = nil },
	} {
		a.Alter = alter
		r := run(t, "", "timestamp", "--story", story, "--allow-private", "--authority", s.URL)
		if r.status != 1 || !strings.Contains(r.stderr, "is not kept") || !strings.Contains(r.stderr, says) {
			t.Errorf("status %d: %s%s", r.status, r.stdout, r.stderr)
		}
	}
	if r := run(t, "", "timestamp", "--story", story, "--authority", s.URL); r.status != 1 || !strings.Contains(r.stderr, "--allow-private") {
		t.Errorf("a private address was asked: %s", r.stderr)
	}
	if r := run(t, "", "timestamp", "--story", story); r.status != 2 {
		t.Errorf("status %d: %s", r.status, r.stderr)
	}
	if r := run(t, "", "verify", story); !strings.Contains(r.stdout, "3 entries verified") {
		t.Errorf("something was kept: %s", r.stdout)
	}
}
