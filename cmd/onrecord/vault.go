package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/seal"
	"onrecord/vault"
)

// vaultFlags say which vault a command works on.
type vaultFlags struct {
	story storyFlags
	path  string
	by    string
}

func (f *vaultFlags) addTo(c *cobra.Command) {
	f.story.addTo(c)
	c.Flags().StringVar(&f.path, "vault", "", "the vault's `FILE` (default: the story's name and .vault)")
}

func (p *program) vaultCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "vault",
		Short: "keep confidential notes on sources, apart from the story",
		Long: `Keep confidential notes on sources: who an unnamed source is, how to reach somebody safely. They
live in a file of their own beside the story, encrypted under a passphrase of their own. Nothing of
them, and not even that there are any, enters the story, an export, an index or a log.

A note hangs on a party, a statement or an article by its ID, as onrecord prints it.

The passphrase is asked for on the terminal, or taken from the file that
` + vaultPassphraseEnv + ` names. The words of a note are typed or piped in, never given as an
argument, where other programs could see them.`,
		Example: `  onrecord vault add 3f2a9c0b71
  onrecord vault list
  onrecord vault show 8d1e
  onrecord vault remove 8d1e`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError{fmt.Errorf("there is no command %q; onrecord vault --help lists them", args[0])}
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	sub := func(use, short, what string, most int, do func(context.Context, *vaultFlags, []string) error) *cobra.Command {
		f := &vaultFlags{}
		s := &cobra.Command{Use: use, Short: short, RunE: func(c *cobra.Command, args []string) error { return do(c.Context(), f, args) }}
		least := most
		if strings.Contains(use, "[ID]") {
			least = 0
		}
		s.Args = wants(least, most, what)
		f.addTo(s)
		if strings.HasPrefix(use, "add") {
			s.Flags().StringVar(&f.by, "by", "", "the `NAME` of who writes the note")
		}
		c.AddCommand(s)
		return s
	}
	sub("add ID", "write a note on what ID names", "the ID of a party, a statement or an article; the note itself comes from standard input", 1, p.vaultAdd)
	sub("list [ID]", "list the notes, or those on what ID names", "one ID at most", 1, p.vaultList)
	sub("show NOTE", "print a note", "the ID of the note, as onrecord vault list prints it", 1, p.vaultShow)
	sub("remove NOTE", "take a note out", "the ID of the note, as onrecord vault list prints it", 1, p.vaultRemove)
	return c
}

// openVault is the vault that f names, with its passphrase asked for.
func (p *program) openVault(ctx context.Context, f *vaultFlags, mayMake bool) (vault.Vault, error) {
	v := vault.Vault{Path: f.path}
	if v.Path == "" {
		story := f.story.name(p)
		if isURL(story) {
			return v, usageError{errors.New("the story is on a server: name a file for the vault with --vault")}
		}
		v.Path = story + ".vault"
	}
	if !v.Exists() && !mayMake {
		return v, fmt.Errorf("there is no vault %s; onrecord vault add makes one", clean(v.Path))
	}
	p.warnOfReaders(v.Path)
	var err error
	v.Key, err = p.key(ctx, v.Path, vaultPassphraseEnv, !v.Exists())
	return v, err
}

// vaultError says what a wrong passphrase means.
func vaultError(v vault.Vault, err error) error {
	if errors.Is(err, seal.ErrWrongPassphrase) {
		return fmt.Errorf("%w; %s stays closed, and nothing was changed", seal.ErrWrongPassphrase, clean(v.Path))
	}
	return err
}

const longestNote = 1 << 20 // bytes

func (p *program) vaultAdd(ctx context.Context, f *vaultFlags, args []string) error {
	if strings.Trim(args[0], "0123456789abcdef") != "" || len(args[0]) < 4 {
		return usageError{fmt.Errorf("%q is no ID: want four or more of the digits and letters that onrecord prints before a party, a statement or an article", args[0])}
	}
	v, err := p.openVault(ctx, f, true)
	if err != nil {
		return err
	}
	if p.isTerminal(p.stdin) {
		fmt.Fprintln(p.stderr, "the note, ended by Ctrl-D on a line of its own:")
	}
	text, err := io.ReadAll(io.LimitReader(p.stdin, longestNote+1))
	if err != nil {
		return fmt.Errorf("read the note: %w", err)
	}
	if len(text) > longestNote {
		return fmt.Errorf("the note is longer than %d bytes; nothing was kept", longestNote)
	}
	id, err := v.Add(vault.Note{About: args[0], By: f.by, Text: strings.TrimRight(string(text), "\r\n"), Time: p.now()})
	if err != nil {
		return vaultError(v, err)
	}
	_, err = fmt.Fprintln(p.stdout, id)
	return err
}

func (p *program) vaultList(ctx context.Context, f *vaultFlags, args []string) error {
	v, err := p.openVault(ctx, f, false)
	if err != nil {
		return err
	}
	notes, err := v.Notes()
	if err != nil {
		return vaultError(v, err)
	}
	if len(args) == 1 {
		notes = vault.About(notes, args[0])
	}
	for _, n := range notes {
		first, _, more := strings.Cut(n.Text, "\n")
		if more {
			first += " …"
		}
		if _, err := fmt.Fprintln(p.stdout, clean(fmt.Sprintf("%s  %s  on %s  %s", n.ID, n.Time.Format("2006-01-02"), n.About, first))); err != nil {
			return err
		}
	}
	return nil
}

func (p *program) vaultShow(ctx context.Context, f *vaultFlags, args []string) error {
	v, err := p.openVault(ctx, f, false)
	if err != nil {
		return err
	}
	n, err := v.Note(vault.ID(args[0]))
	if err != nil {
		return vaultError(v, err)
	}
	head := fmt.Sprintf("%s on %s, %s", n.ID, n.About, n.Time.Format("2006-01-02 15:04 UTC"))
	if n.By != "" {
		head += ", by " + n.By
	}
	_, err = fmt.Fprintf(p.stdout, "%s\n\n%s\n", clean(head), clean(n.Text))
	return err
}

func (p *program) vaultRemove(ctx context.Context, f *vaultFlags, args []string) error {
	v, err := p.openVault(ctx, f, false)
	if err != nil {
		return err
	}
	n, err := v.Remove(vault.ID(args[0]))
	if err != nil {
		return vaultError(v, err)
	}
	fmt.Fprintf(p.stderr, "onrecord: note %s was taken out\n", n.ID)
	return nil
}
