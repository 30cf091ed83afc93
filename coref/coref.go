// Package coref says which phrases of a text stand for the same somebody or something.
//
// It is a mention-ranking model (Durrett and Klein 2013; Clark and Manning 2016): every phrase picks the phrase that it goes
// back to, or none, by a small network over what stands in the text: agreement, words in common, distance, the parts that
// both play, quotation, and what is known of the entity that a candidate belongs to. Names and descriptions are linked
// first, then pronouns, which then see all of an entity. The network is trained by model/train/coref and knows no word
// but through its weights and the language pack. Same text, same chains: the arithmetic is of integers.
package coref

// Chains are the mentions of a text and which of them stand for one entity.
type Chains struct {
	Mentions []Mention
	Links    []Link // one for each mention
	choices  map[int][]Choice
	entity   []int // the first mention of each mention's entity
}

// Choice is one thing that a pronoun may mean.
type Choice struct {
	Head  int     // the word that heads it
	Share float64 // how likely it is meant, between 0 and 1; what is left to 1 is that nothing near is
}

// Choices lists what the pronoun at word i of the text may mean, the nearest first and what follows it last; nil for a
// word that was not decided about. The list is c's own: do not change it.
func (c *Chains) Choices(i int) []Choice { return c.choices[i] }

// Link is what a mention goes back to.
type Link struct {
	To int // index of a mention, -1 for none
}

// Entity is the index of the first mention of the entity of mention i.
func (c *Chains) Entity(i int) int { return c.entity[i] }

// Entities lists the entities of two mentions or more, each with its mentions in order.
func (c *Chains) Entities() [][]int {
	at := map[int]int{}
	var all [][]int
	for i, e := range c.entity {
		k, ok := at[e]
		if !ok {
			k = len(all)
			at[e] = k
			all = append(all, nil)
		}
		all[k] = append(all[k], i)
	}
	out := all[:0]
	for _, l := range all {
		if len(l) > 1 {
			out = append(out, l)
		}
	}
	return out
}
