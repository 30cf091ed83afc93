package capture

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"syscall"
)

// errOutOfTime is the cause of a context that ended because the whole fetch took too long.
var errOutOfTime = errors.New("out of time")

// failure says what went wrong in a fetch of source, in our words. at is the redirect's target that was being asked.
func (f *Fetcher) failure(ctx context.Context, source, at string, err error) error {
	via := ""
	if at != "" {
		via = "redirects to " + printable(at) + ": "
	}
	if r, ok := errors.AsType[*Refusal](err); ok {
		out := *r
		out.Source, out.Why = source, via+r.Why
		return &out
	}
	r := f.explain(ctx, err)
	if r == nil { // the caller called it off
		return fmt.Errorf("%s: %w", printable(source), context.Cause(ctx))
	}
	r.Source, r.Why, r.Err = source, via+r.Why, err
	return r
}

const later = "try again later, or give a saved copy"

// explainContent finds the Reason behind err when it lies in what came, and not in how it came; else nil.
func explainContent(err error, limit int64) *Refusal {
	switch e, packed := errors.AsType[*packError](err); {
	case errors.Is(err, errTooBig):
		return tooBig("", limit)
	case errors.Is(err, errBomb):
		return &Refusal{Reason: Bomb, Why: fmt.Sprintf("the answer unpacks to more than %d times its size, as no article does", maxRatio)}
	case errors.Is(err, io.ErrUnexpectedEOF):
		return &Refusal{Reason: CutShort, Why: "the answer was cut short", Next: later}
	case packed:
		return &Refusal{Reason: BadEncoding, Why: "the answer cannot be unpacked: " + e.Error(), Next: later}
	}
	return nil
}

// explain finds the Reason behind err; nil when ctx's owner ended it.
func (f *Fetcher) explain(ctx context.Context, err error) *Refusal {
	if ctx.Err() != nil {
		if context.Cause(ctx) == errOutOfTime {
			return &Refusal{Reason: TooSlow, Why: fmt.Sprintf("the server did not finish within %s", f.o.Timeout),
				Next: "give it more with --timeout, or give a saved copy"}
		}
		return nil
	}
	if r := explainContent(err, f.o.MaxSize); r != nil {
		return r
	}
	if e, ok := errors.AsType[*net.DNSError](err); ok {
		if e.IsNotFound {
			return &Refusal{Reason: NoSuchHost, Why: "there is no host " + printable(e.Name), Next: "check the address"}
		}
		return &Refusal{Reason: NoSuchHost, Why: "the name " + printable(e.Name) + " could not be looked up: " + e.Err, Next: later}
	}
	if e, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return &Refusal{Reason: NotCertified, Why: "the server cannot prove who it is: " + e.Err.Error(),
			Next: "open it in a browser, and save the page if you trust it"}
	}
	if e, ok := errors.AsType[net.Error](err); ok && e.Timeout() {
		return &Refusal{Reason: TooSlow, Why: fmt.Sprintf("the server did not answer within %s", f.o.HeaderTimeout), Next: later}
	}
	if errors.Is(err, syscall.ECONNREFUSED) {
		return &Refusal{Reason: NoConnection, Why: "the server refuses connections", Next: "check the address and the port"}
	}
	return &Refusal{Reason: NoConnection, Why: innermost(err), Next: later}
}

// innermost is err without the method and the URL that net/http puts before it.
func innermost(err error) string {
	if e, ok := errors.AsType[*url.Error](err); ok {
		err = e.Err
	}
	return err.Error()
}
