package text

func pair(t *Text, w *Words) []Quotation { return nil }
