package export

// Matches are where the words that were looked for stand in a line that was found.
type Matches struct {
	// Sentence are places in [Line.Sentence].
	Sentence []Match `json:"sentence"`
	// Passage are places in the text of [Line.Passage]; its start added, they are places in the article's text.
	Passage []Match `json:"passage"`
}

// Match is one place: bytes of the text that the list is about, half-open, and the words that stand there.
type Match struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}
