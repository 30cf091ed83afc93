package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"onrecord"
	"onrecord/eval"
	"onrecord/intake"
	"onrecord/model/loglinear"
	fit "onrecord/model/train/loglinear"
	"onrecord/statement"
)

// actSlice is one set of annotated articles.
type actSlice struct {
	name, part, licence string
	own                 bool // below --own, not --data
	held                bool // measured on, never trained on
}

const (
	wikinewsLicence = "texts CC BY 2.5 (English Wikinews), annotations CC0"
	ownLicence      = "texts and annotations CC0, written for this project"
)

// actSlices are the sets, those that are trained on first; the stories come besides.
var actSlices = []actSlice{
	{name: "gold train", part: "train", licence: wikinewsLicence},
	{name: "annotated more", part: "more", licence: wikinewsLicence},
	{name: "own dev", part: "dev", licence: ownLicence, own: true},
	{name: "own read", part: "read", licence: ownLicence, own: true},
	{name: "gold dev", part: "dev", licence: wikinewsLicence, held: true},
	{name: "annotated held", part: "held", licence: wikinewsLicence, held: true},
	{name: "own held", part: "held", licence: ownLicence, own: true, held: true},
}

// storySlice names the stories among the slices.
const storySlice = "stories"

// folds is how many parts the articles are divided into, to measure on each what is learned from the others. Each story is a
// part of its own.
const folds = 6

// actDoc is one article: what was read in it, and which acts people say they are.
type actDoc struct {
	slice, fold string
	held        bool
	rules       []onrecord.Act
	features    [][]string
	truth       [][]onrecord.Act // of each statement read; a story may tell several
}

// actLab holds all articles, and how many rows of each slice were dropped for which reason.
type actLab struct {
	seed    uint64
	docs    []*actDoc
	sources []actSource
	dropped map[string]int
}

// actSource is a set of articles as the manifest names it.
type actSource struct {
	Name       string `json:"name"`
	SHA256     string `json:"sha256"` // of the annotations with their texts
	Licence    string `json:"licence"`
	Articles   int    `json:"articles"`
	Statements int    `json:"statements"` // that are learned from
}

func newActLab(data, own string, seed uint64) (*actLab, error) {
	reader, err := intake.New()
	if err != nil {
		return nil, err
	}
	l := &actLab{seed: seed, dropped: map[string]int{}}
	for _, s := range actSlices {
		root := data
		if s.own {
			root = own
		}
		gold, err := eval.LoadGold(root, s.part)
		if err != nil {
			return nil, err
		}
		used := 0
		for _, g := range gold {
			d, err := l.read(reader, s.name, foldOf(g.Name), g.Name, g.Text)
			if err != nil {
				return nil, err
			}
			d.held = s.held
			l.pair(d, g, eval.NewMatch(g, d.reading))
			used += l.keep(d.actDoc)
		}
		if !s.held {
			l.sources = append(l.sources, actSource{s.name, eval.Digest(gold), s.licence, len(gold), used})
		}
	}
	return l, l.readStories(reader, data)
}

// foldOf is the part that an article belongs to, by its name alone.
func foldOf(name string) string {
	h := fnv.New32a()
	h.Write([]byte(name))
	return fmt.Sprint(h.Sum32() % folds)
}

// readDoc is an article just read.
type readDoc struct {
	*actDoc
	reading *onrecord.Reading
}

func (l *actLab) read(reader *intake.Reader, slice, fold, name, text string) (*readDoc, error) {
	r, features, err := reader.ReadUndecided(onrecord.NewCapture(name+".txt", "text/plain; charset=utf-8", []byte(text)))
	if err != nil {
		return nil, fmt.Errorf("train acts: %s: %w", name, err)
	}
	d := &actDoc{slice: slice, fold: fold, features: features, truth: make([][]onrecord.Act, len(r.Statements))}
	for _, s := range r.Statements {
		d.rules = append(d.rules, s.Act)
	}
	return &readDoc{d, r}, nil
}

// pair takes over the acts of the annotation.
func (l *actLab) pair(d *readDoc, g *eval.Gold, m *eval.Match) {
	for j, i := range m.ToGold {
		if i < 0 {
			l.drop(d.actDoc, "read, but not annotated")
			continue
		}
		d.truth[j] = []onrecord.Act{g.Statements[i].Act}
	}
	for _, j := range m.ToRead {
		if j < 0 {
			l.drop(d.actDoc, "annotated, but not read")
		}
	}
}

func (l *actLab) drop(d *actDoc, why string) {
	if !d.held {
		l.dropped[d.slice+": "+why]++
	}
}

// keep adds d, and says how many of its statements are learned from.
func (l *actLab) keep(d *actDoc) int {
	l.docs = append(l.docs, d)
	used := 0
	for j, truth := range d.truth {
		switch {
		case len(truth) == 0:
		case d.features[j] == nil:
			l.drop(d, "says nothing, so its cue says all")
		default:
			used++
		}
	}
	return used
}

func (l *actLab) readStories(reader *intake.Reader, data string) error {
	stories, err := eval.LoadStories(data)
	if err != nil {
		return err
	}
	h, articles, used := sha256.New(), 0, 0
	for _, s := range stories {
		names := make([]string, 0, len(s.Articles))
		for name := range s.Articles {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			d, err := l.read(reader, storySlice, s.Name, s.Name+"/"+name, s.Articles[name])
			if err != nil {
				return err
			}
			for j, list := range s.Labels(name, d.reading) {
				for _, t := range list {
					d.truth[j] = append(d.truth[j], t.Act)
				}
				if len(list) == 0 {
					l.drop(d.actDoc, "read, but on no claim")
				}
			}
			fmt.Fprintf(h, "%s/%s\n%s\n", s.Name, name, s.Articles[name])
			articles++
			used += l.keep(d.actDoc)
		}
		told, _ := json.Marshal(s.Told) // plain fields: it cannot fail
		h.Write(told)
	}
	l.sources = append(l.sources, actSource{storySlice, hex.EncodeToString(h.Sum(nil)), ownLicence, articles, used})
	return nil
}

// learn trains on all articles but those of a fold, "" for none, and those that are held.
func (l *actLab) learn(without string) *loglinear.Model {
	var rows []fit.Example
	for _, d := range l.docs {
		if d.held || d.fold == without {
			continue
		}
		for j, features := range d.features {
			for _, act := range d.truth[j] {
				if features != nil {
					rows = append(rows, fit.Example{Features: features, Class: string(act), Weight: 1 / float64(len(d.truth[j]))})
				}
			}
		}
	}
	return fit.Fit(rows, actOptions(l.seed))
}

// actOptions were chosen by what they give across folds. That some acts are more frequent than others costs next to nothing to learn.
func actOptions(seed uint64) fit.Options {
	return fit.Options{Seed: seed, Epochs: 15, Min: 3, L2: 15, Even: true, Cost: func(f string) float64 {
		if f == "bias" || strings.HasPrefix(f, "cue act=") {
			return 0.05
		}
		return 1
	}}
}

// decided is what is made of article d by model m: the rules' acts, and the model's where they leave it open.
func decided(d *actDoc, m *statement.Acts) []onrecord.Act {
	out := slices.Clone(d.rules)
	for j, features := range d.features {
		if features != nil && out[j] == onrecord.Asserts {
			out[j], _ = m.Decide(features)
		}
	}
	return out
}
