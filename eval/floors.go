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
	// Models are those of the models alone, on corpora of their own. They are held when the models are measured.
	Models *SectionFloors `json:"models,omitempty"`
	// Answers are those of the passages of words that are not a yes. They are held when these are measured.
	Answers *SectionFloors `json:"answers,omitempty"`
	// Times are those of times found and resolved, on specifications. They are held when times are measured.
	Times *SectionFloors `json:"times,omitempty"`
	// Stories are those of the stories: statements on claims, and how they were put into claims. They are held when the stories
	// are measured.
	Stories *SectionFloors `json:"stories,omitempty"`
	// Coref are those of who is who. They are held when it is measured.
	Coref *SectionFloors `json:"coref,omitempty"`
}

// SectionFloors are figures that may not fall, measured on corpora of their own, and the digest of these.
type SectionFloors struct {
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
		return nil, fmt.Errorf("floors of %q were measured on another corpus (%s, this one is %s): give the data and the flags that they were measured with, or set them again", f.Part, f.Corpus, digest)
	}
	return below(f.Floors, figures), nil
}

// CheckModels does the same for the figures of the models. Without floors of theirs nothing is held.
func (f *Floors) CheckModels(digest string, figures map[string]float64) ([]string, error) {
	return f.Models.check("the models", digest, figures)
}

// CheckTimes does the same for the figures of times.
func (f *Floors) CheckTimes(digest string, figures map[string]float64) ([]string, error) {
	return f.Times.check("times", digest, figures)
}

// CheckAnswers does the same for the figures of the passages of words that are not a yes.
func (f *Floors) CheckAnswers(digest string, figures map[string]float64) ([]string, error) {
	return f.Answers.check("answers", digest, figures)
}

// CheckStories does the same for the figures of the stories.
func (f *Floors) CheckStories(digest string, figures map[string]float64) ([]string, error) {
	return f.Stories.check("the stories", digest, figures)
}

// CheckCoref does the same for the figures of who is who.
func (f *Floors) CheckCoref(digest string, figures map[string]float64) ([]string, error) {
	return f.Coref.check("who is who", digest, figures)
}

func (s *SectionFloors) check(of, digest string, figures map[string]float64) ([]string, error) {
	if s == nil {
		return nil, nil
	}
	if s.Corpus != digest {
		return nil, fmt.Errorf("floors of %s were measured on other corpora (%.12s, these are %.12s): measure and set them again", of, s.Corpus, digest)
	}
	return below(s.Floors, figures), nil
}

// below lists the figures that lie below their floors or are missing.
func below(floors, figures map[string]float64) []string {
	var low []string
	for _, name := range slices.Sorted(maps.Keys(floors)) {
		switch v, ok := figures[name]; {
		case !ok:
			low = append(low, name+" is no longer measured")
		case v < floors[name]:
			low = append(low, fmt.Sprintf("%s is %.4f, below its floor of %.4f", name, v, floors[name]))
		}
	}
	return low
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
			return lowered(low)
		}
	}
	f.Part, f.Corpus, f.Floors = part, digest, rounded(figures)
	return nil
}

// RaiseModels does the same for the floors of the models.
func (f *Floors) RaiseModels(digest string, figures map[string]float64, lower bool) error {
	return raise(&f.Models, "the models", digest, figures, lower)
}

// RaiseTimes does the same for the floors of times.
func (f *Floors) RaiseTimes(digest string, figures map[string]float64, lower bool) error {
	return raise(&f.Times, "times", digest, figures, lower)
}

// RaiseAnswers does the same for the floors of the passages of words that are not a yes.
func (f *Floors) RaiseAnswers(digest string, figures map[string]float64, lower bool) error {
	return raise(&f.Answers, "answers", digest, figures, lower)
}

// RaiseStories does the same for the floors of the stories.
func (f *Floors) RaiseStories(digest string, figures map[string]float64, lower bool) error {
	return raise(&f.Stories, "the stories", digest, figures, lower)
}

// RaiseCoref does the same for the floors of who is who.
func (f *Floors) RaiseCoref(digest string, figures map[string]float64, lower bool) error {
	return raise(&f.Coref, "who is who", digest, figures, lower)
}

func raise(s **SectionFloors, of, digest string, figures map[string]float64, lower bool) error {
	if !lower {
		low, err := (*s).check(of, digest, figures)
		if err != nil {
			return err
		}
		if len(low) > 0 {
			return lowered(low)
		}
	}
	*s = &SectionFloors{digest, rounded(figures)}
	return nil
}

func lowered(low []string) error {
	return errors.New("set floors: " + low[0] + "; lowering a floor takes its own flag")
}

// rounded is figures rounded down to three places.
func rounded(figures map[string]float64) map[string]float64 {
	out := map[string]float64{}
	for name, v := range figures {
		out[name] = math.Floor(v*1000) / 1000
	}
	return out
}
