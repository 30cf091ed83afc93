package coref

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Question is one row of GAP: a passage, a pronoun in it, and two names either of which the pronoun may mean, or neither.
type Question struct {
	ID, Text string
	Pronoun  Place
	Names    [2]Place
	Means    [2]bool // what the annotators say
}

// Place is words at a byte offset of a text.
type Place struct {
	Start int
	Words string
}

// End is the byte offset behind p.
func (p Place) End() int { return p.Start + len(p.Words) }

// ReadGAP reads a file of GAP: 11 columns parted by tabs, a header, offsets in characters.
func ReadGAP(r io.Reader, name string) ([]Question, error) {
	var out []Question
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	for line := 1; in.Scan(); line++ {
		if line == 1 {
			continue
		}
		q, err := question(strings.Split(in.Text(), "\t"))
		if err != nil {
			return nil, fmt.Errorf("read %s:%d: %w", name, line, err)
		}
		out = append(out, q)
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return out, nil
}

func question(col []string) (Question, error) {
	if len(col) != 11 {
		return Question{}, fmt.Errorf("%d columns, want 11", len(col))
	}
	q := Question{ID: col[0], Text: col[1], Means: [2]bool{col[6] == "TRUE", col[9] == "TRUE"}}
	for i, p := range []*Place{&q.Pronoun, &q.Names[0], &q.Names[1]} {
		at := []int{2, 4, 7}[i]
		var err error
		if *p, err = place(q.Text, col[at], col[at+1]); err != nil {
			return Question{}, err
		}
	}
	return q, nil
}

// place turns an offset in characters into bytes.
func place(text, words, offset string) (Place, error) {
	n, err := strconv.Atoi(offset)
	if err != nil {
		return Place{}, err
	}
	at := 0
	for ; n > 0 && at < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	if !strings.HasPrefix(text[at:], words) {
		return Place{}, fmt.Errorf("%q does not stand at character %s", words, offset)
	}
	return Place{at, words}, nil
}

// GAPTally counts answers. Each of the two names of a question is one decision.
type GAPTally struct{ Right, Wrong, Missed int }

// Count adds the answers to one question: for each name whether the pronoun is taken to mean it.
func (t *GAPTally) Count(q Question, answer [2]bool) {
	for i := range answer {
		switch {
		case answer[i] && q.Means[i]:
			t.Right++
		case answer[i]:
			t.Wrong++
		case q.Means[i]:
			t.Missed++
		}
	}
}

// F1 of the decisions that the pronoun means the name, as the scorer published with GAP has it.
func (t GAPTally) F1() float64 {
	return share(2*float64(t.Right), float64(2*t.Right+t.Wrong+t.Missed))
}

// least is how likely a name must be to be an answer. A few pronouns of GAP mean neither name, and where something else is far
// likelier, a guess costs more than it brings. Chosen in three folds of the validation part.
const least = 0.05

// Answer turns how likely a pronoun means each of two names into an answer: the likelier one, or neither.
func Answer(shares []float64) (out [2]bool) {
	switch {
	case shares[0] > shares[1]:
		out[0] = shares[0] >= least
	case shares[1] > shares[0]:
		out[1] = shares[1] >= least
	}
	return out
}
