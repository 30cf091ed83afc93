package onrecord

// Range is a half-open run of byte offsets, [Start, End), in a text named by its context.
type Range struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes in r.
func (r Range) Len() int { return r.End - r.Start }

// Contains reports whether s lies wholly inside r.
func (r Range) Contains(s Range) bool { return r.Start <= s.Start && s.End <= r.End }

// Overlaps reports whether r and s share at least one byte.
func (r Range) Overlaps(s Range) bool { return r.Start < s.End && s.Start < r.End }
