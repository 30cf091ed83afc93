package dossier

import (
	"strings"
	"testing"

	. "onrecord"
)

// Everything is looked for now: what was not found is said not to have been found, and nothing is said not to be looked for.
func TestNotFoundIsSaid(t *testing.T) {
	r := ferry(t)
	r.Designations, r.Claims, r.Times = nil, nil, nil
	for form, out := range outputs(t, r) {
		out = strings.Join(strings.Fields(out), " ")
		for _, want := range []string{noClaims, noLabels, "asked for comment, designations"} {
			if !strings.Contains(out, want) {
				t.Errorf("%s does not say %q", form, want)
			}
		}
		if strings.Contains(out, "looked for yet") {
			t.Errorf("%s says that something is not looked for", form)
		}
	}
	for form, out := range outputs(t, ferry(t)) {
		if out = strings.Join(strings.Fields(out), " "); strings.Contains(out, noClaims) || strings.Contains(out, noLabels) {
			t.Errorf("%s says that nothing was found where there is something", form)
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
			if n := strings.Count(out, notRead); n != 6 {
				t.Errorf("%s of an article in %s says %d times what was not looked for, want 6: claims, requests, absences, designations, times, parties", form, lang, n)
			}
			for _, not := range []string{noStatements, noClaims, noLabels, noRequests, noAbsences, noTimes, noParties, "No charge", "(0)"} {
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
