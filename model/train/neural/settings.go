package neural

// Settings are the shape of the network and the way of its training. Same settings, same corpora: same weights.
type Settings struct {
	WordDim, PartDim int  // widths of the embeddings of whole words and of their parts
	PartRows         int  // rows of the table of parts, a power of two
	Lexicon          bool // whether words have the marks of WordNet
	Vectors          bool // whether words have the vectors of CondenseVectors besides
	MinCount         int  // words seen less often have no row of their own
	Hidden           int  // units of the LSTM in each direction
	Layers           int
	TagLayer         int // the layer, from 1, whose output the tags are read from
	TagDim           int // hidden units of the tags
	ArcDim, RelDim   int // widths of the two spaces in which words and heads meet

	News       bool // whether to learn from trees in the order of newspapers, too: see [News]
	Seed       uint64
	Epochs     int
	BatchWords int
	Rate       float64 // learning rate at its highest
	RowRate    float64 // factor of Rate for the rows of embeddings, which have a gradient in few steps only
	WarmUp     int     // steps until then
	Clip       float64 // norm of the gradient above which it is scaled down
	InDrop     float64 // dropout of the embeddings
	MidDrop    float64 // dropout between layers and of the heads' spaces
	WordDrop   float64 // a/(a+count) is the chance that a word's own row is hidden
	PartDrop   float64 // chance that one part is left out
	TagWeight  float64 // weight of each tag's loss; arcs and relations have 1
}

// Default is what the shipped weights are trained with.
func Default() Settings {
	return Settings{WordDim: 128, PartDim: 128, PartRows: 1 << 15, Lexicon: true, Vectors: true, MinCount: 2, Hidden: 160, Layers: 2, TagLayer: 2,
		TagDim: 128, ArcDim: 160, RelDim: 96,
		News: true, Seed: 1, Epochs: 17, BatchWords: 700, Rate: 2.5e-3, RowRate: 5, WarmUp: 40, Clip: 5,
		InDrop: 0.2, MidDrop: 0.33, WordDrop: 0.5, PartDrop: 0.1, TagWeight: 0.5}
}
