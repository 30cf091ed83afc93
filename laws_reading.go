package onrecord

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// CheckReading runs every law of one article over r and lists what is broken, nothing if all hold.
// It checks the Map when r's Capture carries its bytes, and the law on direct speech when r carries its quotations.
func CheckReading(r *Reading) []Breach {
	var out breaches
	if r.Document == nil {
		out.add("document", "reading", "there is none")
		return out
	}
	var data []byte
	if r.Capture != nil {
		data = r.Capture.Data
	}
	out = append(out, CheckDocument(r.Document, data)...)
	checkParties(&out, r)
	checkStatements(&out, r)
	checkNesting(&out, r)
	checkRest(&out, r)
	return out
}

func checkParties(out *breaches, r *Reading) {
	seen := map[PartyID]bool{}
	text := foldSpace(r.Document.Text)
	for i, p := range r.Parties {
		where := fmt.Sprintf("party %s", p.ID)
		switch {
		case p.ID == "":
			out.add("party", fmt.Sprintf("party %d", i), "has no ID")
		case seen[p.ID]:
			out.add("party", where, "ID stands twice")
		}
		seen[p.ID] = true
		if !slices.Contains(PartyKinds(), p.Kind) {
			out.add("vocabulary", where, "unknown kind %q", p.Kind)
		}
		if len(p.Mentions) == 0 {
			out.add("party", where, "has no mention")
		}
		for j, s := range p.Mentions {
			checkMust(out, r.Document, fmt.Sprintf("%s mention[%d]", where, j), s)
		}
		for j, s := range p.Roles {
			checkMust(out, r.Document, fmt.Sprintf("%s role[%d]", where, j), s)
		}
		if p.Name == "" {
			out.add("party", where, "has no name")
		} else if !strings.Contains(text, foldSpace(p.Name)) {
			out.add("party", where, "the name %q stands nowhere in the text", p.Name)
		}
	}
}

func checkStatements(out *breaches, r *Reading) {
	seen := map[StatementID]bool{}
	for i, s := range r.Statements {
		where := fmt.Sprintf("statement %s", s.ID)
		if s.ID == "" {
			out.add("statement", fmt.Sprintf("statement %d", i), "has no ID")
		} else if seen[s.ID] {
			out.add("statement", where, "ID stands twice")
		}
		seen[s.ID] = true
		if !slices.Contains(Acts(), s.Act) {
			out.add("vocabulary", where, "unknown act %q", s.Act)
		}
		if !slices.Contains(Forms(), s.Form) {
			out.add("vocabulary", where, "unknown form %q", s.Form)
		}
		if s.Source.Party != "" && r.Party(s.Source.Party) == nil {
			out.add("statement source", where, "no party %s", s.Source.Party)
		}
		checkStatementSpans(out, r, s, where)
		checkForm(out, r, s, where)
		checkFindings(out, s, where)
	}
}

func checkStatementSpans(out *breaches, r *Reading, s Statement, where string) {
	d := r.Document
	*out = append(*out, CheckSpan(d, where+" cue", s.Cue)...)
	*out = append(*out, CheckSpan(d, where+" source", s.Source.Span)...)
	*out = append(*out, CheckSpan(d, where+" antecedent", s.Source.Antecedent)...)
	*out = append(*out, CheckSpan(d, where+" said when", s.Said.When.Span)...)
	*out = append(*out, CheckSpan(d, where+" said venue", s.Said.Venue)...)
	for i, h := range s.Hedges {
		checkMust(out, d, fmt.Sprintf("%s hedge[%d]", where, i), h)
	}
	for i, b := range s.Basis {
		checkMust(out, d, fmt.Sprintf("%s basis[%d]", where, i), b.Span)
		if !slices.Contains(BasisKinds(), b.Kind) {
			out.add("vocabulary", fmt.Sprintf("%s basis[%d]", where, i), "unknown kind %q", b.Kind)
		}
	}
	at := 0
	for i, c := range s.Content {
		w := fmt.Sprintf("%s content[%d]", where, i)
		checkMust(out, d, w, c)
		if c.Start < at {
			out.add("statement content", w, "starts at %d, before %d where the part before it ends", c.Start, at)
		}
		at = c.End
		if !s.Cue.IsZero() && c.Range().Overlaps(s.Cue.Range()) {
			out.add("statement content", w, "overlaps the cue %q", s.Cue.Text)
		}
	}
	for _, sp := range append([]Span{s.Cue, s.Source.Span}, s.Content...) {
		if sp.IsZero() {
			continue
		}
		for b := d.BlockAt(sp.Start); b >= 0 && b < len(d.Blocks) && d.Blocks[b].Start < sp.End; b++ {
			if !d.Blocks[b].Kind.Speaks() {
				out.add("boilerplate is silent", where, "%q stands in a %s block", clip(sp.Text), d.Blocks[b].Kind)
			} else if !d.Blocks[b].Repeats.IsZero() {
				out.add("no repetition is counted", where, "%q stands in a block that repeats another passage", clip(sp.Text))
			}
		}
	}
}

