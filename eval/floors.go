package eval

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
)

// Floors are figures that may not fall, for one part of the gold, and the digest of the corpus on which they were
// measured: against another corpus they mean nothing.
type Floors struct {
	Part   string             `json:"part"`
	Corpus string             `json:"corpus"`
	Floors map[string]float64 `json:"floors"`
}

// Figures lists what is held by floors, by name. Precision and recall are not, each by itself, for one may be traded for
// the other.
func (r *Result) Figures() map[string]float64 {
	s := r.Total
	return map[string]float64{
		"statements.f1": s.Statements.F1(), "exact.f1": s.Exact.F1(), "end_to_end.f1": s.EndToEnd.F1(),
		"speaker": s.Speaker.Rate(), "act": s.Act.Rate(), "form": s.Form.Rate(), "cue": s.Cue.Rate(), "within": s.Within.Rate(),
	}
}

// Digest is the SHA-256 of all annotations and texts, by name, so that a change of either is noticed.
func Digest(gold []*Gold) string {
	h := sha256.New()
	for _, g := range gold {
		data, _ := json.Marshal(g) // plain fields: it cannot fail
		h.Write(data)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// LoadFloors reads the floors kept in file.
func LoadFloors(file string) (*Floors, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("load floors: %w", err)
	}
	var f Floors
	if err := json.Unmarshal(data, &f); err != nil {
		return nil, fmt.Errorf("load floors: %s: %w", file, err)
	}
	return &f, nil
}

// Save writes f to file.
func (f *Floors) Save(file string) error {
	data, err := json.MarshalIndent(f, "", " ")
	if err != nil {
		return fmt.Errorf("save floors: %w", err)
	}
	return os.WriteFile(file, append(data, '\n'), 0o644)
}

// Check lists every figure that lies below its floor or is no longer measured. It is an error when f was measured on
// another part or corpus.
func (f *Floors) Check(part, digest string, figures map[string]float64) ([]string, error) {
	if f.Part != part || f.Corpus != digest {
		return nil, fmt.Errorf("floors of %q were measured on another corpus (%.12s, this one is %.12s): measure and set them again", f.Part, f.Corpus, digest)
	}
	var low []string
	for _, name := range slices.Sorted(maps.Keys(f.Floors)) {
		switch v, ok := figures[name]; {
		case !ok:
			low = append(low, name+" is no longer measured")
		case v < f.Floors[name]:
			low = append(low, fmt.Sprintf("%s is %.4f, below its floor of %.4f", name, v, f.Floors[name]))
		}
	}
	return low, nil
}

// Raise moves every floor up to its figure, rounded down to three places. A figure below its floor, or a change of
// corpus, is an error and changes nothing, unless lower allows it.
func (f *Floors) Raise(part, digest string, figures map[string]float64, lower bool) error {
	if !lower && len(f.Floors) > 0 {
		low, err := f.Check(part, digest, figures)
		if err != nil {
			return err
		}
		if len(low) > 0 {
			return errors.New("set floors: " + low[0] + "; lowering a floor takes its own flag")
		}
	}
	f.Part, f.Corpus, f.Floors = part, digest, map[string]float64{}
	for name, v := range figures {
		f.Floors[name] = math.Floor(v*1000) / 1000
	}
	return nil
}
