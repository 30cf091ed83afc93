package coref

// sideBySide is a net whose scores are the means of those of several nets, which have rows for the same features: their hidden units stand
// side by side. Nets that began differently err differently, and their mean less (Hansen and Salamon 1990).
func sideBySide(nets []*net) *net {
	k := len(nets)
	out := *nets[0]
	out.hidden = 0
	for _, n := range nets {
		out.hidden += n.hidden
	}
	side := func(of func(*net) *table) table {
		t := *of(nets[0])
		t.w, t.g = make([]float32, len(t.keys)*(out.hidden+1)), nil
		at := 0
		for _, n := range nets {
			o := of(n)
			for r, key := range o.keys {
				to := t.w[int(t.rows[key])*(out.hidden+1):][:out.hidden+1]
				row := o.w[r*(n.hidden+1):][:n.hidden+1]
				copy(to[at:], row[:n.hidden])
				to[out.hidden] += row[n.hidden] / float32(k)
			}
			at += n.hidden
		}
		return t
	}
	out.anaphor = side(func(n *net) *table { return &n.anaphor })
	out.antecedent = side(func(n *net) *table { return &n.antecedent })
	out.starts = side(func(n *net) *table { return &n.starts })
	out.pairs = side(func(n *net) *table { return &n.pairs })
	out.out, out.none = nil, nil
	for _, n := range nets {
		for i := range n.out {
			out.out = append(out.out, n.out[i]/float32(k))
			out.none = append(out.none, n.none[i]/float32(k))
		}
	}
	return &out
}
