// Package neural tags words and finds their heads with a small neural network: hashed embeddings, a bidirectional LSTM,
// and a biaffine attachment of each word to its head (Dozat and Manning 2017). It runs in plain Go, with assembly where
// the processor has it, and gives the same bits either way. Training is in model/train/neural.
package neural
