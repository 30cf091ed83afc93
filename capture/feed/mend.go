package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
)

// maxRescan bounds how often the bytes of a broken feed are looked at in search of whole items.
const maxRescan = 4

var (
	errInside    = errors.New("an item begins inside another")
	errNotClosed = errors.New("an item does not end")
)

// mend is text made of what stands before its first item, of the items that are whole, and of the end tags that are
// missing; whole counts these items. Items are told one by one: one that is broken costs no other.
func (s *survey) mend(text []byte) (mended []byte, whole int) {
	if s.count == 0 {
		return nil, 0
	}
	mended = append(mended, text[:s.first]...)
	opens := []byte("<" + s.item)
	budget := maxRescan * len(text)
	for at := s.first; ; {
		skip := bytes.Index(text[at:], opens)
		if skip < 0 || budget <= 0 || whole >= MaxItems {
			break
		}
		if at += skip; tagAt(text[at:]) != s.item {
			at += len(opens)
			continue
		}
		n, err := wholeItem(text[at:], s.item)
		budget -= n
		if err == nil {
			mended = append(mended, text[at:at+n]...)
			whole++
			at += n
		} else {
			at += len(opens)
		}
	}
	for i := len(s.outer) - 1; i >= 0; i-- {
		mended = append(mended, "</"+s.outer[i]+">"...)
	}
	return mended, whole
}

// wholeItem reads the item that text begins with: n is the bytes that it takes, or that were looked at before it broke.
// Its end must be its own: the decoder also closes what is open when the end of something around it comes.
func wholeItem(text []byte, tag string) (n int, err error) {
	d := newDecoder(text)
	depth := 0
	for {
		t, err := d.Token()
		if err != nil {
			return int(d.InputOffset()), err
		}
		n = int(d.InputOffset())
		switch t := t.(type) {
		case xml.StartElement:
			if depth > 0 && isLocal(tag, t.Name.Local) {
				return n, errInside
			}
			depth++
		case xml.EndElement:
			if depth--; depth > 0 {
				break
			}
			if end := bytes.TrimRight(text[:n], "> \t\r\n"); !bytes.HasSuffix(end, []byte("</"+tag)) && !bytes.HasSuffix(end, []byte("/")) {
				return n, errNotClosed
			}
			return n, nil
		}
	}
}
