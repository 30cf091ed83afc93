package loglinear_test

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"onrecord/model/loglinear"
)

const weights = "onrecord-loglinear\t1\nno\tyes\nbias\t100\t0\nsaid\t-500\t500\n"

func TestReadAndScore(t *testing.T) {
	m, err := loglinear.Read([]byte(weights))
	if err != nil {
		t.Fatal(err)
	}
	class, p := m.Best([]string{"bias", "said", "unheard"})
	if want := 1 / (1 + math.Exp(-0.9)); class != "yes" || math.Abs(p-want) > 0.0005 {
		t.Errorf("got %s %v, want yes %v", class, p, want)
	}
	if p := m.Probability([]string{"bias"}, "no"); math.Abs(p-1/(1+math.Exp(-0.1))) > 0.0005 {
		t.Errorf("no: %v", p)
	}
	if m.Probability(nil, "maybe") != 0 {
		t.Error("a class that is not known has a probability")
	}
	if !bytes.Equal(m.Bytes(), []byte(weights)) {
		t.Errorf("written otherwise than read: %q", m.Bytes())
	}
}

func TestReadRefuses(t *testing.T) {
	for _, bad := range []string{"", "onrecord-loglinear\t2\nno\tyes\n", "onrecord-loglinear\t1\nno\n", "onrecord-loglinear\t1\nno\tno\n",
		weights + "said\t1\t2\n", weights + "more\t1\n", weights + "more\t1\tx\n", weights + "more\t1\t99999999999\n", weights + "\t1\t2\n"} {
		if _, err := loglinear.Read([]byte(bad)); err == nil {
			t.Errorf("read %q", bad)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(weights))
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, err := loglinear.Read(data); err == nil {
			if _, err := loglinear.Read(m.Bytes()); err != nil && !strings.Contains(string(data), "\r") {
				t.Errorf("cannot read what was written: %v", err)
			}
		}
	})
}
