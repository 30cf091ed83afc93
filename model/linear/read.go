package linear

import (
	"encoding/binary"
	"strconv"
	"strings"

	"onrecord/model/weights"
)

// Features is the version of the feature functions: weights of another version are refused. Raise it with any change of a
// feature or a hash.
const Features = 2

// Read makes a Model of the sections of f, in place. Section names: for each table "NAME.slots", "NAME.entries",
// "NAME.book"; lists are lines.
func Read(f *weights.File) (*Model, error) {
	m := &Model{}
	version, err := f.Section("features")
	if err != nil {
		return nil, err
	}
	if len(version) != 4 || binary.LittleEndian.Uint32(version) != Features {
		return nil, f.Errorf("made for other features than this program's (version %d): train again", Features)
	}
	lex, err := f.Section("lexicon")
	if err != nil {
		return nil, err
	}
	if m.Lexicon, err = NewLexicon(lex); err != nil {
		return nil, f.Errorf("section %q: %w", "lexicon", err)
	}
	if err := m.readLists(f); err != nil {
		return nil, err
	}
	if err := m.readTables(f); err != nil {
		return nil, err
	}
	b, err := f.Section("names.trans")
	if err != nil {
		return nil, err
	}
	var trans []int32
	for ; len(b) >= 4; b = b[4:] {
		trans = append(trans, int32(binary.LittleEndian.Uint32(b)))
	}
	if err := m.SetTrans(trans); err != nil {
		return nil, f.Errorf("section %q: %w", "names.trans", err)
	}
	return m, nil
}

// readTables reads the tables; those of tags, features and trees may be left out, where a network does that work.
func (m *Model) readTables(f *weights.File) error {
	for _, t := range []struct {
		name     string
		table    **Table
		classes  int
		optional bool
	}{
		{"lemmas", &m.Lemmas, len(m.Scripts), false}, {"names", &m.Names, 1 + 4*len(m.Kinds), false},
		{"tagger", &m.Tagger, len(m.Tags), true}, {"feats", &m.Feats, len(m.FeatNames), true},
		{"parser", &m.Parser, 1 + 2*len(m.Rels), true},
	} {
		if t.optional && !f.Has(t.name+".slots") {
			continue
		}
		var part [3][]byte
		for i, s := range []string{".slots", ".entries", ".book"} {
			var err error
			if part[i], err = f.Section(t.name + s); err != nil {
				return err
			}
		}
		var err error
		if *t.table, err = NewTable(part[0], part[1], part[2], t.classes); err != nil {
			return f.Errorf("table %q: %w", t.name, err)
		}
	}
	return nil
}

func (m *Model) readLists(f *weights.File) error {
	lines := make(map[string][]string)
	for _, name := range []string{"tags", "rels", "scripts", "featnames", "kinds"} {
		b, err := f.Section(name)
		if err != nil {
			return err
		}
		if len(b) > 0 {
			lines[name] = strings.Split(string(b), "\n")
		}
		if len(lines[name]) > 256 {
			return f.Errorf("section %q: %d lines, want 256 at most", name, len(lines[name]))
		}
	}
	coarse := make(map[string]uint8)
	for _, l := range lines["tags"] {
		u, x, ok := strings.Cut(l, "\t")
		if !ok {
			return f.Errorf("section %q: line %q has no tab", "tags", l)
		}
		if _, ok := coarse[u]; !ok {
			coarse[u] = uint8(len(coarse))
		}
		m.Tags, m.Coarse = append(m.Tags, TagName{u, x}), append(m.Coarse, coarse[u])
	}
	m.Rels, m.FeatNames, m.Kinds = lines["rels"], lines["featnames"], lines["kinds"]
	for _, l := range lines["scripts"] {
		p := strings.Split(l, "\t")
		if len(p) != 3 || len(p[2]) != 1 {
			return f.Errorf("section %q: line %q: want characters to cut, characters to add, case", "scripts", l)
		}
		cut, err := strconv.Atoi(p[0])
		if err != nil || cut < 0 {
			return f.Errorf("section %q: line %q: cut is no number", "scripts", l)
		}
		m.Scripts = append(m.Scripts, Script{Cut: cut, Add: p[1], Case: p[2][0]})
	}
	return nil
}

// Lists are the sections that Read reads back as lists.
func (m *Model) Lists() map[string]string {
	var tags, scripts []string
	for _, t := range m.Tags {
		tags = append(tags, t.UPOS+"\t"+t.XPOS)
	}
	for _, s := range m.Scripts {
		scripts = append(scripts, strconv.Itoa(s.Cut)+"\t"+s.Add+"\t"+string(s.Case))
	}
	return map[string]string{"tags": strings.Join(tags, "\n"), "rels": strings.Join(m.Rels, "\n"),
		"scripts": strings.Join(scripts, "\n"), "featnames": strings.Join(m.FeatNames, "\n"), "kinds": strings.Join(m.Kinds, "\n")}
}
