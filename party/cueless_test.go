package party_test

import "testing"

func TestQuotationWithoutACue(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"behind who spoke", `[Mira Lund|Mira Lund] announced a strike for Monday. ["The ferries will not run."|Mira Lund]`},
		{"behind a woman spoken of", `A child beside her, [Mira Lund|Mira Lund] said, fell as it ran to the quay. ["Nobody helped."|Mira Lund]`},
		{"behind a question", `[Mira Lund|Mira Lund] said that the town would pay. When? ["That is for the court."|Mira Lund]`},
		{"behind what another does", `[Mira Lund|Mira Lund] said that the town would pay. Peter Lindqvist shrugged. ["It never has."|Peter Lindqvist]`},
		{"in the paragraph behind", "[Mira Lund|Mira Lund] said that the town would pay. She left at noon.\n[\"The rest is for the court.\"|Mira Lund]"},
		{"behind a quoted paragraph", "[Mira Lund|Mira Lund] said that the town would pay.\n[\"It was late.\"|Mira Lund]\n[\"It was dark.\"|Mira Lund]"},
		{"behind a body's deed", `Garmont Shipping cut 200 jobs. ["It was dark."|-]`},
		{"behind a paragraph of nobody's", "[Mira Lund|Mira Lund] said that the town would pay.\nIt rained all night.\n[\"It was dark.\"|-]"},
		{"in a title", "# [\"It was dark\"|-]\n[Mira Lund|Mira Lund] said that the town would pay."},
		{"and its I", `[Mira Lund|Mira Lund] announced a strike. ["It was late."|Mira Lund] "[I|Mira Lund|2] ran."`},
		{"pulled into a title", "# [\"Nobody told us\"|Mira Lund]\nPeter Lindqvist spoke. \"Nobody told us, ever,\" [Mira Lund|Mira Lund] said."},
		{"too short to be pulled", "# [\"Nobody\"|-]\n\"Nobody told us,\" [Mira Lund|Mira Lund] said."},
		{"at the start", `["It was dark."|-] The quay was empty.`},
	} {
		t.Run(c.name, func(t *testing.T) {
			m, parties, resolved := resolve(t, c.text)
			m.compare(t, parties, resolved)
		})
	}
}
