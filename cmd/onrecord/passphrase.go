package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"onrecord/seal"
)

const (
	passphraseEnv      = "ONRECORD_PASSPHRASE_FILE"       // of a story
	vaultPassphraseEnv = "ONRECORD_VAULT_PASSPHRASE_FILE" // of its vault
	leastPassphrase    = 8                                // characters of a new passphrase
)

// key asks for the passphrase of what: the file that the environment names, else a terminal, without echo. It is never an argument, which
// other users of the machine can see. fresh asks twice, and refuses one that is soon guessed.
func (p *program) key(ctx context.Context, what, env string, fresh bool) (seal.Key, error) {
	pass, err := p.passphrase(ctx, what, env, fresh)
	if err != nil {
		return seal.Key{}, err
	}
	if pass == "" {
		return seal.Key{}, fmt.Errorf("an empty passphrase for %s protects nothing", clean(what))
	}
	if fresh && len([]rune(pass)) < leastPassphrase {
		return seal.Key{}, fmt.Errorf("a passphrase of fewer than %d characters is soon guessed; take some words that belong together for you alone", leastPassphrase)
	}
	if p.newKey != nil {
		return p.newKey(pass), nil
	}
	return seal.Key{Passphrase: pass}, nil
}

func (p *program) passphrase(ctx context.Context, what, env string, fresh bool) (string, error) {
	if path := p.getenv(env); path != "" {
		return p.passphraseFile(path, env)
	}
	tty, done := p.stdin, func() {}
	if !p.isTerminal(tty) {
		f, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
		if err != nil {
			return "", fmt.Errorf("there is no terminal to ask for the passphrase of %s; name a file that holds it in %s", clean(what), env)
		}
		tty, done = f, func() { f.Close() }
	}
	defer done()
	pass, err := p.prompt(ctx, tty, "passphrase of "+clean(what)+": ")
	if err != nil || !fresh {
		return pass, err
	}
	again, err := p.prompt(ctx, tty, "once more: ")
	if err == nil && again != pass {
		err = errors.New("the two passphrases are not the same; nothing was done")
	}
	return pass, err
}

func (p *program) passphraseFile(path, env string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("%s: %w", env, err)
	}
	defer f.Close()
	p.warnOfReaders(path)
	data, err := io.ReadAll(io.LimitReader(f, 4097))
	if err != nil {
		return "", fmt.Errorf("%s: %w", env, err)
	}
	pass := strings.TrimSuffix(strings.TrimSuffix(string(data), "\n"), "\r")
	if len(data) > 4096 || strings.ContainsAny(pass, "\r\n") {
		return "", fmt.Errorf("%s: %s holds more than one passphrase, on one line", env, clean(path))
	}
	return pass, nil
}

// prompt asks on a terminal, without echo. When ctx ends, the terminal is as it was.
func (p *program) prompt(ctx context.Context, tty *os.File, question string) (string, error) {
	fd := int(tty.Fd())
	before, err := term.GetState(fd)
	if err != nil {
		return "", fmt.Errorf("ask for a passphrase: %w", err)
	}
	fmt.Fprint(p.stderr, question)
	type answer struct {
		pass []byte
		err  error
	}
	answered := make(chan answer, 1)
	go func() {
		pass, err := term.ReadPassword(fd)
		answered <- answer{pass, err}
	}()
	select {
	case a := <-answered:
		fmt.Fprintln(p.stderr)
		if a.err == io.EOF {
			a.err = errors.New("no passphrase was given")
		}
		return string(a.pass), a.err
	case <-ctx.Done():
		fmt.Fprintln(p.stderr)
		return "", errors.Join(context.Cause(ctx), term.Restore(fd, before))
	}
}
