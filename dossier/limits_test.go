package dossier

import (
	"strings"
	"testing"

	. "onrecord"
)

// What no stage looks for is said once to be so, and never said not to have been found.
func TestNotLookedForIsNotNotFound(t *testing.T) {
	r := ferry(t)
	r.Designations, r.Claims, r.Times = nil, nil, nil
	for form, out := range outputs(t, r) {
		out = strings.Join(strings.Fields(out), " ")
		if n := strings.Count(out, "Not looked for yet: designations (labels that an authority puts on somebody)."); n != 1 {
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

// In a language that onrecord does not read, nothing was looked for, so nothing is said not to have been found.
func TestUnreadLanguage(t *testing.T) {
	for lang, name := range map[string]string{"de": "German (de)", "fr": "French (fr)", "x1": "another language (‘x1’)"} {
		s := sample(t, "Anna Kellermann sagte, Peter Moll sei angeklagt.")
		s.r.Document.Lang = lang
		for form, out := range outputs(t, s.done()) {
			out = strings.ReplaceAll(strings.Join(strings.Fields(out), " "), "\\", "")
			if want := "Statements were not looked for: the article seems to be in " + name + ", and onrecord reads only English so far."; !strings.Contains(out, want) {
				t.Errorf("%s of an article in %s does not say %q:\n%s", form, lang, want, out)
			}
			if n := strings.Count(out, notRead); n != 5 {
				t.Errorf("%s of an article in %s says %d times what was not looked for, want 5: claims, requests, absences, times, parties", form, lang, n)
			}
			for _, not := range []string{noStatements, noClaims, noRequests, noAbsences, noTimes, noParties, "No charge", "(0)"} {
				if strings.Contains(out, not) {
					t.Errorf("%s of an article in %s says %q", form, lang, not)
				}
			}
		}
	}
}

// A text too short to tell its language from is read as English, and the dossier says so where it says what was not found.
func TestUnknownLanguage(t *testing.T) {
	s := sample(t, "Anna Kellermann sagte, Peter Moll sei angeklagt.")
	s.r.Document.Lang = ""
	s.party(Person, "Peter Moll")
	for form, out := range outputs(t, s.done()) {
		out = strings.Join(strings.Fields(out), " ")
		if strings.Count(out, takenFor) != 1 || !strings.Contains(out, "No charge against Peter Moll was found in this article, read as English (") {
			t.Errorf("%s does not say that the text was taken for English:\n%s", form, out)
		}
	}
}
