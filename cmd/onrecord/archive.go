package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onrecord"
	"onrecord/capture/warc"
)

// archiveEndings are the endings of web archives, each of which holds many articles.
func archiveEndings() []string { return []string{".warc", ".warc.gz", ".wacz"} }

// isArchive reports whether the file called name is a web archive, by its ending.
func isArchive(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc(archiveEndings(), func(e string) bool { return strings.HasSuffix(name, e) })
}

// archive hands out the articles of the web archive in, one after the other, and what was wrong with records of it. It reports
// whether more jobs are wanted.
func (o *opener) archive(in input, yield func(job) bool) bool {
	done := int64(0) // bytes of the archive that jobs stand for so far
	fail := func(source string, err error) bool {
		none := func(context.Context) (*onrecord.Capture, error) { return nil, err }
		return yield(job{in: input{source: source, name: in.name}, load: none})
	}
	f, err := os.Open(in.source)
	if err != nil {
		return fail(in.source, fmt.Errorf("%s: the web archive cannot be opened: %w", in.source, bare(err)))
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return fail(in.source, fmt.Errorf("%s: is not a file, which a web archive must be", in.source))
	}
	var t warc.Tally
	for rec, err := range o.records(in.source, f, info.Size()) {
		t.Count(rec, err)
		switch {
		case err != nil:
			if !fail(in.source, err) {
				return false
			}
		case rec.Capture != nil:
			c := rec.Capture
			c.Source = in.source + "#" + c.URL
			load := func(context.Context) (*onrecord.Capture, error) { return c, nil }
			weight := max(0, min(rec.Offset+rec.Length, info.Size())-done)
			done += weight
			if !yield(job{input{source: c.Source, name: archiveName(in.name) + "/" + urlName(c.URL)}, load, weight}) {
				return false
			}
		}
	}
	if err := leftOut(&t); err != nil {
		return fail(in.source, fmt.Errorf("%s: %w", in.source, err))
	}
	return true
}

func (o *opener) records(source string, f *os.File, size int64) iter.Seq2[*warc.Record, error] {
	limits := warc.Options{Source: source, MaxSize: o.o.MaxSize}
	if strings.EqualFold(filepath.Ext(source), ".wacz") {
		return warc.ReadWACZ(f, size, limits)
	}
	return warc.Read(f, limits)
}

// leftOut says what the user would miss without a word: revisits of what is not in the archive, or all of it.
func leftOut(t *warc.Tally) error {
	if n := t.Skipped[warc.Unknown] + t.Skipped[warc.EarlierLost]; n > 0 {
		return fmt.Errorf("revisits left out: %d; they repeat records that are not in this archive or could not be read; give the archive that holds those", n)
	}
	if t.Captures > 0 || t.Faults > 0 {
		return nil
	}
	var why []string
	for reason, n := range t.Skipped {
		why = append(why, fmt.Sprintf("%d %s", n, reason))
	}
	slices.Sort(why)
	return errors.New("the web archive holds no article; its records: " + strings.Join(why, ", "))
}

// archiveName is name without the ending of a web archive.
func archiveName(name string) string {
	for _, e := range archiveEndings() {
		if strings.HasSuffix(strings.ToLower(name), e) {
			return name[:len(name)-len(e)]
		}
	}
	return name
}
