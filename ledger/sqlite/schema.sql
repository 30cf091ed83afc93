CREATE TABLE entry (
	seq INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE,
	kind TEXT NOT NULL,
	time TEXT NOT NULL,
	author TEXT NOT NULL,
	cause TEXT NOT NULL,
	capture TEXT NOT NULL,
	body TEXT NOT NULL,
	hash TEXT NOT NULL
) STRICT;
CREATE INDEX entry_capture ON entry (capture, seq);
CREATE INDEX entry_kind ON entry (kind, seq);
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;
CREATE TRIGGER entry_remains BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;

CREATE TABLE blob (
	sha256 TEXT NOT NULL UNIQUE,
	size INTEGER NOT NULL,
	data BLOB NOT NULL
) STRICT;
CREATE TRIGGER blob_stays BEFORE UPDATE ON blob BEGIN SELECT RAISE(ABORT, 'bytes are never changed'); END;
CREATE TRIGGER blob_remains BEFORE DELETE ON blob BEGIN SELECT RAISE(ABORT, 'bytes are never deleted'); END;

CREATE TABLE article (
	seq INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE,
	sha256 TEXT NOT NULL,
	place TEXT NOT NULL,
	outlet TEXT NOT NULL,
	outlet_folded TEXT NOT NULL,
	title TEXT NOT NULL,
	date_from TEXT NOT NULL,
	date_to TEXT NOT NULL,
	lang TEXT NOT NULL,
	arrived TEXT NOT NULL,
	added TEXT NOT NULL,
	outcome TEXT NOT NULL,
	reason TEXT NOT NULL,
	reading TEXT NOT NULL,
	reader TEXT NOT NULL,
	statements INTEGER NOT NULL,
	version INTEGER NOT NULL,
	latest INTEGER NOT NULL
) STRICT;
CREATE INDEX article_place ON article (place);

CREATE TABLE line (
	n INTEGER PRIMARY KEY,
	article INTEGER NOT NULL,
	kind TEXT NOT NULL,
	ord INTEGER NOT NULL,
	key TEXT NOT NULL,
	id TEXT NOT NULL,
	what TEXT NOT NULL,
	form TEXT NOT NULL,
	party TEXT NOT NULL,
	name TEXT NOT NULL,
	source TEXT NOT NULL,
	date_from TEXT NOT NULL,
	date_to TEXT NOT NULL,
	basis TEXT NOT NULL,
	status TEXT NOT NULL,
	score REAL NOT NULL,
	starts INTEGER NOT NULL,
	ends INTEGER NOT NULL,
	text TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX line_article ON line (article, kind, ord);
CREATE INDEX line_party ON line (party);
CREATE INDEX line_kind ON line (kind);
CREATE INDEX line_score ON line (score);
CREATE VIRTUAL TABLE line_words USING fts5 (text, name, content='', contentless_delete=1, tokenize='ascii');

CREATE TABLE cluster (
	party TEXT PRIMARY KEY,
	cluster TEXT NOT NULL
) STRICT;

CREATE TABLE state (
	key TEXT PRIMARY KEY,
	value BLOB NOT NULL
) STRICT;
