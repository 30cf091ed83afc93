package eval

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"onrecord"
)

// LoadZones reads the annotations folder/*.tsv, each with its article, which the header names by a path below root or,
// where it begins with "./", below folder. An article that is not, byte for byte, the one that was annotated is refused. digest is that of all annotations and articles.
func LoadZones(folder, root string) (list []*Zones, digest string, err error) {
	if root == "" {
		return nil, "", errors.New("load zones: no data folder given; name the folder that holds stories/")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.tsv"))
	if err != nil || len(files) == 0 {
		return nil, "", fmt.Errorf("load zones: nothing at %s/*.tsv; name the folder of the annotations", folder)
	}
	slices.Sort(files)
	sum := sha256.New()
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			return nil, "", fmt.Errorf("load zones: %w", err)
		}
		h, err := parseZoneHeader(string(data))
		if err != nil {
			return nil, "", fmt.Errorf("load zones: %s: %w", f, err)
		}
		at := filepath.Join(root, filepath.FromSlash(h.article))
		if own, ok := strings.CutPrefix(h.article, "./"); ok {
			at = filepath.Join(folder, filepath.FromSlash(own))
		}
		text, err := os.ReadFile(at)
		if err != nil {
			return nil, "", fmt.Errorf("load zones: the article of %s: %w", f, err)
		}
		z, err := ParseZones(strings.TrimSuffix(filepath.Base(f), ".tsv"), string(data), string(text))
		if err != nil {
			return nil, "", fmt.Errorf("load zones: %s: %w", f, err)
		}
		list = append(list, z)
		sum.Write(data) // it holds the digest of the article
	}
	return list, hex.EncodeToString(sum.Sum(nil)), nil
}

// ParseZones reads one annotation of text: a header "# PATH<tab>sha256:HEX", the line "line<tab>kind", and a row for each
// line that is not white space. It is an error when text is not the one that was annotated, when a line is left out, given
// twice or empty, or when a kind is none.
func ParseZones(name, data, text string) (*Zones, error) {
	h, err := parseZoneHeader(data)
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256([]byte(text)); hex.EncodeToString(sum[:]) != h.digest {
		return nil, fmt.Errorf("%s is not the article that was annotated (sha256 %x, annotated %s): restore it, or annotate it again",
			h.article, sum, h.digest)
	}
	z := &Zones{Name: name, Text: text, Kinds: map[int]onrecord.BlockKind{}}
	lines := strings.Split(text, "\n")
	for i, row := range strings.Split(strings.TrimSuffix(data, "\n"), "\n")[2:] {
		number, kind, _ := strings.Cut(row, "\t")
		n, err := strconv.Atoi(number)
		switch k := onrecord.BlockKind(kind); {
		case err != nil || n < 1 || n > len(lines):
			return nil, fmt.Errorf("row %d: no line %q in an article of %d", i+3, number, len(lines))
		case strings.TrimSpace(lines[n-1]) == "":
			return nil, fmt.Errorf("row %d: line %d holds nothing but white space", i+3, n)
		case !slices.Contains(onrecord.BlockKinds(), k):
			return nil, fmt.Errorf("row %d: no kind %q; there are %v", i+3, kind, onrecord.BlockKinds())
		case z.Kinds[n] != "":
			return nil, fmt.Errorf("row %d: line %d is annotated twice", i+3, n)
		default:
			z.Kinds[n] = k
		}
	}
	for n, l := range lines {
		if strings.TrimSpace(l) != "" && z.Kinds[n+1] == "" {
			return nil, fmt.Errorf("line %d of the article has no kind", n+1)
		}
	}
	return z, nil
}

type zoneHeader struct{ article, digest string }

func parseZoneHeader(data string) (zoneHeader, error) {
	first, rest, _ := strings.Cut(data, "\n")
	second, _, _ := strings.Cut(rest, "\n")
	article, digest, ok := strings.Cut(strings.TrimPrefix(first, "# "), "\tsha256:")
	if !ok || article == "" || !strings.HasPrefix(first, "# ") || second != "line\tkind" {
		return zoneHeader{}, errors.New(`no header: the first lines must be "# PATH<tab>sha256:HEX" and "line<tab>kind"`)
	}
	if !filepath.IsLocal(filepath.FromSlash(article)) {
		return zoneHeader{}, fmt.Errorf("the article %q does not lie below the data folder", article)
	}
	return zoneHeader{article, digest}, nil
}
