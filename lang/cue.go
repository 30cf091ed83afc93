package lang

import (
	"io/fs"
	"slices"
	"strings"

	"onrecord"
)

// Class is the part a cue plays in its sentence.
type Class string

// The classes of cues.
const (
	Verb      Class = "verb"      // its first word is inflected; the source is its subject
	Noun      Class = "noun"      // its last word is inflected; the source is its possessor or its author
	Adjective Class = "adjective" // attributive or after a copula
	Lead      Class = "lead"      // a preposition or conjunction before its source: according to
	Adverb    Class = "adverb"    // stands in the clause that it marks: reportedly
	Fixed     Class = "fixed"     // a row of words, never inflected, that speaks for its subject: no comment
)

// Frame is one way in which a cue takes its content.
type Frame string

// The frames. A frame that begins with a colon names the preposition that leads the content: ":of", ":for".
const (
	Clause    Frame = "clause"    // a finite clause, with or without its conjunction, or quoted words
	Quote     Frame = "quote"     // quoted words only
	Object    Frame = "object"    // a noun phrase
	As        Frame = "as"        // an object and what is said of it: described X as Y, called X Y, found X guilty
	To        Frame = "to"        // the infinitive of what the source will do: promised to
	ObjectTo  Frame = "objto"     // an object and what it should do: urged X to
	Ing       Frame = "ing"       // a gerund: denied doing
	ObjectFor Frame = "objp"      // an object and a prepositional phrase that belongs to it: accused X of Y
	Hearer    Frame = "hearer"    // the object is who was told, and no content
	Empty     Frame = "empty"     // nothing is put on record: declined to comment
	Spoken    Frame = "spoken"    // the subject of its passive speaks: was quoted as saying
	Leads     Frame = "leads"     // leads a clause with its possessor: in X's view
	Hearsay   Frame = "hearsay"   // its passive is a statement even where nobody is named who says so: was accused of
	Accuses   Frame = "accuses"   // with words of wrongdoing in its content it accuses: claimed, named as
	Decrees   Frame = "decrees"   // what it takes as object is so by its word: declared a state of emergency
	Plans     Frame = "plans"     // of one's own future it tells a plan and makes no promise: announced
	Menaces   Frame = "menaces"   // of what the source itself will do it threatens: warned that they would strike
	Rebuts    Frame = "rebuts"    // with a negated clause it denies: insisted that nobody had
	Based     Frame = "based"     // its participle says what a statement rests on: citing X
	OfRequest Frame = "ofrequest" // its object is a request for words, which "as" says came to nothing: ignored a letter, left it unanswered
	Heard     Frame = "heard"     // its subject is a court or an inquiry before which it was said: nobody says who spoke
	Measured  Frame = "measured"  // an object with a number, or an object and "at" with one: put the loss at nine million
	Shown     Frame = "shown"     // an object, where the source is a document: the register shows no entry
	OfWords   Frame = "ofwords"   // its object is something said: withdrew the claim
	Unwilling Frame = "unwilling" // a cue only where its subject will not do it: would not discuss
	Asked     Frame = "asked"     // speaks of a request for comment: declined to comment, did not respond
	// Two frames say how a request for comment ended, where silence or declining would be said of it otherwise.
	RefusedFrame     Frame = "refused"
	UnreachableFrame Frame = "unreachable"
)

// Cue is one row of a cue list.
type Cue struct {
	Text    string // as listed: "call for"
	Class   Class
	Act     onrecord.Act
	Negated onrecord.Act // the act when negated, "" where the negated cue is none
	Frames  []Frame
	Fires   string // an example in which it must be found
	Never   string // an example in which it must not, or ""
	Where   string // file and line
}

// Has reports whether c takes its content so.
func (c *Cue) Has(f Frame) bool { return slices.Contains(c.Frames, f) }

// Slotted reports whether a word of c stands for a list.
func (c *Cue) Slotted() bool { return strings.ContainsRune(c.Text, slot) }

// Prepositions lists the prepositions that lead c's content.
func (c *Cue) Prepositions() []string {
	var out []string
	for _, f := range c.Frames {
		if p, ok := strings.CutPrefix(string(f), ":"); ok {
			out = append(out, p)
		}
	}
	return out
}

// cueFiles are the cue lists of a pack; the columns are cue, act, act when negated, frames, an example that must fire, and
// one that must not. phrases.tsv has the class as one column more, in front.
var cueFiles = []struct {
	name  string
	class Class
}{{"verbs.tsv", Verb}, {"nouns.tsv", Noun}, {"phrases.tsv", ""}}

func (p *Pack) loadCues(fsys fs.FS) error {
	irregular, err := parseIrregular(fsys, p.Code)
	if err != nil {
		return err
	}
	for _, f := range cueFiles {
		rows, err := readTable(fsys, p.Code, f.name)
		if err != nil {
			return err
		}
		for _, r := range rows {
			c, err := parseCue(r, f.class)
			if err != nil {
				return err
			}
			p.Cues = append(p.Cues, c)
		}
	}
	p.index(irregular)
	return nil
}

func parseCue(r row, class Class) (Cue, error) {
	if class == "" {
		class = Class(r.field(0))
		r.fields = r.fields[1:]
	}
	c := Cue{Text: r.field(0), Class: class, Act: onrecord.Act(r.field(1)), Negated: onrecord.Act(r.field(2)),
		Fires: r.field(4), Never: r.field(5), Where: r.where}
	if c.Negated == "-" {
		c.Negated = ""
	}
	for _, f := range strings.Fields(r.field(3)) {
		c.Frames = append(c.Frames, Frame(f))
	}
	known := slices.Concat([]Frame{Clause, Quote, Object, As, To, ObjectTo, Ing, ObjectFor, Hearer, Empty, Spoken, Leads, Hearsay, Accuses, Decrees, Plans, Menaces, Rebuts, Based, OfRequest, OfWords, Heard, Measured, Shown, Unwilling, Asked, RefusedFrame, UnreachableFrame}, answerFrames)
	for _, f := range c.Frames {
		if !slices.Contains(known, f) && !strings.HasPrefix(string(f), ":") {
			return c, r.errorf("cue %q: unknown frame %q", c.Text, f)
		}
	}
	switch {
	case c.Text == "":
		return c, r.errorf("a cue without words")
	case !slices.Contains([]Class{Verb, Noun, Adjective, Lead, Adverb, Fixed}, class):
		return c, r.errorf("cue %q: unknown class %q", c.Text, class)
	case !slices.Contains(onrecord.Acts(), c.Act):
		return c, r.errorf("cue %q: unknown act %q", c.Text, c.Act)
	case c.Negated != "" && !slices.Contains(onrecord.Acts(), c.Negated):
		return c, r.errorf("cue %q: unknown act %q", c.Text, c.Negated)
	case len(c.Frames) == 0:
		return c, r.errorf("cue %q: no frame", c.Text)
	}
	return c, nil
}
