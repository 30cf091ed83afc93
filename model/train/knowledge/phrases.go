package knowledge

import _ "embed" // for the table

// Phrases is the table of names of places and groups of two to four words, in the same form, their words with spaces between.
//
//go:embed phrases.tsv
var Phrases string
