package weights

import (
	"bytes"
	"strings"
	"testing"
)

func sample(t testing.TB) []byte {
	var w Writer
	for name, body := range map[string]string{"tags": "NOUN\tNN", "empty": ""} {
		if err := w.Add(name, []byte(body)); err != nil {
			t.Fatal(err)
		}
	}
	return w.Bytes()
}

func TestRoundTrip(t *testing.T) {
	f, err := Read("some.bin", sample(t))
	if err != nil {
		t.Fatal(err)
	}
	b, err := f.Section("tags")
	if err != nil || string(b) != "NOUN\tNN" {
		t.Errorf("section tags: %q, %v", b, err)
	}
	if _, err := f.Section("rels"); err == nil || !strings.Contains(err.Error(), "some.bin") {
		t.Errorf("a section that is not there: %v, want an error that names the file", err)
	}
}

func TestDamage(t *testing.T) {
	good := sample(t)
	cases := map[string]struct {
		data []byte
		want string
	}{
		"empty":       {nil, "cut short"},
		"foreign":     {bytes.Repeat([]byte("GIF89a  "), 20), "not a weights file"},
		"cut short":   {good[:len(good)-1], "cut short"},
		"longer":      {append(bytes.Clone(good), 0), "something was added"},
		"new version": {flip(good, 8), "version"},
		"header":      {flip(good, headerSize+1), "checksum of its header"},
		"body":        {flip(good, bytes.LastIndex(good, []byte("NOUN"))), `section "tags"`},
	}
	for name, c := range cases {
		_, err := Read("some.bin", c.data)
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "some.bin") {
			t.Errorf("%s: error %v, want one with %q that names the file", name, err, c.want)
		}
	}
}

func flip(b []byte, at int) []byte {
	b = bytes.Clone(b)
	b[at] ^= 0xff
	return b
}

func FuzzRead(f *testing.F) {
	good := sample(f)
	f.Add(good)
	f.Add(good[:30])
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Read("fuzz", data)
		if err != nil {
			return
		}
		for _, name := range file.Names() {
			if _, err := file.Section(name); err != nil {
				t.Errorf("section %q is listed and not there: %v", name, err)
			}
		}
	})
}
