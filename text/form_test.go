package text_test

import "testing"

// TestFormOfMarks: marks of quotations of any style read as straight double ones; apostrophes and inches stay.
func TestFormOfMarks(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"“No,” he said.", `" No , " he said .`},
		{"«No», he said.", `" No " , he said .`},
		{"‘No,’ he said, ‘it isn’t.’", `" No , " he said , " it is n’t . "`},
		{`It isn't 6" long.`, `It is n't 6 " long .`},
	} {
		x := cut(t, c.text, english(t))
		got := ""
		for i := range x.Tokens {
			if i > 0 {
				got += " "
			}
			got += x.Form(i)
		}
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
