package ask

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"onrecord/export"
	"onrecord/ledger"
	"onrecord/ledger/search"
)

// formats is an answer in each format: the sentences that people read in it, one by one.
func formats(t *testing.T, a *Answer) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	var text, object, lines, table bytes.Buffer
	for _, err := range []error{a.Text(&text, 1<<20, false), a.JSON(&object), export.WriteJSONL(&lines, a.Lines()), export.WriteCSV(&table, a.Lines())} {
		if err != nil {
			t.Fatal(err)
		}
	}
	out["text"] = strings.Split(strings.TrimSuffix(text.String(), "\n"), "\n")
	var narrow, colored bytes.Buffer
	if err := a.Text(&narrow, 24, false); err != nil {
		t.Fatal(err)
	}
	if err := a.Text(&colored, 1<<20, true); err != nil {
		t.Fatal(err)
	}
	if plain := strings.NewReplacer("\x1b[1;4m", "", "\x1b[0m", "").Replace(colored.String()); plain != text.String() {
		t.Error("colour changes the words")
	}
	harmless(t, "text", text.String())
	harmless(t, "narrow text", narrow.String())
	out["json"] = owned(t, object.Bytes())
	for line := range bytes.Lines(lines.Bytes()) {
		out["jsonl"] = append(out["jsonl"], owned(t, line)...)
	}
	rows, err := csv.NewReader(&table).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		for k, cell := range row {
			if bare := strings.TrimLeftFunc(cell, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsGraphic(r) }); strings.IndexAny(bare, "=+-@") == 0 {
				t.Errorf("csv: a spreadsheet takes %q for a formula", cell)
			}
			switch head := rows[0][k]; {
			case i == 0:
			case head == "sentence":
				out["csv"] = append(out["csv"], strings.TrimPrefix(cell, "'"))
			case head != "headline": // of the outlet, whose name stands beside it
				out["csv cells"] = append(out["csv cells"], cell)
			}
		}
	}
	return out
}

// harmless is text that gives a terminal no orders.
func harmless(t *testing.T, format, text string) {
	t.Helper()
	for _, r := range text {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			t.Errorf("%s holds %U", format, r)
		}
	}
}

// owned are the strings of an answer as JSON that are its own words. What the contract of a reading has stands beside a sentence.
func owned(t *testing.T, data []byte) []string {
	t.Helper()
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	var out []string
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, x := range v {
				walk(x)
			}
		case map[string]any:
			if _, line := v["kind"]; line && v["schema"] != nil {
				if v["sentence"] == "" || v["article"] == nil {
					t.Errorf("a line without a sentence or an article: %v", v)
				}
				out = append(out, v["sentence"].(string))
				return
			}
			for _, x := range v {
				walk(x)
			}
		case string:
			out = append(out, v)
		}
	}
	walk(v)
	return out
}

// quoted reports whether byte at of s stands inside quotation marks.
func quoted(s string, at int) bool {
	depth := 0
	for _, r := range s[:at] {
		switch r {
		case '‘', '“':
			depth++
		case '’', '”':
			depth--
		}
	}
	return depth > 0
}

// saying is what shows that a sentence gives the words of somebody, before it gives them.
var saying = regexp.MustCompile(`(said|alleged|denial|doubt|declined|reply|reached|reports?|reported|names|calls|called|designated|taken off|has in its|has it in its place|on the record by|noted at|put the label|judged|was asked|was sought|may speak of a charge|headed|named in|Named in|labelled|ruled|those gone in|quotes,)|^[^‘“]*: `)

// allegations are what the story's statements say and its headlines tell, folded, where it is long enough to be known again.
func allegations(t *testing.T, a *Asker) []string {
	t.Helper()
	hits, err := a.store.Rows(context.Background(), ledger.Query{Kinds: []ledger.RowKind{ledger.StatementRow, ledger.AbsenceRow, ledger.DesignationRow, ledger.ClaimRow}, AllVersions: true})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, h := range hits {
		for part := range strings.SplitSeq(h.Text, " … ") {
			if folded := search.Fold(part); len(strings.Fields(folded)) >= 3 {
				out = append(out, folded)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// folded is where the words of s stand that fold to phrase: byte offsets, -1 for nowhere.
func folded(s, phrase string) int {
	places, words := search.Spots(s), strings.Fields(phrase)
	for i := 0; i+len(words) <= len(places); i++ {
		if slices.EqualFunc(places[i:i+len(words)], words, func(p search.Spot, w string) bool { return p.Word == w }) {
			return places[i].Start
		}
	}
	return -1
}
