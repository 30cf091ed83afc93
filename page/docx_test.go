package page

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"strings"
	"testing"

	"onrecord"
)

const (
	wordNS   = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="m" xmlns:wps="s" xmlns:v="v"`
	officeNS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// wordFile packs a document of these paragraphs, stored or deflated, with styles, a header, a footer and notes.
func wordFile(t testing.TB, method uint16, body string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", `<Relationships><Relationship Type="` + officeNS + `/officeDocument" Target="word/document.xml"/>` +
			`<Relationship Type="x/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`},
		{"docProps/core.xml", `<c:coreProperties xmlns:c="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>Draft 3</dc:title><dc:creator>Ilse Brandt</dc:creator><dcterms:created>2031-03-02T10:00:00Z</dcterms:created></c:coreProperties>`},
		{"word/_rels/document.xml.rels", `<Relationships><Relationship Type="` + officeNS + `/styles" Target="styles.xml"/>` +
			`<Relationship Type="` + officeNS + `/header" Target="/word/header1.xml"/><Relationship Type="` + officeNS + `/header" Target="header1.xml"/>` +
			`<Relationship Type="` + officeNS + `/footer" Target="footer1.xml"/><Relationship Type="` + officeNS + `/footnotes" Target="footnotes.xml"/>` +
			`<Relationship Type="` + officeNS + `/hyperlink" Target="https://example.org/" TargetMode="External"/></Relationships>`},
		{"word/styles.xml", `<w:styles ` + wordNS + `><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>` +
			`<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="berschrift1"/></w:style>` +
			`<w:style w:styleId="Round"><w:name w:val="a"/><w:basedOn w:val="Trip"/></w:style><w:style w:styleId="Trip"><w:name w:val="b"/><w:basedOn w:val="Round"/></w:style>` +
			`<w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style><w:style w:styleId="Bild"><w:name w:val="caption"/></w:style></w:styles>`},
		{"word/header1.xml", `<w:hdr ` + wordNS + `>` + para("", "Tarsk Gazette internal draft") + `</w:hdr>`},
		{"word/footer1.xml", `<w:ftr ` + wordNS + `>` + para("", "Not for release") + `</w:ftr>`},
		{"word/footnotes.xml", `<w:footnotes ` + wordNS + `><w:footnote w:type="separator"><w:p><w:r><w:t>----</w:t></w:r></w:p></w:footnote><w:footnote w:id="1">` +
			para("", "The deputy spoke to this reporter on Sunday.") + `</w:footnote></w:footnotes>`},
		{"word/document.xml", `<?xml version="1.0"?><w:document ` + wordNS + `><w:body>` + body + `<w:sectPr/></w:body></w:document>`},
	} {
		h := &zip.FileHeader{Name: f[0], Method: method}
		w, err := z.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(f[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func para(properties, text string) string {
	return `<w:p><w:pPr>` + properties + `</w:pPr><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

func style(id string) string { return `<w:pStyle w:val="` + id + `"/>` }

func readWord(t testing.TB, data []byte) *onrecord.Document {
	t.Helper()
	d, err := Read(onrecord.NewCapture("a.docx", docxType, data), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range onrecord.CheckDocument(d, data) {
		t.Errorf("law broken: %s", b)
	}
	return d
}

func TestDocx(t *testing.T) {
	body := para(style("Titel"), "Mayor of Tarsk denies plot") +
		para("", story[0]) +
		// Deleted text is none, inserted text is; a run may end anywhere, and hidden ones are not seen.
		`<w:p><w:r><w:t>Police said that they had questioned </w:t></w:r><w:del><w:r><w:delText>twelve</w:delText></w:r></w:del>` +
		`<w:ins><w:r><w:t>nine</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> people since Friday &amp; that all ni</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ne had gone home the same night.</w:t></w:r>` +
		`<w:r><w:rPr><w:vanish/></w:rPr><w:t>HIDDEN</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>` +
		para(style("Mine"), "Nine questioned") +
		para("", story[2]) +
		para(style("Zitat"), "Whoever gives such an order must put it in writing and sign it.") +
		para(`<w:numPr><w:numId w:val="1"/></w:numPr>`, "no names were given") +
		para(`<w:numPr><w:numId w:val="1"/></w:numPr>`, "no proof was shown") +
		`<w:tbl><w:tblPr/><w:tr><w:tc>` + para("", "Day") + `</w:tc><w:tc>` + para("", "Held") + `</w:tc></w:tr><w:tr><w:tc>` + para("", "Friday") + `</w:tc><w:tc>` + para("", "4") + `</w:tc></w:tr></w:tbl>` +
		para(style("Bild"), "The mayor in the square on Monday") +
		`<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>` + para("", "Tarsk has forty thousand people.") +
		`</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:p><w:r><w:t>TWICE</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>` + story[3] + `</w:t></w:r></w:p>` +
		para(style("Round"), story[4])
	for _, method := range []uint16{zip.Store, zip.Deflate} {
		data := wordFile(t, method, body)
		d := readWord(t, data)
		if d.Title.Text != "Mayor of Tarsk denies plot" || d.Published.From != "2031-03-02" {
			t.Errorf("title %q, published %v", d.Title.Text, d.Published)
		}
		for phrase, kind := range map[string]onrecord.BlockKind{
			"Police said that they had questioned nine people since Friday & that all nine had gone home the same night.": onrecord.Body,
			"Tarsk Gazette internal": onrecord.Boilerplate, "Not for release": onrecord.Boilerplate, "spoke to this reporter": onrecord.List,
			"Nine questioned": onrecord.Heading, "Whoever gives": onrecord.Blockquote, "no proof was shown": onrecord.List, "Friday\t4": onrecord.Table,
			"The mayor in the square": onrecord.Caption, "Tarsk has forty": onrecord.Boilerplate, story[3]: onrecord.Body, story[4]: onrecord.Body,
		} {
			i := strings.Index(d.Text, phrase)
			if i < 0 {
				t.Errorf("no %q in\n%s", phrase, d.Text)
			} else if b := d.Blocks[d.BlockAt(i)]; b.Kind != kind {
				t.Errorf("%q is %s by %s, want %s", phrase, b.Kind, b.By, kind)
			}
		}
		for _, gone := range []string{"twelve", "HIDDEN", "TWICE", "PAGE", "----", "Draft 3"} {
			if strings.Contains(d.Text, gone) {
				t.Errorf("%q is in the text", gone)
			}
		}
		i := strings.Index(d.Text, story[0])
		r, exact, err := d.Map.Source(i, i+len(story[0]))
		if err != nil || exact != (method == zip.Store) || exact && string(data[r.Start:r.End]) != story[0] {
			t.Errorf("method %d: leads to %v, exact %v, %v", method, r, exact, err)
		}
		if r.Len() > len(data)/2 {
			t.Errorf("method %d: leads to %d of %d bytes, not to the part", method, r.Len(), len(data))
		}
	}
}

// A document with no title style begins with its first heading, or with what the rules of plain text find.
func TestDocxTitle(t *testing.T) {
	rest := para("", story[0]) + para("", story[1]) + para(style("berschrift1"), "Nine questioned") + para("", story[2])
	for _, first := range []string{style("berschrift1"), `<w:outlineLvl w:val="0"/>`, ""} {
		if d := readWord(t, wordFile(t, zip.Deflate, para(first, "Mayor of Tarsk denies plot")+rest)); d.Title.Text != "Mayor of Tarsk denies plot" {
			t.Errorf("%s: title %q", first, d.Title.Text)
		}
	}
}

func TestDocxRefused(t *testing.T) {
	good := wordFile(t, zip.Deflate, para("", story[0]))
	deep := wordFile(t, zip.Deflate, strings.Repeat("<w:sdt>", 100_000))
	bomb := wordFile(t, zip.Deflate, para("", strings.Repeat("a", 30<<20)))
	entities := bytes.ReplaceAll(wordFile(t, zip.Store, para("", "&lol;"+strings.Repeat(" ", 1<<10))), []byte(`<?xml version="1.0"?>`), []byte(`<!DOCTYPE a[<!--->]>`))
	fixCRC(t, entities)
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"cut short":    {good[:len(good)/2], "cut short"},
		"nested":       {deep, "nested more than"},
		"bomb":         {bomb, "no article is as long"},
		"entities":     {entities, "word/document.xml"},
		"unclosed":     {wordFile(t, zip.Deflate, "<w:p><w:r></w:p>"), "word/document.xml at byte"},
		"empty":        {wordFile(t, zip.Deflate, "<w:p/>"), ""},
		"another file": {func() []byte { var b bytes.Buffer; z := zip.NewWriter(&b); z.Close(); return b.Bytes() }(), "no document part"},
	} {
		d, err := Read(onrecord.NewCapture("a.docx", docxType, c.data), nil)
		if c.want == "" {
			if err == nil { // header, footer and note are text all the same
				for _, b := range onrecord.CheckDocument(d, c.data) {
					t.Errorf("%s: %v", name, b)
				}
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "a.docx") {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// fixCRC makes the sums of stored parts right again, after their bytes were changed.
func fixCRC(t *testing.T, data []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		at, _ := f.DataOffset()
		old, sum := f.CRC32, crc32.ChecksumIEEE(data[at:at+int64(f.CompressedSize64)])
		le := func(n uint32) []byte { return []byte{byte(n), byte(n >> 8), byte(n >> 16), byte(n >> 24)} }
		copy(data, bytes.ReplaceAll(data, le(old), le(sum)))
	}
}

// FuzzDocx changes the main part of a document; the ZIP file around it is sound.
func FuzzDocx(f *testing.F) {
	f.Add(para(style("Titel"), "Mayor &#8220;denies&#x201d; <![CDATA[plot]]>") + para("", story[0]))
	f.Add(`<w:tbl><w:tr><w:tc><w:p><w:r><w:tab/><w:br/><w:sym w:char="2014"/></w:r></w:p></w:tc></w:tr></w:tbl>`)
	f.Fuzz(func(t *testing.T, body string) {
		if len(body) > 1<<12 {
			return
		}
		data := wordFile(t, zip.Store, body) // packing is what would take the time
		d, err := Read(onrecord.NewCapture("a.docx", docxType, data), nil)
		if err != nil {
			return
		}
		for _, b := range onrecord.CheckDocument(d, data) {
			t.Errorf("law broken: %s", b)
		}
	})
}
