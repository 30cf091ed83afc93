package linear

// TagKeys appends the features of the tag of word i, given the tags of the words before it (p1 the nearest).
func TagKeys(keys []uint64, forms []Form, i int, p1, p2 uint8) []uint64 {
	w := &forms[i]
	a1, a2, b1, b2 := &border, &border, &border, &border
	if i > 0 {
		b1 = &forms[i-1]
	}
	if i > 1 {
		b2 = &forms[i-2]
	}
	if i+1 < len(forms) {
		a1 = &forms[i+1]
	}
	if i+2 < len(forms) {
		a2 = &forms[i+2]
	}
	t1, t2 := uint64(p1)+1, uint64(p2)+1
	flags := uint64(w.Flags)
	if i == 0 {
		flags |= 1 << 20
		t1, t2 = 300, 300
	} else if i == 1 {
		t2 = 300
	}
	n := uint64(1000)
	add := func(x uint64) {
		keys = append(keys, mix(mix(n, x), n*prime))
		n++
	}
	add(0)
	add(w.Raw)
	add(w.Low)
	for _, s := range w.Suf {
		add(s)
	}
	for _, p := range w.Pre {
		add(p)
	}
	add(w.Shape)
	add(flags)
	add(mix(w.Suf[2], flags))
	add(mix(w.Suf[1], w.Shape))
	add(b1.Low)
	add(b2.Low)
	add(a1.Low)
	add(a2.Low)
	add(mix(b1.Low, w.Low))
	add(mix(w.Low, a1.Low))
	add(mix(b1.Low, a1.Low))
	add(b1.Suf[2])
	add(a1.Suf[2])
	add(mix(w.Suf[2], a1.Suf[1]))
	add(mix(a1.Shape, flags))
	add(mix(b1.Shape, flags))
	add(t1)
	add(mix(t2, t1))
	add(mix(t1, w.Low))
	add(mix(t1, w.Suf[2]))
	add(mix(t1, a1.Low))
	add(mix(mix(t2, t1), w.Low))
	amb := uint64(w.Amb)
	add(amb)
	add(mix(amb, t1))
	add(mix(mix(amb, t1), t2))
	add(mix(amb, uint64(a1.Amb)))
	add(mix(mix(amb, uint64(a1.Amb)), t1))
	add(mix(mix(uint64(a1.Amb), uint64(a2.Amb)), amb))
	add(mix(uint64(a1.Amb), t1))
	add(mix(uint64(b1.Amb), amb))
	cw, ca, cb := uint64(w.Cluster), uint64(a1.Cluster), uint64(b1.Cluster)
	add(cw)
	add(cw >> 10)
	add(mix(cw>>6, w.Suf[1]))
	add(ca)
	add(cb)
	add(mix(cw, t1))
	add(mix(cw>>6, ca>>6))
	add(mix(uint64(w.Sense), flags))
	add(mix(uint64(w.Sense), t1))
	add(mix(uint64(w.Elsewhere), flags))
	add(mix(mix(uint64(w.Elsewhere), flags), w.Suf[1]))
	add(mix(mix(uint64(w.Elsewhere), flags), uint64(w.Amb)))
	return keys
}

// Tag sets out to the tag class of every form.
func (m *Model) Tag(forms []Form, out []uint8, b *Buffer) {
	scores := b.scores[:m.Tagger.Classes]
	var p1, p2 uint8
	for i := range forms {
		b.keys = TagKeys(b.keys[:0], forms, i, p1, p2)
		b.rows = m.Tagger.Score(b.keys, scores, b.rows)
		c := uint8(Best(scores))
		out[i] = c
		p1, p2 = c, p1
	}
}
