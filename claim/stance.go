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
	turned, same, against := 0, 0, 0
	at := len(g.members) - len(g.recent())
	for i, k := range g.recent() {
		i += at
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
	f = amount(f, "unlike support", turned)
	f = amount(f, "like support", same)
	f = amount(f, "like a denial", against)
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
	kind := r.kinds[v.Source.Party]
	elsewhere := func(acts ...onrecord.Act) bool {
		for _, a := range acts {
			n := r.acts[v.Source.Party][a]
			if a == v.Act {
				n--
			}
			if v.Source.Party != "" && n > 0 {
				return true
			}
		}
		return false
	}
	for _, x := range []struct {
		name string
		ok   bool
	}{{"first", first}, {"first says no", first && v.against()}, {"says no", v.against() && plain}, {"opens negated", v.opens && plain},
		{"says no, own", v.against() && v.own && plain}, {"own", v.own && plain}, {"accused", accused}, {"accused plain", accused && plain},
		{"accused says no", accused && v.against()}, {"speaks of accuser", accuser}, {"speaks of accuser plain", accuser && plain},
		{"nobody", v.Source.Party == ""}, {"denies elsewhere", plain && elsewhere(onrecord.Denies)}, {"doubts elsewhere", plain && elsewhere(onrecord.Doubts)},
		{"alleges elsewhere", plain && elsewhere(onrecord.Alleges)}, {"accused elsewhere", plain && r.accused[v.Source.Party]}, {"asks", v.asks}, {"title", v.title}, {"hedged", len(v.Hedges) > 0},
		{"nothing said", !v.says()}, {"points back", v.reference != "" && !first}, {"court", kind == onrecord.Court},
	} {
		if x.ok {
			f = append(f, x.name)
		}
	}
	return f
}

// amount says how large a share in thousandths is: the feature stands once for each tenth.
func amount(f []string, name string, share int) []string {
	for n := (share + 50) / 100; n > 0; n-- {
		f = append(f, name)
	}
	return f
}

// turns reports whether v says the opposite of what m says, by negations and opposite words.
func (v *point) turns(m *point) bool { return v.against() != m.against() }

// against reports whether v says that something is not so: by a negation, or by a word whose opposite is said of somebody
// elsewhere in the text; by both it does not.
func (v *point) against() bool { return v.negated != v.plain }
