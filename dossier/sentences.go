package dossier

import "onrecord"

// Sentences says in plain sentences what a Reading holds: those that a dossier has for the entries of its lists, which are named
// here by their number in them, statements by their ID. Each says who said, reported or was asked, so that none can be taken for a fact when it stands alone.
// It is for one goroutine.
type Sentences struct{ s *sheet }

// NewSentences is for the sentences of r. It is an error when r does not fit its text.
func NewSentences(r *onrecord.Reading) (*Sentences, error) {
	s, err := blankSheet(r)
	if err != nil {
		return nil, err
	}
	s.byID = true
	return &Sentences{s}, nil
}

// Statement says who said statement i, how and what.
func (x *Sentences) Statement(i int) string { return text(x.s.sentence(&x.s.r.Statements[i])) }

// Absence says who reports what to be absent.
func (x *Sentences) Absence(i int) string { return text(x.s.absence(x.s.r.Absences[i])) }

// Request says who was asked by whom, and what came of it.
func (x *Sentences) Request(i int) string { return text(x.s.request(x.s.r.Requests[i])) }

// Designation says who put what label on whom.
func (x *Sentences) Designation(i int) string { return text(x.s.designation(x.s.r.Designations[i])) }

// Claim is claim i in the words of the statement that words it, with who made that.
func (x *Sentences) Claim(i int) string { return text(x.s.claim(x.s.r.Claims[i])) }

// Party says that the article names party i, and of somebody who can be charged what it reports of charges.
func (x *Sentences) Party(i int) string {
	out := "The article names " + name(&x.s.r.Parties[i]) + "."
	for _, c := range x.Charges(i) {
		out += " " + c.Sentence
	}
	return out
}

// Charge is a sentence about charges; Reported where it rests on a passage, and does not say that there is none.
type Charge struct {
	Sentence string
	Reported bool
}

// Charges says what is reported of charges against party i, as its card in a dossier does: a sentence for each passage, or one
// that says that none was found in this article. It is nil for a party that cannot be charged.
func (x *Sentences) Charges(i int) []Charge {
	p := &x.s.r.Parties[i]
	if !x.s.chargeable(p) {
		return nil
	}
	x.s.findChargeWords()
	var out []Charge
	for _, sentence := range x.s.charges(p) {
		c := Charge{Sentence: text(sentence)}
		for _, part := range sentence {
			c.Reported = c.Reported || part.Role == quoted
		}
		out = append(out, c)
	}
	return out
}

// claim is the wording of c with who words it.
func (s *sheet) claim(c onrecord.Claim) []part {
	for _, x := range c.Stances {
		if n := s.number[x.Statement]; n > 0 {
			if st := &s.r.Statements[n-1]; holds(st, c.Wording) {
				return append(s.brief(st), part{plain, ": ", ""}, part{quoted, s.worded(st, c.Wording), ""})
			}
		}
	}
	return []part{{speaker, notResolved, ""}, {acted, " claimed", ""}, {plain, ": ", ""}, {quoted, own(c.Wording.Text), ""}}
}
