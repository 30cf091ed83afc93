package dossier

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"onrecord"
)

// readable is the one language that there are word lists and, in the rooms before this one, models for.
const readable = "en"

// unread names the language of an article in which nothing was looked for, "" where something was: no stage reads its
// language, and the Reading holds nothing that anybody else could have found there.
func unread(r *onrecord.Reading) string {
	if reads(r.Document.Lang) || len(r.Statements)+len(r.Parties)+len(r.Requests)+len(r.Absences)+len(r.Designations)+len(r.Claims) > 0 {
		return ""
	}
	return languageName(r.Document.Lang)
}

// reads reports whether text in the language is read: also where it is not known, for then it is taken for English.
func reads(lang string) bool {
	base, _, _ := strings.Cut(lang, "-")
	return base == "" || base == readable
}

// languageName is the English name of a language with its code, or the code alone where that has none.
func languageName(code string) string {
	if t, err := language.Parse(code); err == nil {
		if n := display.English.Languages().Name(t); n != "" && n != code {
			return n + " (" + line(code) + ")"
		}
	}
	return "another language (" + own(code) + ")"
}

// empty is what stands for a list that holds nothing: that nothing was found, or that nothing was looked for.
func (s *sheet) empty(none string) string {
	if s.Unread != "" {
		return notRead
	}
	return none
}
