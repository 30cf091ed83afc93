package linear

import (
	"strconv"
	"strings"

	"onrecord/model/weights"
)

// Read makes a Model of the sections of f, in place. Section names: for each table "NAME.slots", "NAME.entries",
// "NAME.book"; lists are lines.
func Read(f *weights.File) (*Model, error) {
	m := &Model{}
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
	for _, t := range []struct {
		name    string
		table   **Table
		classes int
	}{
		{"tagger", &m.Tagger, len(m.Tags)}, {"parser", &m.Parser, 1 + 2*len(m.Rels)},
		{"lemmas", &m.Lemmas, len(m.Scripts)}, {"feats", &m.Feats, len(m.FeatNames)},
		{"names", &m.Names, 1 + 4*len(m.Kinds)},
	} {
		if t.name == "names" && len(m.Kinds) == 0 {
			continue
		}
		var part [3][]byte
		for i, s := range []string{".slots", ".entries", ".book"} {
			if part[i], err = f.Section(t.name + s); err != nil {
				return nil, err
			}
		}
		if *t.table, err = NewTable(part[0], part[1], part[2], t.classes); err != nil {
			return nil, f.Errorf("table %q: %w", t.name, err)
		}
	}
	return m, nil
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
