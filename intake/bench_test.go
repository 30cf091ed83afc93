package intake

import (
	"os"
	"strings"
	"testing"

	"onrecord"
)

// BenchmarkRead reads the bundled article from its bytes to a checked Reading; words/s is the figure users feel.
func BenchmarkRead(b *testing.B) {
	for _, name := range []string{"article.txt", "article.html"} {
		b.Run(name, func(b *testing.B) {
			data, err := os.ReadFile("../examples/" + name)
			if err != nil {
				b.Fatal(err)
			}
			r := reader(b)
			words := len(strings.Fields(string(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := r.Read(onrecord.NewCapture(name, "", data)); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

// BenchmarkNew loads the language pack's models: what every start of the program pays.
func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}
