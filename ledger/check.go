package ledger

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"onrecord"
)

// CheckOptions say how far [Check] goes.
type CheckOptions struct {
	// Noted are checkpoints that must hold.
	Noted []Checkpoint
	// Reread, if not nil, reads a capture anew, and the laws that need its bytes are held against that reading: the map, direct
	// speech. Another text than the kept reading's is a fault if the reader's name is by.
	Reread func(*onrecord.Capture) (*onrecord.Reading, error)
	By     string
	// Progress, if not nil, is told what is being checked and how many of it are done.
	Progress func(what string, n int64)
}

// Check runs all laws over a live story and alters nothing: [Verify]; what the store says is about a capture is what reaches it by
// causes; every reading, as people decided, keeps the laws of the vocabulary; judgements do not contradict each other; the stored
// view is what the entries fold to, byte for byte. An error is a failure to read, or that others wrote meanwhile.
func Check(ctx context.Context, s Store, o CheckOptions) ([]Fault, error) {
	c := &checker{ctx: ctx, store: s, o: o, captures: map[ID]*traced{}, root: map[ID]ID{}}
	if c.o.Progress == nil {
		c.o.Progress = func(string, int64) {}
	}
	head, err := s.Head(ctx)
	if err != nil {
		return nil, err
	}
	c.faults, err = Verify(ctx, s, o.Noted, func(n int64) { c.o.Progress("entries verified", n) })
	for _, step := range []func() error{c.trace, c.clusters, c.articles} {
		if err == nil {
			err = step()
		}
	}
	if now, headErr := s.Head(ctx); err == nil && headErr == nil && now != head {
		return nil, fmt.Errorf("others added entries %d to %d while the story was checked: run it again", head.Seq+1, now.Seq)
	}
	return c.faults, err
}

type checker struct {
	ctx      context.Context
	store    Store
	o        CheckOptions
	faults   []Fault
	captures map[ID]*traced
	order    []ID // of captures, by number
	root     map[ID]ID
	places   map[string][]ID // captures of one place, by arrival
	joined   Clusters
}

// traced is what reaches a capture by causes.
type traced struct {
	seq     int64
	place   string
	arrived string
	about   []ID
}

func (c *checker) fault(seq int64, format string, args ...any) {
	c.faults = append(c.faults, Fault{seq, fmt.Sprintf(format, args...)})
}

// trace follows every entry to its capture.
func (c *checker) trace() error {
	for e, err := range c.store.Entries(c.ctx, 0) {
		if err != nil {
			return err
		}
		if e.Kind == KindCapture {
			b, err := Decode[CaptureBody](e)
			if err != nil {
				return nil // told by Verify, and nothing can be folded
			}
			c.root[e.ID] = e.ID
			c.captures[e.ID] = &traced{seq: e.Seq, place: Storable(b.Place()), arrived: b.Arrived}
			c.order = append(c.order, e.ID)
		} else {
			c.root[e.ID] = c.root[e.Cause]
		}
		if t := c.captures[c.root[e.ID]]; t != nil {
			t.about = append(t.about, e.ID)
		}
	}
	c.places = map[string][]ID{}
	for _, id := range c.order {
		c.places[c.captures[id].place] = append(c.places[c.captures[id].place], id)
	}
	for _, ids := range c.places {
		slices.SortStableFunc(ids, func(a, b ID) int { return cmp.Compare(c.captures[a].arrived, c.captures[b].arrived) })
	}
	return nil
}

// article holds the laws against one capture's reading; nil when it cannot be folded.
func (c *checker) article(id ID) (*Article, error) {
	t := c.captures[id]
	entries, err := c.store.About(c.ctx, id)
	if err != nil {
		return nil, err
	}
	var about []ID
	for _, e := range entries {
		about = append(about, e.ID)
	}
	if !slices.Equal(about, t.about) {
		c.fault(t.seq, "the store says that %d entries are about it, by their causes it is %d", len(about), len(t.about))
	}
	a, err := Fold(entries, func(d Digest) ([]byte, error) { return c.store.Blob(c.ctx, d) })
	if c.ctx.Err() != nil {
		return nil, context.Cause(c.ctx)
	}
	if err != nil {
		c.fault(t.seq, "what is about it cannot be folded: %v", err)
		return nil, nil
	}
	if a.Reading != nil {
		c.reading(a)
	}
	return a, nil
}

