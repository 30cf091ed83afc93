package ask

import (
	"context"

	"onrecord"
	"onrecord/ledger"
)

// standing are the pages on which parties stand, in whatever version of an article they are named.
func (a *Asker) standing(ctx context.Context, parties []ledger.PartyKey) (map[ledger.PartyKey]ledger.WhoKey, error) {
	out := map[ledger.PartyKey]ledger.WhoKey{}
	if len(parties) == 0 {
		return out, nil
	}
	hits, err := a.store.Rows(ctx, ledger.Query{Kinds: []ledger.RowKind{ledger.PartyRow}, Parties: parties, AllVersions: true})
	for _, h := range hits {
		out[h.Party] = a.whoIs(h)
	}
	return out, err
}

// whoIs is the page of a row of a party or of a role.
func (a *Asker) whoIs(h ledger.Hit) ledger.WhoKey {
	return ledger.WhoOf(h.Party, a.clusters[h.Party], h.Name, onrecord.PartyKind(h.What))
}

// is reports whether a party that stands on a page is p, or one of it.
func (p *who) is(party ledger.PartyKey, standing map[ledger.PartyKey]ledger.WhoKey) bool {
	if p.alone != "" {
		return party == p.alone
	}
	return standing[party] == p.key
}
