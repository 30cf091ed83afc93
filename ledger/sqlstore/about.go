package sqlstore

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/search"
)

// about says that a line is about a party of a page, so that all of a page stands together. It is derived from the lines of one article
// and the clusters of their parties.
type about struct {
	who      ledger.WhoKey
	relation string // the letter of the line's kind; naming where the line is a statement of somebody else that names the party
	n        int64
	what     string
	names    int // of a party's line: which of the names; -1 for none
}

// naming is a relation; no kind of line has this letter.
const naming = "n"

// names are what a page's parties are called in an article.
type names struct {
	who   ledger.WhoKey
	kind  onrecord.PartyKind
	name  string
	names string
}

// digest tells names apart.
func (n names) digest() string {
	sum := sha256.Sum256([]byte(strings.Join([]string{string(n.who), string(n.kind), n.name, n.names}, "\x00")))
	return hex.EncodeToString(sum[:16])
}

// abouts are what the rows of one article, numbered on from first, are about. A rejected statement is
// about nobody.
func abouts(rows []ledger.Row, first int64, clusters ledger.Clusters) (out []about, called []names) {
	who := map[ledger.PartyKey]ledger.WhoKey{}
	byName := map[names]int{}
	aliases := spoken{}
	for _, r := range rows {
		if r.Kind != ledger.PartyRow {
			continue
		}
		kind := onrecord.PartyKind(r.What)
		who[r.Party] = ledger.WhoOf(r.Party, clusters[r.Party], r.Name, kind)
		n := names{who[r.Party], kind, r.Name, r.Text}
		if _, there := byName[n]; !there {
			byName[n] = len(called)
			called = append(called, n)
		}
		for alias := range strings.SplitSeq(r.Text, ledger.NamesApart) {
			aliases.add(search.Fold(alias), who[r.Party])
		}
	}
	for i, r := range rows {
		if r.Status == ledger.Rejected {
			continue
		}
		n, by := first+int64(i), who[r.Party]
		if by != "" {
			a := about{by, letter(r.Kind), n, r.What, -1}
			if r.Kind == ledger.PartyRow {
				a.names = byName[names{by, onrecord.PartyKind(r.What), r.Name, r.Text}]
			}
			out = append(out, a)
		}
		if r.Kind == ledger.StatementRow {
			for _, named := range aliases.in(search.Fold(r.Text)) {
				if named != by {
					out = append(out, about{named, naming, n, r.What, -1})
				}
			}
		}
	}
	return out, called
}

// spoken are folded names by their first words, to be looked for in a text at once.
type spoken map[string][]spokenName

type spokenName struct {
	words []string
	who   ledger.WhoKey
}

func (s spoken) add(folded string, who ledger.WhoKey) {
	words := strings.Fields(folded)
	if len(words) == 0 {
		return
	}
	for _, have := range s[words[0]] {
		if have.who == who && slices.Equal(have.words, words) {
			return
		}
	}
	s[words[0]] = append(s[words[0]], spokenName{words, who})
}

// in are those who are named in a folded text, each once, in the order of their first names.
func (s spoken) in(folded string) []ledger.WhoKey {
	var out []ledger.WhoKey
	words := strings.Fields(folded)
	for i, w := range words {
		for _, name := range s[w] {
			if len(words)-i >= len(name.words) && slices.Equal(words[i:i+len(name.words)], name.words) && !slices.Contains(out, name.who) {
				out = append(out, name.who)
			}
		}
	}
	return out
}
