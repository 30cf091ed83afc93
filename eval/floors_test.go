package eval

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestFloors(t *testing.T) {
	f := &Floors{}
	figures := map[string]float64{"f1": 0.71239, "act": 0.5}
	if err := f.Raise("dev", "corpus", figures, false); err != nil {
		t.Fatal(err)
	}
	if f.Floors["f1"] != 0.712 || f.Floors["act"] != 0.5 {
		t.Errorf("set to %v", f.Floors)
	}
	tests := []struct {
		name         string
		part, digest string
		figures      map[string]float64
		low          string // of the first figure that fell
		err          string
	}{
		{"as measured", "dev", "corpus", figures, "", ""},
		{"just at the floor", "dev", "corpus", map[string]float64{"f1": 0.712, "act": 0.5}, "", ""},
		{"just below it", "dev", "corpus", map[string]float64{"f1": 0.7119, "act": 0.5}, "f1 is 0.7119, below its floor of 0.7120", ""},
		{"no longer measured", "dev", "corpus", map[string]float64{"f1": 0.9}, "act is no longer measured", ""},
		{"another part", "train", "corpus", figures, "", "another corpus"},
		{"another corpus", "dev", "other", figures, "", "another corpus"},
	}
	for _, tt := range tests {
		low, err := f.Check(tt.part, tt.digest, tt.figures)
		if (err == nil) != (tt.err == "") || err != nil && !strings.Contains(err.Error(), tt.err) {
			t.Errorf("%s: error %v, want %q", tt.name, err, tt.err)
		}
		if strings.Join(low, "; ") != tt.low {
			t.Errorf("%s: %q, want %q", tt.name, low, tt.low)
		}
	}
	if err := f.Raise("dev", "corpus", map[string]float64{"f1": 0.8, "act": 0.4}, false); err == nil || f.Floors["f1"] != 0.712 {
		t.Errorf("a floor fell without leave: %v, %v", err, f.Floors)
	}
	if err := f.Raise("dev", "other", figures, false); err == nil || f.Corpus != "corpus" {
		t.Errorf("another corpus without leave: %v", err)
	}
	if err := f.Raise("dev", "other", map[string]float64{"f1": 0.1}, true); err != nil || f.Floors["f1"] != 0.1 || len(f.Floors) != 1 {
		t.Errorf("with leave: %v, %v", err, f.Floors)
	}
}

func TestFloorsFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "floors.json")
	f := &Floors{Part: "dev", Corpus: "corpus", Floors: map[string]float64{"f1": 0.5}, Models: &SectionFloors{"treebanks", map[string]float64{"las": 0.8}}}
	if err := f.Save(file); err != nil {
		t.Fatal(err)
	}
	back, err := LoadFloors(file)
	if err != nil || back.Part != "dev" || back.Corpus != "corpus" || back.Floors["f1"] != 0.5 || back.Models.Corpus != "treebanks" || back.Models.Floors["las"] != 0.8 {
		t.Errorf("%+v, %v", back, err)
	}
}

// The floors of the models are held by themselves: raising the others leaves them, and they hold only on their corpora.
func TestModelFloors(t *testing.T) {
	f := &Floors{}
	if low, err := f.CheckModels("any", nil); low != nil || err != nil {
		t.Errorf("no floors: %v, %v", low, err)
	}
	if err := f.RaiseModels("treebanks", map[string]float64{"las": 0.8219}, false); err != nil || f.Models.Floors["las"] != 0.821 {
		t.Errorf("%+v, %v", f.Models, err)
	}
	if err := f.Raise("dev", "corpus", map[string]float64{"f1": 0.5}, false); err != nil || f.Models == nil {
		t.Errorf("raising the others: %v, %v", f.Models, err)
	}
	if low, err := f.CheckModels("treebanks", map[string]float64{"las": 0.82}); err != nil || len(low) != 1 {
		t.Errorf("a lower figure: %v, %v", low, err)
	}
	if _, err := f.CheckModels("others", map[string]float64{"las": 0.9}); err == nil {
		t.Error("floors held on other corpora")
	}
	if err := f.RaiseModels("treebanks", map[string]float64{"las": 0.7}, false); err == nil || f.Models.Floors["las"] != 0.821 {
		t.Errorf("lowered without leave: %v, %v", f.Models, err)
	}
	if err := f.RaiseModels("others", map[string]float64{"las": 0.7}, true); err != nil || f.Models.Floors["las"] != 0.7 {
		t.Errorf("lowered with leave: %v, %v", f.Models, err)
	}
}

// So are those of the stories; every figure of theirs has a name, and another text or another claim is another corpus.
func TestStoryFloors(t *testing.T) {
	f := &Floors{}
	var s StoryScores
	s.Claims.Stance = Ratio{3, 4}
	if err := f.RaiseStories("tales", s.Figures(), false); err != nil || len(f.Stories.Floors) != 8 || f.Stories.Floors["stance"] != 0.75 {
		t.Errorf("%+v, %v", f.Stories, err)
	}
	s.Claims.Stance = Ratio{2, 4}
	if low, err := f.CheckStories("tales", s.Figures()); err != nil || len(low) != 1 {
		t.Errorf("a lower figure: %v, %v", low, err)
	}
	one, other := claimStory(), claimStory()
	if DigestStories([]*Story{one}) != DigestStories([]*Story{other}) {
		t.Error("the same story has two digests")
	}
	other.Told[0].Claim = "c2"
	if DigestStories([]*Story{one}) == DigestStories([]*Story{other}) {
		t.Error("a statement went to another claim, and the digest is the same")
	}
}

// A change of a text or of an annotation changes the digest.
func TestDigest(t *testing.T) {
	a, b, c := ferry(t), ferry(t), ferry(t)
	if Digest([]*Gold{a}) != Digest([]*Gold{b}) {
		t.Error("the same annotation has two digests")
	}
	b.Text += " "
	c.Statements[0].Act = "denies"
	if d := Digest([]*Gold{a}); d == Digest([]*Gold{b}) || d == Digest([]*Gold{c}) || d == Digest([]*Gold{a, a}) {
		t.Error("a change leaves the digest as it was")
	}
}