func checkForm(out *breaches, r *Reading, s Statement, where string) {
	if (s.Form == None) != (len(s.Content) == 0) {
		out.add("statement form", where, "form %s with %d content parts", s.Form, len(s.Content))
	}
	marked := !s.Cue.IsZero()
	if fresh := r.Capture != nil && r.Capture.Data != nil; !fresh && r.Quotations == nil && r.Turns == nil && (s.Form == Direct || s.Form == Mixed) {
		return // read back from JSON: the pairs are not known
	}
	for i, c := range s.Content {
		inside := r.quoted(c)
		marked = marked || inside
		if s.Form == Direct && !inside {
			out.add("direct speech is quoted", fmt.Sprintf("%s content[%d]", where, i), "%q stands in no quotation marks, block quotation or labelled turn", clip(c.Text))
		}
	}
	if !marked {
		out.add("statement has a mark", where, "neither cue, quotation marks nor speaker label")
	}
}

// quoted reports whether s lies inside a quotation pair, a block quotation, a pull quote or a labelled turn.
func (r *Reading) quoted(s Span) bool {
	if b := r.Document.BlockAt(s.Start); b >= 0 {
		if k := r.Document.Blocks[b].Kind; k == Blockquote || k == PullQuote {
			return true
		}
	}
	for _, list := range [][]Range{r.Quotations, r.Turns} {
		for _, q := range list {
			if q.Contains(s.Range()) {
				return true
			}
		}
	}
	return false
}

func checkFindings(out *breaches, s Statement, where string) {
	has := map[string]bool{}
	for _, f := range s.Findings {
		if f.Field == "" || f.By == "" {
			out.add("every field has a finding", where, "finding %+v names no field or no maker", f)
		}
		if f.Score < 0 || f.Score > 1 {
			out.add("every field has a finding", where, "score %g of %s is outside [0, 1]", f.Score, f.Field)
		}
		has[f.Field] = true
	}
	set := map[string]bool{"act": true, "form": true, "cue": !s.Cue.IsZero(), "content": len(s.Content) > 0,
		"source": !s.Source.Span.IsZero() || s.Source.Party != "", "within": s.Within != "", "hedges": len(s.Hedges) > 0,
		"basis": len(s.Basis) > 0, "said": !s.Said.When.IsZero() || !s.Said.Venue.IsZero()}
	for _, field := range []string{"act", "form", "cue", "content", "source", "within", "hedges", "basis", "said"} {
		if set[field] && !has[field] {
			out.add("every field has a finding", where, "%s is set, and nothing says by what", field)
		}
	}
}

// checkNesting: Within names a statement of the same article, and no chain comes back to where it began.
func checkNesting(out *breaches, r *Reading) {
	parent := map[StatementID]StatementID{}
	for _, s := range r.Statements {
		parent[s.ID] = s.Within
	}
	for _, s := range r.Statements {
		if s.Within == "" {
			continue
		}
		if _, ok := parent[s.Within]; !ok {
			out.add("nesting", "statement "+string(s.ID), "within %s, which is not in this article", s.Within)
			continue
		}
		at := s.Within
		for steps := 0; at != ""; steps++ {
			if at == s.ID || steps > len(parent) {
				out.add("nesting", "statement "+string(s.ID), "is within itself")
				break
			}
			at = parent[at]
		}
	}
}

func checkRest(out *breaches, r *Reading) {
	for i, a := range r.Absences {
		where := fmt.Sprintf("absence %d", i)
		checkMust(out, r.Document, where, a.Span)
		if !slices.Contains(AbsenceKinds(), a.Kind) {
			out.add("vocabulary", where, "unknown kind %q", a.Kind)
		}
		if a.By != "" && r.Statement(a.By) == nil {
			out.add("absence", where, "no statement %s", a.By)
		}
	}
	for i, q := range r.Requests {
		where := fmt.Sprintf("request %d", i)
		checkMust(out, r.Document, where, q.Span)
		if !slices.Contains(Outcomes(), q.Outcome) {
			out.add("vocabulary", where, "unknown outcome %q", q.Outcome)
		}
		for _, id := range []PartyID{q.Asker, q.Asked} {
			if id != "" && r.Party(id) == nil {
				out.add("request", where, "no party %s", id)
			}
		}
	}
	checkTimes(out, r)
	checkDesignations(out, r)
	checkClaims(out, r)
}

// checkMust is CheckSpan for a span that may not be zero.
func checkMust(out *breaches, d *Document, where string, s Span) {
	if s.IsZero() {
		out.add("span", where, "is missing")
		return
	}
	*out = append(*out, CheckSpan(d, where, s)...)
}

// firstInk is the offset of the first byte of s that is not white space, or -1.
func firstInk(s string) int {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsSpace(r) })
}

func foldSpace(s string) string { return strings.Join(strings.Fields(s), " ") }

func clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
