package main

import (
	"context"
	"iter"
)

// inOrder does work on every job with several workers at once and hands the results to emit one by one in the order of jobs,
// whatever order they were finished in. Few jobs are taken ahead and few results wait at any time, however many there are. It
// stops at the first error of emit. When ctx ends it hands over what is finished, waits for nothing more, and returns ctx's
// cause. jobs is drawn from in a goroutine of its own, which ends before inOrder returns, unless it is ctx that ended.
func inOrder[J, T any](ctx context.Context, jobs iter.Seq[J], workers int, work func(J) T, emit func(J, T) error) error {
	type slot struct {
		job    J
		result chan T
	}
	quit := make(chan struct{})
	ordered, free := make(chan slot, 4*workers), make(chan slot)
	drawn := make(chan struct{})
	defer func() {
		close(quit)
		if ctx.Err() == nil {
			<-drawn
		}
	}()
	go func() {
		defer close(drawn)
		defer close(ordered)
		defer close(free)
		for j := range jobs {
			s := slot{j, make(chan T, 1)}
			select {
			case ordered <- s:
			case <-quit:
				return
			}
			select {
			case free <- s:
			case <-quit:
				return
			}
		}
	}()
	for range workers {
		go func() {
			for s := range free {
				s.result <- work(s.job)
			}
		}()
	}
	for {
		var s slot
		var more bool
		select {
		case s, more = <-ordered:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
		if !more {
			return nil
		}
		select {
		case r := <-s.result:
			if err := emit(s.job, r); err != nil {
				return err
			}
			continue
		case <-ctx.Done():
		}
		for {
			select {
			case r := <-s.result:
				if err := emit(s.job, r); err != nil {
					return err
				}
			default:
			}
			select {
			case s, more = <-ordered:
			default:
				more = false
			}
			if !more {
				return context.Cause(ctx)
			}
		}
	}
}
