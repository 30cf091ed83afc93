package warc

import (
	"archive/zip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"slices"
	"strings"
)

const (
	maxDirectory = 8 << 20 // bytes read to open a WACZ: its list of files
	maxFiles     = 10_000  // in a WACZ
	maxPackage   = 4 << 20 // bytes of datapackage.json, which lists the files
)

const (
	packageName = "datapackage.json"
	digestName  = "datapackage-digest.json"
)

// dataPackage is what is read and written of datapackage.json (WACZ 1.1.1, Frictionless Data Package).
type dataPackage struct {
	Profile   string     `json:"profile"`
	Version   string     `json:"wacz_version"`
	Title     string     `json:"title,omitempty"`
	Created   string     `json:"created,omitempty"`
	Software  string     `json:"software,omitempty"`
	Resources []resource `json:"resources"`
}

type resource struct {
	Name  string `json:"name"`
	Path  string `json:"path"`
	Hash  string `json:"hash"`
	Bytes int64  `json:"bytes"`
}

// packageDigest is datapackage-digest.json.
type packageDigest struct {
	Path string `json:"path"`
	Hash string `json:"hash"`
}

// ReadWACZ streams the records of every WARC in the WACZ of size bytes in r, in the order of its files, with no temporary file.
// Errors are as those of [Read]; besides, a *Fault without a Record tells what is wrong with a file in it: a name that leads out
// of the archive, a digest that is not that of datapackage.json (told behind the records, which are streamed), a ratio or size
// that none has. Only one that is no zip, or lies about all of its files, is refused as a whole.
func ReadWACZ(r io.ReaderAt, size int64, o Options) iter.Seq2[*Record, error] {
	return func(yield func(*Record, error) bool) {
		w := &wacz{o: o.withDefaults(), r: r, hashes: map[string]string{}}
		if err := w.open(size); err != nil {
			yield(nil, err)
			return
		}
		w.read(yield)
	}
}

// wacz is a WACZ that is being read.
type wacz struct {
	o      Options
	r      io.ReaderAt
	files  []*zip.File
	hashes map[string]string // by name, as datapackage.json has them
	faults []error           // to be told first
}

func (w *wacz) fault(name string, err error, format string, args ...any) error {
	if name != "" {
		name = "!" + name
	}
	return &Fault{Archive: w.o.Source + name, Why: fmt.Sprintf(format, args...), Err: err}
}

// open reads the list of files and datapackage.json.
func (w *wacz) open(size int64) error {
	limited := &limitedAt{r: w.r, left: maxDirectory}
	z, err := zip.NewReader(limited, size)
	switch {
	case limited.left < 0:
		return w.fault("", nil, "has a list of files of more than %d bytes, as no WACZ has", maxDirectory)
	case err != nil:
		return w.fault("", err, "is no WACZ, or cut short: it cannot be read as a zip file: %v", err)
	case len(z.File) > maxFiles:
		return w.fault("", nil, "has %d files, the limit is %d", len(z.File), maxFiles)
	}
	limited.open = true
	sum, seen := uint64(0), map[string]bool{}
	for _, f := range z.File {
		if sum += f.CompressedSize64; sum > uint64(size) || f.CompressedSize64 > uint64(size) {
			return w.fault("", nil, "claims more content than it has bytes: its files lie over each other, as in a zip bomb")
		}
		switch {
		case unsafeName(f.Name):
			w.faults = append(w.faults, w.fault(f.Name, nil, "is not read: its name leads out of the archive"))
		case seen[f.Name]:
			w.faults = append(w.faults, w.fault(f.Name, nil, "is not read: another file has the same name"))
		default:
			w.files = append(w.files, f)
		}
		seen[f.Name] = true
	}
	return w.describe()
}

// unsafeName reports whether name would lead anywhere else if somebody unpacked it ("zip slip").
func unsafeName(name string) bool {
	return name == "" || strings.ContainsAny(name, "\\\x00:") || path.IsAbs(name) || slices.Contains(strings.Split(name, "/"), "..")
}

// describe reads datapackage.json and holds it against its own digest. Without it the archive is still read.
func (w *wacz) describe() error {
	b, err := w.small(packageName)
	if err != nil {
		w.faults = append(w.faults, w.fault(packageName, err, "cannot be read, so that nothing vouches for the files: %v", err))
		return nil
	}
	var p dataPackage
	if err := json.Unmarshal(b, &p); err != nil {
		w.faults = append(w.faults, w.fault(packageName, err, "makes no sense, so that nothing vouches for the files: %v", err))
		return nil
	}
	for _, res := range p.Resources {
		w.hashes[res.Path] = res.Hash
		if !slices.ContainsFunc(w.files, func(f *zip.File) bool { return f.Name == res.Path }) {
			w.faults = append(w.faults, w.fault(res.Path, nil, "is missing, though %s lists it", packageName))
		}
	}
	if d, err := w.small(digestName); err == nil {
		var digest packageDigest
		if err := json.Unmarshal(d, &digest); err != nil {
			w.faults = append(w.faults, w.fault(digestName, err, "makes no sense: %v", err))
		} else if err := checkDigest("content", digest.Hash, b); err != nil {
			w.faults = append(w.faults, w.fault(packageName, err, "%v", err))
		}
	}
	return nil
}

// small reads a file that is small by nature.
func (w *wacz) small(name string) ([]byte, error) {
	for _, f := range w.files {
		if f.Name == name {
			in, err := f.Open()
			if err != nil {
				return nil, err
			}
			defer in.Close()
			b, err := io.ReadAll(io.LimitReader(in, maxPackage+1))
			if err == nil && len(b) > maxPackage {
				err = fmt.Errorf("it is longer than the limit of %d bytes", maxPackage)
			}
			return b, err
		}
	}
	return nil, errors.New("there is no such file in the archive")
}

// read hands out the records of the WARCs, and the faults of all files.
func (w *wacz) read(yield func(*Record, error) bool) {
	for _, err := range w.faults {
		if !yield(nil, err) {
			return
		}
	}
	e := newEarlier(w.o)
	found := false
	for _, f := range w.files {
		warc := strings.HasPrefix(f.Name, "archive/") && (strings.HasSuffix(f.Name, ".warc") || strings.HasSuffix(f.Name, ".warc.gz"))
		if found = found || warc; !warc && w.hashes[f.Name] == "" {
			continue
		}
		if !w.file(f, warc, e, yield) {
			return
		}
	}
	if !found {
		yield(nil, w.fault("", nil, "holds no WARC: there is no file archive/*.warc.gz in it"))
	}
}
