package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"onrecord"
	"onrecord/eval"
	"onrecord/lang"
	"onrecord/text"
)

// cueLimit is how many cues a table lists.
const cueLimit = 25

// unlisted is the class of cues that no list of the pack holds.
const unlisted = "unlisted"

// cueKey leads from the words of a cue to the row of the pack that it is an inflection of: the longest anywhere in them, then the
// leftmost, then the first listed. So a word that is a verb and a noun alike counts as the verb.
func cueKey(pack *lang.Pack) func(string) eval.Cue {
	return func(cue string) eval.Cue {
		words := cueWords(pack, cue)
		var best lang.Match
		for i := range words {
			if m := pack.CuesAt(words, i); len(m) > 0 && m[0].Words > best.Words {
				best = m[0]
			}
		}
		if best.Cue == nil {
			return eval.Cue{Lemma: strings.Join(words, " "), Class: unlisted}
		}
		return eval.Cue{Lemma: best.Cue.Text, Class: string(best.Cue.Class)}
	}
}

// cueWords cuts the words as the lists are spelled, in lower case.
func cueWords(pack *lang.Pack, cue string) []string {
	d := &onrecord.Document{Text: cue, Blocks: []onrecord.Block{{Kind: onrecord.Body, End: len(cue)}}}
	t := text.New(d, pack.Text())
	var out []string
	for i := range t.Tokens {
		out = append(out, strings.ToLower(t.Form(i)))
	}
	return out
}

// measureCues sorts the statements of res by cue.
func measureCues(res *eval.Result) (*eval.CueScores, error) {
	pack, err := lang.English()
	if err != nil {
		return nil, err
	}
	s := res.ByCue(cueKey(pack), cueLimit)
	return &s, nil
}

func printCues(w io.Writer, s *eval.CueScores) {
	for _, part := range []struct {
		name string
		list []eval.CueSlice
	}{{"class of cue", s.Classes}, {"cue", s.Lemmas}} {
		tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
		fmt.Fprintf(tw, "\n%s\tgold\tfound\tR\tread\treal\tP\tact\tspeaker\t\n", part.name)
		for _, c := range part.list {
			slice(tw, c.Name, c.Slice)
		}
		tw.Flush()
	}
}
