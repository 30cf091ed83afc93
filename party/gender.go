package party

import "onrecord/lang"

// gender is what is known of a person's pronouns; unknown until the text says so.
type gender uint8

const (
	unknownGender gender = iota
	masculine
	feminine
)

// genderOf is the gender that a title, a relation or a pronoun tells: Mrs, spokeswoman, king.
func (r *resolver) genderOf(w string) gender {
	switch {
	case r.pack.Is(lang.Masculine, w):
		return masculine
	case r.pack.Is(lang.Feminine, w):
		return feminine
	}
	return unknownGender
}

func (r *resolver) genderBefore(nm *name) gender {
	for k := nm.title; k < nm.first; k++ {
		if g := r.genderOf(r.lower[k]); g != unknownGender {
			return g
		}
	}
	return unknownGender
}

func (r *resolver) titleGender(nm *name, m *member) {
	if m.gender == unknownGender && !m.mixed {
		m.gender = r.genderBefore(nm)
	}
}

// readGender reads first names, titles and roles for a gender. A first name and a title that disagree ("chairman Mary Lund")
// tell nothing.
func (r *resolver) readGender(nm *name, m *member) {
	r.titleGender(nm, m)
	if m.person < 0 {
		return
	}
	first := unknownGender
	if len(nm.folded) > 1 {
		switch w := nm.folded[0]; {
		case r.pack.Is(lang.MaleName, w):
			first = masculine
		case r.pack.Is(lang.FemaleName, w):
			first = feminine
		}
	}
	if m.gender != unknownGender && first != unknownGender && first != m.gender && !m.mixed {
		m.gender, m.mixed = unknownGender, true
		return
	}
	if m.mixed || m.gender != unknownGender {
		return
	}
	if m.gender = first; m.gender != unknownGender {
		return
	}
	for _, ro := range m.roles {
		if g := r.genderOf(ro.heads[0]); g != unknownGender {
			m.gender = g
			return
		}
	}
}
