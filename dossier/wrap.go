package dossier

import (
	"strings"

	"github.com/rivo/uniseg"
)

// style is how a run of terminal text looks when colour is allowed.
type style string

const (
	normal style = ""
	bold   style = "\x1b[1m"
	dim    style = "\x1b[2m"
	sought style = "\x1b[1;4m" // words that were looked for: bold and underlined, for there are terminals without either
	reset        = "\x1b[0m"
)

// run is terminal text in one style.
type run struct {
	Text  string
	Style style
}

// cluster is a character as a reader counts them (UAX #29), its columns, and whether a line may end after it (UAX #14).
type cluster struct {
	text  string
	style style
	width int
	brk   bool
}

// wrap breaks runs into lines of at most width columns, the first one after the prefix first, the others after rest,
// which are no wider than first. A word wider than a line is cut between characters.
func wrap(runs []run, width int, first, rest string, color bool) string {
	var out strings.Builder
	prefix := first
	room := max(width-uniseg.StringWidth(first), 1)
	cs := clusters(runs)
	for len(cs) > 0 {
		n := fit(cs, room)
		out.WriteString(prefix)
		emit(&out, cs[:n], color)
		out.WriteByte('\n')
		cs = cs[n:]
		for len(cs) > 0 && cs[0].text == " " {
			cs = cs[1:]
		}
		prefix, room = rest, max(width-uniseg.StringWidth(rest), 1)
	}
	return out.String()
}

// fit is how many of cs go on a line of room columns: up to the last place that may end a line, else as many as fit.
// Spaces may hang over the edge, for they are not written there.
func fit(cs []cluster, room int) int {
	used, last := 0, 0
	for i, c := range cs {
		if c.text != " " && used+c.width > room {
			if last > 0 {
				return last
			}
			return max(i, 1)
		}
		used += c.width
		if c.brk {
			last = i + 1
		}
	}
	return len(cs)
}

func emit(out *strings.Builder, cs []cluster, color bool) {
	for len(cs) > 0 && cs[len(cs)-1].text == " " {
		cs = cs[:len(cs)-1]
	}
	if n := len(cs); n > 0 { // a space can be part of a wider cluster
		cs[n-1].text = strings.TrimRight(cs[n-1].text, " ")
	}
	now := normal
	for _, c := range cs {
		if color && c.style != now {
			if now != normal {
				out.WriteString(reset)
			}
			out.WriteString(string(c.style))
			now = c.style
		}
		out.WriteString(c.text)
	}
	if now != normal {
		out.WriteString(reset)
	}
}

func clusters(runs []run) []cluster {
	var all strings.Builder
	for _, r := range runs {
		all.WriteString(r.Text)
	}
	var out []cluster
	text, state, at := all.String(), -1, 0
	k, end := 0, 0 // the run that holds at, and where it ends
	for text != "" {
		var c string
		var boundaries int
		c, text, boundaries, state = uniseg.StepString(text, state)
		for k < len(runs) && at >= end {
			end += len(runs[k].Text)
			k++
		}
		out = append(out, cluster{c, runs[k-1].Style, uniseg.StringWidth(c),
			boundaries&uniseg.MaskLine != uniseg.LineDontBreak && c != "–"}) // 512–640 stays whole
		at += len(c)
	}
	return out
}
