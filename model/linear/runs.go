package linear

// Run is the stretch of capitalised words, with small words of up to three letters between them, that a word stands in, and the longest
// known name of several words. First == Last: none.
type Run struct {
	First, Last int32
	Sense       uint16 // what the known name may name
	Part        uint8  // where in it the word stands: 1 first, 2 inside, 3 last; 0 in none
}

// phraseWords is the length of the longest names of several words that are looked up.
const phraseWords = 4

// Phrase is the hash under which the lexicon holds a name of several words: h is 0 at first, then the hash so far.
func Phrase(h, low uint64) uint64 { return mix(h^0x7f4a7c15, low) | 1 }

// Runs finds the runs of a sentence.
func (m *Model) Runs(forms []Form, runs []Run) []Run {
	runs = runs[:0]
	for range forms {
		runs = append(runs, Run{})
	}
	for i := 0; i < len(forms); {
		if forms[i].Flags&Upper == 0 {
			i++
			continue
		}
		last := i + 1 // past the last capital
		for j := last; j < len(forms) && j <= last+1; j++ {
			f := &forms[j]
			if f.Flags&Upper != 0 {
				last = j + 1
			} else if f.Flags&(Short|Hyphen) == 0 {
				break
			}
		}
		for j := i; j < last; j++ {
			runs[j].First, runs[j].Last = int32(i), int32(last)
		}
		i = last
	}
	m.phrases(forms, runs)
	return runs
}

// phrases marks known names of several words, the longest that starts at a word, from left to right.
func (m *Model) phrases(forms []Form, runs []Run) {
	for i := 0; i+1 < len(forms); i++ {
		if forms[i].Flags&Upper == 0 {
			continue
		}
		h, best, sense := Phrase(0, forms[i].Low), 0, uint16(0)
		for n := 1; n < phraseWords && i+n < len(forms); n++ {
			h = Phrase(h, forms[i+n].Low)
			if in := m.Lexicon.Find(h); in.Sense != 0 {
				best, sense = n, in.Sense
			}
		}
		for n := 0; n <= best && best > 0; n++ {
			r := &runs[i+n]
			r.Sense, r.Part = sense, 2
			if n == 0 {
				r.Part = 1
			} else if n == best {
				r.Part = 3
			}
		}
		i += best
	}
}
