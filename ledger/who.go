package ledger

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"

	"onrecord"
	"onrecord/ledger/search"
)

// WhoKey names the parties, over articles, that stand on one page: those that people judged to be the same, whatever their names; else, for
// show only and never as a fact, those of one folded name and kind that nobody judged. An unnamed party that nobody judged stands
// alone.
type WhoKey string

// WhoOf is the page of a party of that name and kind; cluster is that of the parties it was judged with, "" for one that nobody judged.
func WhoOf(party, cluster PartyKey, name string, kind onrecord.PartyKind) WhoKey {
	switch folded := search.Fold(name); {
	case cluster != "":
		return judgedMark + WhoKey(cluster)
	case kind == onrecord.Unnamed || folded == "":
		return aloneMark + WhoKey(party)
	default:
		sum := sha256.Sum256([]byte(string(kind) + "\x00" + folded))
		return namedMark + WhoKey(base64.RawURLEncoding.EncodeToString(sum[:16]))
	}
}

// The kinds of page begin differently, so that no key is that of two.
const (
	judgedMark = "="
	aloneMark  = "."
	namedMark  = "~"
)

// Judged reports whether people judged that these parties are the same.
func (k WhoKey) Judged() bool { return strings.HasPrefix(string(k), judgedMark) }

// NameQuery asks for the names of parties; zero fields do not matter.
type NameQuery struct {
	// Text is words as in [Query]; they must stand in one of the names of a page, then all of its names are given.
	Text string
	Who  []WhoKey
	// AllVersions counts every version of an article, not only the last.
	AllVersions bool
}

// NameRow is what some parties of a page are called: their fullest name, and all names as articles give them, fullest first and joined by
// " … ".
type NameRow struct {
	Who   WhoKey
	Kind  onrecord.PartyKind
	Name  string
	Names string
	// Parties counts those called exactly so.
	Parties int
}
