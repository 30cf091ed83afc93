package statement

// nest ties each statement to the smallest one whose content holds its cue, or its whole passage where it has none.
func (f *finder) nest() {
	shelf := f.shelve()
	for _, d := range f.drafts {
		d.within, d.inner = nil, nil
		delete(d.by, "within")
	}
	for _, d := range f.drafts {
		r := d.cue
		if !r.ok() {
			r = d.content[0]
		}
		for _, e := range shelf.at(r.first) {
			if e == d || !e.holds(r) || f.chains(e, d) {
				continue
			}
			if d.within == nil || e.size() < d.within.size() {
				d.within = e
			}
		}
		if d.within != nil {
			d.within.inner = append(d.within.inner, d)
			d.set("within", "content holds the cue")
		}
	}
}

// chains reports whether d is e, or e stands within d.
func (f *finder) chains(e, d *draft) bool {
	for at := e; at != nil; at = at.within {
		if at == d {
			return true
		}
	}
	return false
}

// holds reports whether r lies inside one part of d's content.
func (d *draft) holds(r run) bool {
	for _, c := range d.content {
		if c.contains(r) {
			return true
		}
	}
	return false
}

// start is the first token of anything that d says.
func (f *finder) start(d *draft) int {
	at := 1 << 30
	if d.cue.ok() {
		at = d.cue.first
	}
	for _, c := range d.content {
		at = min(at, c.first)
	}
	if d.source.OK() {
		at = min(at, d.source.First)
	}
	return at
}

func (d *draft) size() int {
	n := 0
	for _, c := range d.content {
		n += c.last - c.first + 1
	}
	return n
}
