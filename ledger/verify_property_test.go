package ledger

import (
	"context"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Whoever alters, drops, doubles or moves entries is found, even where they make the chain right again, as long as the last
// checkpoint was noted down.
func TestVerifyFindsAnyTampering(t *testing.T) {
	whole := newTale(t)
	noted := whole.head
	rapid.Check(t, func(rt *rapid.T) {
		m := &tale{entries: slices.Clone(whole.entries), blobs: whole.blobs, head: whole.head}
		i := rapid.IntRange(0, len(m.entries)-1).Draw(rt, "entry")
		j := rapid.IntRange(0, len(m.entries)-1).Filter(func(j int) bool { return j != i }).Draw(rt, "other")
		e := &m.entries[i]
		switch rapid.SampledFrom([]string{"drop", "move", "double", "by", "time", "cause", "body", "kind"}).Draw(rt, "how") {
		case "drop":
			m.entries = slices.Delete(m.entries, i, i+1)
		case "move":
			m.entries[i], m.entries[j] = m.entries[j], m.entries[i]
		case "double":
			m.entries = slices.Insert(m.entries, i, m.entries[j])
		case "by":
			e.By += "x"
		case "time":
			e.Time = e.Time.AddDate(0, 0, rapid.IntRange(1, 900).Draw(rt, "days"))
		case "cause":
			e.Cause = whole.entries[j].ID
			if e.Cause == whole.entries[i].Cause {
				e.Cause = ""
			}
		case "body":
			e.Body = slices.Clone(e.Body)
			at := rapid.IntRange(0, len(e.Body)-1).Draw(rt, "byte")
			e.Body[at] ^= 1 << rapid.IntRange(0, 6).Draw(rt, "bit")
		case "kind":
			e.Kind = rapid.SampledFrom(slices.DeleteFunc(Kinds(), func(k Kind) bool { return k == e.Kind })).Draw(rt, "kind")
		}
		if faults, err := Verify(context.Background(), m, nil, nil); err != nil || len(faults) == 0 {
			rt.Fatalf("not found by the chain: %v", err)
		}
		for k := range m.entries {
			m.entries[k].Seq = int64(k + 1)
		}
		m.head = Checkpoint{0, Genesis()}
		for k := range m.entries {
			if err := Link(m.head.Hash, &m.entries[k]); err != nil {
				return // a body that is no JSON: nobody can make a chain of it
			}
			m.head = Checkpoint{m.entries[k].Seq, m.entries[k].Hash}
		}
		if faults, err := Verify(context.Background(), m, []Checkpoint{noted}, nil); err != nil || len(faults) == 0 {
			rt.Fatalf("not found by the checkpoint: %v", err)
		}
	})
}
