-- What a large story is asked for often stands in an index alone. The index of words knows of what kind a line is, so its words are
-- those of another making: the view is made anew (see sqlstore.Renew).
DROP INDEX line_party;
CREATE INDEX line_party ON line (party, kind, status, what, article);
CREATE INDEX article_tally ON article (outlet, latest, outcome);
