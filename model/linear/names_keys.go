package linear

// NameKeys appends the features of the part of a name that word i is. tags are its tag classes, coarse their UPOS.
// runs is of [Runs].
func NameKeys(keys []uint64, forms []Form, tags, coarse []uint8, runs []Run, i int) []uint64 {
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
	// the run of capitals that the word stands in
	r := runs[i]
	if r.Last > r.First {
		first, last := &forms[r.First], &forms[r.Last-1]
		before, after := &border, &border
		if r.First > 0 {
			before = &forms[r.First-1]
		}
		if int(r.Last) < len(forms) {
			after = &forms[r.Last]
		}
		long := uint64(min(r.Last-r.First, 6))
		place := uint64(min(i-int(r.First), 3)) | uint64(min(int(r.Last)-i, 3))<<2
		add(long)
		add(mix(long, place))
		add(mix(last.Low, place))
		add(mix(uint64(last.Sense), place))
		add(mix(uint64(last.Cluster), place))
		add(last.Suf[2])
		add(mix(first.Low, place))
		add(mix(uint64(first.Sense), place))
		add(before.Low)
		add(after.Low)
		add(mix(before.Low, long))
		add(mix(after.Low, long))
		add(mix(uint64(before.Sense), long))
		add(mix(uint64(after.Sense), long))
		add(mix(uint64(before.Cluster>>6), long))
		add(mix(uint64(after.Cluster>>6), long))
		add(mix(uint64(first.Sense), uint64(last.Sense)))
		add(mix(uint64(r.Sense), uint64(r.Part)))
		add(mix(mix(uint64(r.Sense), uint64(r.Part)), uint64(w0.Sense)))
	} else {
		n += 19
	}
	other := uint64(w0.Elsewhere)
	add(mix(other, flags))
	add(mix(mix(other, flags), t[2]))
	return keys
}

// KindKeys appends the features that only the second pass knows: kinds says what the other uses of each word were taken
// for, see [Mentions.Kind]; all 0 in the first pass.
func KindKeys(keys []uint64, forms []Form, kinds []uint8, i int) []uint64 {
	kind, next := uint64(kinds[i]), uint64(9)
	if i+1 < len(kinds) {
		next = uint64(kinds[i+1])
	}
	keys = append(keys, mix(mix(20000, kind), uint64(forms[i].Flags)))
	return append(keys, mix(mix(20001, kind), next))
}
