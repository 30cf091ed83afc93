package dossier

import (
	"strings"
	"testing"
)

// What no stage looks for is said once to be so, and never said not to have been found.
func TestNotLookedForIsNotNotFound(t *testing.T) {
	r := ferry(t)
	r.Designations, r.Claims, r.Times = nil, nil, nil
	for form, out := range outputs(t, r) {
		out = strings.Join(strings.Fields(out), " ")
		if n := strings.Count(out, "Not looked for yet: designations (labels that an authority puts on somebody), claims that several statements share, the times of events."); n != 1 {
			t.Errorf("%s says %d times what was not looked for, want once", form, n)
		}
		if strings.Contains(out, "comment, designations") {
			t.Errorf("%s says that designations were not found", form)
		}
	}
	for form, out := range outputs(t, ferry(t)) {
		out = strings.Join(strings.Fields(out), " ")
		if strings.Contains(out, "Not looked for yet: designations") || !strings.Contains(out, "asked for comment, designations") {
			t.Errorf("%s says that designations were not looked for where the reading holds some", form)
		}
	}
}
