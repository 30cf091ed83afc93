package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// input is one thing to read.
type input struct {
	source string // a file's path, a URL, or "-" for standard input
	name   string // what its output is called in a folder, without the ending, slashes between its parts
	err    error  // why there is nothing to read, when that is known already
}

// isURL reports whether arg is meant as a web address: "scheme://…".
func isURL(arg string) bool {
	scheme, _, ok := strings.Cut(arg, "://")
	return ok && scheme != "" && strings.Trim(strings.ToLower(scheme), "abcdefghijklmnopqrstuvwxyz0123456789+.-") == ""
}

// endings are the names of files that are read out of a directory.
func endings() []string {
	return []string{".html", ".htm", ".xhtml", ".xht", ".txt", ".text", ".eml", ".docx", ".pdf"}
}

// inputs lists what args name: each directory gives the articles in it. several reports whether more than one reading
// may come of args, which depends on args alone and not on what the directories hold.
func inputs(args []string) (list []input, several bool, err error) {
	stdin := false
	for _, arg := range args {
		switch {
		case arg == "-" && stdin:
			return nil, false, usageError{errors.New("standard input (-) can be read only once")}
		case arg == "-":
			stdin = true
			list = append(list, input{source: arg, name: "stdin"})
		case isURL(arg):
			list = append(list, input{source: arg, name: urlName(arg)})
		default:
			if info, err := os.Stat(arg); err == nil && info.IsDir() {
				list, several = append(list, directory(arg)...), true
				continue
			}
			several = several || isArchive(arg) || isMailbox(arg)
			list = append(list, input{source: arg, name: trimEnding(filepath.Base(arg))})
		}
	}
	return list, several || len(args) > 1, nil
}

// directory lists the articles in dir and the directories below it, in the order of their names. Hidden ones are left
// out, and links to directories are not followed, for they may lead in a circle.
func directory(dir string) []input {
	var list []input
	fail := func(path string, err error) {
		list = append(list, input{source: path, name: filepath.Base(path), err: err})
	}
	root := os.DirFS(dir)
	_ = fs.WalkDir(root, ".", func(p string, e fs.DirEntry, err error) error { // all its errors are handled here
		source := filepath.Join(dir, filepath.FromSlash(p))
		switch {
		case err != nil:
			fail(source, fmt.Errorf("%s: the directory cannot be listed: %w", source, bare(err)))
			return fs.SkipDir
		case p != "." && strings.HasPrefix(e.Name(), "."):
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case e.IsDir() || !slices.Contains(endings(), strings.ToLower(path.Ext(p))) && !isArchive(p) && !isMailbox(p):
			return nil
		case e.Type()&fs.ModeSymlink != 0:
			if info, err := fs.Stat(root, p); err == nil && info.IsDir() {
				return nil
			}
		}
		list = append(list, input{source: source, name: trimEnding(p)})
		return nil
	})
	if len(list) == 0 {
		fail(dir, fmt.Errorf("%s: the directory holds no article; files ending in %s are looked for", dir, strings.Join(endings(), ", ")))
	}
	return list
}

// bare is err without the operation and path that os puts before it.
func bare(err error) error {
	if pe, ok := errors.AsType[*fs.PathError](err); ok {
		return pe.Err
	}
	return err
}

func trimEnding(name string) string {
	if ext := path.Ext(name); slices.Contains(endings(), strings.ToLower(ext)) {
		return name[:len(name)-len(ext)]
	}
	return name
}

// urlName makes a file name of a URL: host and path, with nothing in it that a file system could take amiss.
func urlName(raw string) string {
	u, err := url.Parse(raw)
	if err != nil {
		return "url"
	}
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '.' {
			return r
		}
		return '-'
	}, trimEnding(u.Hostname()+strings.TrimRight(u.Path, "/")))
	return strings.Trim(name[:min(len(name), 120)], "-.")
}
