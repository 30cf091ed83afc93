// Package pdf sets a PDF document as a galley: the text of its pages in reading order, lines joined to paragraphs, words that
// were parted at the ends of lines made whole, and what runs at the edge of page after page told from the text.
//
// PDFium does the reading, compiled to WebAssembly, so that hostile documents are read in a sandbox that has no file, no
// network and a bounded memory; pages, characters and time are bounded too. Nothing of it is set up before the first
// document comes.
//
// The text of a PDF is drawn by compressed programs: a passage leads to the document as a whole, and is never called exact.
package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// Bounds of one document.
const (
	mostPages     = 2000
	mostChars     = 4_000_000
	mostMemory    = 512 << 20 // bytes of the sandbox
	DefaultTime   = 60 * time.Second
	mostAtATime   = 4 // documents; others wait
	wasmPageBytes = 64 << 10
)

// Engine reads PDF documents. It may be used by many goroutines at once. The zero Engine is ready; nothing is started before the
// first document is read. Close ends it.
type Engine struct {
	// CacheDir is where the compiled machine code of PDFium is kept, about 22 MB, so that only the first document ever read
	// on a machine waits seconds for it; "" compiles anew in every process.
	CacheDir string
	// Time bounds the work on one document; 0 means DefaultTime.
	Time time.Duration

	mu     sync.Mutex
	pool   pdfium.Pool
	cache  wazero.CompilationCache
	closed bool
}

// start gives the pool, set up by whoever comes first.
func (e *Engine) start() (pdfium.Pool, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	switch {
	case e.closed:
		return nil, errors.New("the PDF reader is closed")
	case e.pool != nil:
		return e.pool, nil
	}
	config := wazero.NewRuntimeConfig().WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithCloseOnContextDone(true).WithMemoryLimitPages(mostMemory / wasmPageBytes)
	if e.CacheDir != "" {
		if c, err := wazero.NewCompilationCacheWithDir(e.CacheDir); err == nil { // without it the work is slower, and the same
			e.cache = c
			config = config.WithCompilationCache(c)
		}
	}
	pool, err := webassembly.Init(webassembly.Config{MaxTotal: mostAtATime, RuntimeConfig: config, FSConfig: wazero.NewFSConfig(),
		Stdout: io.Discard, Stderr: io.Discard})
	if err != nil {
		return nil, fmt.Errorf("start the PDF reader: %w", err)
	}
	e.pool = pool
	return pool, nil
}

// Close ends the engine and gives its memory back. Documents that are being read fail.
func (e *Engine) Close() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.closed = true
	var err error
	if e.pool != nil {
		err = e.pool.Close()
		e.pool = nil
	}
	if e.cache != nil {
		err = errors.Join(err, e.cache.Close(context.Background()))
		e.cache = nil
	}
	return err
}

// with lets do work on an instance of its own, which is killed when the time is over.
func (e *Engine) with(do func(pdfium.Pdfium) error) error {
	pool, err := e.start()
	if err != nil {
		return err
	}
	limit := e.Time
	if limit <= 0 {
		limit = DefaultTime
	}
	in, err := pool.GetInstance(limit)
	if err != nil {
		return fmt.Errorf("start the PDF reader: %w", err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	killed := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(killed)
		_ = in.Kill()
	})
	err = do(in)
	if !stop() {
		<-killed
		return fmt.Errorf("gave up after %v; split the document, or give its text instead", limit)
	}
	_ = in.Close() // the instance is thrown away, whatever it says
	return err
}
