package lang

import (
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/page"
)

// Every phrase of the boilerplate list fires in its first example and not in its second.
func TestBoilerplateExamples(t *testing.T) {
	rows, err := boilerplate(packs, "en")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	for _, r := range rows {
		if was := seen[r.phrase.Pattern]; was != "" {
			t.Errorf("%s: pattern %q stands at %s too", r.where, r.phrase.Pattern, was)
		}
		seen[r.phrase.Pattern] = r.where
		w, err := page.NewWords([]page.Phrase{r.phrase}, nil)
		if err != nil {
			t.Errorf("%s: %v", r.where, err)
			continue
		}
		if !w.Fires(r.fires) {
			t.Errorf("%s: %q does not fire in %q", r.where, r.phrase.Pattern, r.fires)
		}
		if r.never != "" && w.Fires(r.never) {
			t.Errorf("%s: %q fires in %q", r.where, r.phrase.Pattern, r.never)
		}
	}
}

func TestPageFilesSayWhereTheyAreWrong(t *testing.T) {
	for _, c := range []struct{ name, boilerplate, terms, want string }{
		{"no rule", "\tline\tsign up\tSign up", "month\tmay\t5", "en/boilerplate.tsv:1"},
		{"no example", "# x\nshare\tline\tshare this", "month\tmay\t5", "en/boilerplate.tsv:2"},
		{"no place", "share\thead\tshare this\tShare this", "month\tmay\t5", "en/boilerplate.tsv:1"},
		{"pattern of nothing", "share\tline\t…\tShare this", "month\tmay\t5", "en/boilerplate.tsv:1"},
		{"no role", "share\tline\tshare this\tShare this", "\nmoon\tmay\t5", "en/page.tsv:2"},
		{"no number", "share\tline\tshare this\tShare this", "month\tmay\tfive", "en/page.tsv:1"},
		{"no word", "share\tline\tshare this\tShare this", "month\t…", "en/page.tsv:1"},
		{"twice", "share\tline\tshare this\tShare this", "agency\tipa\nagency\tipa", "en/page.tsv:2"},
	} {
		fsys := fstest.MapFS{"en/boilerplate.tsv": {Data: []byte(c.boilerplate)}, "en/page.tsv": {Data: []byte(c.terms)}}
		if _, err := parsePage(fsys, "en"); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one at %s", c.name, err, c.want)
		}
	}
}
