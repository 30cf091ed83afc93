// Package model analyses English text in pure Go: tags, lemmas, dependencies and names, by models that this project
// trains from open treebanks and ships inside the binary.
//
// A [Analysis] holds one [Word] for each token of a text.Text. Loading checks the weights and returns errors; inference
// is safe for use by many goroutines at once. The package does not train (see model/train) and finds no statements.
package model
