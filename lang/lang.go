// Package lang loads language packs: what the other rooms must know of a language, as data.
//
// A pack is a folder of tab-separated files under lang/<code>/, embedded in the binary. It lists the reporting cues with
// their frames and acts, the words that matter by class (hedges, titles, unnamed sources …), the phrases of absence, and
// the lists of the page and text rooms. The Go code of onrecord knows no word of any language but through a pack.
// Every row of a cue list carries an example that must fire it; tests hold them. The package finds no statements.
package lang

import (
	"embed"
	"fmt"
	"io/fs"
	"sync"

	"onrecord/page"
	"onrecord/text"
)

//go:embed en/*.tsv
var packs embed.FS

// English is the English pack. It is loaded once and shared; an error names the file and the line that is wrong.
var English = sync.OnceValues(func() (*Pack, error) { return Load(packs, "en") })

// Pack is one language, loaded. It is not changed once loaded and may be shared.
type Pack struct {
	Code  string // ISO 639-1
	Cues  []Cue  // in the order of the files
	first map[string][]form
	lists map[List]*phrases
	deeds map[string]*Deed
	signs map[string][]sign
	page  *page.Words
	text  *text.Words
	times []TimeRow
}

// Page is what the page room must know of the language.
func (p *Pack) Page() *page.Words { return p.page }

// Text is what the text room must know of the language.
func (p *Pack) Text() *text.Words { return p.text }

// Load reads the pack in folder code of fsys.
func Load(fsys fs.FS, code string) (*Pack, error) {
	p := &Pack{Code: code}
	var err error
	if p.lists, err = parseWords(fsys, code); err != nil {
		return nil, fmt.Errorf("load language pack %s: %w", code, err)
	}
	p.signs = signsOf(p.lists)
	if err = p.loadCues(fsys); err != nil {
		return nil, fmt.Errorf("load language pack %s: %w", code, err)
	}
	if p.deeds, err = parseDeeds(fsys, code); err != nil {
		return nil, fmt.Errorf("load language pack %s: %w", code, err)
	}
	if p.page, err = parsePage(fsys, code); err != nil {
		return nil, fmt.Errorf("load language pack %s: %w", code, err)
	}
	if p.text, err = parseText(fsys, code); err != nil {
		return nil, fmt.Errorf("load language pack %s: %w", code, err)
	}
	if p.times, err = parseTimes(fsys, code); err != nil {
		return nil, fmt.Errorf("load language pack %s: %w", code, err)
	}
	return p, nil
}
