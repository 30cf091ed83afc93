package page

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"onrecord"
)

// One whole page, from bytes to blocks: the size of a usual article, and ten times that.
func BenchmarkReadHTML(b *testing.B) {
	a, err := txtar.ParseFile("testdata/html/wordpress.txtar")
	if err != nil {
		b.Fatal(err)
	}
	page := string(a.Files[0].Data)
	head, body, _ := strings.Cut(page, "<h2>No arrests</h2>")
	w := englishWords(b)
	for _, c := range []struct {
		name, page string
	}{
		{"6kB", page},
		{"60kB", head + strings.Repeat("<h2>No arrests</h2>"+body[:strings.Index(body, `<div class="related-posts">`)], 60) + body},
	} {
		b.Run(c.name, func(b *testing.B) {
			cap := onrecord.NewCapture("page.html", "text/html", []byte(c.page))
			b.SetBytes(int64(len(c.page)))
			b.ReportAllocs()
			words := 0
			for b.Loop() {
				d, err := Read(cap, w)
				if err != nil {
					b.Fatal(err)
				}
				words = len(strings.Fields(d.Text))
			}
			b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

func BenchmarkDecode(b *testing.B) {
	for _, label := range []string{"utf-8", "windows-1252", "gb18030", "utf-16le"} {
		text := strings.Repeat(inChina, 200)
		if label == "windows-1252" || label == "utf-8" {
			text = strings.Repeat(inFrench, 200)
		}
		enc, _ := byLabel(label)
		data := []byte(text)
		if enc.enc != nil {
			data, _ = enc.enc.NewEncoder().Bytes(data)
		} else if label == "utf-16le" {
			data = []byte{0xff, 0xfe}
			for _, r := range text {
				data = append(data, byte(r), byte(r>>8))
			}
		}
		b.Run(label, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := decode(data, []claim{{label, "server"}}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
