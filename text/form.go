package text

// straight is the mark that stands for every mark of a paired quotation.
const straight = "\""

// Form is token i as the models read it: its characters, but for the marks of paired quotations, which all read as straight
// double marks. So the style of a quotation's marks changes no analysis of what stands in it.
func (t *Text) Form(i int) string {
	if i>>6 < len(t.marks) && t.marks[i>>6]&(1<<(i&63)) != 0 {
		return straight
	}
	return t.Word(i)
}

// markForms notes which tokens are marks of paired quotations.
func (t *Text) markForms() {
	t.marks = make([]uint64, (len(t.Tokens)+63)/64)
	for _, q := range t.Quotations {
		t.markForm(q.Start, q.Inner.Start)
		t.markForm(q.Inner.End, q.End)
	}
}

// markForm notes the token [start, end), if it is one.
func (t *Text) markForm(start, end int) {
	if i := t.TokenAt(start); start < end && i < len(t.Tokens) && t.Tokens[i] == (Token{start, end}) {
		t.marks[i>>6] |= 1 << (i & 63)
	}
}
