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

// openStory opens the story that f names, and says how far it is where one of an older onrecord is brought up to date.
func (p *program) openStory(ctx context.Context, f *storyFlags, mode sqlite.Mode) (ledger.Store, error) {
	r := &remaking{p: p, doing: "bringing " + f.shown(p) + " up to date, which an older onrecord wrote"}
	defer r.stop()
	return p.openTelling(ctx, f, mode, r)
}

func (p *program) openTelling(ctx context.Context, f *storyFlags, mode sqlite.Mode, r *remaking) (ledger.Store, error) {
	if err := p.refuseServer(f.name(p)); err != nil {
		return nil, err
	}
	if err := p.refuseLocked(f.name(p)); err != nil {
		return nil, err
	}
	p.warnOfReaders(f.name(p))
	slow := time.AfterFunc(patience, func() {
		fmt.Fprintf(p.stderr, "onrecord: still opening %s: another process writes, or the disk is slow\n", f.shown(p))
	})
	defer slow.Stop()
	progress := func(done, all int) {
		slow.Stop()
		r.tell(done, all)
	}
	if isServer(f.name(p)) {
		return postgres.OpenTelling(ctx, f.name(p), mode, progress)
	}
	return sqlite.OpenTelling(ctx, f.name(p), mode, progress)
}

// patience is how long opening a story may take before the user is told why.
const patience = 3 * time.Second

// remaking shows how far it is that what is searched and listed of a story is made anew, where that takes its time.
type remaking struct {
	p     *program
	doing string
	bar   *progress // nil until something was made
	quit  func()
}

// tell is told how many articles of all are done.
func (r *remaking) tell(done, all int) {
	if r.bar == nil {
		r.bar = r.p.newProgress(int64(all))
		said := time.AfterFunc(quietFor/2, func() {
			r.bar.say("onrecord: " + r.doing + "; if it is stopped the story is as it was")
		})
		r.quit = func() { said.Stop() }
	}
	r.bar.done(1)
}

func (r *remaking) stop() {
	if r.bar != nil {
		r.quit()
		r.bar.stop()
	}
}

// isServer reports whether a story's name is the address of a PostgreSQL server.
func isServer(name string) bool {
	return strings.HasPrefix(name, "postgres://") || strings.HasPrefix(name, "postgresql://")
}
