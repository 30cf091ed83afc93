package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// folder is a sink that writes one file a reading.
type folder struct {
	dir     string
	ending  string
	sources map[string]bool
	used    map[string]bool // names given out, in lower case, for some file systems tell no case apart
}

func newFolder(f *readFlags, list []input) (sink, error) {
	if err := os.MkdirAll(f.output, 0o777); err != nil {
		return nil, writeError(f.output, err)
	}
	ending := map[string]string{"text": ".txt", "json": ".json", "markdown": ".md", "html": ".html", "conllu": ".conllu"}[f.format.value]
	return &folder{f.output, ending, sources(list), map[string]bool{}}, nil
}

func (f *folder) through(*progress) {}

func (f *folder) put(in input, data []byte) error {
	path := f.path(in.name)
	if err := spare(path, f.sources); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return writeError(filepath.Dir(path), err)
	}
	d, err := newDraft(path)
	if err != nil {
		return err
	}
	if _, err := d.Write(data); err != nil {
		d.drop()
		return writeError(path, err)
	}
	return d.keep()
}

func (f *folder) close(err error) error { return err }

// path is where the reading called name goes; a second one of that name gets a number.
func (f *folder) path(name string) string {
	unique := name
	for i := 2; f.used[strings.ToLower(unique)]; i++ {
		unique = fmt.Sprintf("%s-%d", name, i)
	}
	f.used[strings.ToLower(unique)] = true
	return filepath.Join(f.dir, filepath.FromSlash(unique)+f.ending)
}
