package vault

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/seal"
)

var noon = time.Date(2024, 3, 13, 12, 0, 0, 5, time.FixedZone("", 3600))

func newVault(t *testing.T) Vault {
	t.Helper()
	return Vault{filepath.Join(t.TempDir(), "story.vault"), seal.Quick("a quiet place")}
}

func TestNotes(t *testing.T) {
	v := newVault(t)
	if notes, err := v.Notes(); err != nil || len(notes) != 0 || v.Exists() {
		t.Errorf("%v, %v", notes, err)
	}
	first, err := v.Add(Note{About: "3f2a9c", Text: "the clerk is Ona Brill", By: "ann", Time: noon})
	if err != nil {
		t.Fatal(err)
	}
	second, err := v.Add(Note{About: "77aa", Text: "calls after six", Time: noon})
	if err != nil || first == second {
		t.Fatal(err)
	}
	notes, err := v.Notes()
	if err != nil || len(notes) != 2 || notes[0].Text != "the clerk is Ona Brill" || notes[0].By != "ann" || notes[1].ID != second {
		t.Errorf("%v, %v", notes, err)
	}
	if got := notes[0].Time; !got.Equal(noon.Truncate(time.Second)) || got.Location() != time.UTC {
		t.Errorf("%v", got)
	}
	if got := About(notes, "3f2a9cde"); len(got) != 1 || got[0].ID != first {
		t.Errorf("%v", got)
	}
	if got := About(notes, "77"); len(got) != 1 {
		t.Errorf("%v", got)
	}
	if n, err := v.Note(first[:12]); err != nil || n.ID != first {
		t.Errorf("%v, %v", n, err)
	}
	if _, err := v.Note("zz"); !errors.Is(err, ErrNone) {
		t.Errorf("%v", err)
	}
	if _, err := v.Note(""); !errors.Is(err, ErrNone) {
		t.Errorf("%v", err)
	}
	if gone, err := v.Remove(first); err != nil || gone.ID != first {
		t.Errorf("%v, %v", gone, err)
	}
	if _, err := v.Remove(first); !errors.Is(err, ErrNone) {
		t.Errorf("%v", err)
	}
	if notes, err := v.Notes(); err != nil || len(notes) != 1 || notes[0].ID != second {
		t.Errorf("%v, %v", notes, err)
	}
	if _, err := v.Add(Note{About: "x", Text: " \n"}); err == nil {
		t.Error("an empty note was kept")
	}
}

// Nothing but sealed bytes is on the disk, and who does not know the passphrase changes nothing.
func TestSealed(t *testing.T) {
	v := newVault(t)
	if _, err := v.Add(Note{About: "3f2a9c", Text: "the clerk is Ona Brill", Time: noon}); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(v.Path)
	if err != nil || !seal.IsSealed(before) || bytes.Contains(before, []byte("3f2a9c")) || bytes.Contains(before, []byte("Brill")) {
		t.Errorf("%q, %v", before, err)
	}
	if info, err := os.Stat(v.Path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	other := v
	other.Key = seal.Quick("another place")
	if _, err := other.Notes(); !errors.Is(err, seal.ErrWrongPassphrase) {
		t.Errorf("%v", err)
	}
	if _, err := other.Add(Note{About: "x", Text: "y"}); !errors.Is(err, seal.ErrWrongPassphrase) {
		t.Errorf("%v", err)
	}
	if after, _ := os.ReadFile(v.Path); !bytes.Equal(after, before) {
		t.Error("a wrong passphrase changed the vault")
	}
	if files, _ := os.ReadDir(filepath.Dir(v.Path)); len(files) != 1 {
		t.Errorf("beside it: %v", files)
	}
}

func TestNoVaultIsMadeInVain(t *testing.T) {
	v := newVault(t)
	if _, err := v.Remove("ab"); !errors.Is(err, ErrNone) {
		t.Errorf("%v", err)
	}
	if _, err := os.Stat(v.Path); err == nil {
		t.Error("a vault was made")
	}
}

func TestWhatIsNoVault(t *testing.T) {
	v := newVault(t)
	for _, data := range []string{"secret words", `{"schema":"other","notes":[]}`} {
		if err := v.Key.WriteFile(v.Path, []byte(data)); err != nil {
			t.Fatal(err)
		}
		if _, err := v.Notes(); err == nil || !strings.Contains(err.Error(), "no vault") || strings.Contains(err.Error(), "secret") {
			t.Errorf("%v", err)
		}
	}
}

// Two at once: one waits its turn or is told so, and no note that was acknowledged is lost.
func TestTwoAtOnce(t *testing.T) {
	v := newVault(t)
	var wg sync.WaitGroup
	var mu sync.Mutex
	kept := map[ID]bool{}
	for range 8 {
		wg.Go(func() {
			if id, err := v.Add(Note{About: "a", Text: "note"}); err == nil {
				mu.Lock()
				kept[id] = true
				mu.Unlock()
			} else if !strings.Contains(err.Error(), "another process") {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	notes, err := v.Notes()
	if err != nil || len(notes) != len(kept) || len(kept) == 0 {
		t.Fatalf("%d notes, %d acknowledged, %v", len(notes), len(kept), err)
	}
	for _, n := range notes {
		if !kept[n.ID] {
			t.Errorf("%s is in the vault and was not acknowledged", n.ID)
		}
	}
}
