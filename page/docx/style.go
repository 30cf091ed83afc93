package docx

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// role is what the style of a paragraph makes of it.
type role struct {
	kind  string // "title", "subtitle", "heading", "quote", "caption", "list"; "" for running text
	level int    // of a heading, from 1
}

// styles gives each style its role. Word shows style names in the user's language, but writes those of its own in English.
func (p *pack) styles(name string) (map[string]role, error) {
	out := map[string]role{}
	if name == "" {
		name = "word/styles.xml"
	}
	data, _, err := p.unpack(name)
	if err != nil || data == nil {
		return out, err
	}
	type val struct {
		Val string `xml:"val,attr"`
	}
	var list struct {
		Style []struct {
			ID      string `xml:"styleId,attr"`
			Name    val    `xml:"name"`
			BasedOn val    `xml:"basedOn"`
			PPr     struct {
				Outline val `xml:"outlineLvl"`
				NumPr   *struct {
					NumID val `xml:"numId"`
				} `xml:"numPr"`
			} `xml:"pPr"`
		} `xml:"style"`
	}
	if err := xml.Unmarshal(data, &list); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	based := map[string]string{}
	for _, s := range list.Style {
		r := named(s.Name.Val)
		if n, err := strconv.Atoi(s.PPr.Outline.Val); r.kind == "" && err == nil && n >= 0 && n < 9 {
			r = role{"heading", n + 1}
		}
		if r.kind == "" && s.PPr.NumPr != nil && s.PPr.NumPr.NumID.Val != "0" {
			r.kind = "list"
		}
		out[s.ID] = r
		based[s.ID] = s.BasedOn.Val
	}
	for id := range out {
		up := id
		for range 10 { // styles may be based on one another in a circle
			if up = based[up]; up == "" || out[id].kind != "" {
				break
			}
			if r := handedDown(out[up]); r.kind != "" {
				out[id] = r
			}
		}
	}
	return out, nil
}

// handedDown is the role that a style hands down: a style made from that of the title is not the title.
func handedDown(r role) role {
	if r.kind == "title" || r.kind == "subtitle" {
		return role{}
	}
	return r
}

// named is the role of one of Word's own styles.
func named(name string) role {
	name = strings.ToLower(strings.TrimSpace(name))
	switch name {
	case "title", "subtitle", "caption":
		return role{kind: name}
	case "quote", "intense quote", "block text":
		return role{kind: "quote"}
	}
	if rest, ok := strings.CutPrefix(name, "heading "); ok {
		if n, err := strconv.Atoi(rest); err == nil && n >= 1 && n <= 9 {
			return role{"heading", n}
		}
	}
	if strings.HasPrefix(name, "list bullet") || strings.HasPrefix(name, "list number") {
		return role{kind: "list"}
	}
	return role{}
}
