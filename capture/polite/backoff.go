package polite

import (
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"onrecord/capture"
)

// maxRetryAfter bounds how long a server can make us wait by Retry-After.
const maxRetryAfter = 7 * 24 * time.Hour

// backoff is the wait after so many failures in a row: doubled each time, bounded, and shortened by chance by up to half.
func (f *Fetcher) backoff(failures int) time.Duration {
	d := f.o.MaxBackoff
	if n := failures - 1; n < 32 && f.o.Backoff<<n>>n == f.o.Backoff {
		d = min(d, f.o.Backoff<<max(n, 0))
	}
	return d - time.Duration(f.o.Rand()*float64(d/2))
}

// transient reports whether err may be gone when asked again, and says something of the host: no answer, an answer that
// took too long or broke off, or one that blames the server or the number of requests.
func transient(err error) bool {
	if e, ok := errors.AsType[*capture.StatusError](err); ok {
		return e.Code == http.StatusTooManyRequests || e.Code == http.StatusRequestTimeout || e.Code >= 500
	}
	return capture.IsRefused(err, capture.TooSlow, capture.CutShort, capture.NoSuchHost, capture.NoConnection)
}

// retryAfter reads the header of RFC 9110, 10.2.3: seconds, or a date; 0 when there is none.
func retryAfter(h http.Header, now time.Time) time.Duration {
	v := strings.TrimSpace(h.Get("Retry-After"))
	if n, err := strconv.ParseUint(v, 10, 31); err == nil {
		return min(time.Duration(n)*time.Second, maxRetryAfter)
	}
	if t, err := http.ParseTime(v); err == nil {
		return min(max(t.Sub(now), 0), maxRetryAfter)
	}
	return 0
}

// fresh is how long an answer holds by its Cache-Control (RFC 9111, 5.2.2), less the time that it lay in caches.
func fresh(h http.Header) time.Duration {
	for _, directive := range strings.Split(strings.Join(h.Values("Cache-Control"), ","), ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(directive), "=")
		if !strings.EqualFold(strings.TrimSpace(name), "max-age") {
			continue
		}
		n, err := strconv.ParseUint(strings.Trim(strings.TrimSpace(value), `"`), 10, 31)
		if err != nil {
			return 0
		}
		age, _ := strconv.ParseUint(strings.TrimSpace(h.Get("Age")), 10, 31)
		return time.Duration(n-min(age, n)) * time.Second
	}
	return 0
}
