package text_test

import (
	"strings"
	"testing"
)

// sentences writes s, whose sentences are parted by ‖, and is cut at them again.
func TestSentences(t *testing.T) {
	w := english(t)
	for _, want := range []string{
		"He left. ‖ She stayed.",
		"He left! ‖ Did she? ‖ Yes.",
		"Mr. Novak met Dr. Ada Brook. ‖ They talked.",
		"Gen. Brook and Lt. Col. Amsel spoke.",
		"J. R. Novak and Mira K. Brook spoke. ‖ He left.",
		"It cost $2.5 million. ‖ That is 3.7 per cent more.",
		"The U.S. Army left. ‖ It was 5 p.m. Tuesday.",
		"She lives in the U.S. ‖ He does not.",
		"It began at 5 a.m. ‖ The police came.",
		"Orlin Metals Inc. said so. ‖ Marnow Ltd. denied it.",
		"They sold tin, zinc, etc. to all. ‖ Nobody bought.",
		"It is No. 5 on the list. ‖ He said no. ‖ She agreed.",
		"On Sept. 5 it rained. ‖ On Jan. 6, too.",
		"“I left,” he said. ‖ “She stayed.”",
		"“I left.” ‖ She said nothing.",
		"\"I left.\" ‖ \"She stayed.\" ‖ Nobody else did.",
		"“I left. ‖ She stayed,” he said.",
		"“Why?” Mira Novak asked. ‖ Nobody knew.",
		"“Go away!” he said. ‖ She went.",
		"‘Where is it?’ said the clerk.",
		"(He left. ‖ She stayed.) ‖ Nobody knew.",
		"He left (she says). ‖ She stayed.",
		"He waited ... and waited. ‖ Then he left.",
		"He waited … ‖ Then he left.",
		"He waited. . . ‖ Then he left.",
		"He waited. . . 5 days long.",
		"He said [...] that it was [...] closed. ‖ It was.",
		"This was so [...] ‖ The rest is lost.",
		"unknwn. abbreviations go on. ‖ This does not.",
		"The iPhone sold. ‖ iPads did not.",
		"It was in 2019. ‖ 20 people came.",
		"He came 5th. ‖ She won 3-2.",
		"1. The first item. ‖ It is long.",
		"A hard-wrapped line goes on\nwith the next line. ‖ This too\nGoes on.",
		"Items: ‖\n• one thing ‖\n• two things",
		"Items: ‖\n- one thing ‖\n- two things",
		"- One thing ‖\n- Another thing",
		"A line – a dash\n– and more",
		"A headline without a stop",
		"Yahoo! Inc. bought it. ‖ Others did not.",
		"Really?! ‖ Yes.",
		"It ended.[12] ‖ Then it began. [3] ‖ So they say.",
		"Thanks :) ‖ Bye now.",
		"他走了。 ‖ 她没走。",
		"See harbour.example. ‖ It is open.",
		"He works for the Orlin Co. and she for St. Ada's.",
		"He left at last. ‖The door closed.",
		"So did I. ‖ Smith did not.",
		"Plan B. ‖ He had one.",
		"« Il est parti. » ‖ She nodded.",
		"\"He said, 'So what?'\u2009\" ‖ She nodded.",
		"„Er ging.“ ‖ She nodded.",
		"Sen. Brook (D-Orlin) v. Novak. ‖ It went on.",
	} {
		x := cut(t, strings.ReplaceAll(want, " ‖", ""), w)
		var b strings.Builder
		for k, s := range x.Sentences {
			start := 0
			if k > 0 {
				start = x.Tokens[x.Sentences[k-1].Last-1].End
				b.WriteString(" ‖")
			}
			b.WriteString(x.Document.Text[start:x.Tokens[s.Last-1].End])
		}
		if got := b.String(); got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
}

// TestSentencesInBlocks shows what the kind of a block changes.
func TestSentencesInBlocks(t *testing.T) {
	x := cut(t, "[title]Plot foiled\n\nPolice said so. They left\n\n[list]one item\nAnother item\nthat goes on\n\n[byline]By Mira Novak\nThursday", english(t))
	var got []string
	for _, s := range x.Sentences {
		got = append(got, x.Document.Text[x.Tokens[s.First].Start:x.Tokens[s.Last-1].End])
	}
	want := "Plot foiled|Police said so.|They left|one item|Another item\nthat goes on|By Mira Novak|Thursday"
	if strings.Join(got, "|") != want {
		t.Errorf("\n got %q\nwant %q", strings.Join(got, "|"), want)
	}
	if len(x.Paragraphs) != 4 {
		t.Errorf("%d paragraphs", len(x.Paragraphs))
	}
	for i, want := range []int{0, 1, 1, 2, 2, 3, 3} {
		if got := x.ParagraphOf(i); got != want {
			t.Errorf("sentence %d is in paragraph %d, want %d", i, got, want)
		}
	}
}

// A text without a stop is cut all the same, so that what reads sentences ends in time.
func TestLongestSentence(t *testing.T) {
	got := cut(t, strings.Repeat("ferry ", 5000), english(t))
	if len(got.Sentences) < 10 || len(got.Tokens) != 5000 {
		t.Errorf("%d sentences of %d words", len(got.Sentences), len(got.Tokens))
	}
}
