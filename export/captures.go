package export

import (
	"context"
	"fmt"

	"onrecord"
	"onrecord/ledger"
)

// Captures hands every capture of a story to put, with its bytes, in the order in which they were added: what an archive of them is
// made from. It gives their number.
func Captures(ctx context.Context, s ledger.Source, put func(*onrecord.Capture) error) (int, error) {
	n := 0
	for e, err := range s.Entries(ctx, 0) {
		if err != nil {
			return n, err
		}
		if e.Kind != ledger.KindCapture {
			continue
		}
		body, err := ledger.Decode[ledger.CaptureBody](e)
		if err != nil {
			return n, err
		}
		data, err := s.Blob(ctx, body.SHA256)
		if err == nil {
			err = put(body.Capture(data))
		}
		if err != nil {
			return n, fmt.Errorf("article %s (%s): %w", e.ID.Short(), body.Place(), err)
		}
		n++
	}
	return n, nil
}
