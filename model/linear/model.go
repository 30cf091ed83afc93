package linear

// TagName is one tag class.
type TagName struct{ UPOS, XPOS string }

// Model is the linear models that work together. It is not changed once read and may be shared.
type Model struct {
	Lexicon *Lexicon
	Tagger  *Table
	Parser  *Table
	Lemmas  *Table
	Feats   *Table
	Names   *Table

	Tags      []TagName // the tagger's classes
	Coarse    []uint8   // a number for the UPOS of each tag class
	Rels      []string  // relations, numbered as the parser does
	Scripts   []Script  // the lemmatiser's classes
	FeatNames []string  // the feature model's classes
	Kinds     []string  // kinds of names, numbered as the name finder does

	nameTrans []int32
	namePreds [][]int
}

// Buffer is the working memory of one goroutine. It grows to the longest sentence seen.
type Buffer struct {
	State  State
	keys   []uint64
	rows   []uint64
	scores []int32
	chain  Chain
	runs   []Run
}

// NewBuffer is a Buffer for use with any Model.
func NewBuffer() *Buffer { return &Buffer{scores: make([]int32, 256)} }

// Look fills in what the lexicon knows of each form.
func (m *Model) Look(forms []Form) {
	for i := range forms {
		forms[i].Info = m.Lexicon.Find(forms[i].Low)
	}
}

// Lemma is the class of the script of form i.
func (m *Model) Lemma(forms []Form, tags []uint8, i int, b *Buffer) int {
	scores := b.scores[:m.Lemmas.Classes]
	b.keys = LemmaKeys(b.keys[:0], &forms[i], tags[i], i == 0)
	b.rows = m.Lemmas.Score(b.keys, scores, b.rows)
	return Best(scores)
}

// Feat is the class of the morphological features of form i.
func (m *Model) Feat(forms []Form, tags []uint8, i int, b *Buffer) int {
	scores := b.scores[:m.Feats.Classes]
	b.keys = FeatKeys(b.keys[:0], forms, tags, i)
	b.rows = m.Feats.Score(b.keys, scores, b.rows)
	return Best(scores)
}
