package party_test

import "testing"

func TestTopic(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"what she is", `Lena Okafor stood up. "The case is closed," [the prosecutor|Lena Okafor] told the court.`},
		{"two people", `Lena Okafor met Peter Lindqvist. "The case is closed," [the prosecutor|prosecutor] told the court.`},
		{"whose role is known", `Mayor Lena Okafor stood up. "The case is closed," [the prosecutor|prosecutor] told the court.`},
		{"who accuses her", `Lena Okafor was accused by [the prosecutor|prosecutor] of theft.`},
		{"somebody of hers", `Lena Okafor stood up. "The case is closed," [her lawyer|her lawyer] told the court.`},
		{"too far back", `Lena Okafor stood up. It rained. Nobody came. "The case is closed," [the prosecutor|prosecutor] told the court.`},
		{"in another paragraph", "Lena Okafor stood up.\n\"The case is closed,\" [the prosecutor|prosecutor] told the court."},
		{"not an official", `Lena Okafor stood up. [An official|official] told the court that the case was closed.`},
		{"a paper besides a bank", `[The Sentinel|Sentinel] has withdrawn a story about the Ostmark Savings Bank. In a note on page one [the paper|Sentinel] said that it was wrong.`},
		{"no paper but a bank", `[The Ostmark Savings Bank|Ostmark Savings Bank] sued on Monday. [The paper|paper] said that the story was right.`},
	} {
		t.Run(c.name, func(t *testing.T) {
			m, parties, resolved := resolve(t, c.text)
			m.compare(t, parties, resolved)
		})
	}
}
