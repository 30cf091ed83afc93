package feed

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// errDeep ends a walk over a list whose elements lie too deep.
var errDeep = errors.New("its elements lie too deep inside each other")

// walk reads XML and calls open for each element, and done with its own text when it has ended. path is the local names of the
// elements around it and of itself, in lower case, joined by slashes. The error is why the text ended early.
func walk(text []byte, open func(path string, attr []xml.Attr), done func(path, text string)) error {
	type element struct {
		path string
		text strings.Builder
	}
	var stack []*element
	d := newDecoder(text)
	for {
		t, err := d.Token()
		if err != nil {
			if err == io.EOF && len(stack) == 0 {
				return nil
			}
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if len(stack) >= maxDepth {
				return errDeep
			}
			path := strings.ToLower(t.Name.Local)
			if n := len(stack); n > 0 {
				path = stack[n-1].path + "/" + path
			}
			if len(path) > MaxURL {
				return errDeep
			}
			stack = append(stack, &element{path: path})
			open(path, t.Attr)
		case xml.EndElement:
			if n := len(stack); n > 0 {
				done(stack[n-1].path, stack[n-1].text.String())
				stack = stack[:n-1]
			}
		case xml.CharData:
			if n := len(stack); n > 0 && stack[n-1].text.Len() <= 2*MaxURL {
				stack[n-1].text.Write(t)
			}
		}
	}
}
