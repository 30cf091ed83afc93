package dossier

import (
	"embed"
	"sync"
)

//go:embed words/en/*.txt
var wordFiles embed.FS

// chargeLists are the word lists by which a passage on a charge is found, and by which its subject is; and the one by which
// a silence is told from not having been reached.
type chargeLists struct {
	unreached                                                                 wordList
	charge, aim                                                               wordList
	abbreviation, body, office                                                wordList
	opening, joining, date, preposition, predicate, article, clausal, pronoun wordList
}

// englishLists are the lists, read once.
var englishLists = sync.OnceValues(newChargeLists)

func newChargeLists() (*chargeLists, error) {
	l := &chargeLists{}
	for name, list := range map[string]*wordList{
		"charge": &l.charge, "aim": &l.aim, "abbreviation": &l.abbreviation, "body": &l.body, "office": &l.office,
		"opening": &l.opening, "joining": &l.joining, "date": &l.date, "preposition": &l.preposition,
		"predicate": &l.predicate, "article": &l.article, "clausal": &l.clausal, "pronoun": &l.pronoun, "unreached": &l.unreached,
	} {
		data, err := wordFiles.ReadFile("words/en/" + name + ".txt")
		if err != nil {
			return nil, err
		}
		*list = parseWords(string(data))
	}
	return l, nil
}
