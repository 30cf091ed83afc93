package capture

import "bytes"

// docxType is the media type of a Word document.
const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// zipType tells Word documents from other ZIP files by the name of their main part, which stands in the list of contents.
func zipType(ext string, data []byte) string {
	if ext == ".docx" || ext == ".docm" || bytes.Contains(data, []byte("word/document.xml")) {
		return docxType
	}
	return "application/zip"
}
