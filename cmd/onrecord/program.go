package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/ledger"
	"onrecord/model"
	"onrecord/seal"
)

// reader finds who says what in a Capture: an intake.Reader, or a test's.
type reader interface {
	Read(*onrecord.Capture) (*onrecord.Reading, error)
	ReadPublished(*onrecord.Capture, onrecord.When) (*onrecord.Reading, error)
	Analyze(*onrecord.Capture) (*model.Analysis, error)
	Entries(c *onrecord.Capture, by string) ([]ledger.Draft, error)
	ReadingEntry(c *onrecord.Capture, by string, id ledger.ID) (ledger.Draft, error)
}

// program is the world outside, as the subcommands see it.
type program struct {
	stdin          *os.File
	stdout, stderr *os.File
	getenv         func(string) string
	now            func() time.Time
	newReader      func() (reader, error)
	newKey         func(passphrase string) seal.Key // nil for one that costs a second
	offline        bool                             // the flag --offline; see isOffline
}

// run does what args ask and returns the exit status.
func (p *program) run(args []string) int {
	ctx, done := p.untilSignal()
	defer done()
	root := p.rootCommand()
	root.SetArgs(args)
	root.SetIn(p.stdin)
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	return p.status(ctx, root.ExecuteContext(ctx))
}

func (p *program) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "onrecord",
		Short: "who says what in a news article, on whose word",
		Long: `onrecord reads news articles and keeps a record of who says what, on whose word, and who
was asked and did not answer. Every line is tied to the exact words of the article.`,
		Example: `  onrecord read article.html
  onrecord read --format json https://example.org/story > story.json
  onrecord check saved-pages/`,
		Version:       versionText(),
		SilenceUsage:  true,
		SilenceErrors: true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError{fmt.Errorf("there is no command %q; to read an article, write: onrecord read %s", args[0], args[0])}
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetVersionTemplate("{{.Version}}")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usageError{fmt.Errorf("%w; %s --help lists the flags", err, c.CommandPath())}
	})
	root.AddCommand(p.readCommand(), p.addCommand(), p.watchCommand(), p.rereadCommand(), p.checkCommand(), p.versionCommand())
	root.AddCommand(p.askCommands()...)
	root.AddCommand(p.decideCommands()...)
	root.AddCommand(p.outCommands()...)
	p.offlineFlag(root)
	return root
}

// usageError is a command line that makes no sense.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// errSomeFailed ends a run whose failures have all been reported already, one by one.
var errSomeFailed = errors.New("some inputs could not be read")

// stopped is the cause of a context that ended by a signal.
type stopped struct{ signal syscall.Signal }

func (s stopped) Error() string { return "stopped: " + s.signal.String() }

// status reports err, once and only here, and says what to exit with.
func (p *program) status(ctx context.Context, err error) int {
	if s, ok := errors.AsType[stopped](context.Cause(ctx)); ok && err != nil {
		fmt.Fprintln(p.stderr, "onrecord:", s)
		return 128 + int(s.signal)
	}
	switch _, usage := errors.AsType[usageError](err); {
	case err == nil:
		return 0
	case errors.Is(err, errSomeFailed):
		return 1
	case errors.Is(err, syscall.EPIPE):
		return 128 + int(syscall.SIGPIPE) // whoever read us has seen enough: nothing to complain of
	case usage:
		fmt.Fprintln(p.stderr, "onrecord:", clean(err.Error())) // it may hold words of an article
		return 2
	}
	fmt.Fprintln(p.stderr, "onrecord:", clean(err.Error())) // it may hold words of an article
	return 1
}

// untilSignal is a context that ends on Ctrl-C or a request to end. A second signal kills at once.
func (p *program) untilSignal() (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(context.Background())
	ch := make(chan os.Signal, 1)
	signal.Notify(ch, os.Interrupt, syscall.SIGTERM)
	go func() {
		if s, ok := (<-ch).(syscall.Signal); ok {
			signal.Stop(ch)
			cancel(stopped{s})
		}
	}()
	return ctx, func() {
		signal.Stop(ch)
		close(ch)
		cancel(nil)
	}
}
