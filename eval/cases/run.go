package cases

import (
	"os"
	"testing"

	"onrecord"
)

// Run reads every case of dir, each in a test of its own, and fails with the diff where the reading differs. With update
// it writes the sections of each case as they are read now; that the laws hold is checked all the same.
func Run(t *testing.T, dir string, update bool, read func(*onrecord.Capture) (*onrecord.Reading, error)) {
	t.Helper()
	list, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range list {
		t.Run(c.Name, func(t *testing.T) {
			r, err := read(c.Capture)
			if err != nil {
				t.Fatal(err)
			}
			if update {
				if err := c.Rewrite(r); err != nil {
					t.Fatal(err)
				}
			}
			if d := c.Diff(r); d != "" {
				t.Errorf("%s: %s\n%s(go test -update writes the sections anew; read them before you commit)", c.file, c.About, d)
			}
		})
	}
}

// Rewrite writes the file of c with its sections as r has them, and takes them over.
func (c *Case) Rewrite(r *onrecord.Reading) error {
	data := c.Update(r)
	if err := os.WriteFile(c.file, data, 0o644); err != nil {
		return err
	}
	again, err := Parse(c.Name, data)
	if err != nil {
		return err
	}
	c.archive = again.archive
	return nil
}
