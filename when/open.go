package when

// open reads what has one end: since 2017, until May, before Christmas, after 5 March, by Friday.
func (f *finder) open(i int) node {
	t, k := f.at(i, roleOpen)
	if k == 0 {
		t, k = f.at(f.skip(i, roleApprox), roleOpen)
	}
	if k == 0 {
		return f.tailed(i)
	}
	k = f.skip(f.skip(k, roleLink), roleApprox) // since at least 2015
	p := f.point(k)
	if _, e := f.at(k, roleNow); e > p.end && t.from == "until" && f.endsPhrase(e) { // until now
		p = f.present(e)
	}
	if f.yearLed(k) { // the lead before it is the word that opens
		y, e := f.yearNumber(k)
		p = longer(p, yearNode(e, y, true))
	}
	if p.end == 0 || p.kind == kindLength || p.get == nil || p.kind == kindClock || p.kind == kindPart {
		return node{}
	}
	if f.is(p.end, "'") && f.glued(p.end) || p.end < len(f.lex) && f.lex[p.end].kind == word && t.from != "since" && f.nounAhead(p.end) && f.Words[f.lex[p.end-1].tok].Head >= f.lex[p.end].tok {
		return node{} // after Tuesday's vote, before the 2016 election
	}
	if p.weak && (p.kind != kindMonth || !f.lex[k].capital) {
		return node{}
	}
	return oneEnd(p.end, p, t.from)
}

// yearLed reports whether a bare year stands at k, behind a word that weakens what leads it.
func (f *finder) yearLed(k int) bool {
	if _, ok := f.endsIn(k, roleApprox); !ok || f.num(k, 4) < 1500 {
		return false
	}
	_, e := f.yearNumber(k)
	return e > 0 && !f.countedNoun(k, e) && f.endsPhrase(e)
}

// tailed reads 2012 or later, from May onwards.
func (f *finder) tailed(i int) node {
	at := i
	if _, k := f.at(i, roleBetween); k > 0 {
		at = k
	}
	p := f.point(at)
	if p.get == nil || p.weak || p.kind == kindClock || p.kind == kindPart {
		return node{}
	}
	t, k := f.at(p.end, roleTail)
	if k == 0 || k-p.end > 1 && !f.stops(k) {
		return node{} // left in 2019 and later spoke
	}
	return oneEnd(k, p, t.from)
}

// oneEnd is what lies since, until, before or after p.
func oneEnd(end int, p node, side string) node {
	return node{end: end, kind: kindSpan, grain: p.grain, get: func(s *scene) interval {
		v := p.at(s)
		if !v.ok {
			return interval{}
		}
		out := interval{grain: v.grain, ok: true}
		switch side {
		case "since":
			out.from = v.from
			if s.f.pub.ok && v.from.Before(s.f.pub.to) && !v.from.IsZero() {
				out.to = s.untilNow()
			}
		case "from": // not before
			out.from = v.from
		case "until", "by":
			out.to = v.to
		case "before":
			out.to = v.from
		case "after":
			out.from = v.to
		}
		if out.from.IsZero() && out.to.IsZero() {
			return interval{}
		}
		return out
	}}
}

// at is what n names where a limit is told of: before the end of May is before its last moment, not before its last weeks.
func (n node) at(s *scene) interval {
	if n.edge == 0 {
		return n.get(s)
	}
	v := n.whole(s)
	if !v.ok || v.from.IsZero() || v.to.IsZero() {
		return interval{}
	}
	if n.edge < 0 {
		v.to = v.from
	} else {
		v.from = v.to
	}
	return v
}
