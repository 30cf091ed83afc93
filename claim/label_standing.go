package claim

import (
	"onrecord"
	"onrecord/lang"
)

// standing is the preposition by which noun k, a list, says that somebody stands on it or off it: "A is on the list"; nil for none.
func (l *labeler) standing(k int) *lang.Deed {
	if l.Words[k].UPOS != "NOUN" || l.Child(k, "cop") < 0 || l.Child(k, "nsubj") < 0 {
		return nil
	}
	c := l.Child(k, "case")
	if c < 0 {
		return nil
	}
	return l.pack.Deed("standing", l.lower[c])
}

// stands: somebody is on list k, or off it; who is no longer on it was taken off.
func (l *labeler) stands(k int, d *lang.Deed, first, last int) (Label, bool) {
	x := Label{Status: d.Status, Verb: l.Text.Tokens[k].Start}
	if d.Status == onrecord.Listed && l.noLonger(k) {
		x.Status = onrecord.Delisted
	}
	at := place{noRun, noRun}
	if n, value := l.pack.At(lang.Label, l.lower[:last], k); n > 0 && value != "" {
		at = place{run{k, k + n - 1}, run{k, k + n - 1}}
	} else if ok := l.pack.Is(lang.Roll, l.lower[k]); !ok {
		return x, false
	} else if at, ok = l.roll(k, first, last, x.Status == onrecord.Delisted); !ok {
		return x, false
	}
	x.Party = l.phrase(l.antecedent(l.Child(k, "nsubj")))
	if !l.somebody(x.Party.Head) || at.label.ok() && x.Party.First <= at.label.last && at.label.first <= x.Party.Last {
		return x, false
	}
	x.Authority = l.keeper(at)
	x.Vague = !at.label.ok()
	if at.label.ok() {
		x.Label = l.span(at.label)
	}
	l.cover(&x, l.Child(k, "cop"), at)
	return x, true
}

// noLonger reports whether what k says was so and is not any more: no longer.
func (l *labeler) noLonger(k int) bool {
	for _, c := range l.Children(k) {
		if l.pack.Is(lang.Ended, l.lower[c]) && (l.Child(c, "advmod", "det") >= 0 || c > 0 && l.pack.Is(lang.NoWord, l.lower[c-1])) {
			return true
		}
	}
	return false
}
