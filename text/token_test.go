package text_test

import "testing"

func TestTokens(t *testing.T) {
	w := english(t)
	for _, want := range []string{
		// Contractions and possessives.
		"They do|n't|, ca|n't and wo|n't|.", "She|'d|'ve gone|; I|'m here|.", "the minister|'s house", "The parents|' house",
		"They did|n’t|, she|’s sure|.", "IT IS|N'T OVER", "can|not", "We|'re gon|na go|.", "let|'s go", "the Joneses|' dog",
		"O'Brien and D'Arcy|'s friends", "the Qur'an", "five o'clock", "Rock 'n' roll", "'T|is the season",
		// Hyphens.
		"a well|-|known man", "the anti-war march", "a non-EU firm", "a 15|-|year term", "the U.S.|-|led force", "his co-founder", "an over|-|the|-|counter drug",
		"the UN|-|backed plan", "Jean|-|Luc", "mid-May", "clock-wise", "a would|-|be|-|king",
		// An apostrophe that begins a quotation is a token, one that stands for the century is none.
		"he said|: '|24 people left|'", "'|24 people left|, he said", "since '24 it", "'|S is for salt|'", "'|re-elect him|'",
		// Numbers, money, units.
		"$|2.5", "$|2.5|m", "US$|4|bn", "10|%", "10.5|%", "35|mm", "1,000,000.50", "the 5th of May", "the 1980s", "the 1980's", "in '98", "the '90s|,",
		"03/05/2024", "2024-05-03", "1969|-|1970", "10:30", "10|am", "5|p.m.", "9/11", "1/2", "+44 20", "713-853-3989", "3|-|2", "£|10|k", "Q3", "A4", "70|°|C", "5|kg",
		// Abbreviations and initials.
		"Mr. Brook", "J. R. Novak", "J.R.R. Novak", "the U.S. Army", "the U.S|, he said", "Ph.D. work", "e.g. this", "at 5 a.m. sharp", "Orlin Inc. said",
		"AT&T", "R&D", "black & white", "n/a", "w/o him",
		// Addresses, handles, tags.
		"at https://harbour.example/a?b=1|, he said|.", "(|see http://a.example/b_(c)|)", "mail mira.novak@harbour.example|.", "see www.harbour.example|.", "harbourpost.example|'s report",
		"@mira_novak said", "#Orlin|!", "<|mira@a.example|>",
		// Marks.
		"Wait|... what|?!", "No|…", "so|—|or so|—|he|.", "yes|/|no", "(|a|)", "a [...] b", "“|Yes|,|” he said", "well – no", "she -- who", "item|;", "** note|*", "a|:|b",
		// Smileys and emoji.
		"Nice :) ‖ Yes", "Oh ;-) well", "ok 👍🏽", "👩‍🚀|🇫🇷|🇩🇪|❤️",
		// Other scripts and invisible characters.
		"Kovač|'s Škoda", "北京|。|天气", "مرحبا|، عالم", "soft\u00adhyphen", "no\u00a0break", "na\u0308ive", "zero\u200bwidth", "\ufeffstart \u200fعربي\u200f end",
		"don\ufffdt", "f*ed up",
	} {
		if got := marked(cut(t, plain(want), w)); got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
}
