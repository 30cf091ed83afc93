package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"unicode"

	"onrecord"
)

// outcome is what came of one input: bytes to put out, an error, or both.
type outcome struct {
	data []byte
	err  error
}

// errBroken marks an input that was read and breaks laws; its data says which.
var errBroken = errors.New("laws are broken")

// work makes of a Capture what is put out.
type work func(reader, *onrecord.Capture) ([]byte, error)

// reading is the work of reading and then rendering what was read.
func reading(render func(*onrecord.Reading) ([]byte, error)) work {
	return func(rd reader, c *onrecord.Capture) ([]byte, error) {
		r, err := rd.Read(c)
		if err != nil {
			return nil, err
		}
		return render(r)
	}
}

// each captures every input of list, works on it, several at a time, and puts out what comes of it, in the order of list. An
// input that fails is reported and the others go on; then the error is errSomeFailed. Any other error ended the run.
func (p *program) each(ctx context.Context, f *limitFlags, list []input, out sink, do work) error {
	rd, err := p.newReader()
	if err != nil {
		return fmt.Errorf("start the reader: %w", err)
	}
	open, err := p.newOpener(f)
	if err != nil {
		return err
	}
	defer open.fetcher.Close()
	bar := p.newProgress(weigh(list))
	defer bar.stop()
	out.through(bar)
	one := func(j job) outcome {
		c, err := j.load(ctx)
		if err != nil {
			return outcome{err: err}
		}
		data, err := do(rd, c)
		return outcome{data, err}
	}
	failed := 0
	var halt error // set when an input was given up for a signal
	n := 0
	err = inOrder(ctx, open.jobs(list), runtime.GOMAXPROCS(0), one, func(j job, o outcome) error {
		if s, ok := errors.AsType[stopped](o.err); ok {
			halt = s // not the input's fault
			return nil
		}
		n++
		defer bar.done(j.weight)
		if o.err != nil {
			failed++
		}
		if o.err != nil && o.err != errBroken {
			bar.say("onrecord: " + clean(o.err.Error()))
			return nil
		}
		return out.put(j.in, o.data)
	})
	if err == nil {
		err = halt // the signal came while the last inputs were read
	}
	switch {
	case err != nil:
		return err
	case failed > 0 && n > 1:
		bar.say(fmt.Sprintf("onrecord: %d of %d failed", failed, n))
	}
	if failed > 0 {
		return errSomeFailed
	}
	return nil
}

// clean is s without what a terminal would act upon: names of files and addresses come from strangers.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
