package lang

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// row is one line of a tab-separated file. Missing fields at the end of a line are empty.
type row struct {
	where  string // "verbs.tsv:12"
	fields []string
}

// field is the i-th field without the white space around it, "" when the line is shorter.
func (r row) field(i int) string {
	if i >= len(r.fields) {
		return ""
	}
	return strings.TrimSpace(r.fields[i])
}

func (r row) errorf(format string, args ...any) error {
	return fmt.Errorf("%s: %s", r.where, fmt.Sprintf(format, args...))
}

// readTable reads a tab-separated UTF-8 file. Empty lines and lines that begin with # are comments.
func readTable(fsys fs.FS, dir, name string) ([]row, error) {
	data, err := fs.ReadFile(fsys, path.Join(dir, name))
	if err != nil {
		return nil, err
	}
	var out []row
	for i, line := range strings.Split(string(data), "\n") {
		line = strings.TrimSuffix(line, "\r")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		out = append(out, row{fmt.Sprintf("%s/%s:%d", dir, name, i+1), strings.Split(line, "\t")})
	}
	return out, nil
}
