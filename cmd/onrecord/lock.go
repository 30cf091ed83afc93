package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord/ledger/sqlite"
	"onrecord/seal"
)

func (p *program) lockCommand() *cobra.Command {
	f := &storyFlags{}
	c := &cobra.Command{
		Use:   "lock [flags]",
		Short: "put a story under a passphrase while it is not used",
		Long: `Encrypt a story's file with a passphrase, in its place, in the age format. Until onrecord unlock
opens it again, nobody can read it, and no command can work on it. Without the passphrase there is
no way back: write it down where you keep such things.

The encrypted file is opened and compared before it takes the place of the plain one, whose bytes
are then overwritten. On disks that keep old copies (SSDs, snapshots, backups) a plain copy may
last: encrypt the whole disk where that matters.

The passphrase is asked for on the terminal, or taken from the file that ` + passphraseEnv + `
names.`,
		Example: `  onrecord lock
  onrecord lock --story plot.onrecord`,
		Args: wants(0, 0, "no arguments: --story names the story"),
		RunE: func(c *cobra.Command, _ []string) error { return p.lock(c.Context(), f) },
	}
	f.addTo(c)
	return c
}

func (p *program) unlockCommand() *cobra.Command {
	f := &storyFlags{}
	c := &cobra.Command{
		Use:   "unlock [flags]",
		Short: "open a story that onrecord lock put under a passphrase",
		Long: `Decrypt a story's file, in its place. A wrong passphrase, or a file that was altered, changes
nothing. The story stands on the disk in the clear, readable by its owner only, until it is locked
again.

The passphrase is asked for on the terminal, or taken from the file that ` + passphraseEnv + `
names.`,
		Example: `  onrecord unlock
  onrecord unlock --story plot.onrecord`,
		Args: wants(0, 0, "no arguments: --story names the story"),
		RunE: func(c *cobra.Command, _ []string) error { return p.unlock(c.Context(), f) },
	}
	f.addTo(c)
	return c
}

// storyFile is the file of f's story, which must be one.
func (p *program) storyFile(f *storyFlags) (string, error) {
	name := f.name(p)
	if isURL(name) {
		return "", usageError{fmt.Errorf("%s is on a server: only a story in a file can be put under a passphrase", clean(name))}
	}
	return name, nil
}

func (p *program) lock(ctx context.Context, f *storyFlags) error {
	path, err := p.storyFile(f)
	if err != nil {
		return err
	}
	if seal.IsSealedFile(path) {
		return seal.Key{}.Lock(path) // says so, and clears away what an interrupted unlock left
	}
	story, err := sqlite.Open(ctx, path, sqlite.Reading) // nobody is asked for a passphrase in vain
	if err != nil {
		return err
	}
	if err := story.Close(); err != nil {
		return err
	}
	key, err := p.key(ctx, path, passphraseEnv, true)
	if err != nil {
		return err
	}
	if err := sqlite.Alone(ctx, path, func() error { return key.Lock(path) }); err != nil {
		return err
	}
	fmt.Fprintf(p.stderr, "onrecord: %s is locked\n", clean(path))
	return nil
}

func (p *program) unlock(ctx context.Context, f *storyFlags) error {
	path, err := p.storyFile(f)
	if err != nil {
		return err
	}
	var key seal.Key
	if seal.IsSealedFile(path) {
		if key, err = p.key(ctx, path, passphraseEnv, false); err != nil {
			return err
		}
	}
	err = key.Unlock(path)
	if errors.Is(err, seal.ErrWrongPassphrase) {
		return fmt.Errorf("%w; %s stays locked, and nothing was changed", err, clean(path))
	}
	if err == nil {
		fmt.Fprintf(p.stderr, "onrecord: %s is unlocked\n", clean(path))
	}
	return err
}

// refuseLocked says of a locked story how it is opened, and of plain bytes that an interrupted unlock left how they go away.
func (p *program) refuseLocked(path string) error {
	if isURL(path) {
		return nil
	}
	if left := seal.Leftovers(path); len(left) > 0 {
		fmt.Fprintf(p.stderr, "onrecord: warning: locking or unlocking was interrupted and left %s, perhaps with plain words in it; onrecord lock clears it away\n", clean(left[len(left)-1]))
	}
	if seal.IsSealedFile(path) {
		return fmt.Errorf("%s is locked; onrecord unlock --story %s opens it", clean(path), clean(path))
	}
	return nil
}
