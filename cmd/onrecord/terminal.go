package main

import (
	"os"

	"golang.org/x/term"
)

func (p *program) isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

// colored reports whether standard output gets bold and dim. See https://no-color.org.
func (p *program) colored(choice string) bool {
	if choice != "auto" {
		return choice == "always"
	}
	return p.getenv("NO_COLOR") == "" && p.getenv("TERM") != "dumb" && p.isTerminal(p.stdout)
}

// width is the number of columns of text: the terminal's, or 100 where there is none.
func (p *program) width(toStdout bool) int {
	if toStdout {
		if w, _, err := term.GetSize(int(p.stdout.Fd())); err == nil && w > 0 {
			return w
		}
	}
	return 100
}
