package main

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"onrecord/capture"
	"onrecord/ledger"
	"onrecord/ledger/sqlite"
	"onrecord/timestamp"
)

// timestampFlags are the flags of onrecord timestamp.
type timestampFlags struct {
	story     storyFlags
	limits    limitFlags
	authority string
	roots     string
}

func (p *program) timestampCommand() *cobra.Command {
	f := &timestampFlags{}
	c := &cobra.Command{
		Use:   "timestamp --authority URL [flags]",
		Short: "have an authority say when a story was what it is",
		Long: `Send the hash of a story's present checkpoint to a time-stamping authority (RFC 3161), and keep its
signed answer in the story. The authority learns that hash and nothing else: no word of the story.
onrecord verify holds the answer against the story from then on, offline.

This is never done unasked. Whose certificate signed the answer is checked only with --roots, a
file of the authority's root certificates in PEM.`,
		Example: `  onrecord timestamp --authority https://tsa.example.org/
  onrecord timestamp --authority https://tsa.example.org/ --roots tsa-root.pem --story plot.onrecord`,
		Args: wants(0, 0, "no arguments: --authority names whom to ask"),
		RunE: func(c *cobra.Command, _ []string) error { return p.timestamp(c.Context(), f) },
	}
	f.story.addTo(c)
	f.limits.addTo(c)
	c.Flags().StringVar(&f.authority, "authority", "", "the `URL` of the time-stamping authority")
	c.Flags().StringVar(&f.roots, "roots", "", rootsUsage)
	return c
}

const rootsUsage = "a `FILE` of root certificates (PEM) that timestamps must lead to"

// rootPool reads the certificates of --roots; nil for none.
func rootPool(path string) (*x509.CertPool, error) {
	if path == "" {
		return nil, nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, usageError{fmt.Errorf("--roots: %w", err)}
	}
	pool, err := timestamp.Roots(data)
	if err != nil {
		return nil, usageError{fmt.Errorf("--roots %s: %w", path, err)}
	}
	return pool, nil
}

func (p *program) timestamp(ctx context.Context, f *timestampFlags) error {
	if f.authority == "" {
		return usageError{errors.New("name the authority to ask with --authority URL")}
	}
	if err := f.limits.check(); err != nil {
		return err
	}
	roots, err := rootPool(f.roots)
	if err != nil {
		return err
	}
	story, err := p.openStory(ctx, &f.story, sqlite.Writing)
	if err != nil {
		return err
	}
	said, err := p.stamp(ctx, f, story, roots)
	if err = errors.Join(err, story.Close()); err != nil {
		return err
	}
	_, err = fmt.Fprintln(p.stdout, clean(said))
	return err
}

// stamp asks for a timestamp of story's head, checks it, and keeps it.
func (p *program) stamp(ctx context.Context, f *timestampFlags, story ledger.Store, roots *x509.CertPool) (string, error) {
	head, err := story.Head(ctx)
	if err != nil {
		return "", err
	}
	var last ledger.Entry
	for e, err := range story.Entries(ctx, head.Seq-1) {
		if err != nil {
			return "", err
		}
		last = e
		break
	}
	if last.Seq == 0 || last.Seq != head.Seq || last.Hash != head.Hash {
		return "", errors.New("the story has no entry yet that a timestamp could be over")
	}
	query, nonce, err := timestamp.Query(head)
	if err != nil {
		return "", err
	}
	open, err := p.newOpenerAs(&f.limits, "asks for a timestamp")
	if err != nil {
		return "", err
	}
	defer open.fetcher.Close()
	answer, err := open.fetcher.Ask(ctx, capture.Request{URL: f.authority, Post: query, PostType: timestamp.QueryType})
	if err != nil {
		return "", err
	}
	stamp, err := timestamp.Check(answer.Data, head, roots)
	if err == nil && !stamp.Answers(nonce) {
		err = errors.New("it answers another question than ours")
	}
	if err != nil {
		return "", fmt.Errorf("the answer of %s is not kept: %w", f.authority, err)
	}
	body := ledger.TimestampBody{Checkpoint: head, Authority: f.authority, Token: answer.Data}
	if _, err := story.Append(ctx, p.now(), ledger.Draft{Body: body, By: readerName(), Cause: last.ID}); err != nil {
		return "", err
	}
	return describeStamp(body, stamp), nil
}

func describeStamp(b ledger.TimestampBody, s timestamp.Stamp) string {
	exact := ""
	if s.Accuracy > 0 {
		exact = " (within " + s.Accuracy.String() + ")"
	}
	out := fmt.Sprintf("%s says that checkpoint %s was there at %s%s; signed by %s", b.Authority, b.Checkpoint, s.Time.Format(time.RFC3339), exact, s.Signer)
	if more := s.Unchecked(); more != "" {
		out += "; " + more
	}
	return out
}

// stamps holds every timestamp of src against its checkpoint; whether that is one of the ledger is for ledger.Verify to say.
func stamps(ctx context.Context, src ledger.Source, roots *x509.CertPool) (says []string, faults []ledger.Fault, err error) {
	for e, err := range src.Entries(ctx, 0) {
		if err != nil {
			return says, faults, err
		}
		if e.Kind != ledger.KindTimestamp {
			continue
		}
		body, err := ledger.Decode[ledger.TimestampBody](e)
		if err != nil {
			continue // told by Verify
		}
		s, err := timestamp.Check(body.Token, body.Checkpoint, roots)
		if err != nil {
			faults = append(faults, ledger.Fault{Seq: e.Seq, What: "its timestamp: " + err.Error()})
			continue
		}
		says = append(says, fmt.Sprintf("entry %d: %s", e.Seq, describeStamp(body, s)))
	}
	return says, faults, nil
}
