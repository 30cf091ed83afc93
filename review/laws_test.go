package review

import (
	"context"
	"strings"
	"testing"

	"onrecord"
)

// What a law forbids is refused with the law's words, and nothing of it is kept; what it does not forbid goes.
func TestLawsRefuse(t *testing.T) {
	s, d, ids := desk(t, pier)
	f := open(t, d, ids[0])
	police, captain := f.says(t, "Tomas Brellin"), f.says(t, "port captain")
	for name, c := range map[string]struct {
		at   int
		edit Change
		want string // "" for what goes
	}{
		"no such act":               {police, Change{Act: ptr(onrecord.Act("shouts"))}, `"shouts" is no act; there are`},
		"no such form":              {police, Change{Form: ptr(onrecord.Form("sung"))}, `"sung" is no form`},
		"no such basis":             {police, Change{Basis: &[]Basis{{"hearsay", "agents"}}}, `"hearsay" is no kind of basis`},
		"words that are not there":  {police, Change{Content: &[]string{"never written"}}, "the article does not have the words"},
		"words at several places":   {police, Change{Hedges: &[]string{"lightning@3"}}, "the article does not have the words"},
		"no words":                  {police, Change{Content: &[]string{" "}}, "a passage needs words"},
		"direct without marks":      {police, Change{Form: ptr(onrecord.Direct)}, "law: direct speech is quoted"},
		"form none with content":    {police, Change{Form: ptr(onrecord.None)}, "law: statement form"},
		"content over the cue":      {police, Change{Content: &[]string{"said on Monday"}}, "law: statement content"},
		"content out of order":      {police, Change{Content: &[]string{"by agents", "the pier"}}, "law: statement content"},
		"content that overlaps":     {police, Change{Content: &[]string{"the pier had", "had been"}}, "law: statement content"},
		"neither cue nor mark":      {police, Change{Cue: ptr("")}, "law: statement has a mark"},
		"an act":                    {police, Change{Act: ptr(onrecord.Asserts)}, ""},
		"content, shorter":          {police, Change{Content: &[]string{"the pier had been burnt"}}, ""},
		"content, in parts":         {police, Change{Content: &[]string{"the pier", "by agents"}}, ""},
		"a hedge":                   {police, Change{Hedges: &[]string{"agents"}}, ""},
		"a basis":                   {police, Change{Basis: &[]Basis{{onrecord.UnnamedSource, "agents"}}}, ""},
		"no cue where marks do":     {captain, Change{Cue: ptr("")}, ""},
		"indirect within the marks": {captain, Change{Form: ptr(onrecord.Mixed)}, ""},
	} {
		draft, err := f.Edit(c.at, c.edit, "x")
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", name, err)
		case c.want == "":
			kept := appended(t, s, draft)[0]
			if broken := newBreaches(f.Reading, open(t, d, ids[0]).Reading); len(broken) > 0 {
				t.Errorf("%s: %v", name, broken)
			}
			undo, err := d.Undo(context.Background(), string(kept), "")
			if err != nil {
				t.Fatal(err)
			}
			appended(t, s, undo)
		case err == nil || !strings.Contains(err.Error(), c.want):
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// A decision without a name to it, a grade without a reason, a note without words are worth nothing.
func TestWhatADecisionNeeds(t *testing.T) {
	s, d, ids := desk(t, pier, ferry)
	f := open(t, d, ids[0])
	captain, ctx := f.is(t, "Ilse Brandvold"), context.Background()
	other := open(t, d, ids[1])
	if _, err := New(s, " "); err == nil || !strings.Contains(err.Error(), "who decides?") {
		t.Error(err)
	}
	for want, decide := range map[string]func() error{
		"needs a reason":                 func() error { _, err := f.Rate(captain, "B", " "); return err },
		`"X" is no grade of reliability`: func() error { _, err := f.Rate(captain, "X", "x"); return err },
		`"7" is no grade of credibility`: func() error { _, err := f.RateClaim(0, "7", "x"); return err },
		`"" is no grade of credibility`:  func() error { _, err := f.RateClaim(0, "", "x"); return err },
		"a note needs words":             func() error { _, err := f.Note("", " "); return err },
		"a label needs words":            func() error { _, err := f.Label("", ""); return err },
		`"maybe" is no judgement`:        func() error { _, err := d.Judge(ctx, f, captain, other, 0, "maybe", ""); return err },
		"there is nothing to judge":      func() error { _, err := d.Judge(ctx, f, captain, f, captain, "same", ""); return err },
		"name the mentions":              func() error { _, err := f.Split(captain, nil, "", ""); return err },
		"is no mention of":               func() error { _, err := f.Split(captain, []string{"Brellin"}, "", ""); return err },
		`"sailor" is no kind of party`:   func() error { _, err := f.NewSpeaker("sailor", "Ilse Brandvold", "", 0); return err },
		"no article's number begins":     func() error { _, err := d.Open(ctx, "zz"); return err },
		"only what people decided":       func() error { _, err := d.Undo(ctx, string(ids[0]), ""); return err },
		"not in the ledger":              func() error { _, err := d.Undo(ctx, "ffffffffffff", ""); return err },
		"has no statement":               func() error { _, err := f.Statement("s99"); return err },
		"names nobody":                   func() error { _, err := f.Party("Nobody"); return err },
	} {
		if err := decide(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}
