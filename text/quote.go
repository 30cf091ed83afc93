package text

import "unicode/utf8"

// family is a kind of quotation mark; a quotation is closed by a mark of its own family, or else, when it has none, by
// one of the other of singles and doubles.
type family uint8

const (
	noQuote   family = iota
	double           // " “ ” „ ‟ `` ''
	single           // ' ‘ ’ ‚ ‛ `
	guillemet        // « »
	angle            // ‹ ›
	corner           // 「 」
	white            // 『 』
	families
)

// habit is what a mark does when its surroundings do not tell.
type habit uint8

const (
	either habit = iota
	opening
	closing
)

// quoteMark is a token that may be a quotation mark, with what stands around it.
type quoteMark struct {
	tok   int
	fam   family
	habit habit
	left  side
	right side
}

// side is what stands next to a mark, other marks of quotation looked through.
type side uint8

const (
	edge   side = iota // the border of the block, a gap
	bound              // an opening bracket
	dash               // a dash or slash
	inside             // a word or a sign that may begin or end one: $, #, @
	point              // a mark that ends something: . , ; : ! ? ) ]
	trail              // an ellipsis, which may begin or end
)

// quoteOf is what quotation mark the token w is.
func quoteOf(w string) (family, habit) {
	if c := w[0]; c != '"' && c != '\'' && c != '`' && c < 0x80 || len(w) > 6 {
		return noQuote, either
	}
	switch w {
	case "\"", "＂":
		return double, either
	case "“", "„", "‟", "``", "‘‘":
		return double, opening
	case "”", "''", "’’":
		return double, closing
	case "'":
		return single, either
	case "‘", "‚", "‛", "`":
		return single, opening
	case "’":
		return single, closing
	case "«":
		return guillemet, opening
	case "»":
		return guillemet, closing
	case "‹":
		return angle, opening
	case "›":
		return angle, closing
	case "「":
		return corner, opening
	case "」":
		return corner, closing
	case "『":
		return white, opening
	case "』":
		return white, closing
	}
	return noQuote, either
}

// marksOf collects the quotation marks among the tokens [first, end).
func marksOf(t *Text, first, end int) []quoteMark {
	var out []quoteMark
	for i := first; i < end; i++ {
		if f, h := quoteOf(t.Word(i)); f != noQuote {
			out = append(out, quoteMark{tok: i, fam: f, habit: h})
		}
	}
	if len(out) == 0 {
		return nil
	}
	for k := range out { // what stands to the left: through the marks before, from the left
		m := &out[k]
		switch {
		case m.tok == first || t.Tokens[m.tok-1].End < t.Tokens[m.tok].Start:
			m.left = edge
		case k > 0 && out[k-1].tok == m.tok-1:
			m.left = out[k-1].left
		default:
			w := t.Word(m.tok - 1)
			r, _ := utf8.DecodeLastRuneInString(w)
			m.left = sideOf(w, r)
		}
	}
	for k := len(out) - 1; k >= 0; k-- {
		m := &out[k]
		switch {
		case m.tok == end-1 || t.Tokens[m.tok].End < t.Tokens[m.tok+1].Start:
			m.right = edge
		case k+1 < len(out) && out[k+1].tok == m.tok+1:
			m.right = out[k+1].right
		default:
			w := t.Word(m.tok + 1)
			r, _ := utf8.DecodeRuneInString(w)
			m.right = sideOf(w, r)
		}
	}
	return out
}

// sideOf is what kind of neighbour a token is, by its character r next to the mark.
func sideOf(w string, r rune) side {
	switch r {
	case '(', '[', '{', '<':
		return bound
	case '-', '–', '—', '―', '/', '=', '|', '*', '_':
		return dash
	case ',', ';', ':', '!', '?', ')', ']', '}', '>', '。', '、', '，', '！', '？':
		return point
	case '…':
		return trail
	case '.':
		if len(w) > 1 && w[len(w)-2] == '.' {
			return trail
		}
		return point
	}
	return inside
}

// mayOpen and mayClose tell by the surroundings alone what m can be. When both hold, or neither, they do not tell.
func (m quoteMark) mayOpen() bool {
	switch m.left {
	case edge, bound, dash:
		return m.right != edge && (m.right != point || m.left == bound)
	}
	return false
}

func (m quoteMark) mayClose() bool {
	switch m.right {
	case edge, point, dash, trail:
		return m.left == inside || m.left == point || m.left == trail || m.left == dash
	case bound:
		return m.left == point
	}
	return false
}

// role is what m does when a quotation of its family is open, or none is.
func (m quoteMark) role(open bool) habit {
	o, c := m.mayOpen(), m.mayClose()
	switch {
	case m.habit == opening && c && !o && open: // German „…“, or a slip
		return closing
	case m.habit == closing && o && !c && !open: // Swedish ”…”, »…«
		return opening
	case m.habit != either:
		return m.habit
	case o && !c:
		return opening
	case c && !o:
		return closing
	case open:
		return closing
	}
	return opening
}
