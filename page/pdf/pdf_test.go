package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord"
)

// put is one line of a page that a test draws.
type put struct {
	x, y, size float64
	text       string
}

// write draws pages of A4 with Helvetica, and a picture on a page that has nothing else.
func write(info string, pages ...[]put) []byte {
	var b bytes.Buffer
	var at []int
	object := func(body string) int {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), body)
		return len(at)
	}
	stream := func(dict, body string) string {
		return fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", dict, len(body), body)
	}
	b.WriteString("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
	object("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>") // 1
	object(stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "x"))
	kids := ""
	root := 3 + 2*len(pages)
	for _, lines := range pages {
		var c strings.Builder
		for _, l := range lines {
			text := strings.NewReplacer("\\", "\\\\", "(", "\\(", ")", "\\)").Replace(l.text)
			fmt.Fprintf(&c, "BT /F %g Tf %g %g Td (%s) Tj ET\n", l.size, l.x, l.y, text)
		}
		if len(lines) == 0 {
			c.WriteString("q 500 0 0 700 40 40 cm /I Do Q")
		}
		content := object(stream("", c.String()))
		page := object(fmt.Sprintf("<</Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources <</Font <</F 1 0 R>> /XObject <</I 2 0 R>>>>>>", root, content))
		kids += fmt.Sprintf("%d 0 R ", page)
	}
	object(fmt.Sprintf("<</Type /Pages /Kids [%s] /Count %d>>", kids, len(pages)))
	catalog := object(fmt.Sprintf("<</Type /Catalog /Pages %d 0 R>>", root))
	last := object("<<" + info + ">>")
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, o := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, catalog, last, xref)
	return b.Bytes()
}

// column sets lines under each other.
func column(x, y, size float64, lines ...string) []put {
	var out []put
	for i, l := range lines {
		if l != "" {
			out = append(out, put{x, y - float64(i)*size*1.2, size, l})
		}
	}
	return out
}

// article is two pages: a title, paragraphs, hyphens, a paragraph that goes on behind the break, and what runs at the edges.
func article() []byte {
	one := []put{{60, 800, 9, "The Tarsk Gazette - 4 March 2031"}, {60, 740, 22, "Mayor denies plot"}}
	one = append(one, column(60, 700, 11,
		"The mayor of Tarsk on Monday denied that there had been a plot, and said that no proof of one exis-",
		"ted anywhere. He did not say who had told the police so, and would not take a single question from",
		"the floor.",
		"",
		"Police said that they had questioned nine people since Friday, and that all nine had gone home the",
		"same night. No charge was brought.")...)
	one = append(one, put{60, 600, 14, "Nine questioned"})
	one = append(one, column(60, 570, 11, "A spokeswoman for the ministry declined to say who had given the order, or whether it had been put")...)
	one = append(one, put{290, 30, 9, "1"})
	two := []put{{60, 800, 9, "The Tarsk Gazette - 4 March 2031"}}
	two = append(two, column(60, 740, 11, "in writing. The anti-", "Harbour league did not reply to a request for comment, its office said.")...)
	two = append(two, put{290, 30, 9, "2"})
	return write("/Title (Mayor denies plot) /CreationDate (D:20310302100000Z)", one, two)
}

// engine is shared by all tests, because compiling PDFium takes seconds. It is what the long tests are left out for.
var engine = sync.OnceValue(func() *Engine { return &Engine{} })

func TestMain(m *testing.M) {
	status := m.Run()
	if err := engine().Close(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		status = 1
	}
	os.Exit(status)
}

