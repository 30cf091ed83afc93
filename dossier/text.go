package dossier

import (
	"strconv"
	"strings"

	"github.com/rivo/uniseg"
)

const (
	defaultWidth = 80
	narrowest    = 24
	narrow       = 48 // below it a label stands above its text, not beside it
	measure      = 96 // columns; longer lines tire the eye, however wide the window
	labelColumn  = 19
)

// paper is a terminal dossier while it is written.
type paper struct {
	out   strings.Builder
	width int
	color bool
}

func renderText(s *sheet, o TextOptions) string {
	p := &paper{width: o.Width, color: o.Color}
	if p.width <= 0 {
		p.width = defaultWidth
	}
	p.width = min(max(p.width, narrowest), measure)
	p.head(s)
	p.section("What was said")
	p.prose(s.Summary)
	p.statements(s.Roots, 0, len(strconv.Itoa(len(s.Rows))))
	p.section(claimsTitle)
	p.prose(s.claimsLead())
	for _, c := range s.Claims {
		p.item(c.Wording, "")
		for _, x := range c.Stances {
			p.item(x, "    ")
		}
	}
	p.section("Who was asked, and what came of it")
	p.list(s.Requests, s.empty(noRequests))
	p.section("Reported absent, and by whom")
	p.list(s.Absences, s.empty(noAbsences))
	p.section("Designations and delistings")
	if len(s.Designations) == 0 {
		p.prose(s.empty(noLabels))
	}
	for _, d := range s.Designations {
		p.list(d, "")
	}
	p.section("Times it names")
	p.list(s.Times, s.empty(noTimes))
	p.section("Who is who")
	if len(s.Cards) == 0 {
		p.prose(s.empty(noParties))
	}
	for i, c := range s.Cards {
		if i > 0 {
			p.out.WriteByte('\n')
		}
		p.card(c)
	}
	p.section("Repeated passages")
	p.list(s.Repeats, noRepeats)
	p.section("Left out")
	p.prose(s.leftOutLine())
	return p.out.String()
}

func (p *paper) head(s *sheet) {
	p.wrap([]run{{s.Headline, bold}}, "", "")
	p.wrap([]run{{s.HeadlineBy, dim}}, "", "")
	p.out.WriteByte('\n')
	for _, f := range s.Facts {
		p.labelled(f.Label, []run{{f.Text, normal}}, "", 11)
	}
	p.out.WriteByte('\n')
	for _, n := range s.notes() {
		p.prose(n)
	}
}

func (p *paper) wrap(runs []run, first, rest string) {
	p.out.WriteString(wrap(runs, p.width, first, rest, p.color))
}

func (p *paper) prose(s string) { p.wrap([]run{{s, normal}}, "", "") }

func (p *paper) section(title string) {
	rule := max(p.width-uniseg.StringWidth(title)-1, 0)
	p.out.WriteByte('\n')
	p.wrap([]run{{title + " " + strings.Repeat("─", rule), bold}}, "", "")
	p.out.WriteByte('\n')
}

// statements sets rows under their numbers, and those within another one under it.
func (p *paper) statements(rows []*row, depth, digits int) {
	for _, r := range rows {
		indent := strings.Repeat(" ", min(depth*4, p.width/3))
		number := strconv.Itoa(r.N)
		number = strings.Repeat(" ", digits-len(number)) + number
		hook := ""
		if depth > 0 {
			hook = "↳ "
		} else {
			p.out.WriteByte('\n')
		}
		first := indent + hook + number + "  "
		rest := strings.Repeat(" ", uniseg.StringWidth(first))
		p.wrap(runsOf(r.Sentence), first, rest)
		p.wrap([]run{{remarkLine(r), dim}}, rest, rest)
		p.statements(r.Children, depth+1, digits)
	}
}

func remarkLine(r *row) string {
	out := []string{r.Place}
	for _, m := range r.Remarks {
		out = append(out, m.String())
	}
	return strings.Join(out, " · ")
}

func (p *paper) list(rows []row, empty string) {
	if len(rows) == 0 {
		p.prose(empty)
	}
	for _, r := range rows {
		p.item(r, "")
	}
}

func (p *paper) item(r row, indent string) {
	runs := runsOf(r.Sentence)
	if r.Place != "" {
		runs = append(runs, run{" (" + r.Place + ")", dim})
	}
	p.wrap(runs, indent+"·  ", indent+"   ")
}

func (p *paper) card(c card) {
	p.wrap([]run{{c.Name, bold}}, "", "")
	for _, f := range c.Facts {
		for i, item := range f.Items {
			label := f.Label
			if i > 0 {
				label = ""
			}
			p.labelled(label, runsOf(item), "  ", labelColumn)
		}
	}
	if c.NotFound != "" {
		p.labelled(notFound, []run{{c.NotFound, dim}}, "  ", labelColumn)
	}
}

// labelled sets runs beside a label of at most column columns, or under it where the page is too narrow for both.
func (p *paper) labelled(label string, runs []run, indent string, column int) {
	if p.width < narrow {
		if label != "" {
			p.wrap([]run{{label, normal}}, indent, indent)
		}
		p.wrap(runs, indent+"  ", indent+"  ")
		return
	}
	pad := strings.Repeat(" ", max(column-uniseg.StringWidth(label), 0))
	first := indent + label + pad
	p.wrap(runs, first, strings.Repeat(" ", uniseg.StringWidth(first)))
}

func runsOf(sentence []part) []run {
	var out []run
	for _, x := range sentence {
		st := normal
		switch x.Role {
		case speaker:
			st = bold
		case note:
			st = dim
		}
		out = append(out, run{x.Text, st})
	}
	return out
}
