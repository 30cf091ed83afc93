package ask

import (
	"fmt"
	"strings"
)

// oneLine is s with its white space as single spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// plural is a count with its noun; the second form is noun and s when it is not given.
func plural(n int, noun string, more ...string) string {
	if n == 1 {
		return "1 " + noun
	}
	if len(more) > 0 {
		return fmt.Sprintf("%d %s", n, more[0])
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
