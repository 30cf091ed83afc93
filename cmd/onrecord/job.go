package main

import (
	"context"
	"iter"
	"os"

	"onrecord"
)

// job is one article to be captured and worked on.
type job struct {
	// in names it; its source is what the user reads in messages.
	in input
	// load gives the capture, or why there is none.
	load func(context.Context) (*onrecord.Capture, error)
	// weight is the share of the whole work, in bytes, as far as it is known beforehand.
	weight int64
}

// guessed is the weight of what has no size before it is fetched.
const guessed = 20 << 10

// weigh is the weight of an input as a whole.
func (in input) weigh() int64 {
	if info, err := os.Stat(in.source); err == nil && info.Mode().IsRegular() {
		return max(1, info.Size())
	}
	return guessed
}

// jobs are the articles of list, one after the other; an input may hold many.
func (o *opener) jobs(list []input) iter.Seq[job] {
	return func(yield func(job) bool) {
		for _, in := range list {
			if in.err == nil && !isURL(in.source) && isArchive(in.source) {
				if !o.archive(in, yield) {
					return
				}
				continue
			}
			if in.err == nil && !isURL(in.source) && isMailbox(in.source) {
				if !o.mailbox(in, yield) {
					return
				}
				continue
			}
			load := func(ctx context.Context) (*onrecord.Capture, error) { return o.capture(ctx, in) }
			if !yield(job{in, load, in.weigh()}) {
				return
			}
		}
	}
}

// weigh is the weight of a list.
func weigh(list []input) int64 {
	var sum int64
	for _, in := range list {
		sum += in.weigh()
	}
	return sum
}
