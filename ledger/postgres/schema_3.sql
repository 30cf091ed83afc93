-- A page on somebody stands together: the lines by those on it and about them, and all that they are called. Both are derived, so the view
-- is made anew (see sqlstore.Renew).
CREATE TABLE names (
	id BIGINT PRIMARY KEY,
	digest TEXT COLLATE "C" NOT NULL UNIQUE,
	who TEXT COLLATE "C" NOT NULL,
	kind TEXT COLLATE "C" NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	names TEXT COLLATE "C" NOT NULL
);

CREATE TABLE about (
	who TEXT COLLATE "C" NOT NULL,
	relation TEXT COLLATE "C" NOT NULL,
	n BIGINT NOT NULL,
	what TEXT COLLATE "C" NOT NULL,
	names BIGINT,
	PRIMARY KEY (who, relation, n) INCLUDE (what, names)
);

CREATE INDEX article_superseded ON article (seq) WHERE latest = 0;

-- How many outlets there are is counted in an index: outlet_key tells them apart, and 0 is none.
ALTER TABLE article ADD COLUMN outlet_key BIGINT NOT NULL DEFAULT 0;
DROP INDEX article_tally;
CREATE INDEX article_tally ON article (latest, outcome, outlet_key);

-- The first of very many lines of one kind are found by walking them in order, and no others.
ALTER TABLE line_words ADD COLUMN letter TEXT COLLATE "C" GENERATED ALWAYS AS (coalesce(left((tsvector_to_array(text))[1], 1), left((tsvector_to_array(name))[1], 1), '')) STORED;
CREATE INDEX line_words_letter ON line_words (letter, n);
