// Package linear holds onrecord's linear models of English: hashed features, sparse weights, integer scores.
//
// It works on hashed word forms, knows nothing of documents, and allocates nothing for a token once its buffers have
// grown. Training (model/train) and use (model) call the same feature functions, so that they cannot drift apart.
// Scores are sums of small integers: the same on every machine. It does not read files and trains nothing.
package linear