func TestRead(t *testing.T) {
	if testing.Short() {
		t.Skip("compiling PDFium takes seconds")
	}
	data := article()
	g, err := engine().Read(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range onrecord.CheckMap(g.Map, g.HTML, data) {
		t.Error(b)
	}
	for _, want := range []string{
		"<h1>Mayor denies plot</h1>",
		"<p>The mayor of Tarsk on Monday denied that there had been a plot, and said that no proof of one existed anywhere. He did not say who had told the police so, and would not take a single question from the floor.</p>",
		"<p>Police said that they had questioned nine people since Friday, and that all nine had gone home the same night. No charge was brought.</p>",
		"<h2>Nine questioned</h2>",
		"<p>A spokeswoman for the ministry declined to say who had given the order, or whether it had been put in writing. The anti-Harbour league did not reply to a request for comment, its office said.</p>",
		"<footer><p>The Tarsk Gazette - 4 March 2031</p><p>1</p><p>The Tarsk Gazette - 4 March 2031</p><p>2</p></footer>",
	} {
		if !strings.Contains(g.HTML, want) {
			t.Errorf("no %s", want)
		}
	}
	if t.Failed() {
		t.Log(g.HTML)
	}
	if g.Made != "2031-03-02" {
		t.Errorf("made %q", g.Made)
	}
}

func TestColumns(t *testing.T) {
	if testing.Short() {
		t.Skip("compiling PDFium takes seconds")
	}
	left := column(60, 700, 10, "The bakers of Tarsk count their", "loaves once a year, and this year", "the count took a month, said Tomas", "Arrel, who bakes in the old")
	right := column(320, 700, 10, "harbour and has done so for thirty", "years. Nobody had asked him for a", "figure before, he added, and he", "would not give one.")
	g, err := engine().Read(write("", append(left, right...)))
	if err != nil {
		t.Fatal(err)
	}
	if want := "<p>The bakers of Tarsk count their loaves once a year, and this year the count took a month, said Tomas Arrel, who bakes in the old harbour and has done so for thirty years. Nobody had asked him for a figure before, he added, and he would not give one.</p>"; !strings.Contains(g.HTML, want) {
		t.Errorf("columns: %s", g.HTML)
	}
}

func TestUnreadable(t *testing.T) {
	if testing.Short() {
		t.Skip("compiling PDFium takes seconds")
	}
	encrypted := bytes.Replace(article(), []byte("/Info"), []byte("/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt <</Filter /Standard /V 1 /R 2 /P -4 "+
		"/O <"+strings.Repeat("5a", 32)+"> /U <"+strings.Repeat("a5", 32)+">>> /Info"), 1)
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"scanned":   {write("", nil, nil, nil), "no text layer, 3 pages of images: run OCR first"},
		"one page":  {write("", nil), "1 page of images"},
		"blank":     {write("", []put{{60, 700, 11, " "}}), "no text on its 1 page"},
		"encrypted": {encrypted, "only its password opens"},
		"broken":    {append([]byte("%PDF-1.7\n1 0 obj\nendobj\n"), bytes.Repeat([]byte("x"), 1000)...), "that is broken"},
		"cut short": {article()[:400], "a PDF that is"},
	} {
		_, err := engine().Read(c.data)
		if u, ok := errors.AsType[*UnreadableError](err); !ok || !strings.Contains(err.Error(), c.want) || u.Next == "" {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// Time that is over ends the work, and the next document is read as if nothing had been; many may be read at once; a closed
// engine says so.
func TestEngine(t *testing.T) {
	if testing.Short() {
		t.Skip("compiling PDFium takes seconds")
	}
	dir := filepath.Join(t.TempDir(), "a", "b")
	e := &Engine{CacheDir: dir, Time: time.Minute}
	data := article()
	want, err := e.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	if list, err := os.ReadDir(dir); err != nil || len(list) == 0 {
		t.Errorf("nothing in the cache: %v", err)
	}
	var long [][]put
	for range 300 {
		long = append(long, column(60, 780, 8, strings.Split(strings.Repeat("so said the mayor of Tarsk and so said all the others on that day and the next\n", 70), "\n")...))
	}
	e.Time = 300 * time.Millisecond
	if _, err := e.Read(write("", long...)); err == nil || !strings.Contains(err.Error(), "gave up after 300ms") {
		t.Errorf("no time for 300 pages: %v", err)
	}
	e.Time = time.Minute
	var wait sync.WaitGroup
	for range 2 * mostAtATime {
		wait.Go(func() {
			if g, err := e.Read(data); err != nil || g.HTML != want.HTML {
				t.Errorf("read beside others: %v", err)
			}
		})
	}
	wait.Wait()
	if err := e.Close(); err != nil {
		t.Error(err)
	}
	if _, err := e.Read(data); err == nil || !strings.Contains(err.Error(), "closed") {
		t.Errorf("closed: %v", err)
	}
}
