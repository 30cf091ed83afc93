package eval

import "onrecord"

func (m *Match) speakerCause(i, j int) string {
	g, r := m.Gold.Statements[i].Source, m.Reading.Statements[j].Source
	span := "source phrase wrong"
	switch {
	case g.Span.IsZero() && r.Span.IsZero():
		span = "no source phrase"
	case r.Span.IsZero():
		span = "source phrase not found"
	case g.Span.IsZero():
		span = "source phrase where there is none"
	case m.overlap([]onrecord.Span{g.Span}, []onrecord.Span{r.Span}) > 0:
		span = "source phrase right"
	}
	switch {
	case r.Party == "":
		return span + ", unresolved"
	case g.Party == "":
		return span + ", resolved where nobody is named"
	}
	return span + ", resolved wrongly"
}

func (m *Match) cueCause(i, j int) string {
	switch g, r := m.Gold.Statements[i].Cue, m.Reading.Statements[j].Cue; {
	case r.IsZero():
		return "cue not found"
	case g.IsZero():
		return "cue where there is none"
	}
	return "another cue"
}

// edges tells which ends of a content differ.
func edges(gold, read []string) string {
	lead, trail := 0, 0
	for lead < min(len(gold), len(read)) && gold[lead] == read[lead] {
		lead++
	}
	for trail < min(len(gold), len(read))-lead && gold[len(gold)-1-trail] == read[len(read)-1-trail] {
		trail++
	}
	switch {
	case lead+trail == len(gold) && lead == 0:
		return "begins too early"
	case lead+trail == len(gold) && trail == 0:
		return "ends too late"
	case lead+trail == len(gold):
		return "words put in"
	case lead+trail == len(read) && lead == 0:
		return "begins too late"
	case lead+trail == len(read) && trail == 0:
		return "ends too early"
	case lead+trail == len(read):
		return "a part left out"
	case lead == 0 && trail > 0:
		return "another beginning"
	case trail == 0 && lead > 0:
		return "another end"
	}
	return "both ends differ"
}
