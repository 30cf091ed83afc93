package main

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"unicode/utf16"

	"onrecord"
)

const (
	story = "Ferry line shut for a week\n\n" +
		"The harbour will stay shut until Monday, port captain Ilse Brandvold said on Tuesday.\n\n" +
		"“We have seen no damage,” said Tomas Arrel, who runs the ferry line. He declined to comment on the cost.\n"
	page = "<!doctype html><html><head><title>Ferry line shut for a week</title></head><body><article><h1>Ferry line shut for a week</h1>" +
		"<p>The harbour will stay shut until Monday, port captain Ilse Brandvold said on Tuesday.</p>" +
		"<p>“We have seen no damage,” said Tomas Arrel, who runs the ferry line.</p></article></body></html>"
)

// bad is one kind of bad input: how to make it, and what must come of it. An input with status 0 is read, its text holds
// says, and all laws hold. Any other gives no output, and says so on standard error.
type bad struct {
	kind   string
	input  func(*place) string // gives the argument to read
	status int
	says   string
}

func badInputs() []bad {
	return []bad{
		// Files that hold no article.
		{"empty file", file("a.txt", ""), 1, "a.txt: is empty: there are no bytes to read"},
		{"one byte", file("a.txt", "x"), 0, "x"},
		{"only white space", file("a.txt", " \n\t\r\n \n"), 1, "white space"},
		{"only NULs", file("a.txt", strings.Repeat("\x00", 5000)), 1, "binary data"},
		{"PDF", file("a.html", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"), 1, "a PDF"},
		{"JPEG", file("a.html", "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01"), 1, "JPEG"},
		{"PNG", file("a.html", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), 1, "PNG"},
		{"ZIP", file("a.txt", "PK\x03\x04\x14\x00\x00\x00"), 1, "ZIP"},
		{"gzip", file("a.html.gz", "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"), 1, "gzip"},
		{"a program", file("a.txt", "\x7fELF\x02\x01\x01\x00\x00"), 1, "looks like"},
		{"noise", file("a.txt", noise()), 1, "looks like"},

		// Files that are too much.
		{"50 MiB", sparse("a.txt", 50<<20), 1, "is 50 MiB long, the limit is 20 MiB; raise it with --max-size"},
		{"one word of 10 MB", file("a.txt", strings.Repeat("m", 10_000_000)), 0, "mmm"},
		{"one sentence of 200 kB", file("a.txt", strings.Repeat("The harbour is shut and the ferries wait ", 5_000)), 0, "ferries wait"},
		{"nested 100,000 deep", file("a.html", "<!doctype html>"+strings.Repeat("<div>", 100_000)+page), 0, "Brandvold"},
		{"10,000 open quotation marks", file("a.txt", story+strings.Repeat("“", 10_000)), 0, "Brandvold"},
		{"100,000 attributes", file("a.html", "<p "+strings.Repeat("a=b ", 100_000)+">"+page), 0, "Brandvold"},

		// Text that is broken.
		{"truncated UTF-8", file("a.txt", story+"Caf\xc3"), 0, "Brandvold"},
		{"UTF-16 with no BOM, little-endian", file("a.txt", wide(binary.LittleEndian, story)), 0, "“We have seen no damage,”"},
		{"UTF-16 with no BOM, big-endian", file("a.txt", wide(binary.BigEndian, story)), 0, "“We have seen no damage,”"},
		{"half a UTF-16 character", file("a.txt", "\xff\xfe"+wide(binary.LittleEndian, story)+"x"), 0, "Brandvold"},
		{"wrong charset declared", file("a.html", strings.Replace(page, "<head>", "<head><meta charset=utf-8>", 1)+"<p>The caf\xe9 is open, she said.</p>"), 0, "Brandvold"},
		{"a charset that is none", file("a.html", strings.Replace(page, "<head>", "<head><meta charset=klingon>", 1)), 0, "Brandvold"},
		{"stray NULs in text", file("a.txt", strings.Replace(story, "\n\n", "\n\x00\n", 1)), 0, "Brandvold"},
		{"bidi and control characters", file("a.txt", story+"\u202eevil\u202c \x1b[31mred\x1b[0m\n"), 0, "Brandvold"},
		{"broken HTML", file("a.html", "<html><p>The harbour will stay shut, port captain Ilse Brandvold said.<table><p></b></i><a <b>x</p"), 0, "Brandvold"},
		{"HTML that ends in a tag", file("a.html", page+"<script>var x = '<p"), 0, "Brandvold"},
		{"a page of only boilerplate", file("a.html", "<html><body><nav><a href=/>Home</a></nav><footer>Subscribe to our newsletter</footer></body></html>"), 0, "newsletter"},
		{"a page with no text", file("a.html", "<html><body><img src=a.png></body></html>"), 1, "no text"},

		// Things that are no file.
		{"missing file", name("gone.txt"), 1, "gone.txt: there is no such file; check the name"},
		{"web address with no scheme", raw("harbour.test/ferry"), 1, "a web address begins with https://"},
		{"unreadable file", raw("/proc/self/mem"), 1, "/proc/self/mem: reading failed"},
		{"symbolic link in a circle", circle, 1, "a symbolic link that leads in a circle"},
		{"named pipe", pipe, 1, "is a named pipe, not a file; read it through standard input"},
		{"device", raw("/dev/null"), 1, "is a device, not a file"},
		{"name that orders the terminal about", name("\x1b[2Jgone"), 1, `\x1b[2Jgone`},
		{"PDF whose name orders the terminal about", file("\x1b[2J\u202e.html", "%PDF-1.7\n"), 1, "a PDF"},
		{"empty directory", directoryOf(), 1, "holds no article; files ending in .html"},
		{"directory with only hidden files", directoryOf(".a.txt", story), 1, "holds no article"},
		{"directory with links in a circle", dirCircle, 0, "Brandvold"},

		// Addresses and servers that are not to be trusted.
		{"loopback, private not allowed", site("/page", !private), 1, "refused to connect to 127.0.0.1, a loopback address; pass --allow-private"},
		{"::1", raw("http://[::1]:1/"), 1, "refused to connect to ::1, a loopback address"},
		{"localhost by name", raw("http://localhost/"), 1, "a loopback address"},
		{"private address", raw("http://192.168.0.1/"), 1, "a private address"},
		{"metadata of a cloud", raw("http://169.254.169.254/latest/"), 1, "a link-local address"},
		{"decimal IP address", raw("http://2130706433/"), 1, "writes an IP address in an odd form (2130706433)"},
		{"hexadecimal IP address", raw("http://0x7f000001/"), 1, "odd form"},
		{"octal IP address", raw("http://0177.0.0.1/"), 1, "odd form"},
		{"short IP address", raw("http://127.1/"), 1, "odd form"},
		{"file: address", raw("file:///etc/passwd"), 1, "only http: and https: are"},
		{"ftp: address", raw("ftp://harbour.test/"), 1, `"ftp:" is not a scheme that is fetched`},
		{"address with a password", raw("http://ilse:hunter2@harbour.test/"), 1, "carries a user name or password"},
		{"address with no host", raw("https:///ferry"), 1, "names no host"},
		{"redirect to 169.254.169.254", site("/to?u=http://169.254.169.254/", private), 1, "redirects to http://169.254.169.254/: refused to connect"},
		{"redirect to file://", site("/to?u=file:///etc/passwd", private), 1, `"file:" is not a scheme`},
		{"redirect loop", site("/loop", private), 1, "the redirects lead in a circle"},
		{"too many redirects", site("/hops/11", private), 1, "more than 10 redirects"},
		{"404", site("/404", private), 1, "the server answered 404 Not Found; check the address"},
		{"500", site("/500", private), 1, "the server answered 500 Internal Server Error; try again later"},
		{"empty answer", site("/204", private), 1, "is empty"},
		{"connection refused", closedPort, 1, "the server refuses connections"},
		{"certificate of nobody", tlsSite, 1, "the server cannot prove who it is"},
		{"gzip bomb", site("/bomb", private), 1, "unpacks to more than 200 times its size"},
		{"packed as nobody asked", site("/packed", private), 1, `packed as "compress"`},
		{"answer cut short", site("/short", private), 1, "the answer was cut short"},
		{"endless answer", site("/endless", private), 1, "is larger than the limit of 20 MiB"},
		{"slow loris in the headers", site("/slow-headers", private), 1, "the server did not "},
		{"slow loris in the body", site("/slow-body", private), 1, "the server did not finish within 700ms"},
		{"PDF declared as HTML", site("/pdf", private), 1, "a PDF"},
	}
}

func TestBadInput(t *testing.T) {
	for _, test := range badInputs() {
		t.Run(test.kind, func(t *testing.T) {
			t.Parallel()
			p := &place{T: t, dir: t.TempDir()}
			args := append([]string{test.input(p)}, p.flags...)
			got := run(t, "", append([]string{"read", "--format", "json"}, args...)...)
			if got.status != test.status {
				t.Fatalf("exit status %d, want %d\n%.2000s", got.status, test.status, got.stderr)
			}
			if test.status != 0 {
				if got.stdout != "" || !strings.HasPrefix(got.stderr, "onrecord: ") || !strings.Contains(got.stderr, test.says) || strings.Contains(got.stderr, "hunter2") || strings.ContainsAny(got.stderr, "\x1b\u202e") {
					t.Errorf("it says\n%.2000q\nwant it to say %q; standard output: %.200q", got.stderr, test.says, got.stdout)
				}
				return
			}
			var r onrecord.Reading
			if err := r.UnmarshalJSON([]byte(got.stdout)); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(r.Document.Text, test.says) || strings.Contains(got.stderr, "failed") {
				t.Errorf("the text lacks %q: %.500q\n%s", test.says, r.Document.Text, got.stderr)
			}
			if got := run(t, "", append([]string{"check"}, args...)...); got.status != 0 || !strings.Contains(got.stdout, "all laws hold") {
				t.Errorf("check: exit status %d\n%.2000s%.2000s", got.status, got.stdout, got.stderr)
			}
		})
	}
}

// One line of 10 MB is read to its last sentence, in time linear in its length: comparing each of its 10,000 statements with
// every other, or each of its numbers with what stands around it, would not end within the test's limit.
func TestOneLineOf10MB(t *testing.T) {
	const n = 10_000
	line := strings.Repeat("The minister said on Monday that taxes would rise. See "+strings.Repeat("1", 945)+". ", n)
	path := file("a.txt", line)(&place{T: t, dir: t.TempDir()})
	got := run(t, "", "read", "--format", "json", path)
	if got.status != 0 {
		t.Fatalf("exit status %d\n%.2000s", got.status, got.stderr)
	}
	var r onrecord.Reading
	if err := r.UnmarshalJSON([]byte(got.stdout)); err != nil {
		t.Fatal(err)
	}
	if len(line) < 10_000_000 || r.Document.Text != strings.TrimRight(line, " ") && r.Document.Text != line || len(r.Statements) != n {
		t.Errorf("%d bytes: %d bytes and %d statements read, want %d", len(line), len(r.Document.Text), len(r.Statements), n)
	}
}

// place is where one kind of bad input is made.
type place struct {
	*testing.T
	dir   string
	flags []string
}

// must is for the making, which may not fail.
func (p *place) must(err error) {
	p.Helper()
	if err != nil {
		p.Fatal(err)
	}
}

func raw(arg string) func(*place) string { return func(*place) string { return arg } }

func name(base string) func(*place) string {
	return func(p *place) string { return filepath.Join(p.dir, base) }
}

func file(base, content string) func(*place) string {
	return func(p *place) string {
		path := filepath.Join(p.dir, base)
		p.must(os.WriteFile(path, []byte(content), 0o644))
		return path
	}
}

func sparse(base string, n int64) func(*place) string {
	return func(p *place) string {
		path := file(base, "")(p)
		p.must(os.Truncate(path, n))
		return path
	}
}

func directoryOf(files ...string) func(*place) string {
	return func(p *place) string {
		for i := 0; i < len(files); i += 2 {
			file(files[i], files[i+1])(p)
		}
		return p.dir
	}
}

func circle(p *place) string {
	p.must(os.Symlink("b", filepath.Join(p.dir, "a")))
	p.must(os.Symlink("a", filepath.Join(p.dir, "b")))
	return filepath.Join(p.dir, "a")
}

func dirCircle(p *place) string {
	p.must(os.Symlink(".", filepath.Join(p.dir, "again.html")))
	return directoryOf("a.txt", story)(p)
}

func pipe(p *place) string {
	path := filepath.Join(p.dir, "pipe")
	p.must(syscall.Mkfifo(path, 0o644))
	return path
}

func wide(order binary.AppendByteOrder, s string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return string(b)
}

// noise is bytes with no sense in them, the same ones each time.
func noise() string {
	b := make([]byte, 10_000)
	x := uint32(1)
	for i := range b {
		x = x*1664525 + 1013904223
		b[i] = byte(x >> 24)
	}
	return string(b)
}
