// Package ledger keeps a story: every capture's bytes, what was read from them, what people decided, and a log that shows if
// anything was changed.
//
// A ledger is a list of entries, appended and never changed. The present is a fold over them: [Fold] lays what people decided
// over what was read last of one capture, and [Article.Rows] are the lines that a store keeps for searching. What is kept
// under rows can be thrown away and made again from the entries, and comes out the same, byte for byte.
//
// Bytes (captures, readings as JSON) are kept under their SHA-256 and named by it. Every entry is bound to those before it
// by a hash chain ([Chain]), so that a [Checkpoint] noted down proves what came before it.
//
// The package knows no store, no reader, no clock and no language. It keeps readings as the JSON contract of the vocabulary and
// does not know how a statement was found, so that it outlives every extractor. The stores are below it: sqlite (one file)
// and postgres; ledgertest holds what every store must do.
package ledger
