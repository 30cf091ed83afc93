package capture

import (
	"bufio"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"testing"
	"time"
)

func quiet() *log.Logger { return log.New(io.Discard, "", 0) }

// raw answers each connection with f, which writes what it likes, broken HTTP included, until the client goes.
func raw(t *testing.T, f func(w io.Writer) error) (string, netip.AddrPort) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			if _, err := http.ReadRequest(bufio.NewReader(c)); err == nil {
				f(c)
			}
			c.Close()
		}
	}()
	t.Cleanup(func() { l.Close(); <-done })
	return "http://" + l.Addr().String() + "/", netip.MustParseAddrPort(l.Addr().String())
}

func refusedRaw(t *testing.T, o Options, answer func(io.Writer) error, reason Reason, says ...string) {
	t.Helper()
	u, at := raw(t, answer)
	f := fetcher(t, o)
	f.guard.pass = append(f.guard.pass, at)
	refused(t, f, u, reason, says...)
}

// drip writes s again and again, slowly, until the client goes.
func drip(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		for {
			if _, err := io.WriteString(w, s); err != nil {
				return err
			}
			time.Sleep(10 * time.Millisecond)
		}
	}
}

func after(head string, f func(io.Writer) error) func(io.Writer) error {
	return func(w io.Writer) error {
		if _, err := io.WriteString(w, head); err != nil {
			return err
		}
		return f(w)
	}
}

const chunked = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"

func TestSlowAndEndlessServers(t *testing.T) {
	fast := Options{Timeout: 300 * time.Millisecond, HeaderTimeout: 100 * time.Millisecond}
	nothing := func(w io.Writer) error { time.Sleep(200 * time.Millisecond); return nil }
	stop := func(io.Writer) error { return nil }
	endless := func(w io.Writer) error {
		line := fmt.Sprintf("%x\r\n%s\r\n", 1000, strings.Repeat("harbour ", 125))
		for {
			if _, err := io.WriteString(w, line); err != nil {
				return err
			}
		}
	}
	reset := func(w io.Writer) error { return w.(*net.TCPConn).SetLinger(0) } // closing then throws the connection away
	for name, test := range map[string]struct {
		o      Options
		answer func(io.Writer) error
		reason Reason
		says   string
	}{
		"says nothing":            {fast, nothing, TooSlow, "did not answer within 100ms"},
		"slow loris in headers":   {fast, after("HTTP/1.1 200 OK\r\nX: ", drip("a")), TooSlow, "did not answer within 100ms"},
		"slow loris in the body":  {fast, after(chunked, drip("1\r\na\r\n")), TooSlow, "did not finish within 300ms"},
		"endless body":            {Options{MaxSize: 50000}, after(chunked, endless), TooBig, "48.8 KiB"},
		"endless headers":         {Options{}, after("HTTP/1.1 200 OK\r\n", drip(strings.Repeat("X: "+strings.Repeat("a", 1000)+"\r\n", 400))), NoConnection, "header"},
		"longer than it promises": {Options{MaxSize: 50}, after("HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\n", stop), TooBig, "50 bytes"},
		"cut short":               {Options{}, after("HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\nThe harbour is sh", stop), CutShort, "cut short"},
		"cut short in a chunk":    {Options{}, after(chunked+"40\r\nThe harbour", stop), CutShort, "cut short"},
		"connection reset":        {Options{}, after("HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\nThe harbour is sh", reset), NoConnection, "reset"},
		"no HTTP":                 {Options{}, after("220 mail.test ESMTP\r\n", stop), NoConnection, "malformed HTTP"},
		"hangs up":                {Options{}, stop, NoConnection, "EOF"},
		"redirect to nowhere":     {Options{}, after("HTTP/1.1 302 Found\r\nLocation: http://[::1\r\nContent-Length: 0\r\n\r\n", stop), NoConnection, "Location"},
	} {
		t.Run(name, func(t *testing.T) { refusedRaw(t, test.o, test.answer, test.reason, test.says) })
	}
}
