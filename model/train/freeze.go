package train

import (
	"encoding/binary"
	"fmt"
	"math"
	"sort"

	"onrecord/model/linear"
)

// Frozen is the sections of one table of linear.Table.
type Frozen struct{ Slots, Entries, Book []byte }

// scale turns averaged weights into the 16-bit weights of the codebook.
const scale = 256

// Freeze packs rows into a table: weights become one of 255 codes, spaced so that small weights keep their precision.
func Freeze(rows []Row) (Frozen, error) {
	largest := 1e-9
	for _, r := range rows {
		for _, w := range r.Weights {
			largest = max(largest, math.Abs(w))
		}
	}
	largest = min(largest, 32767.0/scale)
	book := make([]byte, 512)
	for c := -127; c <= 127; c++ {
		v := math.Round(expand(float64(c)/127) * largest * scale)
		binary.LittleEndian.PutUint16(book[2*(c+128):], uint16(int16(v)))
	}
	logn := 1
	for len(rows)*100 > 1<<logn*85 {
		logn++
	}
	for ; logn < 28; logn++ {
		if f, ok := pack(rows, book, largest, uint(logn)); ok {
			return f, nil
		}
	}
	return Frozen{}, fmt.Errorf("freeze a table: %d features do not fit", len(rows))
}

// bend sets how much finer the codes of small weights are.
const bend = 4

func expand(x float64) float64 { return math.Sinh(x*bend) / math.Sinh(bend) }

func squeeze(y float64) float64 { return math.Asinh(y*math.Sinh(bend)) / bend }

func pack(rows []Row, book []byte, largest float64, logn uint) (Frozen, bool) {
	f := Frozen{Slots: make([]byte, 8<<logn), Book: book}
	sort.Slice(rows, func(i, j int) bool { return rows[i].Key < rows[j].Key })
	mask := uint64(1)<<logn - 1
	for _, r := range rows {
		at, print := linear.Place(r.Key, logn)
		placed := false
		for range 48 {
			if binary.LittleEndian.Uint64(f.Slots[at*8:]) == 0 {
				placed = true
				break
			}
			at = (at + 1) & mask
		}
		if !placed {
			return f, false
		}
		start, num := len(f.Entries)/2, 0
		for i, c := range r.Classes {
			w := max(-1, min(1, r.Weights[i]/largest))
			code := int(math.Round(squeeze(w) * 127))
			if code == 0 || num == 255 {
				continue
			}
			f.Entries = append(f.Entries, byte(c), byte(code+128))
			num++
		}
		if num > 0 {
			binary.LittleEndian.PutUint64(f.Slots[at*8:], uint64(start)|uint64(num)<<32|print<<40)
		}
	}
	return f, true
}

// Table is the frozen table ready for use.
func (f Frozen) Table(classes int) (*linear.Table, error) {
	return linear.NewTable(f.Slots, f.Entries, f.Book, classes)
}
