package ledger

import (
	"context"
	"errors"
	"io"
	"iter"
	"time"

	"onrecord"
)

// ErrNotFound is the answer for an entry or bytes that the ledger does not have.
var ErrNotFound = errors.New("not in the ledger")

// Store keeps one story. Its methods may be used by many goroutines and, on one story, by many processes at once. What Append
// returned without an error survives a crash of the process and of the machine.
type Store interface {
	Source
	// Append adds entries in one transaction, all or none, and brings the view up to date. A draft that the ledger has
	// already (by its ID) appends nothing. Each draft's cause must be there, or be an earlier draft of the same call; its
	// blobs must be those that its body names, or be there; judgements must not conflict ([Cluster]).
	// now is when: it is written into the entries.
	Append(ctx context.Context, now time.Time, drafts ...Draft) ([]Appended, error)
	// Restore takes all entries of src with their bytes, as they are, into a story that has no entry yet: all or nothing, and the
	// view with them. src should have been verified; what does not hold is an error all the same. progress, if not nil, is told
	// the number of each entry.
	Restore(ctx context.Context, src Source, progress func(int64)) error
	// Entry finds an entry by its ID, or by the beginning of one if it is the only one that begins so.
	Entry(ctx context.Context, prefix ID) (Entry, error)
	// Beginning gives the entries whose ID begins with prefix, by ID, limit at most; "" begins none.
	Beginning(ctx context.Context, prefix ID, limit int) ([]Entry, error)
	// About gives the entries that reach a capture by their causes, in order: what Fold takes. Judgements come with the
	// capture of their first party.
	About(ctx context.Context, capture ID) ([]Entry, error)
	// Several is About for several captures, and Blobs are those of some bytes that are there: of few at a time, for all are held in memory.
	Several(ctx context.Context, captures []ID) (map[ID][]Entry, error)
	Blobs(ctx context.Context, digests []Digest) (map[Digest][]byte, error)
	// Judgements gives all judgements and what undid them, in order: what Cluster takes.
	Judgements(ctx context.Context) ([]Entry, error)
	// OfKind gives all entries of a kind and the undoing of any, in order: ratings, say, which people make, and few.
	OfKind(ctx context.Context, kind Kind) ([]Entry, error)
	// Has reports whether the ledger has an entry with exactly that ID.
	Has(ctx context.Context, id ID) (bool, error)

	// Articles asks for captures, Rows for lines of them.
	Articles(ctx context.Context, q ArticleQuery) ([]ArticleRow, error)
	Count(ctx context.Context, allVersions bool) (Tally, error)
	Rows(ctx context.Context, q Query) ([]Hit, error)
	// Names asks what parties are called. Those of one page stand together; pages come in the order of their first line, as Query states
	// it, and so do the names of one.
	Names(ctx context.Context, q NameQuery) ([]NameRow, error)
	// CountRows counts the rows that Rows would give without a limit.
	CountRows(ctx context.Context, q Query) (RowTally, error)
	// WriteView writes all that is derived, in a stated order, as JSON lines: the same entries give the same bytes on
	// every store.
	WriteView(ctx context.Context, w io.Writer) error
	// Rebuild makes the view anew from the entries, all of it or nothing. progress, where it is not nil, is told how many captures of all are done.
	Rebuild(ctx context.Context, progress func(done, all int)) error

	// State and SetState keep what a program must remember between runs and is no part of the story (when a feed was
	// polled). It is not exported, and nothing rests on it. An unknown key is nil.
	State(ctx context.Context, key string) ([]byte, error)
	SetState(ctx context.Context, key string, value []byte) error

	// Close lets go of the story; a file is left as one file.
	Close() error
}

// Source is what entries and bytes can be read from: a store, or an exported bundle.
type Source interface {
	// Entries yields the entries after number after, in order. It ends after the first error.
	Entries(ctx context.Context, after int64) iter.Seq2[Entry, error]
	// Blob gives the bytes with that digest; ErrNotFound if there are none, another error if they are not what they
	// should be.
	Blob(ctx context.Context, d Digest) ([]byte, error)
	// Head is the checkpoint of all entries; Seq 0 and Genesis for none.
	Head(ctx context.Context) (Checkpoint, error)
}

// Appended is what became of a draft: the entry that says it, and whether it is new.
type Appended struct {
	Entry
	New bool
}

// ArticleRow is one capture as the view has it.
type ArticleRow struct {
	ID ID
	// Seq is the capture entry's number.
	Seq    int64
	SHA256 Digest
	// Place is what versions have in common: see [CaptureBody.Place].
	Place  string
	Outlet string
	Title  string
	// From and To are the publication, half-open; "" when not known.
	From onrecord.Date
	To   onrecord.Date
	Lang string
	// Arrived is when the bytes came, RFC 3339, "" if not known; Added when they were appended.
	Arrived string
	Added   time.Time
	Outcome Outcome
	Reason  string
	// Reading is the entry of the latest reading, By what read it; "" for none.
	Reading ID
	By      string
	// Statements counts those in force.
	Statements int
	// Version counts the captures of one place from 1, by arrival and then number; Latest is the last of them.
	Version int
	Latest  bool
}

// Tally counts captures, the latest of each place or all.
type Tally struct {
	Articles int
	Outlets  int // that are named, by name
	Unread   int // from which no statement could be read: unread, or in another language
}

// RowTally counts rows.
type RowTally struct {
	Rows     int
	Articles int            // that have them
	What     map[string]int // rows by their What
	In       map[string]int // articles by the What of their rows
}

// ArticleQuery asks for captures; zero fields do not matter.
type ArticleQuery struct {
	IDs   []ID // the beginning of an ID will do
	Place string
	// Outlet is compared folded, as a part of the name.
	Outlet  string
	Outcome Outcome
	// From and To bound the publication, half-open.
	From, To onrecord.Date
	// AllVersions asks for every version of an article, not only the last.
	AllVersions bool
	// After is the Seq of the last row seen, Limit how many to give at most; 0 for all.
	After int64
	Limit int
}

// Query asks for rows; zero fields do not matter. Rows come ordered by the day of publication (unknown last), number of capture,
// kind, start and Ord.
type Query struct {
	Kinds []RowKind
	// Text are words that must all stand in the row's text, in any order; words inside double quotation marks stand
	// together. They are compared folded ([Fold] of package search), or exactly as written if Exact.
	Text  string
	Exact bool
	// Name are words that must stand in the party's name, or in the words of the text for it.
	Name string
	// Parties are keys; any of them. Who are pages on which the row's party stands.
	Parties []PartyKey
	Who     []WhoKey
	// Naming asks for statements of others that name a party of these pages: by a name that the same article has for it.
	Naming []WhoKey
	// PartyPrefix is the beginning of a key. Capture is one capture.
	PartyPrefix string
	Capture     ID
	What        []string
	Forms       []onrecord.Form
	Outlet      string
	Basis       onrecord.BasisKind
	// Statuses to give; none gives all but Rejected.
	Statuses []Status
	// From and To bound the publication, half-open; Said asks that they bound when it was said instead.
	From, To    onrecord.Date
	Said        bool
	AllVersions bool
	// Latest turns the order round, days that are not known last all the same; LeastSure orders by Score instead, least first.
	// BySaid orders by the day on which it was said, else by that of publication (unknown last), what is known of a day first.
	Latest    bool
	LeastSure bool
	BySaid    bool
	Limit     int
	Offset    int
}

// Hit is a row with its article, and the cluster of its party.
type Hit struct {
	Row
	Cluster PartyKey
	Article ArticleRow
}
