package page

import (
	"fmt"

	"onrecord"
	"onrecord/page/docx"
)

const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// readDocx reads a Word document.
func readDocx(c *onrecord.Capture, w *Words) (*onrecord.Document, error) {
	g, err := docx.Read(c.Data)
	if err != nil {
		return nil, fmt.Errorf("read Word document %s: %w", c.Source, err)
	}
	return ReadGalley(c, g, w)
}
