package intake_test

import (
	"flag"
	"testing"

	"onrecord/eval/cases"
	"onrecord/intake"
)

var update = flag.Bool("update", false, "write the sections of the cases anew")

// TestCases reads whole articles, all invented, and holds the readings against what must be read in them.
func TestCases(t *testing.T) {
	r, err := intake.New()
	if err != nil {
		t.Fatal(err)
	}
	cases.Run(t, "testdata/cases", *update, r.Read)
}
