package lang

import (
	"io/fs"
	"maps"
	"slices"
	"strings"

	"onrecord"
)

// Deed is one row of designations.tsv: a word by which a label is put on somebody or taken off.
type Deed struct {
	Lemma  string
	Class  string // verb, noun, end or standing
	Status onrecord.DesignationStatus
	// Frames of a verb: as: the label follows "as"; bare: it follows the object; self: the verb is the label;
	// group: it is where the sentence gives a label besides; on, off: a list; goes: its subject is who is labelled.
	// Those of a noun are the prepositions before who is labelled.
	Frames []string
	Fires  string // an example in which it must be found
	Never  string // an example in which it must not, or ""
	Where  string // file and line
}

// Has reports whether d takes its label so.
func (d *Deed) Has(frame string) bool { return slices.Contains(d.Frames, frame) }

// deedFrames are the frames of verbs; those of nouns are prepositions.
var deedFrames = []string{"as", "bare", "self", "group", "on", "off", "goes"}

// parseDeeds reads designations.tsv: class, word, status, frames, an example that must fire, and one that must not. The
// rows come by class and by each form of their word.
func parseDeeds(fsys fs.FS, dir string) (map[string]*Deed, error) {
	rows, err := readTable(fsys, dir, "designations.tsv")
	if err != nil {
		return nil, err
	}
	irregular, err := parseIrregular(fsys, dir)
	if err != nil {
		return nil, err
	}
	out := map[string]*Deed{}
	for _, r := range rows {
		d := &Deed{Class: r.field(0), Lemma: r.field(1), Status: onrecord.DesignationStatus(r.field(2)), Frames: strings.Fields(r.field(3)),
			Fires: r.field(4), Never: r.field(5), Where: r.where}
		switch {
		case !slices.Contains([]string{"verb", "noun", "end", "standing"}, d.Class):
			return nil, r.errorf("deed %q: unknown class %q", d.Lemma, d.Class)
		case !slices.Contains(onrecord.DesignationStatuses(), d.Status):
			return nil, r.errorf("deed %q: unknown status %q", d.Lemma, d.Status)
		case d.Class == "verb" && slices.ContainsFunc(d.Frames, func(f string) bool { return !slices.Contains(deedFrames, f) }):
			return nil, r.errorf("deed %q: unknown frame in %q", d.Lemma, r.field(3))
		case d.Lemma == "" || d.Fires == "":
			return nil, r.errorf("deed %q: no word, or no example", d.Lemma)
		case out[d.Class+" "+d.Lemma] != nil && out[d.Class+" "+d.Lemma].Lemma == d.Lemma:
			return nil, r.errorf("deed %q stands twice", d.Lemma)
		}
		forms := []string{d.Lemma, pluralOf(d.Lemma)}
		if d.Class == "standing" {
			forms = []string{d.Lemma}
		} else if d.Class != "noun" {
			forms = slices.Sorted(maps.Keys(inflectVerb(d.Lemma, irregular)))
		}
		for _, f := range forms {
			out[d.Class+" "+f] = d
		}
	}
	return out, nil
}

// Deed is the row of a word (lower case, in any form) in a class; nil when there is none.
func (p *Pack) Deed(class, word string) *Deed { return p.deeds[class+" "+word] }

// Deeds lists all rows in the order of their classes and words.
func (p *Pack) Deeds() []*Deed {
	var out []*Deed
	for _, key := range slices.Sorted(maps.Keys(p.deeds)) {
		if d := p.deeds[key]; key == d.Class+" "+d.Lemma {
			out = append(out, d)
		}
	}
	return out
}
