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

// progress shows on standard error how far the work is: a bar on a terminal, else a line now and then. How much is done is
// counted in bytes of input, which is known beforehand; how many articles that makes is often not.
type progress struct {
	mu     sync.Mutex
	stderr *os.File
	now    func() time.Time
	start  time.Time
	total  int64 // bytes
	at     int64
	n      int           // articles done
	box    *mpb.Progress // nil until there is something to show on a terminal
	bar    *mpb.Bar
	quit   chan struct{}
	ended  sync.WaitGroup
}

func (p *program) newProgress(total int64) *progress {
	b := &progress{stderr: p.stderr, now: p.now, start: p.now(), total: total, quit: make(chan struct{})}
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
		fmt.Fprintf(b.stderr, "onrecord: %s\n", b.state())
		b.mu.Unlock()
		timer.Reset(lineEvery)
	}
}

// state is how far the work is, in words: articles, their rate, the share done, and the time left at that rate.
func (b *progress) state() string {
	took := b.now().Sub(b.start).Seconds()
	s := fmt.Sprintf("%s done", count(b.n, "article"))
	if b.n > 0 && took > 0 {
		s += fmt.Sprintf(", %.1f/s", float64(b.n)/took)
	}
	if b.at > 0 && b.at < b.total && took > 0 {
		left := time.Duration(float64(b.total-b.at) / (float64(b.at) / took) * float64(time.Second))
		s += fmt.Sprintf(", %d %%, about %s left", 100*b.at/b.total, roughly(left))
	}
	return s
}

// roughly is d to a precision that means something.
func roughly(d time.Duration) string {
	switch {
	case d < time.Minute:
		return fmt.Sprintf("%d s", max(1, int(d.Seconds())))
	case d < time.Hour:
		return fmt.Sprintf("%d min", int(d.Minutes()+0.5))
	}
	return fmt.Sprintf("%d h %d min", int(d.Hours()), int(d.Minutes())%60)
}

// show begins the bar.
func (b *progress) show() {
	b.box = mpb.New(mpb.WithOutput(b.stderr), mpb.WithWidth(30))
	b.bar = b.box.AddBar(b.total, mpb.BarRemoveOnComplete(),
		mpb.PrependDecorators(decor.Name("onrecord ")),
		mpb.AppendDecorators(decor.Any(func(decor.Statistics) string {
			b.mu.Lock()
			defer b.mu.Unlock()
			return b.state()
		})))
	b.bar.SetCurrent(b.at)
}

// done counts one article of that many bytes of input.
func (b *progress) done(bytes int64) {
	b.mu.Lock()
	b.n++
	b.at = min(b.total, b.at+bytes)
	bar, at := b.bar, b.at
	b.mu.Unlock()
	if bar != nil {
		bar.SetCurrent(at)
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
	box := a.b.box
	a.b.mu.Unlock()
	if box != nil {
		if n, err := box.Write(p); err == nil {
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
	box := b.box
	b.box = nil
	b.mu.Unlock()
	if box != nil {
		b.bar.Abort(true)
		box.Wait()
	}
}
