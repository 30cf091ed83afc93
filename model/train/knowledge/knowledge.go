// Package knowledge holds the table of what words may name, derived from open lists by train.Knowledge: a folded word, a
// tab, its senses as hexadecimal bits. It reads nothing.
package knowledge

import _ "embed" // for the table

// Words is the table, a word a line.
//
//go:embed words.tsv
var Words string
