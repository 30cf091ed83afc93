package pdf

import (
	"strings"
	"testing"

	"onrecord"
)

// typed makes a sheet of lines, each letter half as wide as its size, as PDFium would give it: "~" is its mark of a hyphen.
func typed(lines ...put) sheet {
	s := sheet{width: 595, height: 842}
	for i, l := range lines {
		x, y, size := float32(l.x), float32(l.y), float32(l.size)
		marked := false
		for _, r := range l.text {
			marked = r == '~'
			if marked {
				r = 2
			}
			s.chars = append(s.chars, char{r, x, x + size/2, y - size/4, y + size*3/4, true})
			x += size / 2
		}
		if i < len(lines)-1 && !marked {
			s.chars = append(s.chars, char{r: '\r'}, char{r: '\n'})
		}
	}
	return s
}

// set sets the sheets and holds the galley against the laws.
func setAll(t testing.TB, data []byte, sheets ...sheet) string {
	t.Helper()
	d := &document{pages: sheets}
	s := lay(sheets)
	if len(s.lines) == 0 {
		return ""
	}
	g, err := s.set(d, len(data))
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range onrecord.CheckMap(g.Map, g.HTML, data) {
		t.Error(b)
	}
	_, body, _ := strings.Cut(g.HTML, "<body>")
	return strings.TrimSuffix(body, "</body></html>")
}

func TestParagraphs(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []put
		want  string
	}{
		{"hyphen", column(60, 700, 10, "the harbour is to be opened to ves~", "sels again in spring of the next year"), "<p>the harbour is to be opened to vessels again in spring of the next year</p>"},
		{"hyphen of a name", column(60, 700, 10, "the harbour is to be opened by Anna~", "Maria Brandvold in spring of the year"), "<p>the harbour is to be opened by Anna-Maria Brandvold in spring of the year</p>"},
		{"hyphen of a number", column(60, 700, 10, "the harbour was open in the years 2030-", "31 and shut in spring of the next one"), "<p>the harbour was open in the years 2030-31 and shut in spring of the next one</p>"},
		{"soft hyphen", column(60, 700, 10, "the har\u00adbour is to be opened to ves\u00ad", "sels again in spring of the next year"), "<p>the harbour is to be opened to vessels again in spring of the next year</p>"},
		{"ligatures", column(60, 700, 10, "the ofﬁce ﬂoor & <b>"), "<p>the office floor &amp; &lt;b&gt;</p>"},
		{"an empty line", column(60, 700, 10, "one line that is as long as the other.", "", "another line as long as the first one."), "<p>one line that is as long as the other.</p><p>another line as long as the first one.</p>"},
		{"a short last line", column(60, 700, 10, "one line that is as long as the other and", "it ends here.", "Another line that is as long as the first", "and goes on."), "<p>one line that is as long as the other and it ends here.</p><p>Another line that is as long as the first and goes on.</p>"},
		{"an indented first line", append(append(column(60, 700, 10, "one line that is as long as all the other"), put{60, 688, 10, "and ends at the very edge of the column."}),
			put{75, 676, 10, "Another line that begins further right"}, put{60, 664, 10, "and goes on."}),
			"<p>one line that is as long as all the other and ends at the very edge of the column.</p><p>Another line that begins further right and goes on.</p>"},
		{"a list", column(60, 700, 10, "The list:", "• one thing that is said", "• another"), "<p>The list:</p><ul><li>• one thing that is said</li></ul><ul><li>• another</li></ul>"},
		{"a larger line", append(append([]put{{60, 740, 20, "Title of it"}}, put{60, 700, 13, "Between"}), column(60, 680, 10, "running text that is longer than all of these and says so.")...),
			"<h1>Title of it</h1><h2>Between</h2><p>running text that is longer than all of these and says so.</p>"},
		{"another font in a line", append([]put{{60, 700, 10, "words that go on"}, {140, 703, 6, "7"}, {147, 700, 10, "in this line"}}, put{60, 688, 10, "and the next, which is a long one too"}),
			"<p>words that go on7 in this line and the next, which is a long one too</p>"},
		{"a number at the foot", append(column(60, 700, 10, "running text"), put{300, 30, 10, "- 12 -"}), ""},
		{"cells side by side", []put{{60, 700, 10, "Friday"}, {300, 700, 10, "four"}}, "<p>Friday</p><p>four</p>"},
	} {
		want := "<main>" + c.want + "</main><footer></footer>"
		if c.want == "" {
			want = "<main><p>running text</p></main><footer><p>- 12 -</p></footer>"
		}
		if got := setAll(t, []byte("%PDF"), typed(c.lines...)); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, want)
		}
	}
}

// What runs at the edge of the pages is told by coming back there; the same words within the text are text.
func TestEdges(t *testing.T) {
	page := func(head, foot string, text ...string) sheet {
		return typed(append(append([]put{{60, 810, 9, head}}, column(60, 600, 10, text...)...), put{60, 30, 9, foot})...)
	}
	got := setAll(t, []byte("%PDF"),
		page("Report 7", "Tarsk, page 1 of 3", "Report 7", "was written in May."),
		page("Chapter one", "Tarsk, page 2 of 3", "It says nothing of names."),
		page("Report 7", "Tarsk, page 3 of 3", "It says nothing of dates."))
	want := "<main><p>Report 7 was written in May.</p><p>Chapter one</p><p>It says nothing of names.</p><p>It says nothing of dates.</p></main>" +
		"<footer><p>Report 7</p><p>Tarsk, page 1 of 3</p><p>Tarsk, page 2 of 3</p><p>Report 7</p><p>Tarsk, page 3 of 3</p></footer>"
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// FuzzLay lays letters that stand anywhere.
func FuzzLay(f *testing.F) {
	f.Add("The harbour\r\nis shut\x02ded", []byte{10, 20, 5, 5, 10, 90, 200, 40})
	f.Add("12\r\n• x \u00ad ﬁ", []byte{0, 0, 0, 0, 255, 255, 255, 255})
	f.Fuzz(func(t *testing.T, text string, places []byte) {
		if len(text) > 1<<10 || len(places) < 4 {
			return
		}
		sheets := []sheet{{width: 255, height: 255}, {width: 255, height: 255}}
		i := 0
		for _, r := range text {
			k := i * 4 % (len(places) - 3)
			p := places[k : k+4]
			c := char{r, float32(p[0]), float32(p[0]) + float32(p[2]), float32(p[1]), float32(p[1]) + float32(p[3]), p[2] > 0 && p[3] > 0}
			sheets[i%2].chars = append(sheets[i%2].chars, c)
			i++
		}
		setAll(t, []byte("%PDF"), sheets...)
	})
}
