// Package onrecord is the vocabulary of a ledger of who says what, on whose word, and who disputes it.
//
// A [Capture] is the bytes of an article as they came. A [Document] is its readable text, with a [Map] from every byte of
// that text back to the Capture. [Block]s say what each run of the text is (title, body, caption, boilerplate …).
// [Statement]s say who puts what on the record, in [Span]s of the text; [Party]s are those who can be held to a statement.
// A [Reading] is all that was found in one article, and marshals to the JSON contract "onrecord.reading/1".
//
// The laws that bind these types are functions here (CheckMap, CheckDocument, CheckReading), shared by the tests of every
// room and by `onrecord check`. The package knows no language, finds nothing by itself and imports nothing of ours.
package onrecord
