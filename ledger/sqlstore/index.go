package sqlstore

import (
	"strings"

	"onrecord/ledger"
	"onrecord/ledger/search"
)

// indexed are the folded words by which a line is found: of its text, and of the party's name and the words for it. Each begins
// with the letter of the line's kind, so that a look-up among lines of one kind passes over all others without reading them.
func indexed(kind ledger.RowKind, status ledger.Status, text, name, source string) (words, names string) {
	letter := letter(kind)
	if status == ledger.Rejected {
		letter = rejected
	}
	fold := func(s string) string {
		return strings.Join(lettered(letter, search.Words(s[:min(len(s), maxIndexed)])), " ")
	}
	return fold(text), fold(name + " " + source)
}

// indexVersion counts the ways in which lines were indexed.
const indexVersion = 3

// letter stands for a kind in the index. It is stored: none is ever used for another.
func letter(kind ledger.RowKind) string {
	switch kind {
	case ledger.StatementRow:
		return "s"
	case ledger.AbsenceRow:
		return "a"
	case ledger.RequestRow:
		return "q"
	case ledger.DesignationRow:
		return "d"
	case ledger.PartyRow:
		return "p"
	case ledger.RoleRow:
		return "r"
	case ledger.ClaimRow:
		return "c"
	case ledger.PassageRow:
		return "t"
	}
	return "x"
}

// rejected is the letter of a statement that people struck out: nobody looks among them who does not ask for them.
const rejected = "j"

// lettered are words as the index has them for lines of a kind.
func lettered(letter string, words []string) []string {
	var out []string
	for _, w := range words {
		out = append(out, letter+w)
	}
	return out
}

// maxIndexed bounds what of one line can be found, in bytes.
const maxIndexed = 256 << 10
