package lang

import (
	"io/fs"
	"strings"
)

// TimeRow is one row of times.tsv: words that play a part in expressions of time. What roles and values there are is for
// the room that reads them to say.
type TimeRow struct {
	Where string   // "en/times.tsv:12"
	Role  string   // month, unit, holiday …
	Value string   // "" for none
	Forms []string // as written, in lower case; tried longest first
	Fires string   // a sentence in which «the expression» must be found
	Never string   // a sentence in which nothing may be found; "" for none
}

// Times lists the rows of times.tsv in their order. The list is the Pack's own: do not change it.
func (p *Pack) Times() []TimeRow { return p.times }

// parseTimes reads times.tsv in folder dir of fsys.
func parseTimes(fsys fs.FS, dir string) ([]TimeRow, error) {
	rows, err := readTable(fsys, dir, "times.tsv")
	if err != nil {
		return nil, err
	}
	var out []TimeRow
	for _, r := range rows {
		t := TimeRow{Where: r.where, Role: r.field(0), Value: r.field(1), Fires: r.field(3), Never: r.field(4)}
		if t.Value == "-" {
			t.Value = ""
		}
		for _, form := range strings.Split(r.field(2), " | ") {
			if form = strings.TrimSpace(form); form == "" || strings.ToLower(form) != form {
				return nil, r.errorf("%s: the form %q is empty or not in lower case", t.Role, form)
			}
			t.Forms = append(t.Forms, form)
		}
		if t.Role == "" {
			return nil, r.errorf("a row without a role")
		}
		if !strings.Contains(t.Fires, "«") {
			return nil, r.errorf("%s %q: no example that marks the «time» to be found", t.Role, t.Forms[0])
		}
		out = append(out, t)
	}
	return out, nil
}
