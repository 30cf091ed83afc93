package neural

import (
	"testing"

	"onrecord/model/neural"
	"onrecord/model/weights"
)

// TestShipped: the shipped code, with rounded weights, says what the network in training says.
func TestShipped(t *testing.T) {
	b, err := Train(small(), trees(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	f, err := weights.Read("test", b)
	if err != nil {
		t.Fatal(err)
	}
	net, err := neural.Load(f)
	if err != nil {
		t.Fatal(err)
	}
	s, _, err := Score(net, trees(t))
	if err != nil || s != (Scores{100, 100, 100, 100, 100}) {
		t.Errorf("scores %+v, error %v", s, err)
	}
}
