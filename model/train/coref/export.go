package coref

import (
	"encoding/binary"
	"math"

	who "onrecord/coref"
	"onrecord/model/weights"
)

// weights writes n as the program reads it, in whole numbers. Rows are shrunk by what was dropped in training, so that scores
// with all features are as large as those that were learned.
func (n *net) weights(c *who.Classes) ([]byte, error) {
	var w weights.Writer
	shape, err := binary.Append(nil, binary.LittleEndian, who.Shape{Version: who.Version, Hidden: uint32(n.hidden)})
	if err != nil {
		return nil, err
	}
	kept := 1 - n.drop
	sections := []struct {
		name string
		body []byte
	}{
		{"shape", shape}, {"classes.keys", uints(c.Keys)}, {"classes.bits", c.Bits},
		{"out", shorts(n.out, 1)}, {"none", shorts(n.none, 1)},
		{"anaphor.keys", uints(n.anaphor.keys)}, {"anaphor.rows", shorts(n.anaphor.w, kept)},
		{"antecedent.keys", uints(n.antecedent.keys)}, {"antecedent.rows", shorts(n.antecedent.w, kept)},
		{"starts.keys", uints(n.starts.keys)}, {"starts.rows", shorts(n.starts.w, kept)},
		{"pairs.keys", uints(n.pairs.keys)}, {"pairs.rows", shorts(n.pairs.w, kept)},
	}
	for _, s := range sections {
		if err := w.Add(s.name, s.body); err != nil {
			return nil, err
		}
	}
	return w.Bytes(), nil
}

func uints(v []uint32) []byte {
	out := make([]byte, 0, 4*len(v))
	for _, x := range v {
		out = binary.LittleEndian.AppendUint32(out, x)
	}
	return out
}

// shorts writes v times scale in units of 1/who.Unit, held within 16 bits.
func shorts(v []float32, scale float32) []byte {
	out := make([]byte, 0, 2*len(v))
	for _, x := range v {
		r := math.RoundToEven(float64(float32(x*scale)) * who.Unit)
		out = binary.LittleEndian.AppendUint16(out, uint16(int16(max(math.MinInt16, min(math.MaxInt16, r)))))
	}
	return out
}
