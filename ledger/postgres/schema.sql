CREATE TABLE entry (
	seq BIGINT PRIMARY KEY,
	id TEXT COLLATE "C" NOT NULL UNIQUE,
	kind TEXT COLLATE "C" NOT NULL,
	time TEXT COLLATE "C" NOT NULL,
	author TEXT COLLATE "C" NOT NULL,
	cause TEXT COLLATE "C" NOT NULL,
	capture TEXT COLLATE "C" NOT NULL,
	body TEXT COLLATE "C" NOT NULL,
	hash TEXT COLLATE "C" NOT NULL
);
CREATE INDEX entry_capture ON entry (capture, seq);
CREATE INDEX entry_kind ON entry (kind, seq);

CREATE TABLE blob (
	sha256 TEXT COLLATE "C" NOT NULL UNIQUE,
	size BIGINT NOT NULL,
	data BYTEA NOT NULL
);
ALTER TABLE blob ALTER COLUMN data SET STORAGE EXTERNAL; -- it is packed already

CREATE FUNCTION stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'what is in the table % is never changed or deleted', TG_TABLE_NAME;
END $$;
CREATE TRIGGER entry_stays BEFORE UPDATE OR DELETE ON entry FOR EACH ROW EXECUTE FUNCTION stays();
CREATE TRIGGER entry_remains BEFORE TRUNCATE ON entry FOR EACH STATEMENT EXECUTE FUNCTION stays();
CREATE TRIGGER blob_stays BEFORE UPDATE OR DELETE ON blob FOR EACH ROW EXECUTE FUNCTION stays();
CREATE TRIGGER blob_remains BEFORE TRUNCATE ON blob FOR EACH STATEMENT EXECUTE FUNCTION stays();

CREATE TABLE article (
	seq BIGINT PRIMARY KEY,
	id TEXT COLLATE "C" NOT NULL UNIQUE,
	sha256 TEXT COLLATE "C" NOT NULL,
	place TEXT COLLATE "C" NOT NULL,
	outlet TEXT COLLATE "C" NOT NULL,
	outlet_folded TEXT COLLATE "C" NOT NULL,
	title TEXT COLLATE "C" NOT NULL,
	date_from TEXT COLLATE "C" NOT NULL,
	date_to TEXT COLLATE "C" NOT NULL,
	lang TEXT COLLATE "C" NOT NULL,
	arrived TEXT COLLATE "C" NOT NULL,
	added TEXT COLLATE "C" NOT NULL,
	outcome TEXT COLLATE "C" NOT NULL,
	reason TEXT COLLATE "C" NOT NULL,
	reading TEXT COLLATE "C" NOT NULL,
	reader TEXT COLLATE "C" NOT NULL,
	statements BIGINT NOT NULL,
	version BIGINT NOT NULL,
	latest BIGINT NOT NULL
);
CREATE INDEX article_place ON article USING hash (place); -- a URL may be longer than a page of a tree takes

CREATE TABLE line (
	n BIGINT PRIMARY KEY,
	article BIGINT NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	ord BIGINT NOT NULL,
	key TEXT COLLATE "C" NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	what TEXT COLLATE "C" NOT NULL,
	form TEXT COLLATE "C" NOT NULL,
	party TEXT COLLATE "C" NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	source TEXT COLLATE "C" NOT NULL,
	date_from TEXT COLLATE "C" NOT NULL,
	date_to TEXT COLLATE "C" NOT NULL,
	basis TEXT COLLATE "C" NOT NULL,
	status TEXT COLLATE "C" NOT NULL,
	score DOUBLE PRECISION NOT NULL,
	starts BIGINT NOT NULL,
	ends BIGINT NOT NULL,
	text TEXT COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX line_article ON line (article, kind, ord);
CREATE INDEX line_party ON line (party, n);
CREATE INDEX line_kind ON line (kind, n);
CREATE INDEX line_score ON line (score, n);

CREATE TABLE line_words (
	n BIGINT PRIMARY KEY,
	text TSVECTOR NOT NULL,
	name TSVECTOR NOT NULL
);
CREATE INDEX line_words_text ON line_words USING gin (text) WITH (fastupdate = off);
CREATE INDEX line_words_name ON line_words USING gin (name) WITH (fastupdate = off);

CREATE TABLE cluster (
	party TEXT COLLATE "C" PRIMARY KEY,
	cluster TEXT COLLATE "C" NOT NULL
);

CREATE TABLE state (
	key TEXT COLLATE "C" PRIMARY KEY,
	value BYTEA NOT NULL
);
