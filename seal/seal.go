// Package seal keeps files under a passphrase, in the age format (age-encryption.org/v1) with its scrypt recipient: a key is made
// from the passphrase by 2^18 rounds of work, the content is authenticated in chunks of 64 KiB. Any other age program opens them.
//
// A file is replaced whole or not at all: written beside its place, made durable, and renamed. [Lock] and [Unlock] do so for a file that
// stands in the clear, at every step of which a crash leaves either the old file or the new one.
//
// What it does not do: the passphrase and what was decrypted are not wiped from memory, and no promise is made for copies that a file
// system or a disk keeps of a file that stood in the clear before it was locked.
package seal

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"filippo.io/age"
)

// magic begins every sealed file.
const magic = "age-encryption.org/v1\n"

// workFactor is the binary logarithm of scrypt's rounds: about a second, and 256 MiB of memory. Opening never does more, so that a
// hostile file costs no more than one of ours.
const workFactor = 18

// Key is a passphrase, and how much work is put into making a key of it.
type Key struct {
	Passphrase string
	work       int // 0 for workFactor; tests take less
}

// ErrWrongPassphrase is the answer to a passphrase that does not open a file.
var ErrWrongPassphrase = errors.New("the passphrase is wrong")

// IsSealed reports whether head, the first bytes of a file (32 will do), are those of a sealed one.
func IsSealed(head []byte) bool { return bytes.HasPrefix(head, []byte(magic)) }

func (k Key) factor() int {
	if k.work > 0 {
		return k.work
	}
	return workFactor
}

// Writer seals what is written to it into w; it must be closed.
func (k Key) Writer(w io.Writer) (io.WriteCloser, error) {
	r, err := age.NewScryptRecipient(k.Passphrase)
	if err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	r.SetWorkFactor(k.factor())
	out, err := age.Encrypt(w, r)
	if err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	return out, nil
}

// Reader opens what was sealed; ErrWrongPassphrase if k did not seal it. A later error of reading means that the file was altered
// or cut off.
func (k Key) Reader(r io.Reader) (io.Reader, error) {
	id, err := age.NewScryptIdentity(k.Passphrase)
	if err != nil {
		return nil, fmt.Errorf("open: %w", err)
	}
	id.SetMaxWorkFactor(k.factor())
	plain, err := age.Decrypt(r, id)
	if _, none := errors.AsType[*age.NoIdentityMatchError](err); none {
		return nil, ErrWrongPassphrase
	}
	if err != nil {
		return nil, fmt.Errorf("it is damaged, or was not sealed with a passphrase by onrecord: %w", err)
	}
	return plain, nil
}

// Quick is a key that little work is put into, for tests of what is kept under one: who has the file guesses the passphrase soon.
func Quick(passphrase string) Key { return Key{Passphrase: passphrase, work: 4} }
