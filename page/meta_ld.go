package page

import (
	"encoding/json"
	"strings"
)

// parseLD reads one block of JSON-LD. Pages break it in a few common ways, which are mended; of what cannot be mended, the
// objects before the break are kept.
func parseLD(text string) []any {
	text = strings.TrimSpace(text)
	for _, wrap := range [][2]string{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"/*<![CDATA[*/", "/*]]>*/"}, {"//<![CDATA[", "//]]>"}} {
		text = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(text, wrap[0]), wrap[1]))
	}
	text = strings.TrimRight(text, "; \t\r\n")
	var out []any
	for _, t := range []string{text, mendJSON(text)} {
		out = out[:0]
		dec := json.NewDecoder(strings.NewReader(t))
		for len(out) < mostFacts {
			var v any
			if err := dec.Decode(&v); err != nil {
				break
			}
			out = append(out, v)
		}
		if len(out) > 0 {
			return out
		}
	}
	if v := scrape(text); v != nil {
		return []any{v}
	}
	return nil
}

// mendJSON escapes control characters inside strings and drops commas before a closing bracket.
func mendJSON(s string) string {
	var b strings.Builder
	inside := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case inside && c == '\\' && i+1 < len(s):
			b.WriteByte(c)
			i++
			c = s[i]
		case c == '"':
			inside = !inside
		case inside && c < ' ':
			c = ' '
		case !inside && c == ',':
			if rest := strings.TrimLeft(s[i+1:min(len(s), i+256)], " \t\r\n"); rest != "" && (rest[0] == '}' || rest[0] == ']') {
				continue
			}
		}
		b.WriteByte(c)
	}
	return b.String()
}

// scrape takes the few strings that matter out of JSON that no parser reads.
func scrape(s string) map[string]any {
	out := map[string]any{}
	for _, key := range []string{"headline", "datePublished"} {
		if v, ok := stringAfter(s, `"`+key+`"`); ok {
			out[key] = v
		}
	}
	if _, rest, ok := strings.Cut(s, `"author"`); ok {
		if v, ok := stringAfter(rest[:min(len(rest), 400)], `"name"`); ok {
			out["author"] = v
		}
	}
	if len(out) == 0 {
		return nil
	}
	out["@type"] = "Article"
	return out
}

// stringAfter reads the JSON string after the first key in s.
func stringAfter(s, key string) (string, bool) {
	_, rest, ok := strings.Cut(s, key)
	if !ok {
		return "", false
	}
	rest = strings.TrimLeft(rest, " \t\r\n:")
	if rest == "" || rest[0] != '"' {
		return "", false
	}
	for i := 1; i < len(rest) && i < longestFact; i++ {
		switch rest[i] {
		case '\\':
			i++
		case '"':
			var v string
			if json.Unmarshal([]byte(rest[:i+1]), &v) != nil {
				return rest[1:i], true
			}
			return v, true
		}
	}
	return "", false
}

// ldGraph is the objects of a page's JSON-LD, in order, and those that others refer to.
type ldGraph struct {
	objects []map[string]any
	byID    map[string]map[string]any
}

const deepestLD = 12

func (g *ldGraph) add(v any, depth int) {
	if depth > deepestLD || len(g.objects) > 1000 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			g.add(e, depth+1)
		}
	case map[string]any:
		g.objects = append(g.objects, v)
		if id, ok := v["@id"].(string); ok && len(v) > 1 && g.byID[id] == nil {
			g.byID[id] = v
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "item", "author", "publisher", "isPartOf"} {
			g.add(v[key], depth+1)
		}
	}
}

// readLD takes the article's facts from the page's JSON-LD.
func (f *facts) readLD(values []any) {
	g := &ldGraph{byID: map[string]map[string]any{}}
	g.add(values, 0)
	var site, publisher []string
	for _, rank := range []func(string) bool{isArticleType, isPageType} {
		for _, o := range g.objects {
			if !g.is(o, rank) {
				continue
			}
			f.titles = appendText(f.titles, o["headline"])
			if len(g.names(o["author"], 0)) > 0 {
				f.authors = append(f.authors, g.names(o["author"], 0)...)
			} else {
				f.authors = append(f.authors, g.names(o["creator"], 0)...)
			}
			f.dates = appendText(f.dates, o["datePublished"])
			if len(g.names(o["author"], 0)) > 0 || o["headline"] != nil {
				publisher = append(publisher, g.names(o["publisher"], 0)...)
			}
		}
	}
	for _, o := range g.objects {
		if g.is(o, func(t string) bool { return t == "WebSite" }) {
			site = appendText(site, o["name"])
		}
	}
	for _, o := range g.objects {
		if g.is(o, func(t string) bool { return t == "NewsMediaOrganization" }) {
			site = appendText(site, o["name"])
		}
	}
	f.outlets = append(publisher, site...)
}

func isArticleType(t string) bool {
	return strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "Posting") || t == "Report" || t == "Review" || t == "Interview"
}

func isPageType(t string) bool { return strings.HasSuffix(t, "WebPage") || t == "ItemPage" }

func (g *ldGraph) is(o map[string]any, kind func(string) bool) bool {
	switch t := o["@type"].(type) {
	case string:
		return kind(strings.TrimPrefix(strings.TrimPrefix(t, "http://schema.org/"), "https://schema.org/"))
	case []any:
		for _, e := range t {
			if s, ok := e.(string); ok && kind(s) {
				return true
			}
		}
	}
	return false
}

// names reads a name, an object with a name or a reference to one, or a list of them.
func (g *ldGraph) names(v any, depth int) []string {
	if depth > deepestLD {
		return nil
	}
	switch v := v.(type) {
	case string:
		if strings.Contains(v, "://") {
			if o := g.byID[v]; o != nil {
				return appendText(nil, o["name"])
			}
			return nil
		}
		return appendText(nil, v)
	case []any:
		var out []string
		for _, e := range v[:min(len(v), mostFacts)] {
			out = append(out, g.names(e, depth+1)...)
		}
		return out
	case map[string]any:
		if v["name"] != nil {
			return g.names(v["name"], depth+1)
		}
		if id, ok := v["@id"].(string); ok && g.byID[id] != nil {
			return appendText(nil, g.byID[id]["name"])
		}
	}
	return nil
}

func appendText(list []string, v any) []string {
	if a, ok := v.([]any); ok && len(a) > 0 {
		v = a[0]
	}
	if s, ok := v.(string); ok {
		if s = oneLine(unescaped(s)); s != "" && len(list) < mostFacts {
			return append(list, s)
		}
	}
	return list
}
