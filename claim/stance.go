package claim

import (
	"slices"

	"onrecord"
)

// stanceFeatures say what tells how point j, the next of g or its first, stands to what g claims.
func (r *reader) stanceFeatures(j int, g *group) []string {
	v := &r.points[j]
	act := string(v.Act)
	f := []string{"bias", "act " + act}
	for _, b := range v.bearing {
		f = append(f, "words "+b)
		if v.negated {
			f = append(f, "words "+b+" negated")
		}
	}
	plain := v.Act == onrecord.Asserts || v.Act == onrecord.Believes || v.Act == onrecord.Predicts || v.Act == onrecord.Promises
	own, accused, accuser := onrecord.StanceKind(""), false, false
	turned, same, against := 0.0, 0.0, 0.0
	for i, k := range g.members {
		m := &r.points[k]
		if v.Source.Party != "" && m.Source.Party == v.Source.Party {
			own = g.stances[i]
		}
		alike := r.alike(v, m)
		turns := v.turns(m)
		switch g.stances[i] {
		case onrecord.Supports:
			accused = accused || v.Source.Party != "" && v.Source.Party != m.Source.Party && slices.Contains(m.parties, v.Source.Party)
			accuser = accuser || m.Source.Party != "" && slices.Contains(v.parties, m.Source.Party)
			if turns {
				turned = max(turned, alike)
			} else {
				same = max(same, alike)
			}
		case onrecord.DeniesIt:
			if turns {
				same = max(same, alike)
			} else {
				against = max(against, alike)
			}
		}
	}
	f = reached(f, "turned", turned)
	f = reached(f, "same", same)
	f = reached(f, "against", against)
	if own != "" {
		f = append(f, "own "+string(own))
		if plain {
			f = append(f, "plain own "+string(own))
		}
	}
	first := len(g.members) == 0
	if !first {
		last := g.stances[len(g.stances)-1]
		m := &r.points[g.last()]
		switch {
		case m.index == v.index:
			f = append(f, "one statement "+string(last))
		case m.Source.Party == v.Source.Party && g.last() == j-1:
			f = append(f, "goes on "+string(last))
		}
	}
	kind := onrecord.PartyKind("")
	if p := r.party(v.Source.Party); p != nil {
		kind = p.Kind
	}
	for _, x := range []struct {
		name string
		ok   bool
	}{{"first", first}, {"first negated", first && v.negated}, {"negated", v.negated && plain}, {"opens negated", v.opens && plain},
		{"negated own", v.negated && v.own && plain}, {"own", v.own && plain}, {"accused", accused}, {"accused plain", accused && plain},
		{"accused negated", accused && v.negated}, {"speaks of accuser", accuser}, {"speaks of accuser plain", accuser && plain},
		{"nobody", v.Source.Party == ""}, {"asks", v.asks}, {"title", v.title}, {"hedged", len(v.Hedges) > 0},
		{"nothing said", !v.says()}, {"points back", v.reference != "" && !first}, {"court", kind == onrecord.Court},
		{"opposite", len(v.opposites) > 0},
	} {
		if x.ok {
			f = append(f, x.name)
		}
	}
	return f
}

// turns reports whether v says the opposite of what m says, by negations and opposite words.
func (v *point) turns(m *point) bool {
	turned := v.negated != m.negated
	for _, t := range v.terms {
		if _, ok := slices.BinarySearch(m.terms, t); ok && slices.Contains(v.opposites, t) != slices.Contains(m.opposites, t) {
			turned = !turned
		}
	}
	return turned
}

func (r *reader) party(id onrecord.PartyID) *onrecord.Party {
	for i := range r.Parties {
		if r.Parties[i].ID == id {
			return &r.Parties[i]
		}
	}
	return nil
}
