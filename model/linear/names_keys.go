package linear

// NameContext is what a word's document says of it beyond its sentence.
type NameContext struct {
	Elsewhere uint16 // how the folded form is written elsewhere in the document: see Mentions
	Kind      uint8  // the kind it is mostly found to name elsewhere, 1 + kind; 0 none
}

// NameKeys appends the features of the part of a name that word i is. tags are its tag classes, coarse their UPOS.
func NameKeys(keys []uint64, forms []Form, tags, coarse []uint8, ctx []NameContext, i int) []uint64 {
	var w [5]*Form // two before, the word, two after
	var t, u [5]uint64
	for k := range w {
		w[k], t[k], u[k] = &border, 900, 901
		if j := i + k - 2; j >= 0 && j < len(forms) {
			w[k], t[k], u[k] = &forms[j], uint64(tags[j]), uint64(coarse[tags[j]])
		}
	}
	b2, b1, w0, a1, a2 := w[0], w[1], w[2], w[3], w[4]
	n := uint64(10000)
	add := func(x uint64) {
		keys = append(keys, mix(mix(n, x), n*prime))
		n++
	}
	flags := uint64(w0.Flags)
	if i == 0 {
		flags |= 1 << 20
	}
	add(flags)
	add(w0.Raw)
	add(w0.Low)
	for _, s := range w0.Suf[1:] {
		add(s)
	}
	for _, p := range w0.Pre[1:] {
		add(p)
	}
	add(w0.Shape)
	add(t[2])
	add(mix(t[2], flags))
	add(mix(w0.Low, t[2]))
	for k := range w {
		if k != 2 {
			add(w[k].Low)
			add(mix(w[k].Shape, flags))
			add(t[k])
			add(w[k].Suf[2])
		}
	}
	add(mix(b1.Low, w0.Low))
	add(mix(w0.Low, a1.Low))
	add(mix(b1.Low, a1.Low))
	add(mix(b2.Low, b1.Low))
	add(mix(a1.Low, a2.Low))
	add(mix(mix(t[1], t[2]), t[3]))
	add(mix(mix(b1.Shape, w0.Shape), a1.Shape))
	add(mix(u[1], u[3]))
	add(mix(mix(w0.Shape, t[1]), t[3]))
	add(mix(b1.Low, w0.Shape))
	add(mix(a1.Low, w0.Shape))
	add(mix(b1.Low, w0.Suf[2]))
	add(mix(a1.Low, w0.Suf[2]))
	add(mix(b1.Low, uint64(w0.Sense)))
	add(mix(a1.Low, uint64(w0.Sense)))
	// what the words may name
	add(mix(uint64(w0.Sense), flags))
	add(uint64(b1.Sense))
	add(uint64(a1.Sense))
	add(mix(uint64(b1.Sense), uint64(w0.Sense)))
	add(mix(uint64(w0.Sense), uint64(a1.Sense)))
	add(mix(mix(uint64(b1.Sense), uint64(w0.Sense)), uint64(a1.Sense)))
	add(mix(uint64(a1.Sense), w0.Shape))
	add(mix(uint64(b1.Sense), w0.Shape))
	for k := range 13 {
		bit := uint64(1) << k
		if uint64(w0.Sense)&bit != 0 {
			add(mix(bit, flags&uint64(Upper|AllUpper)))
		} else {
			n++
		}
	}
	// clusters
	for k := range w {
		c := uint64(w[k].Cluster)
		add(c)
		add(c >> 10)
		add(c >> 6)
	}
	add(mix(uint64(w0.Cluster), flags))
	add(mix(uint64(b1.Cluster>>8), w0.Shape))
	add(mix(uint64(a1.Cluster>>8), w0.Shape))
	// the document
	c := ctx[i]
	add(mix(uint64(c.Elsewhere), flags))
	add(mix(mix(uint64(c.Elsewhere), flags), t[2]))
	add(mix(uint64(c.Kind), flags))
	if i+1 < len(ctx) {
		add(mix(mix(uint64(c.Kind), uint64(ctx[i+1].Kind)), 3))
	}
	return keys
}
