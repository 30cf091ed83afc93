package party_test

import "testing"

// TestOffices: a person is parted from the office and the body that stand before, and a title of a headline means its holder.
func TestOffices(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"person at", `[Dr. Stefan Wulff at Saint Marten|Stefan Wulff] said, "We received an alert this morning."`},
		{"and in title", `[Ostmark Road Transport and Bridges Minister Obed Quander|Obed Quander] said the tunnel was shut.`},
		{"chairman", `[Chairman of the Parliament's Committee on International Affairs Gleb Starosky|Gleb Starosky] warned of an answer.`},
		{"dash bank", `[Ostmark Export–Import Bank president Okey Balogun|Okey Balogun] said trade was slow.`},
		{"commission", `[The Ostmark Commission on Presidential Debates|Ostmark Commission on Presidential Debates] announced a debate. [The commission|Ostmark Commission on Presidential Debates] said so.`},
		{"tweet", `[A tweet sent from Brellin's account|Brellin] said so.`},
		{"country statement", `[The Ostmark statement|Ostmark] spoke of peace.`},
		{"joint", `[The Center for Harbour Life and Center for Clean Food|Center for Harbour Life and Center for Clean Food] requested protection.`},
		{"governor headline", "# [Puerto Rica governor|Ricardo Nevaro] announces resignation following protests\nOn Monday, Ricardo Nevaro, the governor of Puerto Rica, resigned."},
		{"prime minister headline", "# [Ostmark prime minister|Kyrill Mitsos] reaffirms pipeline project\nOstmark prime minister Kyrill Mitsos spoke on Monday."},
		{"first selectman", `According to [Windham Locks' first selectman|Chris Kerrick], Chris Kerrick, ten people were aboard.`},
		{"mayor", `According to [the Ostvik mayor|Dee Marlo], Dee Marlo, the police were there.`},
		{"party", `The Constitution Party was founded in 1991 as the Taxpayers Party. It changed to its current name in 1999. [It|Constitution Party] opposes it.`},
		{"usa today", `The government asked for delay. [Ostmark Today|Ostmark Today] noted the scope.`},
		{"mother", `Baloch and Waseem's mother, [Anwara|Anwara], wept and said [she|Anwara] believed it.`},
	} {
		t.Run(c.name, func(t *testing.T) { check(t, c.text) })
	}
}
