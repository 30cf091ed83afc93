package party

import (
	"slices"
	"strings"
)

// personForm says how the short name could be a form of a person's full one: "" for not at all.
func personForm(short, full []string) string {
	n, m := len(short), len(full)
	if n == 0 || n >= m {
		if n == m && n > 1 && short[n-1] == full[m-1] && spelling(short[0], full[0]) {
			return "spelling"
		}
		return ""
	}
	switch {
	case n == 1 && short[0] == full[m-1]:
		return "last name"
	case slices.Equal(short, full[m-n:]):
		return "last names"
	case n == 1 && m > 2 && slices.Contains(full[1:], short[0]) && len(short[0]) > 2:
		return "one of the names"
	case n == 1 && short[0] == full[0] && len(short[0]) > 2:
		return "first name"
	case short[0] == full[0] && short[n-1] == full[m-1]:
		return "first and last name"
	case n == 2 && m > 2 && short[0] == full[0] && slices.Contains(full[1:], short[1]):
		return "first and middle name"
	}
	return ""
}

// spelling reports whether one first name is the initial of the other.
func spelling(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len([]rune(a)) == 1 && strings.HasPrefix(b, a)
}

const firstWords = "first words"

// bodyForm says how the short name could be a form of a body's full one: "" for not at all.
func bodyForm(short, full []string) string {
	n, m := len(short), len(full)
	if n == 0 || n >= m {
		return ""
	}
	if full[0] == "the" {
		if slices.Equal(short, full[1:]) {
			return "name"
		}
		full, m = full[1:], m-1
	}
	switch {
	case n < m && slices.Equal(short, full[:n]) && (n > 1 || len(short[0]) > 2):
		return firstWords
	case n < m && slices.Equal(short, full[m-n:]) && (n > 1 || len(short[0]) > 3):
		return "last words"
	}
	return ""
}

// initials is the acronym that the words of a name make, small words left out and kept.
func initials(words []string) (all, big string) {
	var a, b strings.Builder
	for _, w := range words {
		c := []rune(w)[0]
		a.WriteRune(c)
		if len(w) > 3 || w == words[0] {
			b.WriteRune(c)
		}
	}
	return a.String(), b.String()
}
