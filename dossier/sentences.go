package dossier

import "onrecord"

// Sentences are what a Reading holds as plain sentences, one for each entry of its lists and in their order: those that a dossier
// has for them. Each says who said, reported or was asked, so that none can be taken for a fact when it stands alone.
type Sentences struct {
	Statements   []string
	Absences     []string
	Requests     []string
	Designations []string
	// Claims are each claim in the words of the statement that words it, with who made that.
	Claims []string
	// Parties say that the article names each, and of everybody who can be charged what it reports of charges.
	Parties []string
}

// NewSentences words r. It is an error when r does not fit its text.
func NewSentences(r *onrecord.Reading) (*Sentences, error) {
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
	out := &Sentences{}
	for i := range r.Statements {
		out.Statements = append(out.Statements, text(s.sentence(&r.Statements[i])))
	}
	for _, a := range r.Absences {
		out.Absences = append(out.Absences, text(s.absence(a)))
	}
	for _, q := range r.Requests {
		out.Requests = append(out.Requests, text(s.request(q)))
	}
	for _, g := range r.Designations {
		out.Designations = append(out.Designations, text(s.designation(g)))
	}
	for _, c := range r.Claims {
		out.Claims = append(out.Claims, text(s.claim(c)))
	}
	for i := range r.Parties {
		p := &r.Parties[i]
		sentence := "The article names " + name(p) + "."
		if s.chargeable(p) {
			for _, c := range s.charges(p) {
				sentence += " " + text(c)
			}
		}
		out.Parties = append(out.Parties, sentence)
	}
	return out, nil
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
