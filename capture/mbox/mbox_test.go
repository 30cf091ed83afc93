package mbox

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func all(r io.Reader, max int) (mails []string, errs []string) {
	for m, err := range Read(r, max) {
		if err != nil {
			errs = append(errs, err.Error())
			continue
		}
		mails = append(mails, string(m.Data))
	}
	return mails, errs
}

func TestRead(t *testing.T) {
	long := strings.Repeat("x", 200_000)
	for name, tt := range map[string]struct {
		file, mails, errs string
	}{
		"two":             {"From a\nSubject: x\n\nHello.\n\nFrom b\nSubject: y\n\nBye.\n", "Subject: x\n\nHello.\n|Subject: y\n\nBye.", ""},
		"quoted":          {"From a\nX: 1\n\n>From here\n>>From there\n> From us\n", "X: 1\n\nFrom here\n>From there\n> From us", ""},
		"From in a text":  {"From a\nX: 1\n\nHe came\nFrom far.\n", "X: 1\n\nHe came\nFrom far.", ""},
		"CRLF":            {"From a\r\nX: 1\r\n\r\nHi.\r\n\r\nFrom b\r\nX: 2\r\n", "X: 1\r\n\r\nHi.\r\n|X: 2", ""},
		"too large":       {"From a\nX: 1\n\n" + long + "\n\nFrom b\nX: 2\n", "X: 2", "mail 1, at byte 0: it is larger than 1000 bytes"},
		"a long From":     {"From " + long + "\nX: 1\n\nFrom " + long, "X: 1\n", ""},
		"no file of mail": {"Subject: x\n", "", "no file of mails"},
		"empty":           {"", "", "no file of mails"},
		"From only":       {"From ", "", ""},
	} {
		mails, errs := all(strings.NewReader(tt.file), 1000)
		if got := strings.Join(mails, "|"); got != tt.mails {
			t.Errorf("%s: %q, want %q", name, got, tt.mails)
		}
		if got := strings.Join(errs, "|"); (got == "") != (tt.errs == "") || !strings.Contains(got, tt.errs) {
			t.Errorf("%s: %q, want %q", name, got, tt.errs)
		}
		if again, _ := all(iotest.OneByteReader(strings.NewReader(tt.file)), 1000); strings.Join(again, "|") != tt.mails {
			t.Errorf("%s: byte by byte it is %q", name, again)
		}
	}
	broken := errors.New("the disk failed")
	if _, errs := all(io.MultiReader(strings.NewReader("From a\nX: 1\n"), iotest.ErrReader(broken)), 1000); len(errs) != 1 || !strings.Contains(errs[0], "the disk failed") {
		t.Errorf("a reader that fails: %q", errs)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("From a\nX: 1\n\n>From b\n\nFrom c\n")
	f.Fuzz(func(t *testing.T, file string) {
		last := int64(-1)
		total := 0
		for m, err := range Read(strings.NewReader(file), 50) {
			if m.N > 0 && m.Offset <= last || len(m.Data) > 50 {
				t.Fatalf("mail %d at %d after %d, %d bytes, %v", m.N, m.Offset, last, len(m.Data), err)
			}
			last = m.Offset
			total += len(m.Data)
		}
		if total > len(file) {
			t.Fatalf("%d bytes of mails in a file of %d", total, len(file))
		}
	})
}
