package bundle

import (
	"bufio"
	"errors"
	"io"

	"github.com/klauspost/compress/flate"
)

// unpack reads one packed file and holds every byte of it to account: nothing may hide behind the end of the packed content.
func unpack(r io.Reader) io.ReadCloser {
	packed := bufio.NewReader(r) // read byte by byte, so that no more is taken from it than belongs to the content
	return &unpacked{flate.NewReader(packed), packed}
}

type unpacked struct {
	io.ReadCloser
	packed *bufio.Reader
}

func (u *unpacked) Read(p []byte) (int, error) {
	n, err := u.ReadCloser.Read(p)
	if err == io.EOF {
		if _, more := u.packed.ReadByte(); more == nil {
			err = errors.New("there are bytes behind the end of what is packed")
		} else if more != io.EOF {
			err = more
		}
	}
	return n, err
}
