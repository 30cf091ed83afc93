package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord/ledger"
	"onrecord/ledger/postgres"
	"onrecord/ledger/sqlite"
)

const (
	defaultStory = "story.onrecord"
	storyEnv     = "ONRECORD_STORY"
)

// storyFlags say which story a command works on.
type storyFlags struct{ path string }

func (f *storyFlags) addTo(c *cobra.Command) {
	c.Flags().StringVar(&f.path, "story", "", "the story's `FILE`, or a postgres:// URL (default: "+storyEnv+", else "+defaultStory+")")
}

// name is the story's file or URL.
func (f *storyFlags) name(p *program) string {
	if f.path != "" {
		return f.path
	}
	if env := p.getenv(storyEnv); env != "" {
		return env
	}
	return defaultStory
}

// shown is name as it may be printed: an address on a server without its password.
func (f *storyFlags) shown(p *program) string {
	name := f.name(p)
	if isURL(name) {
		return postgres.Redacted(name)
	}
	return name
}

// openStory opens the story that f names.
func (p *program) openStory(ctx context.Context, f *storyFlags, mode sqlite.Mode) (ledger.Store, error) {
	if err := p.refuseServer(f.name(p)); err != nil {
		return nil, err
	}
	if err := p.refuseLocked(f.name(p)); err != nil {
		return nil, err
	}
	p.warnOfReaders(f.name(p))
	slow := time.AfterFunc(patience, func() {
		fmt.Fprintf(p.stderr, "onrecord: still opening %s: a large story of an older onrecord is brought up to date, or another process writes\n", f.shown(p))
	})
	defer slow.Stop()
	if isServer(f.name(p)) {
		return postgres.Open(ctx, f.name(p), mode)
	}
	return sqlite.Open(ctx, f.name(p), mode)
}

// patience is how long opening a story may take before the user is told why.
const patience = 3 * time.Second

// isServer reports whether a story's name is the address of a PostgreSQL server.
func isServer(name string) bool {
	return strings.HasPrefix(name, "postgres://") || strings.HasPrefix(name, "postgresql://")
}
