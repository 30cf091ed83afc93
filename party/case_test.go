package party_test

import "testing"

func TestWho(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"last name", `Mira Lund opened the inquiry on Monday. [Lund|Mira Lund] said that the bridge was unsafe.`},
		{"full name after the last", `[Okafor|Lena Okafor] said the harbour would close. Lena Okafor has run the port since May.`},
		{"title before", `[Defence Minister Tomas Brellin|Tomas Brellin] said the fleet was ready. [The minister|Tomas Brellin] added that no ship had sailed.`},
		{"apposition behind", `Amina Diallo, the mayor of Ostvik, spoke on Tuesday. [The mayor|Amina Diallo] said the wells were dry.`},
		{"apposition before", `The city's security chief, [Karim al-Sayegh|Karim al-Sayegh], said there were two suspects.`},
		{"title with place", `[Mayor of Ostvik Hana Sato|Hana Sato] said the ferry would run.`},
		{"body behind a person", `[Ingrid Solberg of the Northern Fishermen's Union|Ingrid Solberg] said the quota was too small.`},
		{"acronym", `The Ostmark Water Authority (OWA) closed two wells. [The OWA|Ostmark Water Authority] said the water was safe. [OWA|Ostmark Water Authority] denied a leak.`},
		{"initials", `The Northern Rail Company runs the line. [NRC|Northern Rail Company] said the train was late.`},
		{"body with an and", `[The Ministry of Roads and Harbours|Ministry of Roads and Harbours] said the tunnel was finished.`},
		{"head noun of a body", `The Kestrel Foundation paid for the school. [The foundation|Kestrel Foundation] said it would pay again.`},
		{"she", `Priya Raman resigned on Friday. [She|Priya Raman] said the board had lied.`},
		{"he, not she", `Mary Oduya met Peter Lindqvist on Friday. [He|Peter Lindqvist] said the talks went well.`},
		{"it", `Garmont Shipping cut 200 jobs on Friday. [It|Garmont Shipping] said orders had fallen.`},
		{"said he", `[Judge Paul Ferrer|Paul Ferrer] said [he|Paul Ferrer|1] considered Robert Kane a danger.`},
		{"object of the same verb", `Peter Lindqvist met Paul Ferrer. [He|Peter Lindqvist] told Ferrer that the bank was closed.`},
		{"speaking to", `Speaking to Martin Hale of the Courier, [he|-] said the road was closed.`},
		{"I", `[Mira Lund|Mira Lund] said: "[I|Mira Lund|1] believe the bridge is unsafe."`},
		{"we for a body", `[Garmont Shipping|Garmont Shipping] said: "[We|Garmont Shipping|1] deny the charge."`},
		{"I without a speaker", `"[I|-] believe the bridge is unsafe."`},
		{"he in the words of a woman", `Tomas Brellin left on Monday. "[He|Tomas Brellin|2] said he would return," [Mira Lund|Mira Lund] said.`},
		{"spokesman", `[A spokesman for Garmont Shipping|Garmont Shipping] said the ship was safe. [The spokesman|Garmont Shipping] gave no details.`},
		{"named spokesman", `[Garmont Shipping spokeswoman Ada Quist|Ada Quist] said the ship was safe.`},
		{"report of a body", `[A report by the Ostmark Water Authority|Ostmark Water Authority] said two wells were poisoned.`},
		{"possessor of a document", `[Garmont Shipping's statement|Garmont Shipping] said the ship was safe.`},
		{"issued a statement", `Garmont Shipping issued a statement on Monday. [The statement|Garmont Shipping] said the ship was safe.`},
		{"a law stands by itself", `[Ostmark's constitution|Ostmark's constitution] says that judges serve for life.`},
		{"joint", `[Mira Lund and Tomas Brellin|Mira Lund and Tomas Brellin] said the bridge was unsafe. [They|Mira Lund and Tomas Brellin] called for an inquiry.`},
		{"joint with but", `[The Houran movement|Houran movement] claimed the attack.`},
		{"group", `Residents of Ostvik met on Sunday. [They|Residents of Ostvik] said the wells were dry.`},
		{"unnamed goes on", `[A senior official|senior official] said the wells were dry. [The official|senior official] added that more would follow.`},
		{"another unnamed", `[An official|official] said the wells were dry. [Another official|Another official] said they were not.`},
		{"same description", `[Officials|Officials] said the wells were dry. On Tuesday [officials|Officials] said they were full.`},
		{"two of one last name", `Nadia Pryle teaches at the school. Edmund Pryle, who is no relation, chairs the board. [Mr Pryle|Edmund Pryle] said the marks were wrong. [Nadia Pryle|Nadia Pryle] denied it.`},
		{"husband and wife", `Mrs Dorvan met the press. Her husband, Matei Dorvan, runs the firm. [Her husband|Matei Dorvan] said the papers were lost.`},
		{"title in a headline", "# [Ostmark minister|Tomas Brellin] says fleet is ready\nOstmark Defence Minister Tomas Brellin spoke on Monday."},
		{"former president", `Former president Iva Keller met President Jonas Reyl. [The president|Jonas Reyl] said the law would pass.`},
		{"outlet by its noun", `[The Valley Dispatch newspaper|Valley Dispatch] reported a strike. [The paper|Valley Dispatch] said it would last a week.`},
		{"marks on letters", `Recep Aydoğan left on Monday. [Aydogan|Recep Aydoğan] said he would return.`},
		{"the company", `Garmont Shipping cut 200 jobs. [The company|Garmont Shipping] said orders had fallen.`},
		{"nobody around", `[He|-] said the road was closed.`},
		{"a place is nobody", `It rained in Ostvik. [She|-] said the road was closed.`},
	} {
		t.Run(c.name, func(t *testing.T) { check(t, c.text) })
	}
}
