package review

import (
	"context"
	"strings"
	"testing"

	"onrecord"
	"onrecord/ledger"
)

// By no way does a person make an unnamed source a named one, nor hang a name on it; other corrections of the same kind go.
func TestUnnamedStaysUnnamed(t *testing.T) {
	_, d, ids := desk(t, pier, ferry)
	f, other := open(t, d, ids[0]), open(t, d, ids[1])
	docker, captain, brellin := f.is(t, "docker"), f.is(t, "Ilse Brandvold"), f.is(t, "Tomas Brellin")
	if f.Reading.Parties[docker].Kind != onrecord.Unnamed || f.Reading.Parties[captain].Kind == onrecord.Unnamed {
		t.Fatal("the reading has no unnamed source beside a named one")
	}
	his, hers := f.says(t, "A docker"), f.says(t, "port captain")
	ctx := context.Background()
	for name, decide := range map[string]func() (ledger.Draft, error){
		"judge: unnamed and named": func() (ledger.Draft, error) { return d.Judge(ctx, f, docker, f, captain, ledger.Same, "x") },
		"judge: named and unnamed": func() (ledger.Draft, error) { return d.Judge(ctx, f, captain, f, docker, ledger.Same, "x") },
		"judge: of another article": func() (ledger.Draft, error) {
			return d.Judge(ctx, other, other.is(t, "docker"), f, captain, ledger.Same, "x")
		},
		"speaker: named for unnamed":    func() (ledger.Draft, error) { return f.Speaker(captain, "x", his) },
		"speaker: one of several":       func() (ledger.Draft, error) { return f.Speaker(captain, "x", hers, his) },
		"speaker: unnamed for named":    func() (ledger.Draft, error) { return f.Speaker(docker, "x", hers) },
		"new party: of a description":   func() (ledger.Draft, error) { return f.NewSpeaker(onrecord.Person, "A docker", "x", his) },
		"new party: of a part of it":    func() (ledger.Draft, error) { return f.NewSpeaker(onrecord.Person, "docker", "x", hers) },
		"new party: a name for unnamed": func() (ledger.Draft, error) { return f.NewSpeaker(onrecord.Person, "Mira Kovač", "x", his) },
		"new party: unnamed, by a name": func() (ledger.Draft, error) { return f.NewSpeaker(onrecord.Unnamed, "Ilse Brandvold", "x", his) },
		"new party: unnamed, by a part": func() (ledger.Draft, error) { return f.NewSpeaker(onrecord.Unnamed, "Ilse", "x", his) },
		"new party: unnamed, for named": func() (ledger.Draft, error) {
			return f.NewSpeaker(onrecord.Unnamed, "the police director", "x", f.says(t, "Mira"))
		},
		"split: named from unnamed": func() (ledger.Draft, error) { return f.Split(docker, []string{"A docker"}, onrecord.Person, "x") },
		"split: a name to unnamed": func() (ledger.Draft, error) {
			return f.Split(brellin, []string{"Tomas Brellin"}, onrecord.Unnamed, "x")
		},
		"edit: a name as the source's words": func() (ledger.Draft, error) { return f.Edit(his, Change{Source: ptr("Ilse Brandvold")}, "x") },
		"edit: a description as the words":   func() (ledger.Draft, error) { return f.Edit(hers, Change{Source: ptr("A docker")}, "x") },
	} {
		if draft, err := decide(); err == nil || !strings.Contains(err.Error(), "an unnamed source is never merged into a named one") {
			t.Errorf("%s: %v, %+v", name, err, draft.Body)
		}
	}
	for name, decide := range map[string]func() (ledger.Draft, error){
		"judge: two unnamed": func() (ledger.Draft, error) {
			return d.Judge(ctx, f, docker, other, other.is(t, "docker"), ledger.Same, "x")
		},
		"judge: unnamed is different": func() (ledger.Draft, error) { return d.Judge(ctx, f, docker, f, captain, ledger.Different, "x") },
		"judge: two named": func() (ledger.Draft, error) {
			return d.Judge(ctx, f, captain, other, other.is(t, "Brandvold"), ledger.Same, "x")
		},
		"speaker: nobody":       func() (ledger.Draft, error) { return f.Speaker(-1, "x", his) },
		"speaker: of a pronoun": func() (ledger.Draft, error) { return f.Speaker(captain, "x", f.says(t, "He")) },
		"new party: by other words": func() (ledger.Draft, error) {
			return f.NewSpeaker(onrecord.Organisation, "The ministry", "x", f.says(t, "He"))
		},
		"edit: words of its own": func() (ledger.Draft, error) { return f.Edit(hers, Change{Source: ptr("Ilse Brandvold")}, "x") },
	} {
		if _, err := decide(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Nor does one step after the other.
func TestUnnamedStaysUnnamedInSteps(t *testing.T) {
	s, d, ids := desk(t, pier, ferry)
	ctx := context.Background()
	f, other := open(t, d, ids[0]), open(t, d, ids[1])
	docker := f.is(t, "docker")
	same, err := d.Judge(ctx, f, docker, other, other.is(t, "docker"), ledger.Same, "x")
	if err != nil {
		t.Fatal(err)
	}
	appended(t, s, same)
	if _, err := d.Judge(ctx, other, other.is(t, "docker"), f, f.is(t, "Ilse Brandvold"), ledger.Same, "x"); err == nil {
		t.Error("by way of another article an unnamed source is a named one")
	}
	nobody, err := f.Speaker(-1, "x", f.says(t, "A docker"))
	if err != nil {
		t.Fatal(err)
	}
	appended(t, s, nobody)
	f = open(t, d, ids[0])
	if _, err := f.Speaker(f.is(t, "Ilse Brandvold"), "x", f.says(t, "A docker")); err == nil {
		t.Error("by way of nobody an unnamed source is a named one")
	}
	if _, err := f.NewSpeaker(onrecord.Person, "A docker", "x", f.says(t, "A docker")); err == nil {
		t.Error("by way of nobody a description is a name")
	}
}
