package main

import "context"

// inOrder does work on 0 … n-1 with several workers at once and hands the results to emit one by one in that order,
// whatever order they were finished in. Few results wait at any time. It stops at the first error of emit. When ctx ends
// it hands over what is finished, waits for nothing more, and returns ctx's cause.
func inOrder[T any](ctx context.Context, n, workers int, work func(i int) T, emit func(i int, result T) error) error {
	workers = max(1, min(workers, n))
	results := make([]chan T, n)
	for i := range results {
		results[i] = make(chan T, 1)
	}
	quit := make(chan struct{})
	defer close(quit)
	jobs, ahead := make(chan int), make(chan struct{}, 4*workers)
	go func() {
		defer close(jobs)
		for i := range n {
			select {
			case ahead <- struct{}{}:
			case <-quit:
				return
			}
			select {
			case jobs <- i:
			case <-quit:
				return
			}
		}
	}()
	for range workers {
		go func() {
			for i := range jobs {
				results[i] <- work(i)
			}
		}()
	}
	for i := range n {
		select {
		case r := <-results[i]:
			if err := emit(i, r); err != nil {
				return err
			}
			<-ahead
		case <-ctx.Done():
			return flush(ctx, results, i, emit)
		}
	}
	return nil
}

func flush[T any](ctx context.Context, results []chan T, from int, emit func(int, T) error) error {
	for i := from; i < len(results); i++ {
		select {
		case r := <-results[i]:
			if err := emit(i, r); err != nil {
				return err
			}
		default:
		}
	}
	return context.Cause(ctx)
}
