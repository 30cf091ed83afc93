package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

const (
	quietFor  = time.Second     // work that is done sooner shows no progress
	lineEvery = 5 * time.Second // between two lines of progress where there is no terminal
)

// progress shows on standard error how far the work is: a bar on a terminal, else a line now and then.
type progress struct {
	mu     sync.Mutex
	stderr *os.File
	total  int
	n      int
	box    *mpb.Progress // nil until there is something to show on a terminal
	bar    *mpb.Bar
	quit   chan struct{}
	ended  sync.WaitGroup
}

func (p *program) newProgress(total int) *progress {
	b := &progress{stderr: p.stderr, total: total, quit: make(chan struct{})}
	terminal := p.isTerminal(p.stderr) && p.getenv("TERM") != "dumb"
	b.ended.Go(func() { b.tick(terminal) })
	return b
}

func (b *progress) tick(terminal bool) {
	timer := time.NewTimer(quietFor)
	defer timer.Stop()
	for {
		select {
		case <-b.quit:
			return
		case <-timer.C:
		}
		b.mu.Lock()
		if terminal {
			b.show()
			b.mu.Unlock()
			return
		}
		fmt.Fprintf(b.stderr, "onrecord: %d of %d done\n", b.n, b.total)
		b.mu.Unlock()
		timer.Reset(lineEvery)
	}
}

// show begins the bar.
func (b *progress) show() {
	b.box = mpb.New(mpb.WithOutput(b.stderr), mpb.WithWidth(50))
	b.bar = b.box.AddBar(int64(b.total), mpb.BarRemoveOnComplete(),
		mpb.PrependDecorators(decor.Name("onrecord "), decor.CountersNoUnit("%d of %d")),
		mpb.AppendDecorators(decor.Elapsed(decor.ET_STYLE_GO)))
	b.bar.SetCurrent(int64(b.n))
}

// done counts one input.
func (b *progress) done() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.n++; b.bar != nil {
		b.bar.Increment()
	}
}

// say prints a line on standard error, above the bar.
func (b *progress) say(line string) { _, _ = b.above(b.stderr).Write([]byte(line + "\n")) }

// above is w, which is a terminal, for writing while a bar stands on it.
func (b *progress) above(w io.Writer) io.Writer { return &above{b, w} }

type above struct {
	b *progress
	w io.Writer
}

func (a *above) Write(p []byte) (int, error) {
	a.b.mu.Lock()
	defer a.b.mu.Unlock()
	if a.b.box != nil {
		if n, err := a.b.box.Write(p); err == nil {
			return n, nil
		}
	}
	return a.w.Write(p)
}

// stop takes the bar away.
func (b *progress) stop() {
	close(b.quit)
	b.ended.Wait()
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.box != nil {
		b.bar.Abort(true)
		b.box.Wait()
		b.box = nil
	}
}
