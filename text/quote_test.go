package text_test

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/text"
)

// quotes writes the quotations of t, one a line: depth, the words, and what is not as usual.
func quotes(t *text.Text) string {
	var out []string
	for _, q := range t.Quotations {
		depth := 0
		for p := q.Parent; p >= 0; p = t.Quotations[p].Parent {
			depth++
		}
		s := strings.Repeat(">", depth) + t.Document.Text[q.Inner.Start:q.Inner.End]
		if q.Scare {
			s += " (scare)"
		}
		if !q.Closed {
			s += " (open)"
		}
		if q.Next >= 0 {
			s += fmt.Sprintf(" (next: %.5s)", t.Document.Text[t.Quotations[q.Next].Inner.Start:])
		}
		out = append(out, s)
	}
	return strings.Join(out, " / ")
}

func TestQuotations(t *testing.T) {
	w := english(t)
	for _, c := range []struct{ in, want string }{
		// Every style.
		{`"We left," he said. "We did."`, `We left, / We did.`},
		{`“We left,” he said. “We did.”`, `We left, / We did.`},
		{`‘We left,’ he said. ‘We did.’`, `We left, / We did.`},
		{`'We left,' he said. 'We did.'`, `We left, / We did.`},
		{`«We left,» he said. « We did. »`, `We left, / We did.`},
		{`‹We left,› he said.`, `We left,`},
		{`»We left,« he said.`, `We left,`},
		{`„We left,“ he said. „We did.”`, `We left, / We did.`},
		{`”We left,” he said.`, `We left,`},
		{`‚We left,‘ he said.`, `We left,`},
		{"``We left,'' he said.", `We left,`},
		{`''We left,'' he said.`, `We left,`},
		{`「We left。」 he said. 『We did』 he said.`, `We left。 / We did`},
		{`" We left , " he said .`, `We left ,`},
		// Mismatched pairs.
		{`“We left," he said. "We did.”`, `We left, / We did.`},
		{`‘We left,' he said.`, `We left,`},
		{`‘We left," he said.`, `We left,`},
		{`"We left,' he said.`, `We left,`},
		// Nested.
		{`“She said ‘go away’ and left,” he said.`, `She said ‘go away’ and left, / >go away (scare)`},
		{`"She said 'go away' and left," he said.`, `She said 'go away' and left, / >go away (scare)`},
		{`'She said "go away" and left,' he said.`, `She said "go away" and left, / >go away (scare)`},
		{`"'Go,' she told me," he said.`, `'Go,' she told me, / >Go,`},
		{`He said: "I told them, 'Never.'"`, `I told them, 'Never.' / >Never.`},
		{`"He told me "go away" and left," she said.`, `He told me "go away" and left, / >go away (scare)`},
		// Apostrophes.
		{`'The parents' house is gone,' she said.`, `The parents' house is gone,`},
		{`'It's O'Brien's, isn't it?' she said of the '90s.`, `It's O'Brien's, isn't it?`},
		{`The parents' house and the boys' dog.`, ``},
		{`He loved rock 'n' roll, 'twas said; tell 'em so.`, ``},
		{`He was cookin' and lovin' it.`, ``},
		{`‘The workers’ rights are gone,’ she said.`, `The workers’ rights are gone,`},
		{`She called it 'reckless' and the parents' friend left.`, `reckless (scare)`},
		{`She called it 'reckless', then 'a farce'.`, `reckless (scare) / a farce (scare)`},
		{`‘’Tis over,’ he said.`, `’Tis over,`},
		// Feet and inches.
		{`"He is 6'2" tall and left," she said.`, `He is 6'2" tall and left,`},
		{`He is 6'2" tall.`, ``},
		// Never closed, stray.
		{`"We left, he said. They went home.`, `We left, he said. They went home. (open)`},
		{`He said "we left. Then he said "so what" to her.`, `we left. Then he said (open) / so what (scare)`},
		{"\"We left, he said.\n\nNobody knew. \"Really?\" she asked.", `We left, he said. (open) / Really?`},
		{`We left," he said.`, ``},
		{`We left.” Nobody knew “why” or how.`, `why (scare)`},
		// Several paragraphs.
		{"“We left.\n\n“Then we came back,” he said.", `We left. (open) (next: Then ) / Then we came back,`},
		{"He said: ‘We left.\n\n‘It's late.\n\n‘We came back,’ he said.", `We left. (open) (next: It's ) / It's late. (open) (next: We ca) / We came back,`},
		{"'We left the workers' house.\n\n'Then we came back,' he said.", `We left the workers' house. (open) (next: Then ) / Then we came back,`},
		{"\"We left.\n\n[caption]A house\n\n\"Then we came back,\" he said.", `We left. (open) (next: Then ) / Then we came back,`},
		{"\"We left.\n\n[heading]The house\n\n\"Then we came back,\" he said.", `We left. (open) / Then we came back,`},
		{"‘We left.\n\nThen we came back,\" he said.", `We left. (open)`},
		{"\"We left.\n\nThen came the 12\" pipe.", `We left. (open)`},
		{`'We had 12" pipes,' he said.`, `We had 12" pipes,`},
		{"\"We left.\n\nThen we came back,\" he said.", `We left. (open) (next: Then ) / Then we came back,`},
		{"[title]Plan ‘a farce’\n\n[caption]The “plan\n\n“We left,” he said.", `a farce (scare) / plan (open) / We left,`},
		// Terms, titles, scare quotes; and speech that is as short.
		{`The "experts" met.`, `experts (scare)`},
		{`He read "The Harbour Post" daily.`, `The Harbour Post (scare)`},
		{`"The Harbour" won a prize.`, `The Harbour (scare)`},
		{`The law's "three-year rule" holds.`, `three-year rule (scare)`},
		{`He said: "No way".`, `No way`},
		{`He said, "never".`, `never`},
		{`"No way," he said.`, `No way,`},
		{`"Never", he said.`, `Never`},
		{`They said "we left" today.`, `we left`},
		{`They said "it's over" today.`, `it's over`},
		{`He read "a very long and old book of law" daily.`, `a very long and old book of law`},
		{`He asked "why?" and left.`, `why?`},
		{`The word (“sale”) is gone.`, `sale (scare)`},
		// Nothing.
		{`He said "" and "."`, `.`},
		{`' " ‘ “`, ``},
	} {
		if got := quotes(cut(t, c.in, w)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// TestStyles holds that the style of the marks does not change what is paired.
func TestStyles(t *testing.T) {
	w := english(t)
	// < > stand for the outer marks, [ ] for the inner.
	for _, s := range []string{
		"<We left,> he said. <We did.>",
		"She called it <a farce> and <a disgrace>.",
		"<She said [go away] and left,> he said.",
		"He said: <I told them, [Never.]>",
		"<We left.\n\n<Then we came back,> he said.",
		"The <experts> met at the parents' house in the '90s.",
		"<It was Novak's,> she said, <and the Joneses' too.>",
		"<[Go,] she told me,> he said.",
		"Is it <over>? <Yes,> said O'Brien.",
	} {
		want := ""
		for _, style := range []string{"\"\"''", "“”‘’", "«»‹›", "„“‚‘", "““\"\""[:0] + "“”''", "``''‘’"} {
			r := []rune(style)
			open, end, in, out := string(r[0]), string(r[1]), string(r[2]), string(r[3])
			if strings.HasPrefix(style, "``") {
				open, end, in, out = "``", "''", "‘", "’"
			}
			x := cut(t, strings.NewReplacer("<", open, ">", end, "[", in, "]", out).Replace(s), w)
			got := strings.NewReplacer(open, "<", end, ">").Replace(quotes(x))
			got = strings.NewReplacer(in, "[", out, "]").Replace(strings.NewReplacer("'", "’").Replace(got))
			got = strings.NewReplacer("[", "", "]", "", "’", "", "‘", "").Replace(got)
			if want == "" {
				want = got
			}
			if got != want {
				t.Errorf("%s in %s\n got %s\nwant %s", s, style, got, want)
			}
		}
	}
}
