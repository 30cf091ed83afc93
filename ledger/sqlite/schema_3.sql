-- A page on somebody stands together: the lines by those on it and about them, and all that they are called. Both are derived, so the view
-- is made anew (see sqlstore.Renew).
CREATE TABLE names (
	id INTEGER PRIMARY KEY,
	digest TEXT NOT NULL UNIQUE,
	who TEXT NOT NULL,
	kind TEXT NOT NULL,
	name TEXT NOT NULL,
	names TEXT NOT NULL
) STRICT;

CREATE TABLE about (
	who TEXT NOT NULL,
	relation TEXT NOT NULL,
	n INTEGER NOT NULL,
	what TEXT NOT NULL,
	names INTEGER,
	PRIMARY KEY (who, relation, n)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_superseded ON article (seq) WHERE latest = 0;

-- How many outlets there are is counted in an index: outlet_key tells them apart, and 0 is none.
ALTER TABLE article ADD COLUMN outlet_key INTEGER NOT NULL DEFAULT 0;
DROP INDEX article_tally;
CREATE INDEX article_tally ON article (latest, outcome, outlet_key);
