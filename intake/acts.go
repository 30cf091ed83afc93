package intake

import (
	"onrecord"
	"onrecord/party"
	"onrecord/statement"
)

// ReadUndecided reads an article with the acts that the rules give, and what the model of acts would decide on, for each
// statement: see [statement.Found.ActFeatures]. The model is trained on it. It fails where the article cannot be read; the
// Reading has no claims, and was held to no law.
func (r *Reader) ReadUndecided(c *onrecord.Capture) (*onrecord.Reading, [][]string, error) {
	doc, a, err := r.analyze(c)
	if err != nil {
		return nil, nil, err
	}
	out := &onrecord.Reading{Capture: c, Document: doc}
	if a == nil {
		return out, nil, nil
	}
	found := r.judge.Find(a, r.pack)
	out.Quotations, out.Turns = quotations(a.Text), found.Turns
	assemble(out, a, r.pack, party.By{Who: r.who.Pronouns(a, r.pack), Pick: r.pick}, found)
	r.tellTimes(out, a)
	return out, found.ActFeatures(out.Parties), nil
}

// ReadUnjudged reads the statements that the rules find in an article, and for each what the judge of statements decides by: see
// [statement.Candidates]. The judge is trained on it. It fails where the article cannot be read; the Reading has no parties, and was held to no law.
func (r *Reader) ReadUnjudged(c *onrecord.Capture) (*onrecord.Reading, [][]string, error) {
	doc, a, err := r.analyze(c)
	if err != nil {
		return nil, nil, err
	}
	out := &onrecord.Reading{Capture: c, Document: doc}
	if a == nil {
		return out, nil, nil
	}
	found, features := statement.Candidates(a, r.pack)
	out.Statements = found.Statements
	return out, features, nil
}
