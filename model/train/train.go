// Package train makes onrecord's models from corpora: tags, lemmas, morphological features, dependencies and names.
//
// One call retrains everything; the same corpora and seed give the same bytes. Rows that cannot be used are counted by
// reason, test parts are only ever scored. The package is for cmd/onlab: the program that reads news does not import it.
package train
