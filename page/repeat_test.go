package page

import (
	"strings"
	"testing"

	"onrecord"
)

// What is printed twice points at the first print, so that nothing in it is said twice.
func TestPrintedTwice(t *testing.T) {
	w := englishWords(t)
	tests := []struct {
		name, text string
		want       []string // kind, the block's first words, and the words that it repeats
	}{
		{"caption twice", "Mill burns\n\nThe mill on fire, said to be arson. (Photo: Bel Orrow)\nThe mill on fire, said to be arson. (Photo: Bel Orrow)\n\nThe old mill at Lower Vell burnt down on Sunday, the fire brigade said in the evening.\n",
			[]string{"caption|The mill on fire, said to be arson. (Photo: Bel Orrow)"}},
		{"with a credit and without", "Mill burns\n\nThe mill on fire in the night of Sunday\nThe mill on fire in the night of Sunday. Photo: Bel Orrow/Vell Post\n\nThe old mill at Lower Vell burnt down on Sunday, the fire brigade said in the evening.\n",
			[]string{"caption|The mill on fire in the night of Sunday"}},
		{"two pictures of one photographer", "Mill burns\n\nPhoto: Bel Orrow\n\nThe old mill at Lower Vell burnt down on Sunday, the fire brigade said in the evening.\n\nPhoto: Bel Orrow\n\nNobody was hurt, a spokesman for the brigade said, and nobody has been arrested.\n", nil},
		{"quoted cross-heading", "Mill burns\n\nThe old mill at Lower Vell burnt down on Sunday, the fire brigade said in the evening.\n\n“I smelt the smoke”\n\nThe miller woke at three. “I smelt the smoke before I saw it,” Tam Orrow said at the gate.\n",
			[]string{"heading|“I smelt the smoke"}},
		{"a sentence pulled out", "Mill burns\n\nThe old mill at Lower Vell burnt down on Sunday, the fire brigade said in the evening.\n\n“I smelt the smoke.”\n\nThe miller woke at three. “I smelt the smoke,” Tam Orrow said at the gate. “Then I saw it.”\n",
			[]string{"pullquote|“I smelt the smoke,”"}},
		{"said long before", "Mill burns\n\nThe miller woke at three. “I smelt the smoke before I saw it,” Tam Orrow said at the gate.\n\n“I smelt the smoke”\n\nThe old mill at Lower Vell burnt down on Sunday, the fire brigade said in the evening.\n",
			[]string{"pullquote|“I smelt the smoke"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Read(onrecord.NewCapture("mill.txt", "text/plain", []byte(tt.text)), w)
			if err != nil {
				t.Fatal(err)
			}
			for _, b := range onrecord.CheckDocument(d, []byte(tt.text)) {
				t.Errorf("law broken: %v", b)
			}
			var got []string
			for _, b := range d.Blocks {
				if !b.Repeats.IsZero() {
					got = append(got, string(b.Kind)+"|"+b.Repeats.Text)
				}
			}
			if strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
				t.Errorf("repeats %q, want %q\nblocks %v", got, tt.want, d.Blocks)
			}
		})
	}
}
