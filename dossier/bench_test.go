package dossier

import (
	"io"
	"testing"
)

func BenchmarkText(b *testing.B) {
	r := ferry(b)
	for b.Loop() {
		if err := Text(io.Discard, r, TextOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	r := ferry(b)
	for b.Loop() {
		if err := HTML(io.Discard, r); err != nil {
			b.Fatal(err)
		}
	}
}
