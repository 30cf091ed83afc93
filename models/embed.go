// Package models holds the trained weights that ship inside the program, one folder a model: weights with manifest.json
// and report.txt, all written by "onlab train". The weights are CC BY-SA 4.0: see NOTICE. It reads and checks nothing;
// package model does.
package models

import (
	_ "embed" // for the weights
	"unsafe"
)

//go:embed en-linear/weights.bin
var linear string

// Linear is the weights of the linear models. They are read-only memory: writing to them crashes the program.
func Linear() []byte { return unsafe.Slice(unsafe.StringData(linear), len(linear)) }

//go:embed en-neural/weights.bin
var neural string

// Neural is the weights of the network. They are read-only memory: writing to them crashes the program.
func Neural() []byte { return unsafe.Slice(unsafe.StringData(neural), len(neural)) }

//go:embed en-claim/stance.tsv
var stance string

// Stance is the weights of the claim room: how a statement stands to a claim. They are a table of words.
func Stance() []byte { return []byte(stance) }

//go:embed en-coref/weights.bin
var coref string

// Coref is the weights that say who is who. They are read-only memory: writing to them crashes the program.
func Coref() []byte { return unsafe.Slice(unsafe.StringData(coref), len(coref)) }

//go:embed en-coref/pronouns.tsv
var pronouns string

// Pronouns is the weights by which the party room tells whom a pronoun means.
func Pronouns() []byte { return []byte(pronouns) }

//go:embed en-judge/weights.tsv
var judge string

// Judge is the weights of the model that drops what is no statement.
func Judge() []byte { return []byte(judge) }

//go:embed en-acts/weights.tsv
var acts string

// Acts is the weights of the model that tells what a source does by speaking.
func Acts() []byte { return []byte(acts) }
