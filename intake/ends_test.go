package intake

import (
	"strings"
	"testing"

	"onrecord"
)

// TestEndsAnywhere: a text may break off behind any word, and is read all the same.
func TestEndsAnywhere(t *testing.T) {
	r := reader(t)
	const text = `The claim was denied by the harbour board. "We will pay," the owner said, and the mayor called it a waste of money.
The group was declared illegal by a court and accused of theft by the state. The mate warned that the pumps could fail, according to a report by the union.`
	words := strings.Fields(text)
	for n := 1; n <= len(words); n++ {
		for _, tail := range []string{"", "\n"} {
			c := onrecord.NewCapture("a.txt", "text/plain; charset=utf-8", []byte("Harbour news\n\n"+strings.Join(words[:n], " ")+tail))
			if _, err := r.Read(c); err != nil {
				t.Errorf("broken off behind %q: %v", words[n-1], err)
			}
		}
	}
}
