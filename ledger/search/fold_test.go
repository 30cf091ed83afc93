package search

import "testing"

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Mira Kovač's “plan”": "mira kovac s plan",
		"МИРА Ковач":          "mira kovach",
		"ÅRHUS, 2014–2017":    "arhus 2014 2017",
		"":                    "",
		" … ":                 "",
		"\xff\xfe":            "",
	} {
		if got := Fold(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("Kovač е́ 東京")
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if again := Fold(once); again != once {
			t.Errorf("folded twice: %q, once: %q", again, once)
		}
	})
}
