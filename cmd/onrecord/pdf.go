package main

import (
	"os"
	"path/filepath"

	"onrecord/intake"
	"onrecord/page/pdf"
)

// cacheEnv names the variable that holds the directory for what can be made again.
const cacheEnv = "ONRECORD_CACHE"

// newEngine is the engine for PDF documents, not started yet. Its compiled code is kept where the user's caches are, or in the
// directory that cacheEnv names; nowhere where neither is known.
func newEngine(getenv func(string) string) *pdf.Engine {
	dir := getenv(cacheEnv)
	if dir == "" {
		if user, err := os.UserCacheDir(); err == nil {
			dir = filepath.Join(user, "onrecord")
		}
	}
	if dir == "" {
		return &pdf.Engine{}
	}
	return &pdf.Engine{CacheDir: filepath.Join(dir, "pdfium")}
}

// readerWith makes the reader that reads PDF documents by e as well.
func readerWith(e *pdf.Engine) func() (reader, error) {
	return func() (reader, error) {
		r, err := intake.New()
		if err != nil {
			return nil, err
		}
		return r.WithPDF(e), nil
	}
}
