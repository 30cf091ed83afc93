package intake_test

import (
	"testing"

	"onrecord"
	"onrecord/intake"
)

// TestWordSalad: marks that stand anywhere break no law: words that run from one quotation into the next are no direct speech.
func TestWordSalad(t *testing.T) {
	r, err := intake.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		"the path of Rosalind it respond the per the must and at but ! \"has be to write respond samples phoned a 17:50 calls asked going I has that respond has “Then of The must ",
		"data a federal off in no because said given \" fishponds list of with police smell let It is condition out Background a how this by ' to for Tansy in May. calm Brig. \"I of causes for respond ",
	} {
		if _, err := r.Read(onrecord.NewCapture("salad.txt", "text/plain; charset=utf-8", []byte(text))); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}
