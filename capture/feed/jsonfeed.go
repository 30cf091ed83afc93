package feed

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// jsonItem is what is taken of an item of JSON Feed 1.1. An id may be a number in feeds that do not keep to it.
type jsonItem struct {
	ID        json.RawMessage `json:"id"`
	URL       string          `json:"url"`
	External  string          `json:"external_url"`
	Title     string          `json:"title"`
	Published string          `json:"date_published"`
	Modified  string          `json:"date_modified"`
}

// jsonFeed reads a JSON Feed item by item, so that a feed that is cut off gives what came whole, and one odd item costs
// no other.
func (p *parser) jsonFeed() error {
	d := json.NewDecoder(bytes.NewReader(p.text))
	err := p.jsonObject(d)
	switch {
	case err == nil:
		return nil
	case err == errEnough:
		p.fault("left out: all beyond the first %d", MaxItems)
		return nil
	case len(p.feed.Items) == 0:
		return p.fail("the JSON Feed is cut off or broken before the end of its first item ("+jsonReason(err)+")", "try again later", err)
	}
	p.broken(fmt.Sprintf("byte %d: %s", d.InputOffset(), jsonReason(err)), len(p.feed.Items))
	return nil
}

// errEnough ends the reading of a feed of more than MaxItems items.
var errEnough = errors.New("enough")

func (p *parser) jsonObject(d *json.Decoder) error {
	if _, err := d.Token(); err != nil {
		return err
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		if key == "items" {
			err = p.jsonItems(d)
		} else {
			var value json.RawMessage
			if err = d.Decode(&value); err == nil && key == "title" && json.Unmarshal(value, &p.feed.Title) == nil {
				p.feed.Title = fold(p.feed.Title)
			}
		}
		if err != nil {
			return err
		}
	}
	_, err := d.Token()
	return err
}

func (p *parser) jsonItems(d *json.Decoder) error {
	t, err := d.Token()
	if err != nil {
		return err
	}
	if t != json.Delim('[') {
		return errors.New("its items are no list")
	}
	odd := 0
	for n := 0; d.More(); n++ {
		if n == MaxItems {
			return errEnough
		}
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return err
		}
		var it jsonItem
		if json.Unmarshal(raw, &it) != nil {
			odd++
			continue
		}
		link := it.URL
		if link == "" {
			link = it.External
		}
		var id string
		if json.Unmarshal(it.ID, &id) != nil {
			id = string(it.ID)
		}
		p.add(link, Item{Title: it.Title, ID: id, Published: it.Published, Updated: it.Modified,
			PublishedAt: moment(it.Published), UpdatedAt: moment(it.Modified)})
	}
	if odd > 0 {
		p.fault("left out: %d not written as JSON Feed wants it", odd)
	}
	_, err = d.Token()
	return err
}

func jsonReason(err error) string {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return "unexpected end"
	}
	return err.Error()
}
