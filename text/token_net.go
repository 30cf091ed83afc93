package text

import "strings"

// mayBeNet reports whether a chunk can hold a web or mail address.
func mayBeNet(s string) bool {
	for i := 0; i+2 < len(s); i++ {
		switch s[i] {
		case '@':
			return true
		case ':':
			if s[i+1] == '/' && s[i+2] == '/' {
				return true
			}
		case 'w', 'W':
			if i+3 < len(s) && (s[i+1]|0x20) == 'w' && (s[i+2]|0x20) == 'w' && s[i+3] == '.' {
				return true
			}
		}
	}
	return false
}

// net is the end of the web or mail address at p, or 0. a is where the chunk begins.
func (s *scanner) net(a, p, b int) int {
	t := s.text
	if p > a && (starts(t[p-1:b], letter) || starts(t[p-1:b], digit)) {
		return 0
	}
	if !starts(t[p:b], letter) && !starts(t[p:b], digit) {
		return 0
	}
	if isURL(t[p:b]) {
		return trimURL(t, p, b)
	}
	return mail(t, p, b)
}

// isURL reports whether s begins with a scheme and //, or with www and a stop.
func isURL(s string) bool {
	if len(s) > 4 && strings.EqualFold(s[:4], "www.") {
		return true
	}
	i := 0
	for i < len(s) && i < 12 && (ascii[s[i]&0x7f] == letter || s[i] == '+') {
		i++
	}
	return i > 1 && len(s) > i+3 && s[i:i+3] == "://"
}

// trimURL is the end of the address that begins at p: the chunk without the marks that belong to the sentence. A closing
// bracket stays when its opening one is inside.
func trimURL(t string, p, b int) int {
	q := p
	for q < b && strings.IndexByte("<>\"|", t[q]) < 0 && !isCurly(t[q:b]) {
		q++
	}
	brackets := strings.Count(t[p:q], "(") - strings.Count(t[p:q], ")")
	for q > p {
		switch t[q-1] {
		case '.', ',', ';', ':', '!', '?', '\'', '*', ']':
		case ')':
			if brackets >= 0 {
				return q
			}
			brackets++
		default:
			return q
		}
		q--
	}
	return q
}

// isCurly reports whether s begins with a typographic quotation mark.
func isCurly(s string) bool {
	return strings.HasPrefix(s, "“") || strings.HasPrefix(s, "”") || strings.HasPrefix(s, "’") ||
		strings.HasPrefix(s, "»") || strings.HasPrefix(s, "›")
}

// mail is the end of the mail address at p, or 0.
func mail(t string, p, b int) int {
	i := p
	for i < b && i-p < longest && isMailByte(t[i]) {
		i++
	}
	if i == p || i+1 >= b || t[i] != '@' || !isMailByte(t[i+1]) {
		return 0
	}
	j := i + 1
	for j < b && isMailByte(t[j]) {
		j++
	}
	for j > i+1 && (t[j-1] == '.' || t[j-1] == '-') {
		j--
	}
	if j == i+1 {
		return 0
	}
	return j
}

func isMailByte(c byte) bool {
	return c < 0x80 && (ascii[c] == letter || ascii[c] == digit || c == '.' || c == '-' || c == '+' || c == '%')
}
