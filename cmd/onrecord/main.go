// Command onrecord reads news articles and says who says what in them, every line tied to the exact words of the source.
//
// `onrecord read` prints what was found, `onrecord check` holds it against the laws. This package only wires: it reads
// flags, the environment and the clock, opens what is named, and calls the rooms that do the work. It exits with 0 when
// all was done, 1 when something could not be, 2 when it was called wrongly, and 128 and the signal's number (130 for
// Ctrl-C) when it was stopped.
package main

import (
	"os"
	"time"
)

func main() {
	engine := newEngine(os.Getenv)
	p := &program{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv, now: time.Now, newReader: readerWith(engine)}
	status := p.run(os.Args[1:])
	_ = engine.Close() // the process ends anyway
	os.Exit(status)
}
