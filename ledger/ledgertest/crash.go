package ledgertest

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/ledger"
)

// Write appends articles to s without end, one at a time, and says on out when each was acknowledged; it ends with the first
// error, and says that. bulk is how many random bytes come with each article, of which nothing is read.
func Write(tb testing.TB, s ledger.Store, out io.Writer, bulk int) {
	ctx := context.Background()
	head, err := s.Head(ctx)
	if err != nil {
		tb.Fatal(err)
	}
	for i := int(head.Seq / 2); ; i++ {
		drafts := Article(tb, i)
		if bulk > 0 {
			noise := make([]byte, bulk)
			rand.NewChaCha8([32]byte{byte(i), byte(i >> 8)}).Read(noise) //nolint:errcheck // it never fails
			kept := ledger.DraftCapture(onrecord.NewCapture(fmt.Sprint(i), "", noise), "test")
			drafts = []ledger.Draft{kept, ledger.DraftUnread("noise", "test", kept.ID(Now()))}
		}
		if _, err := s.Append(ctx, Now(), drafts...); err != nil {
			fmt.Fprintf(out, "\nfailed: %v\n", err)
			return
		}
		fmt.Fprintf(out, "\nkept %d\n", i)
	}
}

// Writer is a process that runs [Write], to be killed or starved.
type Writer struct {
	// Test is the test of this binary that calls Write, and Env what tells it to.
	Test string
	Env  []string
	// Last is the last article that was acknowledged, and Kept how many were; Said is the last error.
	Last, Kept int
	Said       string
}

// Run starts the writer. When it has kept its first article it is given pause, and then do is called: with a nil do it is killed as
// kill -9 does, and without a pause it is left to itself. Run returns when it has ended.
func (w *Writer) Run(tb testing.TB, pause time.Duration, do func(), env ...string) {
	tb.Helper()
	c := exec.Command(os.Args[0], "-test.run=^"+w.Test+"$")
	c.Env = append(append(c.Environ(), w.Env...), env...)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		tb.Fatal(err)
	}
	if err := c.Start(); err != nil {
		tb.Fatal(err)
	}
	if do == nil {
		do = func() { c.Process.Kill() } //nolint:errcheck // it may have ended
	}
	done := make(chan struct{})
	begun := false
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if why, ok := strings.CutPrefix(lines.Text(), "failed: "); ok {
			w.Said = why
		}
		n, ok := strings.CutPrefix(lines.Text(), "kept ")
		if !ok {
			continue
		}
		if w.Last, err = strconv.Atoi(n); err != nil {
			tb.Fatal(err)
		}
		if w.Kept++; !begun && pause > 0 {
			begun = true
			time.AfterFunc(pause, func() { do(); close(done) })
		}
	}
	c.Wait() //nolint:errcheck // killed
	if begun {
		<-done
	}
}

// Whole checks that the story has every article up to the last acknowledged one, in full, and nothing by halves.
func (w *Writer) Whole(tb testing.TB, s ledger.Store) {
	tb.Helper()
	ctx := context.Background()
	faults, err := ledger.Verify(ctx, s, nil, nil)
	if err != nil || len(faults) > 0 {
		tb.Fatalf("after %d articles: %v, %v", w.Last+1, faults, err)
	}
	head, err := s.Head(ctx)
	if err != nil || head.Seq%2 != 0 || head.Seq < int64(2*(w.Last+1)) {
		tb.Fatalf("acknowledged up to article %d, the ledger ends at entry %d, %v", w.Last, head.Seq, err)
	}
	articles, err := s.Articles(ctx, ledger.ArticleQuery{AllVersions: true})
	if err != nil || int64(len(articles)) != head.Seq/2 {
		tb.Fatalf("%d articles of %d entries, %v", len(articles), head.Seq, err)
	}
	if c, ok := s.(interface {
		Checkup(context.Context) ([]string, error)
	}); ok {
		if says, err := c.Checkup(ctx); err != nil || len(says) > 0 {
			tb.Fatalf("%v, %v", says, err)
		}
	}
}

// Unharmed checks that all laws hold: [ledger.Check], which takes longer than Whole.
func Unharmed(tb testing.TB, s ledger.Store) {
	tb.Helper()
	faults, err := ledger.Check(context.Background(), s, ledger.CheckOptions{})
	if err != nil || len(faults) > 0 {
		tb.Fatalf("%v, %v", faults, err)
	}
}

// Moment is a time to be killed at: any within 25 ms.
func Moment() time.Duration { return time.Duration(1 + rand.Int64N(int64(25*time.Millisecond))) }
