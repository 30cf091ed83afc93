package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/conllu"
	"onrecord/dossier"
)

// readFlags are the flags of onrecord read.
type readFlags struct {
	limits limitFlags
	format choice
	color  choice
	output string
	width  int
	// published is the day of publication of every article, "" for what each says of itself.
	published string
}

func (p *program) readCommand() *cobra.Command {
	f := &readFlags{
		format: choice{"text", []string{"text", "json", "markdown", "html", "conllu"}},
		color:  choice{"auto", []string{"auto", "always", "never"}},
	}
	c := &cobra.Command{
		Use:   "read [flags] FILE|DIRECTORY|URL|-…",
		Short: "read articles and print who says what in them",
		Long: `Read articles and print who says what in them.

An article is a saved HTML page, a plain text file, a mail, a Word document (.docx), a PDF with a
text layer, a web address (http or https), or - for standard input. A directory gives the
articles in it and below it (.html, .htm, .xhtml, .txt, .eml, .docx, .pdf, and web archives;
hidden files are left out). A web archive (.warc, .warc.gz, .wacz) gives the articles in it,
ARCHIVE#URL each; damaged records are reported and passed over.

The format json gives one object (schema ` + onrecord.Schema + `): indented for one article,
one object a line (JSON Lines) for several or for a directory. The formats markdown and html
give one document an article, so that several need a folder: -o FOLDER/. The format conllu
gives the analysis that all else is made from, in CoNLL-U: sentences, words, lemmas, tags,
trees, names, and where each word stands in document.text of the JSON, in bytes.

Times such as "last week" count from the day of publication. A page mostly tells it; of a text
that does not, tell it with --published 2024-03-13. Without it they stay without dates.

The first PDF read on a machine takes seconds longer: what reads it is compiled then and kept
in the directory of caches, or in the one that ONRECORD_CACHE names (about 22 MB).

An article that cannot be read is reported on standard error; the others are read all the
same, and the exit status is 1.`,
		Example: `  onrecord read article.html
  onrecord read --format html -o dossier.html https://example.org/story
  onrecord read --format json saved-pages/ > readings.jsonl
  onrecord read --format conllu article.txt > article.conllu
  onrecord read leaflet.pdf`,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError{errors.New("name a file, a directory, a web address, or - for standard input")}
			}
			return p.read(c.Context(), f, args)
		},
	}
	f.format.addTo(c, "format", "how to write what was found")
	f.color.addTo(c, "color", "bold and dim in text; auto: on a terminal, unless NO_COLOR is set")
	c.Flags().StringVarP(&f.output, "output", "o", "", "write to this `FILE`, or into this FOLDER/, instead of standard output")
	c.Flags().IntVar(&f.width, "width", 0, "columns of text (default: the terminal's, else 100)")
	c.Flags().StringVar(&f.published, "published", "", "the `DAY` of publication, 2024-03-13, instead of what the articles say")
	f.limits.addTo(c)
	return c
}

// publication is the day that f gives, the zero When for none.
func (f *readFlags) publication() (onrecord.When, error) {
	if f.published == "" {
		return onrecord.When{}, nil
	}
	t, err := time.Parse(time.DateOnly, f.published)
	if err != nil {
		return onrecord.When{}, usageError{fmt.Errorf("--published %q is no day; write it as 2024-03-13", f.published)}
	}
	return onrecord.When{From: onrecord.Date(f.published), To: onrecord.Date(t.AddDate(0, 0, 1).Format(time.DateOnly)), Grain: onrecord.GrainDay}, nil
}

func (p *program) read(ctx context.Context, f *readFlags, args []string) error {
	if err := f.limits.check(); err != nil {
		return err
	}
	if f.width < 0 || f.width > 0 && f.width < 24 {
		return usageError{fmt.Errorf("--width %d is too narrow for a text, 24 is the least", f.width)}
	}
	published, err := f.publication()
	if err != nil {
		return err
	}
	list, several, err := inputs(args)
	if err != nil {
		return err
	}
	out, err := p.newSink(f, list, several)
	if err != nil {
		return err
	}
	do := analysis
	if f.format.value != "conllu" {
		render := p.renderer(f, several)
		do = func(rd reader, c *onrecord.Capture) ([]byte, error) {
			r, err := rd.ReadPublished(c, published)
			if err != nil {
				return nil, err
			}
			return render(r)
		}
	}
	return out.close(p.each(ctx, &f.limits, list, out, do))
}

// analysis is the work of writing what the models make of an article, in CoNLL-U.
func analysis(rd reader, c *onrecord.Capture) ([]byte, error) {
	a, err := rd.Analyze(c)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = conllu.Write(&b, a, c.Source)
	return b.Bytes(), err
}

// renderer writes one reading in the format that f asks for.
func (p *program) renderer(f *readFlags, several bool) func(*onrecord.Reading) ([]byte, error) {
	text := dossier.TextOptions{Width: f.width, Color: f.output == "" && p.colored(f.color.value) || f.color.value == "always"}
	if text.Width == 0 {
		text.Width = p.width(f.output == "")
	}
	return func(r *onrecord.Reading) ([]byte, error) {
		var b bytes.Buffer
		var err error
		switch f.format.value {
		case "json":
			err = writeJSON(&b, r, !several)
		case "markdown":
			err = dossier.Markdown(&b, r)
		case "html":
			err = dossier.HTML(&b, r)
		default:
			err = dossier.Text(&b, r, text)
		}
		return b.Bytes(), err
	}
}

// writeJSON writes r as one line, or indented. It asks r directly: json.Marshal would escape <, > and &, and the words of
// a source stay as they are.
func writeJSON(b *bytes.Buffer, r *onrecord.Reading, indented bool) error {
	line, err := r.MarshalJSON()
	if err != nil {
		return fmt.Errorf("write reading as JSON: %w", err)
	}
	if !indented {
		b.Write(line)
	} else if err := json.Indent(b, line, "", "  "); err != nil {
		return fmt.Errorf("indent JSON: %w", err)
	}
	b.WriteByte('\n')
	return nil
}
