package page

import (
	"unicode"
	"unicode/utf8"
)

// detect decides how data is to be decoded. From strongest to weakest: a byte order mark; the pattern of zero bytes that
// UTF-16 leaves; being well-formed UTF-8, which hardly any other text is by chance; what the server or the page claims, if
// the bytes bear it out; statistics; windows-1252, as browsers do.
func detect(data []byte, claims []claim) coding {
	if name, n := bom(data); n > 0 {
		return coding{name: name}
	}
	if name := wide(data); name != "" {
		return coding{name: name}
	}
	high, formed := utf8Share(data)
	if high > 0 && formed == high {
		return coding{name: utf8Name}
	}
	sample := data[:min(len(data), detectSample)]
	mostly := high > 0 && formed*10 >= high*9
	for _, c := range ordered(claims) {
		k, ok := byLabel(c.label)
		switch {
		case !ok || k.enc == nil && k.name != utf8Name: // a page in ASCII bytes cannot be in UTF-16 as it says
			continue
		case k.name == utf8Name:
			if mostly || high == 0 {
				return k
			}
			continue
		case high == 0 && k.name != "iso-2022-jp":
			return coding{name: utf8Name} // ASCII in every charset that browsers know
		}
		if k.name == western && foreign(sample) {
			if s, ok := sniff(sample); ok && s.name != western {
				return s
			}
		}
		if bearsOut(k, sample) {
			return k
		}
	}
	switch {
	case mostly:
		return coding{name: utf8Name}
	case high == 0 && !escapes(sample):
		return coding{name: utf8Name}
	}
	if k, ok := sniff(sample); ok {
		return k
	}
	k, _ := byLabel(western)
	return k
}

const detectSample = 1 << 18

// ordered puts the page's own claim before the server's where the server only states a default.
func ordered(claims []claim) []claim {
	if len(claims) < 2 || claims[0].by != "server" {
		return claims
	}
	if k, ok := byLabel(claims[0].label); ok && k.name == western {
		return append(append([]claim{}, claims[1:]...), claims[0])
	}
	return claims
}

// bearsOut reports whether sample decodes in k with hardly a byte that k does not know.
func bearsOut(k coding, sample []byte) bool {
	d := decodeAs(sample, 0, k)
	return d.bad <= max(1, d.high/50)
}

// foreign reports whether letters above ASCII outweigh those of ASCII as they never do in a Western European text.
func foreign(sample []byte) bool {
	high, letters, tag := 0, 0, false
	for _, c := range sample {
		switch {
		case c == '<':
			tag = true
		case c == '>':
			tag = false
		case tag:
		case c >= 0xa0:
			high++
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			letters++
		}
	}
	return high > 20 && high*10 > (high+letters)*4
}

// escapes reports whether sample holds the escape sequences of ISO-2022.
func escapes(sample []byte) bool {
	for i, c := range sample {
		if c == 0x1b && i+1 < len(sample) && (sample[i+1] == '$' || sample[i+1] == '(') {
			return true
		}
	}
	return false
}

const wideSample = 1 << 13

// wide tells UTF-16 without a byte order mark: zero bytes stand in one half of the units only, and nearly all of what is
// decoded is printable. "" if data is anything else.
func wide(data []byte) string {
	data = data[:min(len(data), wideSample)&^1]
	units := len(data) / 2
	if units < 2 {
		return ""
	}
	var zero [2]int
	high, control := 0, 0
	for i, c := range data {
		switch {
		case c == 0:
			zero[i&1]++
		case c >= 0x80:
			high++
		case c < ' ' && c != '\t' && c != '\n' && c != '\r':
			control++
		}
	}
	name, most, least := utf16LE, zero[1], zero[0]
	if zero[0] > zero[1] {
		name, most, least = utf16BE, zero[0], zero[1]
	}
	if most*100 < units || most == 0 || least*5 > most {
		return ""
	}
	if most*3 < units && high*5 < len(data) && control*5 < len(data) {
		return "" // bytes of a text with a few zeros among them
	}
	printable, all := 0, 0
	for _, r := range decodeAs(data, 0, coding{name: name}).text {
		if all++; r != utf8.RuneError && (unicode.IsGraphic(r) || unicode.IsSpace(r) || unicode.Is(unicode.Cf, r)) {
			printable++
		}
	}
	if printable*100 < all*97 {
		return ""
	}
	return name
}
