// Package neural trains the network of model/neural from treebanks in CoNLL-U. It is slow where model/neural is fast,
// keeps every number in float32, and gives the same weights for the same corpora, settings and seed: one thread, one
// order of every sum. Only cmd/onlab imports it.
package neural
