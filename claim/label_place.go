package claim

import "onrecord/lang"

// place is where a label stands: its words, and the list that names are put on, where there is one.
type place struct{ label, roll run }

func (p place) end() int { return max(p.label.last, p.roll.last) }

// labelOf finds the label that verb i gives, before word last; ok is false where it gives none.
func (l *labeler) labelOf(i int, d *lang.Deed, last int) (place, bool) {
	none := place{noRun, noRun}
	if d.Has("on") || d.Has("off") {
		return l.onRoll(i, last, d.Has("off"))
	}
	if d.Has("as") || d.Has("bare") {
		for k := i + 1; k < last && k < i+25; k++ {
			n, value := l.pack.At(lang.Label, l.lower[:last], k)
			if k > i+1 && l.stops(k) {
				break
			}
			if n == 0 || value != "" {
				continue
			}
			r := l.grow(k, n, i, last)
			if l.led(r, i, d) {
				return place{r, noRun}, true
			}
			break
		}
	}
	return none, d.Has("self") || d.Has("group")
}

// stops reports whether the words of a verb end before word k: another verb begins there.
func (l *labeler) stops(k int) bool {
	return l.Words[k].Lower == ";" || l.Words[k].UPOS == "VERB" && l.Finite(k)
}

// onRoll: added to the list of terrorist groups, taken off its sanctions list; off "its list", which does not say of what.
func (l *labeler) onRoll(i, last int, off bool) (place, bool) {
	for k := i + 1; k < last && k < i+20; k++ {
		if l.stops(k) {
			break
		}
		if n, value := l.pack.At(lang.Label, l.lower[:last], k); n > 0 && value != "" {
			return place{run{k, k + n - 1}, run{k, k + n - 1}}, true
		}
		if l.pack.Is(lang.Roll, l.lower[k]) {
			return l.roll(k, i, last, off)
		}
	}
	return place{noRun, noRun}, false
}

// roll is list k, and what it is of: that stands behind it, or right before it, behind word i.
func (l *labeler) roll(k, i, last int, off bool) (place, bool) {
	if k+1 < last && l.pack.Is(lang.NameLink, l.lower[k+1]) {
		for m := k + 2; m < min(last, k+7); m++ {
			if n, value := l.pack.At(lang.Label, l.lower[:last], m); n > 0 && value == "" {
				r := l.grow(m, n, k+1, last)
				return place{r, run{k, r.last}}, true
			}
		}
		return place{noRun, noRun}, false
	}
	for m := k - 1; m > i && m > k-4; m-- {
		if n, value := l.pack.At(lang.Label, l.lower[:last], m); n > 0 && value == "" {
			return place{run{m, k}, run{m, k}}, true
		}
	}
	return place{noRun, run{k, k}}, off && l.definite(k)
}

// labelNear finds the label that goes with noun i: "as a terrorist group" behind it, or right before it, as in "the
// terrorist designation". ok is false where the noun speaks of something that is labelled as something else.
func (l *labeler) labelNear(i, first, last int) (place, bool) {
	for k := i + 1; k < last && k < i+20; k++ {
		if l.pack.Is(lang.PredLead, l.lower[k]) {
			for m := k + 1; m < min(last, k+5); m++ {
				if n, value := l.pack.At(lang.Label, l.lower[:last], m); n > 0 && value == "" {
					return place{l.grow(m, n, k, last), noRun}, true
				}
			}
			return place{noRun, noRun}, false
		}
		if l.Words[k].UPOS == "VERB" && l.Finite(k) {
			break
		}
	}
	if n, value := l.pack.At(lang.Label, l.lower[:i], max(i-1, first)); i > first && n > 0 && value == "" {
		return place{run{i - 1, i - 1}, noRun}, true
	}
	return place{noRun, noRun}, true
}

// grow makes the phrase [k, k+n) the whole noun phrase around it, between words from and last.
func (l *labeler) grow(k, n, from, last int) run {
	r := run{k, k + n - 1}
	for r.last+1 < last && (l.Words[r.last+1].UPOS == "NOUN" || l.Words[r.last+1].UPOS == "PROPN" && l.Is(r.last, "compound", "amod")) {
		r.last++
	}
	for r.first-1 > from {
		switch w := l.Words[r.first-1]; w.UPOS {
		case "ADJ", "NOUN":
			r.first--
			continue
		case "ADV":
			if w.Head == r.first { // specially designated
				r.first--
				continue
			}
		}
		break
	}
	return r
}

// led reports whether the label in r is what verb i makes of somebody: it follows "as", or stands bare, with no preposition
// before it that makes it something else.
func (l *labeler) led(r run, i int, d *lang.Deed) bool {
	k := r.first - 1
	for k > i && (l.Words[k].UPOS == "DET" || l.Punct(k)) {
		k--
	}
	if d.Has("as") && l.pack.Is(lang.PredLead, l.lower[k]) {
		return true
	}
	if !d.Has("bare") {
		return false
	}
	return l.Words[k].UPOS != "ADP" && (k == i || l.Words[k].UPOS != "VERB" && l.Words[k].UPOS != "SCONJ" && l.Words[k].UPOS != "CCONJ")
}
