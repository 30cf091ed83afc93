package intake

import (
	"strings"

	"github.com/abadojack/whatlanggo"

	"onrecord"
)

// shortest is how many characters of running text the language is told from: on fewer the library guesses.
const shortest = 250

// longest is how many bytes are enough: more cost time and change nothing.
const longest = 2000

// detectLanguage sets the language of a document that declares none, from its running text; "" where that is too short
// or the library is not sure.
func detectLanguage(d *onrecord.Document) {
	var b strings.Builder
	for _, x := range d.Blocks {
		if x.Kind == onrecord.Body || x.Kind == onrecord.Blockquote || x.Kind == onrecord.Standfirst {
			b.WriteString(d.Text[x.Start:x.End])
			b.WriteByte('\n')
		}
		if b.Len() > longest {
			break
		}
	}
	if b.Len() < shortest {
		return
	}
	if info := whatlanggo.Detect(b.String()); info.IsReliable() {
		d.Lang = info.Lang.Iso6391()
	}
}
