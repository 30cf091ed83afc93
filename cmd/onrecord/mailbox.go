package main

import (
	"context"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"

	"onrecord"
	"onrecord/capture/mbox"
)

// mailboxEndings are the endings of files of mails, each of which is an article.
func mailboxEndings() []string { return []string{".mbox", ".mbx"} }

func isMailbox(name string) bool {
	return slices.Contains(mailboxEndings(), strings.ToLower(path.Ext(name)))
}

// mailbox hands out the mails of the file in, one after the other. It reports whether more jobs are wanted.
func (o *opener) mailbox(in input, yield func(job) bool) bool {
	fail := func(err error) bool {
		err = fmt.Errorf("%s: %w", in.source, err)
		return yield(job{in: in, load: func(context.Context) (*onrecord.Capture, error) { return nil, err }})
	}
	f, err := os.Open(in.source)
	if err != nil {
		return fail(fmt.Errorf("the file of mails cannot be opened: %w", bare(err)))
	}
	defer f.Close()
	done := int64(0)
	for m, err := range mbox.Read(f, int(o.o.MaxSize)) {
		if err != nil {
			if !fail(err) {
				return false
			}
			continue
		}
		c := onrecord.NewCapture(fmt.Sprintf("%s#%d", in.source, m.N), "message/rfc822", m.Data)
		c.Time = o.o.Now().UTC()
		weight := m.Offset - done
		done = m.Offset
		name := fmt.Sprintf("%s/%d", strings.TrimSuffix(in.name, path.Ext(in.name)), m.N)
		if !yield(job{input{source: c.Source, name: name}, func(context.Context) (*onrecord.Capture, error) { return c, nil }, weight}) {
			return false
		}
	}
	return true
}
