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
