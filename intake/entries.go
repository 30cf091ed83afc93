package intake

import (
	"onrecord"
	"onrecord/ledger"
)

// Language is the ISO 639-1 code of the language that statements are found in. Articles in others are kept, and read into their
// zones only.
func (r *Reader) Language() string { return r.pack.Code }

// Entries is what a ledger keeps of a capture: the capture itself, and what by, this reader in its version, read from it or why
// it could not. The error is that of reading; the drafts stand all the same.
func (r *Reader) Entries(c *onrecord.Capture, by string) ([]ledger.Draft, error) {
	kept := ledger.DraftCapture(c, by)
	reading, err := r.ReadingEntry(c, by, kept.ID(c.Time))
	return []ledger.Draft{kept, reading}, err
}

// ReadingEntry is the second of [Reader.Entries] for a capture that the ledger has as id.
func (r *Reader) ReadingEntry(c *onrecord.Capture, by string, id ledger.ID) (ledger.Draft, error) {
	found, err := r.Read(c)
	if err != nil {
		return ledger.DraftUnread(err.Error(), by, id), err
	}
	draft, err := ledger.DraftReading(found, r.Language(), by, id)
	if err != nil {
		return ledger.DraftUnread(err.Error(), by, id), err
	}
	return draft, nil
}
