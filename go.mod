module onrecord

go 1.26.0

require (
	code.dny.dev/ssrf v0.3.0 // which addresses the fetcher may dial
	codeberg.org/readeck/go-readability/v2 v2.1.3 // main text of a web page
	filippo.io/age v1.3.2 // a story, and notes on sources, under a passphrase
	github.com/abadojack/whatlanggo v1.0.1 // language of a text
	github.com/andybalholm/brotli v1.2.8 // answers packed with br
	github.com/digitorus/pkcs7 v0.0.0-20230713084857-e76b763bdc49 // timestamps: who signed one
	github.com/digitorus/timestamp v0.0.0-20250524132541-c45532741eea // timestamps of authorities; newer ones need a newer Go
	github.com/go-json-experiment/json v1.27.2 // readings are decoded in a fifth of the time of encoding/json, with its rules: it is the second version of it to be
	github.com/gogs/chardet v0.0.0-20211120154057-b7413eaefb8f // charset of a page that declares none
	github.com/jackc/pgx/v5 v5.12.0 // a story in PostgreSQL
	github.com/jimsmart/grobotstxt v1.0.3 // robots.txt, as Google reads it
	github.com/klauspost/compress v1.20.3 // answers packed with zstd
	github.com/klippa-app/go-pdfium v1.20.0 // text of PDF documents
	github.com/mmcdole/gofeed v1.4.2 // RSS and Atom
	github.com/mozillazg/go-unidecode v0.2.0 // search: letters of any script as ASCII
	github.com/rivo/uniseg v0.4.7 // width of text on a terminal
	github.com/rogpeppe/go-internal v1.16.0 // tests: scripts of the command line
	github.com/spf13/cobra v1.10.2 // command line
	github.com/tetratelabs/wazero v1.12.0 // the sandbox that go-pdfium runs in: its bounds and its cache
	github.com/vbauerster/mpb/v8 v8.10.2 // progress bars
	github.com/yuin/goldmark v1.8.7 // tests: Markdown output must parse as meant
	go.uber.org/goleak v1.3.0 // tests: no goroutine is left behind
	golang.org/x/net v0.62.0 // HTML tree, charsets by label, domain names
	golang.org/x/sync v0.25.0 // errgroup: several things looked up side by side, the first error stops the rest
	golang.org/x/sys v0.50.0 // processor features; whether a file may be written
	golang.org/x/term v0.48.0 // width of a terminal
	golang.org/x/text v0.44.0 // charsets, Unicode normal forms
	golang.org/x/tools v0.52.0 // tests: case files (txtar)
	modernc.org/sqlite v1.61.1 // ledger: the store of one file, SQLite in pure Go
	pgregory.net/rapid v1.3.0 // tests: properties
)

require (
	filippo.io/hpke v0.4.0 // indirect
	github.com/VividCortex/ewma v1.2.0 // indirect
	github.com/acarl005/stripansi v0.0.0-20180116102854-5a71ef0e047d // indirect
	github.com/andybalholm/cascadia v1.3.3 // indirect
	github.com/clipperhouse/uax29/v2 v2.7.0 // indirect
	github.com/dustin/go-humanize v1.1.0 // indirect
	github.com/go-shiori/dom v0.0.0-20230515143342-73569d674e1c // indirect
	github.com/google/uuid v1.6.0 // indirect
	github.com/inconshreveable/mousetrap v1.1.0 // indirect
	github.com/itlightning/dateparse v0.2.1 // indirect
	github.com/jackc/pgpassfile v1.0.0 // indirect
	github.com/jackc/pgservicefile v0.0.0-20240606120523-5a60cdf6a761 // indirect
	github.com/jackc/puddle/v2 v2.2.3 // indirect
	github.com/jolestar/go-commons-pool/v2 v2.1.2 // indirect
	github.com/mattn/go-isatty v0.0.24 // indirect
	github.com/mattn/go-runewidth v0.0.31 // indirect
	github.com/mmcdole/goxpp/v2 v2.0.0 // indirect
	github.com/ncruces/go-strftime v1.1.0 // indirect
	github.com/remyoudompheng/bigfft v0.0.0-20230129092748-24d4a6f8daec // indirect
	github.com/spf13/pflag v1.0.9 // indirect
	golang.org/x/crypto v0.58.0 // indirect
	modernc.org/libc v1.79.0 // indirect
	modernc.org/mathutil v1.7.1 // indirect
	modernc.org/memory v1.12.1 // indirect
)
