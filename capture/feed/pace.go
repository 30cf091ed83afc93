package feed

import (
	"strconv"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/rss"
)

// maxPace is the longest that a feed may ask to be left alone; more is taken for a mistake, and for this.
const maxPace = 30 * 24 * time.Hour

// pace is what a feed says of how often it changes: the longer of ttl (RSS 2.0, in minutes) and updatePeriod divided by
// updateFrequency (the syndication module of RSS 1.0); zero for neither.
func pace(f *gofeed.Feed) time.Duration {
	var out time.Duration
	if o, ok := f.OriginalFeed().(*rss.Feed); ok {
		if n, err := strconv.Atoi(strings.TrimSpace(o.TTL)); err == nil && n > 0 {
			out = time.Duration(min(n, int(maxPace/time.Minute))) * time.Minute
		}
	}
	var period time.Duration
	switch strings.ToLower(syndicated(f, "updatePeriod")) {
	case "hourly":
		period = time.Hour
	case "daily":
		period = 24 * time.Hour
	case "weekly":
		period = 7 * 24 * time.Hour
	case "monthly", "yearly":
		period = maxPace
	}
	if n, err := strconv.Atoi(syndicated(f, "updateFrequency")); err == nil && n > 0 {
		period /= time.Duration(n)
	}
	return min(max(out, period), maxPace)
}

// syndicated is an element of the syndication module, "" when it is not there.
func syndicated(f *gofeed.Feed, name string) string {
	for _, e := range f.Extensions["sy"][name] {
		return strings.TrimSpace(e.Value)
	}
	return ""
}
