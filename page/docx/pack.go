package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strings"

	"onrecord"
)

// unpack gives the bytes of a part; nil if there is no such part.
func (p *pack) unpack(name string) ([]byte, *zip.File, error) {
	f, err := p.find(name)
	if f == nil || err != nil {
		return nil, nil, err
	}
	r, err := f.Open()
	if err != nil {
		return nil, nil, fmt.Errorf("unpack %s: %w", name, err)
	}
	defer r.Close()
	left := mostUnpacked - p.spent
	data, err := io.ReadAll(io.LimitReader(r, left+1))
	if err != nil {
		return nil, nil, fmt.Errorf("unpack %s: %w", name, err)
	}
	if int64(len(data)) > left {
		return nil, nil, fmt.Errorf("unpack %s: more than %d MiB of text in all; no article is as long", name, mostUnpacked>>20)
	}
	p.spent += int64(len(data))
	return data, f, nil
}

// part unpacks an XML part that text is read from, and notes where its bytes stand in the file.
func (p *pack) part(name string) (*part, error) {
	data, f, err := p.unpack(name)
	if f == nil || err != nil {
		return nil, err
	}
	out := &part{name, data, p.middle.Len()}
	at, err := f.DataOffset()
	if err != nil {
		return nil, fmt.Errorf("unpack %s: %w", name, err)
	}
	src := onrecord.Range{Start: int(at), End: min(int(at)+int(f.CompressedSize64), len(p.data))}
	if f.Method == zip.Store && bytes.Equal(data, p.data[src.Start:src.End]) {
		p.middle.Copy(string(data), src.Start)
	} else {
		p.middle.Replace(string(data), src)
	}
	return out, nil
}

func (p *pack) parts(names []string) ([]*part, error) {
	var out []*part
	for _, n := range names[:min(len(names), mostParts)] {
		x, err := p.part(n)
		if err != nil {
			return nil, err
		}
		if x != nil {
			out = append(out, x)
		}
	}
	return out, nil
}

// relsOf names the part that holds the relations of another.
func relsOf(name string) string {
	return path.Join(path.Dir(name), "_rels", path.Base(name)+".rels")
}

// targets lists the parts that the relations of a kind lead to, each once. Relations that cannot be read lead nowhere.
func (p *pack) targets(rels, kind string) []string {
	data, _, err := p.unpack(rels)
	if err != nil || data == nil {
		return nil
	}
	var list struct {
		Relationship []struct {
			Type, Target, TargetMode string `xml:",attr"`
		}
	}
	if xml.Unmarshal(data, &list) != nil {
		return nil
	}
	var out []string
	seen := map[string]bool{}
	for _, r := range list.Relationship {
		if !strings.HasSuffix(r.Type, kind) || strings.EqualFold(r.TargetMode, "External") {
			continue
		}
		name := path.Join(path.Dir(path.Dir(rels)), r.Target)
		if strings.HasPrefix(r.Target, "/") {
			name = strings.TrimPrefix(path.Clean(r.Target), "/")
		}
		if !seen[name] {
			seen[name] = true
			out = append(out, name)
		}
	}
	return out
}

func (p *pack) target(rels, kind string) string {
	if all := p.targets(rels, kind); len(all) > 0 {
		return all[0]
	}
	return ""
}

// facts is what the document says of itself.
type facts struct {
	Title   string `xml:"title"`
	Creator string `xml:"creator"`
	Created string `xml:"created"`
}

func (p *pack) facts() (facts, error) {
	var f facts
	name := p.target("_rels/.rels", "/core-properties")
	if name == "" {
		name = "docProps/core.xml"
	}
	data, _, err := p.unpack(name)
	if err != nil {
		return f, err
	}
	_ = xml.Unmarshal(data, &f) // what cannot be read is not known
	return f, nil
}
