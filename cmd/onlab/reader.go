package main

import (
	"fmt"

	"onrecord/eval"
	"onrecord/intake"
)

// newReader makes the reader that is measured: the whole way, as the product goes it.
func newReader() (eval.ReadFunc, error) {
	r, err := intake.New()
	if err != nil {
		return nil, fmt.Errorf("start the reader: %w", err)
	}
	return r.Read, nil
}
