package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/capture/warc"
	"onrecord/export"
	"onrecord/ledger"
	"onrecord/ledger/bundle"
	"onrecord/ledger/sqlite"
)

// exportFlags are the flags of onrecord export.
type exportFlags struct {
	story  storyFlags
	format choice
	output string
}

func (p *program) exportCommand() *cobra.Command {
	f := &exportFlags{format: choice{"bundle", []string{"bundle", "jsonl", "csv", "webannotation", "warc", "wacz"}}}
	c := &cobra.Command{
		Use:   "export [flags] -o FILE",
		Short: "write a story for other people and programs",
		Long: `Write a whole story into one file.

The format bundle is all of it: every article's bytes, everything that was read and decided, and
the checkpoint. onrecord import takes it in elsewhere without loss, onrecord verify proves it as
it is, and the same story always gives the same file, byte for byte. Names of files and notes of
people are in it as they were given; a vault never is.

The others are for other programs. jsonl has a JSON object a line for each statement, absence,
request, designation, claim, party and remark, with the article that it stands in. csv is the same
as a table; cells that a spreadsheet would take for formulas have an apostrophe before them.
webannotation is one W3C Web Annotation for each statement, in JSON-LD: it finds the passage by
its place in Unicode code points of the text that onrecord made of the page, and by its words and
what stands around them. In each, every line says who said it; what people decided is marked as
theirs; statements that people rejected are left out, and counted on standard error.

warc and wacz are web archives (WARC 1.1 with gzip; WACZ 1.1.1) of the articles' bytes with the
servers' answers, for the tools of archivists; what was read from them is not in it.`,
		Example: `  onrecord export -o plot.bundle
  onrecord export --format csv -o plot.csv
  onrecord export --story plot.onrecord --format jsonl -o - | jq .sentence`,
		Args: wants(0, 0, "no arguments: --story names the story, -o the file to write"),
		RunE: func(c *cobra.Command, _ []string) error { return p.export(c.Context(), f) },
	}
	f.story.addTo(c)
	f.format.addTo(c, "format", "what to write")
	c.Flags().StringVarP(&f.output, "output", "o", "", "the `FILE` to write, - for standard output")
	return c
}

func (p *program) export(ctx context.Context, f *exportFlags) error {
	if f.output == "" {
		return usageError{errors.New("name the file to write with -o FILE, or - for standard output")}
	}
	story, err := p.openStory(ctx, &f.story, sqlite.Reading)
	if err != nil {
		return err
	}
	defer story.Close()
	if f.output == "-" {
		return p.exportTo(ctx, f, story, p.stdout)
	}
	if err := spare(f.output, sources([]input{{source: f.story.name(p)}})); err != nil {
		return fmt.Errorf("%s is the story itself; name another place with -o", f.output)
	}
	if info, err := os.Stat(f.output); err == nil && !info.Mode().IsRegular() { // a device, a pipe: written to as it is
		w, err := os.OpenFile(f.output, os.O_WRONLY, 0)
		if err != nil {
			return writeError(f.output, err)
		}
		return errors.Join(p.exportTo(ctx, f, story, w), w.Close())
	}
	out, err := newDraft(f.output)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(f.output); err != nil { // what leaves a private file is private, until its owner says otherwise
		if err := out.Chmod(0o600); err != nil {
			out.drop()
			return writeError(f.output, err)
		}
	}
	if err := p.exportTo(ctx, f, story, out); err != nil {
		out.drop()
		return err
	}
	return out.keep()
}

func (p *program) exportTo(ctx context.Context, f *exportFlags, story ledger.Store, w io.Writer) error {
	said, err := p.write(ctx, f.format.value, story, w)
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EPIPE) {
		return writeError(f.output, err)
	}
	if err != nil {
		return fmt.Errorf("export %s: %w", f.story.shown(p), err)
	}
	to := f.output
	if to == "-" {
		to = "standard output"
	}
	fmt.Fprintf(p.stderr, "onrecord: written to %s: %s\n", to, said)
	return nil
}

// write writes story in a format, and says what was written.
func (p *program) write(ctx context.Context, format string, story ledger.Store, w io.Writer) (string, error) {
	var sum export.Summary
	var err error
	counted := &countedStory{Story: story, tick: p.ticker("%d articles written")}
	switch format {
	case "jsonl":
		sum, err = export.JSONL(ctx, w, counted)
	case "csv":
		sum, err = export.CSV(ctx, w, counted)
	case "webannotation":
		sum, err = export.Annotations(ctx, w, counted)
	case "warc", "wacz":
		n, err := p.writeArchive(ctx, format, story, w)
		return count(n, "capture"), err
	default:
		done := p.ticker("%d parts written")
		head, err := bundle.Write(ctx, w, story, func(entries, blobs int64) { done(entries + blobs) })
		return fmt.Sprintf("%s; checkpoint to note down: %s", entriesOf(head.Seq), head), err
	}
	return sum.String(), err
}

// countedStory tells how many articles were asked for.
type countedStory struct {
	export.Story
	tick func(int64)
	n    int64
}

func (s *countedStory) About(ctx context.Context, capture ledger.ID) ([]ledger.Entry, error) {
	s.n++
	s.tick(s.n)
	return s.Story.About(ctx, capture)
}

// archive is a web archive that is being written.
type archive interface {
	Write(*onrecord.Capture) error
}

// writeArchive writes the captures of story as a web archive. It bears the time of the last entry, so that the same story is the same file.
func (p *program) writeArchive(ctx context.Context, format string, story ledger.Store, w io.Writer) (int, error) {
	o := warc.WriteOptions{Title: "articles kept by onrecord", Software: readerName()}
	head, err := story.Head(ctx)
	if err != nil {
		return 0, err
	}
	for e, err := range story.Entries(ctx, head.Seq-1) {
		if err != nil {
			return 0, err
		}
		o.Now = e.Time
		break
	}
	buffered := bufio.NewWriterSize(w, 1<<16)
	var out archive
	end := buffered.Flush
	if format == "warc" {
		out, err = warc.NewWriter(buffered, o)
	} else {
		var z *warc.WACZWriter
		z, err = warc.NewWACZWriter(buffered, o)
		out, end = z, func() error { return errors.Join(z.Close(), buffered.Flush()) }
	}
	if err != nil {
		return 0, err
	}
	tick, n := p.ticker("%d captures written"), int64(0)
	done, err := export.Captures(ctx, story, func(c *onrecord.Capture) error {
		n++
		tick(n)
		return out.Write(c)
	})
	if err != nil {
		return done, err
	}
	return done, end()
}
