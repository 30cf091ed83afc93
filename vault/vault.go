// Package vault keeps confidential notes on sources in a file of their own, sealed under its own passphrase: who an unnamed source is, how
// to reach somebody safely. A note hangs on something of a story (a party, a statement, an entry) by its ID, and only the vault
// knows: nothing of it enters the ledger, an export, an index or a log.
//
// The file is written whole or not at all, and nothing but sealed bytes ever reaches the disk. What it does not hide: that there is a
// vault, when it was changed last, and about how large it is.
package vault

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"onrecord/seal"
)

// Schema names what is sealed.
const Schema = "onrecord.vault/1"

// maxSize bounds what is opened; notes are words typed by a person.
const maxSize = 64 << 20

// ID names a note: 16 lower-case hexadecimal digits, drawn at random, so that it says nothing of the note.
type ID string

// Note is one note.
type Note struct {
	ID ID `json:"id"`
	// About is the ID of what it hangs on, as onrecord prints it, or the beginning of one.
	About string `json:"about"`
	// Time is when it was written, UTC, whole seconds; By is who wrote it, "" if not told.
	Time time.Time `json:"time"`
	By   string    `json:"by"`
	Text string    `json:"text"`
}

type content struct {
	Schema string `json:"schema"`
	Notes  []Note `json:"notes"`
}

// Vault is the file at Path under Key.
type Vault struct {
	Path string
	Key  seal.Key
}

// ErrNone is the answer when there is no such note.
var ErrNone = errors.New("there is no such note in the vault")

// Exists reports whether there is a vault yet.
func (v Vault) Exists() bool {
	info, err := os.Stat(v.Path)
	return err == nil && info.Size() > 0
}

// Notes are all notes, in the order in which they were written; none when there is no vault.
func (v Vault) Notes() ([]Note, error) {
	if !v.Exists() {
		return nil, nil
	}
	data, err := v.Key.ReadFile(v.Path, maxSize)
	if err != nil {
		return nil, err
	}
	var c content
	if err := json.Unmarshal(data, &c); err != nil {
		return nil, fmt.Errorf("open %s: it is no vault", v.Path) // err would quote what is in it
	}
	if c.Schema != Schema {
		return nil, fmt.Errorf("open %s: it is no vault, or one of a newer onrecord", v.Path)
	}
	return c.Notes, nil
}

// Add writes a note, and the vault with it if there is none yet.
func (v Vault) Add(n Note) (ID, error) {
	if strings.TrimSpace(n.Text) == "" {
		return "", errors.New("a note without words is not kept")
	}
	var random [8]byte
	if _, err := rand.Read(random[:]); err != nil {
		return "", err
	}
	n.ID, n.Time = ID(hex.EncodeToString(random[:])), n.Time.UTC().Truncate(time.Second)
	return n.ID, v.change(func(notes []Note) ([]Note, error) { return append(notes, n), nil })
}

// Remove takes a note out, by its ID or the beginning of one.
func (v Vault) Remove(prefix ID) (Note, error) {
	var gone Note
	err := v.change(func(notes []Note) ([]Note, error) {
		i, err := find(notes, prefix)
		if err != nil {
			return nil, err
		}
		gone = notes[i]
		return append(notes[:i:i], notes[i+1:]...), nil
	})
	return gone, err
}

// Note finds a note by its ID or the beginning of one.
func (v Vault) Note(prefix ID) (Note, error) {
	notes, err := v.Notes()
	if err != nil {
		return Note{}, err
	}
	i, err := find(notes, prefix)
	if err != nil {
		return Note{}, err
	}
	return notes[i], nil
}

func find(notes []Note, prefix ID) (int, error) {
	at := -1
	for i, n := range notes {
		if prefix == "" || !strings.HasPrefix(string(n.ID), string(prefix)) {
			continue
		}
		if at >= 0 {
			return 0, fmt.Errorf("%q is the beginning of several notes' IDs: give more of it", prefix)
		}
		at = i
	}
	if at < 0 {
		return 0, ErrNone
	}
	return at, nil
}

// change is the one way to write: alone, on what is there now.
func (v Vault) change(do func([]Note) ([]Note, error)) error {
	f, err := os.OpenFile(v.Path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600) // something to take alone
	if err == nil {
		f.Close()
	} else if !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("make the vault: %w", err)
	}
	release, err := seal.Exclusive(v.Path)
	if err != nil {
		return err
	}
	defer release()
	notes, err := v.Notes()
	if err == nil {
		notes, err = do(notes)
	}
	if err != nil {
		if !v.Exists() {
			os.Remove(v.Path)
		}
		return err
	}
	data, err := json.Marshal(content{Schema, notes})
	if err != nil {
		return fmt.Errorf("write %s: %w", v.Path, err)
	}
	return v.Key.WriteFile(v.Path, data)
}

// About are the notes that hang on what id names, or on what begins like it.
func About(notes []Note, id string) []Note {
	var out []Note
	for _, n := range notes {
		if strings.HasPrefix(n.About, id) || strings.HasPrefix(id, n.About) {
			out = append(out, n)
		}
	}
	return out
}
