package neural

import (
	"slices"
	"strings"
	"testing"
)

func TestWordNet(t *testing.T) {
	table, err := CondenseWordNet(strings.NewReader(
		"zib%1:14:00:: 1 1 5\nzib%1:17:00:: 2 2 1\nzib%1:18:00:: 3 3 0\nzib%2:40:00:: 4 1 0\nzib_zab%1:14:00:: 5 1 0\nzily%5:00:00:x:00 6 1 0\n"))
	if err != nil {
		t.Fatal(err)
	}
	l, err := lexicon(table, "zib\t1001\nzab\t3\n")
	if err != nil {
		t.Fatal(err)
	}
	for form, want := range map[string]string{"zib": "n14 n17 v40 =n,v k0 k=1", "zibs": "ns14 ns17 vs40 =ns,vs", "zibbing": "vg40 =vg",
		"zibed": "vd40 =vd", "ziliest": "as =as", "zab": "k0 k1 k=3", "zily": "a =a"} {
		if got := strings.Join(l[form], " "); got != want {
			t.Errorf("%s: %q, want %q", form, got, want)
		}
	}
	if _, err := lexicon(table, "zib 3"); err == nil {
		t.Error("a table of names without tabs is no error")
	}
	if _, err := CondenseWordNet(strings.NewReader("no sense\n")); err == nil {
		t.Error("a foreign file is no error")
	}
}

func TestEndings(t *testing.T) {
	for _, c := range []struct {
		got  []string
		want string
	}{{with("bake", "ing"), "baking"}, {with("bake", "ed"), "baked"}, {with("lie", "ing"), "lying"}, {with("see", "ing"), "seeing"},
		{with("stop", "ed"), "stopped"}, {with("carry", "ed"), "carried"}, {with("carry", "ing"), "carrying"},
		{[]string{withS("box"), withS("fly"), withS("day")}, "boxes"}} {
		if !slices.Contains(c.got, c.want) {
			t.Errorf("%v lacks %s", c.got, c.want)
		}
	}
	if withS("fly") != "flies" || withS("day") != "days" {
		t.Error("fly, day:", withS("fly"), withS("day"))
	}
}
