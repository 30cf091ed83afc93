package pdf

import (
	"errors"
	"fmt"
	"strings"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"
)

// char is one character as it stands on a page, in points from its lower left corner.
type char struct {
	r                        rune
	left, right, bottom, top float32
	placed                   bool // false for white space that PDFium puts in, which has no place
}

// sheet is one page.
type sheet struct {
	width, height float32
	chars         []char
	image         bool
}

// document is what PDFium gives.
type document struct {
	pages               []sheet
	title, author, made string
}

// UnreadableError says what a PDF is that holds no text to be read, and what to do.
type UnreadableError struct{ Looks, Next string }

func (e *UnreadableError) Error() string { return "it is " + e.Looks + ": " + e.Next }

// read asks PDFium for everything that is needed of a document.
func read(in pdfium.Pdfium, data []byte) (*document, error) {
	opened, err := in.OpenDocument(&requests.OpenDocument{File: &data})
	switch {
	case errors.Is(err, pdferrors.ErrPassword):
		return nil, &UnreadableError{"a PDF that only its password opens", "remove the password, e.g. qpdf --decrypt --password=… in.pdf out.pdf"}
	case errors.Is(err, pdferrors.ErrSecurity):
		return nil, &UnreadableError{"a PDF with an encryption that is not known", "print it to a new PDF in the program that opens it"}
	case err != nil:
		return nil, &UnreadableError{"a PDF that is broken (" + err.Error() + ")", "get it again, or repair it, e.g. qpdf in.pdf out.pdf"}
	}
	count, err := in.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: opened.Document})
	if err != nil {
		return nil, fmt.Errorf("count the pages: %w", err)
	}
	if count.PageCount > mostPages {
		return nil, fmt.Errorf("it has %d pages, more than the %d that are read; split it", count.PageCount, mostPages)
	}
	d := &document{}
	meta, err := in.GetMetaData(&requests.GetMetaData{Document: opened.Document})
	if err == nil {
		d.describe(meta.Tags)
	}
	total := 0
	for i := range count.PageCount {
		s, err := readSheet(in, opened.Document, i)
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		if total += len(s.chars); total > mostChars {
			return nil, fmt.Errorf("page %d: more than %d characters; split the document", i+1, mostChars)
		}
		d.pages = append(d.pages, s)
	}
	return d, nil
}

func readSheet(in pdfium.Pdfium, doc references.FPDF_DOCUMENT, index int) (sheet, error) {
	var s sheet
	loaded, err := in.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: doc, Index: index})
	if err != nil {
		return s, err
	}
	defer func() { _, _ = in.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page}) }()
	page := requests.Page{ByReference: &loaded.Page}
	size, err := in.GetPageSize(&requests.GetPageSize{Page: page})
	if err != nil {
		return s, err
	}
	s.width, s.height = float32(size.Width), float32(size.Height)
	text, err := in.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: page})
	if err != nil {
		return s, err
	}
	defer func() { _, _ = in.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage}) }()
	n, err := in.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil {
		return s, err
	}
	if n.Count > mostChars {
		return s, fmt.Errorf("%d characters, more than the %d that are read", n.Count, mostChars)
	}
	for i := range n.Count {
		c, err := in.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: text.TextPage, Index: i})
		if err != nil {
			return s, err
		}
		out := char{r: rune(c.Unicode)}
		// The loose box is as high as the font, whatever the letter.
		if box, err := in.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: text.TextPage, Index: i}); err == nil {
			out.left, out.right, out.bottom, out.top = box.Rect.Left, box.Rect.Right, box.Rect.Bottom, box.Rect.Top
			out.placed = out.right > out.left && out.top > out.bottom
		}
		s.chars = append(s.chars, out)
	}
	if n.Count == 0 {
		s.image = holdsImage(in, page)
	}
	return s, nil
}

const mostObjects = 1000 // looked at for a picture

func holdsImage(in pdfium.Pdfium, page requests.Page) bool {
	n, err := in.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: page})
	if err != nil {
		return false
	}
	for i := range min(n.Count, mostObjects) {
		o, err := in.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: page, Index: i})
		if err != nil {
			return false
		}
		t, err := in.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: o.PageObject})
		if err == nil && (t.Type == enums.FPDF_PAGEOBJ_IMAGE || t.Type == enums.FPDF_PAGEOBJ_FORM) {
			return true
		}
	}
	return false
}

// describe takes what the document says of itself. A date is written D:20310405…
func (d *document) describe(tags []responses.GetMetaDataTag) {
	for _, t := range tags {
		switch v := strings.TrimSpace(t.Value); t.Tag {
		case "Title":
			d.title = v
		case "Author":
			d.author = v
		case "CreationDate":
			if v = strings.TrimPrefix(v, "D:"); len(v) >= 8 {
				d.made = v[:4] + "-" + v[4:6] + "-" + v[6:8]
			}
		}
	}
}
