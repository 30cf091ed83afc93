package statement

// shelf finds the drafts that have content near a token, so that settling stays linear in the length of a text. It lists a
// draft under every stretch of tokens that its content touched when the shelf was made: content that is cut later is
// still listed, so the caller asks the draft itself.
type shelf map[int][]*draft

// stretch is the number of tokens that share a list: a sentence or two.
const stretch = 64

func (f *finder) shelve() shelf {
	s := shelf{}
	for _, d := range f.drafts {
		for _, c := range d.content {
			for at := c.first / stretch; at <= c.last/stretch; at++ {
				if list := s[at]; len(list) == 0 || list[len(list)-1] != d {
					s[at] = append(list, d)
				}
			}
		}
	}
	return s
}

// at lists, in the order of f.drafts, every draft whose content may hold token i.
func (s shelf) at(i int) []*draft { return s[i/stretch] }

// bySentence lists the drafts of each sentence, in their order.
func (f *finder) bySentence() map[int][]*draft {
	in := map[int][]*draft{}
	for _, d := range f.drafts {
		s := f.t.SentenceOf(d.head)
		in[s] = append(in[s], d)
	}
	return in
}
