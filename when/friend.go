package when

// falseFriend reports whether what stands at lexeme i only looks like a time: a weekday in the name of a paper, a month that is
// somebody's name.
func (f *finder) falseFriend(i int, n node) bool {
	if n.silent || n.kind == kindLength {
		return false
	}
	for k := i; k < n.end; k++ {
		_, weekday := f.at(k, roleWeekday)
		_, month := f.at(k, roleMonth)
		if weekday == 0 && month == 0 {
			continue
		}
		e := f.entity[f.lex[k].tok]
		if e < 0 {
			continue
		}
		ent := f.Entities[e]
		if ent.Kind == "PER" && n.f.d == 0 && n.f.y == 0 && (n.kind == kindMonth || n.kind == kindWeekday) {
			return true
		}
		first, last := f.lex[i].tok, f.lex[n.end-1].tok
		if (ent.First < first || ent.Last-1 > last) && (n.kind == kindWeekday || n.kind == kindMonth) {
			return true
		}
	}
	if n.kind == kindWeekday && n.f.shift == nil && n.end < len(f.lex) && f.lex[n.end].kind == word && f.lex[n.end].capital && f.lex[n.end].tok > 0 {
		w := f.Words[f.lex[n.end].tok]
		return w.UPOS == "PROPN" && f.Words[f.lex[i].tok].Head == f.lex[n.end].tok && f.Is(f.lex[i].tok, "compound", "flat") // Sunday Herald
	}
	return false
}
