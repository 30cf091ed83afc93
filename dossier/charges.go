package dossier

import "onrecord"

// Charges says what r reports of charges against a party, as its card in a dossier does: a sentence for each passage, or one
// that says that none was found in this article. It is nil for a party that cannot be charged, or that r does not have.
func Charges(r *onrecord.Reading, id onrecord.PartyID) ([]Charge, error) {
	if err := checkOffsets(r); err != nil {
		return nil, err
	}
	lists, err := newChargeLists()
	if err != nil {
		return nil, err
	}
	s := &sheet{r: r, places: newPlaces(r.Document), number: map[onrecord.StatementID]int{}, lists: lists}
	for i, st := range r.Statements {
		s.number[st.ID] = i + 1
	}
	s.head()
	s.chargeWords = s.findChargeWords()
	p := r.Party(id)
	if p == nil || !s.chargeable(p) {
		return nil, nil
	}
	var out []Charge
	for _, sentence := range s.charges(p) {
		c := Charge{Sentence: text(sentence)}
		for _, x := range sentence {
			c.Reported = c.Reported || x.Role == quoted
		}
		out = append(out, c)
	}
	return out, nil
}

// Charge is a sentence about charges; Reported where it rests on a passage, and does not say that there is none.
type Charge struct {
	Sentence string
	Reported bool
}
