package warc

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
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

// file reads one file: its records when it is a WARC, and its digest. It reports whether to go on.
func (w *wacz) file(f *zip.File, warc bool, e *earlier, yield func(*Record, error) bool) bool {
	in, err := f.Open()
	if err != nil {
		return yield(nil, w.fault(f.Name, err, "cannot be read: %v", err))
	}
	defer in.Close()
	m := &hashed{r: in, packed: int64(f.CompressedSize64), h: sha256.New()}
	whole := true
	if warc {
		o := w.o
		o.Source, o.within = w.o.Source+"!"+f.Name, w.o.Source
		var from io.Reader = m
		if start, err := f.DataOffset(); err == nil && f.Method == zip.Store {
			from = readerBoth{m, io.NewSectionReader(w.r, start, int64(f.CompressedSize64))}
		}
		var more bool
		if whole, more = newScanner(from, o, e).all(yield); !more {
			return false
		}
	} else if _, err := io.Copy(io.Discard, m); err != nil {
		return yield(nil, w.fault(f.Name, err, "cannot be read: %v", err))
	}
	declared := w.hashes[f.Name]
	algorithm, want, ok := digest(declared)
	if got := m.h.Sum(nil); whole && ok && algorithm == "sha256" && string(got) != string(want) {
		return yield(nil, w.fault(f.Name, nil, "is not what %s vouches for: its digest is sha256:%s, and %s was declared", packageName, hex.EncodeToString(got), printable(declared)))
	}
	return true
}

// readerBoth is a file in a WACZ that is stored as it is, so that it can be read again at any place.
type readerBoth struct {
	io.Reader
	io.ReaderAt
}

// hashed takes the digest of what is read, and stops at what unpacks to more than a WARC does.
type hashed struct {
	r         io.Reader
	n, packed int64
	h         hash.Hash
}

func (m *hashed) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	m.h.Write(p[:n])
	if m.n += int64(n); m.n > ratioFrom && m.n > maxRatio*m.packed {
		return n, errBomb
	}
	return n, err
}

// limitedAt stops after so many bytes, until it is open.
type limitedAt struct {
	r    io.ReaderAt
	left int64
	open bool
}

func (l *limitedAt) ReadAt(p []byte, at int64) (int, error) {
	if !l.open {
		if l.left -= int64(len(p)); l.left < 0 {
			return 0, errors.New("too long")
		}
	}
	return l.r.ReadAt(p, at)
}
