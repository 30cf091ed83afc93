package csv

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"unicode"
)

func TestCell(t *testing.T) {
	for in, want := range map[string]string{
		"":                   "",
		"Mira Kovač":         "Mira Kovač",
		"a=b":                "a=b",
		"1 - 2":              "1 - 2",
		"=1+1":               "'=1+1",
		"+44 1":              "'+44 1",
		"-5":                 "'-5",
		"@SUM(A1)":           "'@SUM(A1)",
		"\tx":                "'\tx",
		"\rx":                "'\rx",
		" =1":                "' =1",
		"\n=1":               "'\n=1",
		"\u00a0=1":           "'\u00a0=1",
		"\u200b=1":           "'\u200b=1",
		"\ufeff=1":           "'\ufeff=1",
		"＝1":                 "'＝1",
		"＠x":                 "'＠x",
		"“=1”":               "“=1”",
		"'=1":                "'=1",
		"– a dash is a sign": "– a dash is a sign",
	} {
		if got := Cell(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestWriter(t *testing.T) {
	var b bytes.Buffer
	w, err := NewWriter(&b, "who", "what")
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Row("Mira, a \"mayor\"", "=cmd|' /C calc'!A0"); err != nil {
		t.Fatal(err)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if want := "who,what\n\"Mira, a \"\"mayor\"\"\",'=cmd|' /C calc'!A0\n"; b.String() != want {
		t.Errorf("%q, want %q", b.String(), want)
	}
}

// Whatever stands in a cell, no reader finds a formula, and nothing is lost.
func FuzzWriter(f *testing.F) {
	f.Add("=1", "a\r\nb")
	f.Fuzz(func(t *testing.T, a, b string) {
		var out bytes.Buffer
		w, _ := NewWriter(&out, "head", "head")
		if err := w.Row(a, b); err != nil {
			t.Fatal(err)
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		table := out.String()
		rows, err := csv.NewReader(&out).ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatalf("%q: %v", rows, err)
		}
		for i, in := range []string{a, b} {
			cell := rows[1][i]
			if !strings.Contains(table, strings.ReplaceAll(in, `"`, `""`)) {
				t.Errorf("%q is lost in %q", in, table)
			}
			if seen := strings.TrimLeftFunc(cell, unicode.IsSpace); seen != "" && strings.ContainsAny(seen[:1], "=+-@") {
				t.Errorf("%q is a formula", cell)
			}
		}
	})
}
