package dossier

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Text stands out from what is behind it as WCAG 2.2 AA asks (4.5 to 1), in light, in dark and on paper, lit or not.
func TestContrast(t *testing.T) {
	vars := regexp.MustCompile(`--(\w+):(#[0-9a-f]{3,6})\b`)
	roots := regexp.MustCompile(`:root\{[^}]*\}`).FindAllString(styleSource, -1)
	if len(roots) != 3 {
		t.Fatalf("%d palettes, want light, dark and paper", len(roots))
	}
	for _, root := range roots {
		colour := map[string]string{}
		for _, m := range vars.FindAllStringSubmatch(root, -1) {
			colour[m[1]] = m[2]
		}
		for _, ink := range []string{"ink", "soft", "accent"} {
			for _, ground := range []string{"paper", "sheet", "lit"} {
				a, b := luminance(t, colour[ink]), luminance(t, colour[ground])
				if ratio := (max(a, b) + 0.05) / (min(a, b) + 0.05); ratio < 4.5 {
					t.Errorf("%s %s on %s %s: contrast %.2f", ink, colour[ink], ground, colour[ground], ratio)
				}
			}
		}
	}
}

// luminance is the relative luminance of a colour, as WCAG 2.2 defines it.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	hex = strings.TrimPrefix(hex, "#")
	if len(hex) == 3 {
		hex = strings.Join([]string{hex[:1], hex[:1], hex[1:2], hex[1:2], hex[2:], hex[2:]}, "")
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 6 {
		t.Fatalf("no colour: %q", hex)
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		c := float64(n>>(16-8*i)&0xff) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
