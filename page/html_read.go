package page

import "onrecord"

func readHTML(c *onrecord.Capture, dec decoded, w *Words) (*onrecord.Document, error) {
	return readPlain(c, dec, w)
}
