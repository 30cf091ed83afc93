package dossier

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"onrecord"
)

//go:embed page.gohtml
var pageSource string

//go:embed page.css
var styleSource string

// page is what the template shows.
type page struct {
	*sheet
	CSP      template.HTML
	Style    template.CSS
	Lang     string
	Blocks   []pageBlock
	LeftLine string
	Notes    []string
}

// pageBlock is a block of the article as published, or a run of blocks that were left out.
type pageBlock struct {
	ID, Kind, Tag string
	Repeats       string // the place that it repeats, and its anchor
	RepeatsID     string
	Segs          []seg
	Out           []outBlock // a run of boilerplate
	OutNote       string
}

// outBlock is one block of boilerplate.
type outBlock struct{ ID, Text string }

func renderHTML(s *sheet) (string, error) {
	t, err := template.New("page").Parse(pageSource)
	if err != nil {
		return "", fmt.Errorf("parse the page template: %w", err)
	}
	style := styleSource + litRules(s)
	sum := sha256.Sum256([]byte(style))
	p := page{sheet: s, Lang: line(s.r.Document.Lang), Blocks: s.pageBlocks(), LeftLine: s.leftOutLine(),
		Notes: s.notes(),
		Style: template.CSS(style), // ours: a constant, and rules that hold nothing but numbers
		// Nothing may be loaded and nothing may run, whatever an article smuggles in; the one style sheet is named by its digest.
		CSP: template.HTML(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-` +
			base64.StdEncoding.EncodeToString(sum[:]) + `'; base-uri 'none'; form-action 'none'">`)}
	var b strings.Builder
	if err := t.Execute(&b, p); err != nil {
		return "", fmt.Errorf("fill the page template: %w", err)
	}
	return b.String(), nil
}

// mostLit bounds the rules that light up passages; past it, links still lead from a row to its passage and back.
const mostLit = 500

// litRules makes the passages of a statement light up when its card is the target or under the pointer, and its card
// when its passage is the target. No script is needed.
func litRules(s *sheet) string {
	var b strings.Builder
	for i := 1; i <= min(len(s.Rows), mostLit); i++ {
		fmt.Fprintf(&b, ":root:has(#s%d:target,#m%[1]d:target,#s%[1]d>.card:hover) .q%[1]d{background:var(--lit)}:root:has(#m%[1]d:target) #s%[1]d>.card{background:var(--lit)}\n", i)
	}
	for _, list := range []struct {
		letter string
		n      int
	}{{"q", len(s.Requests)}, {"a", len(s.Absences)}, {"d", len(s.r.Designations)}} {
		for i := 1; i <= min(list.n, mostLit); i++ {
			fmt.Fprintf(&b, ":root:has(#%s%d:target,#%[1]s%[2]d:hover) .x%[1]s%[2]d{background:var(--lit)}\n", list.letter, i)
		}
	}
	return b.String()
}

// pageBlocks lays the article out, and tells each statement's row whether its passage got an anchor.
func (s *sheet) pageBlocks() []pageBlock {
	marks := s.marks()
	var out []pageBlock
	for i, b := range s.r.Document.Blocks {
		id := fmt.Sprintf("b%d", i+1)
		if b.Kind == onrecord.Boilerplate {
			if k := len(out) - 1; k < 0 || out[k].Kind != string(onrecord.Boilerplate) {
				out = append(out, pageBlock{Kind: string(onrecord.Boilerplate)})
			}
			o := &out[len(out)-1]
			o.Out = append(o.Out, outBlock{id, clean(s.blockText(b))})
			n := 0
			for _, t := range o.Out {
				n += words(t.Text)
			}
			o.OutNote = fmt.Sprintf("Left out as boilerplate: %s, %s", count(len(o.Out), "block"), count(n, "word"))
			continue
		}
		p := pageBlock{ID: id, Kind: "text", Tag: s.places.labels[i], Segs: s.segments(b.Range(), marks)}
		for _, k := range onrecord.BlockKinds() {
			if b.Kind == k {
				p.Kind = string(k)
			}
		}
		if !b.Repeats.IsZero() {
			p.Repeats, p.RepeatsID = s.places.label(b.Repeats.Start), s.blockID(b.Repeats.Start)
		}
		for _, g := range p.Segs {
			for _, w := range g.Wraps {
				if n, err := strconv.Atoi(strings.TrimPrefix(w.ID, "m")); err == nil && n >= 1 && n <= len(s.Rows) {
					s.Rows[n-1].Anchor = w.ID
				}
			}
		}
		out = append(out, p)
	}
	return out
}

// Form is how near the words of the row are to those spoken, as a label.
func (r *row) Form() string { return formName(r.st.Form) }

// Found lists what set the fields of the row's statement.
func (r *row) Found() string {
	var out []string
	for _, f := range r.st.Findings {
		t := line(f.Field) + " by " + line(f.By)
		if f.Score > 0 {
			t += fmt.Sprintf(" (%.2f)", f.Score)
		}
		out = append(out, t)
	}
	return strings.Join(out, ", ")
}

// NotFoundLabel is the label of the last line of a card.
func (c card) NotFoundLabel() string { return notFound }

// ClaimsTitle is the heading above the claims.
func (p page) ClaimsTitle() string { return claimsTitle }

// ClaimsLead is what stands above the claims.
func (p page) ClaimsLead() string { return p.claimsLead() }

// Empty says in words that a list holds nothing, and no more than that.
func (p page) Empty(list string) string {
	switch list {
	case "requests":
		return p.empty(noRequests)
	case "times":
		return p.empty(noTimes)
	case "absences":
		return p.empty(noAbsences)
	case "labels":
		return p.empty(noLabels)
	case "parties":
		return p.empty(noParties)
	case "repeats":
		return noRepeats
	}
	return ""
}