func (c *checker) reading(a *Article) {
	seq := a.ReadingEntry.Seq
	for _, b := range onrecord.CheckReading(a.Reading) {
		c.fault(seq, "the reading of %s breaks a law: %s", a.Capture.Place(), b)
	}
	if r := a.Reading.Capture; r == nil || Digest(r.SHA256) != a.Capture.SHA256 {
		c.fault(seq, "the reading of %s is one of other bytes", a.Capture.Place())
	}
	if c.o.Reread == nil {
		return
	}
	data, err := c.store.Blob(c.ctx, a.Capture.SHA256)
	if err != nil {
		return // told by Verify
	}
	again, err := c.o.Reread(a.Capture.Capture(data))
	if err != nil {
		if a.ReadingEntry.By == c.o.By {
			c.fault(seq, "%s can no longer be read: %v", a.Capture.Place(), err)
		}
		return
	}
	for _, b := range onrecord.CheckReading(again) {
		c.fault(seq, "read again, %s breaks a law: %s", a.Capture.Place(), b)
	}
	if a.ReadingEntry.By == c.o.By && again.Document.Text != a.Reading.Document.Text {
		c.fault(seq, "read again by the same version, %s has another text", a.Capture.Place())
	}
}

func (c *checker) clusters() error {
	judgements, err := c.store.Judgements(c.ctx)
	if err != nil {
		return err
	}
	c.joined, err = Cluster(judgements)
	if conflict, ok := errors.AsType[*ErrConflict](err); ok {
		c.fault(conflict.Entry.Seq, "%v", conflict)
		return nil
	}
	return err
}

// articles holds the laws against every capture's reading and, on the way, what the store keeps against what the entries fold to, line by
// line, without keeping either.
func (c *checker) articles() error {
	next, stop := iter.Pull2(c.expected())
	defer stop()
	w := &viewComparer{next: next}
	if err := c.store.WriteView(c.ctx, w); err != nil && !errors.Is(err, errDiffers) {
		return errors.Join(w.err, err)
	}
	w.end()
	for more := true; more && w.err == nil; { // the laws hold for what comes behind a difference, too
		_, w.err, more = next()
	}
	if w.err != nil {
		return w.err
	}
	if w.fault != "" {
		c.fault(0, "the view is not what the entries fold to: %s; onrecord check --repair makes it anew from the entries", w.fault)
	}
	return nil
}

// expected are the lines that WriteView should write.
func (c *checker) expected() iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		put := func(v any) bool {
			line, err := marshal(v)
			return yield(string(line), err) && err == nil
		}
		for n, id := range c.order {
			a, err := c.article(id)
			if err != nil {
				yield("", err)
				return
			}
			c.o.Progress("articles checked", int64(n+1))
			if a == nil {
				continue // told, and the comparison will end here
			}
			row := a.Row()
			same := c.places[row.Place]
			row.Version = slices.Index(same, id) + 1
			row.Latest = row.Version == len(same)
			if !put(row) {
				return
			}
			rows := a.Rows()
			slices.SortStableFunc(rows, func(a, b Row) int { return cmp.Compare(a.Kind, b.Kind) }) // each kind's are in the order of Ord
			for _, r := range rows {
				if !put(r) {
					return
				}
			}
		}
		keys := make([]PartyKey, 0, len(c.joined))
		for k := range c.joined {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range keys {
			if !put(ClusterRow{k, c.joined[k]}) {
				return
			}
		}
	}
}

// errDiffers ends a comparison at the first difference.
var errDiffers = errors.New("the view differs")

// viewComparer takes lines and holds each against the next that is expected.
type viewComparer struct {
	next  func() (string, error, bool)
	rest  []byte // of a line whose end has not come
	n     int
	fault string
	err   error // a failure to tell what is expected
}

func (w *viewComparer) Write(p []byte) (int, error) {
	w.rest = append(w.rest, p...)
	for {
		i := slices.Index(w.rest, '\n')
		if i < 0 {
			return len(p), nil
		}
		line := string(w.rest[:i])
		w.rest = slices.Delete(w.rest, 0, i+1)
		w.n++
		want, err, ok := w.next()
		switch {
		case err != nil:
			w.err = err
		case !ok:
			w.fault = fmt.Sprintf("line %d, %s, should not be there", w.n, clip(line))
		case want != line:
			from := max(0, commonPrefix(line, want)-40)
			w.fault = fmt.Sprintf("line %d is …%s and should be …%s", w.n, clip(line[from:]), clip(want[from:]))
		default:
			continue
		}
		return 0, errDiffers
	}
}

func (w *viewComparer) end() {
	if w.fault != "" || w.err != nil {
		return
	}
	if want, err, ok := w.next(); err != nil {
		w.err = err
	} else if ok {
		w.fault = fmt.Sprintf("it ends after line %d, where %s should stand", w.n, clip(want))
	}
}

func clip(s string) string {
	if len(s) > 120 {
		s = s[:120] + "…"
	}
	return strings.ToValidUTF8(s, "")
}
