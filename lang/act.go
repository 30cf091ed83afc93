package lang

import "slices"

// The lists of acts.tsv: what people's words are about, as far as it tells what they do by them.
const (
	Refusal    List = "refusal"    // not answering, in words: cannot discuss, a matter for the court
	Denial     List = "denial"     // says that somebody rejects something: deny, refute
	Doubting   List = "doubting"   // questions or leaves open: no evidence, unproven
	Deceit     List = "deceit"     // hiding and deceiving: conceal, backdated
	Coercion   List = "coercion"   // force and pressure: threatened, forced
	Violence   List = "violence"   // hurting and killing
	Failing    List = "failing"    // not doing what one ought to: ignored, neglected
	Knowledge  List = "knowledge"  // what somebody knew or was told
	Money      List = "money"      // payments and those who make them
	Procedure  List = "procedure"  // courts, charges, inquiries
	Propriety  List = "propriety"  // what is as it should be: lawful, in line with
	Innocence  List = "innocence"  // what excuses: accident, mistake, in good faith
	Regret     List = "regret"     // sorry, apologise
	Withdrawal List = "withdrawal" // taking back one's words
	Admission  List = "admission"  // granting that something is so
	Feeling    List = "feeling"    // fear, hope, anger
	Scorn      List = "scorn"      // speaking ill of somebody: shameless, a joke
	Welcome    List = "welcome"    // speaking well of something: welcome, glad
	Remedy     List = "remedy"     // what is demanded: resign, an independent inquiry
	Undertaken List = "undertaken" // what one binds oneself to: ensure, reimburse
	Menace     List = "menace"     // what one will do to others: sue, strike
	Proof      List = "proof"      // what shows that something is so: documents, footage
	Sickness   List = "sickness"   // harm to health and land: contaminated, fell ill
	Ahead      List = "ahead"      // what is to come: by next year, forecast
)

var actLists = []List{Refusal, Denial, Doubting, Deceit, Coercion, Violence, Failing, Knowledge, Money, Procedure, Propriety, Innocence, Regret, Withdrawal,
	Admission, Feeling, Scorn, Welcome, Remedy, Undertaken, Menace, Proof, Sickness, Ahead}

// signLists are the lists that [Pack.Signs] looks into, in the order in which it tells of them.
var signLists = slices.Concat(actLists, []List{Falsehood, Wrongdoing, Duty, Blame, Praise, Bad, Good, Harm, Outlook, Chance, Suspense, Threat, Will, Negation,
	Backshift, Hedge, Comment, Required, Decree, Bearing, Reference, Dubious, Involved, Blameless, Answering})

func everyList() []List { return slices.Concat(allLists, answerLists, claimLists, actLists) }

// sign is an entry of a list that begins with a certain word.
type sign struct {
	list  List
	words []string
	value string
}

func signsOf(lists map[List]*phrases) map[string][]sign {
	out := map[string][]sign{}
	for _, l := range signLists {
		for w, entries := range lists[l].first {
			for _, e := range entries {
				out[w] = append(out[w], sign{l, e.words, e.value})
			}
		}
	}
	return out
}

// Signs calls tell with every list for acts that has an entry beginning at words[i] (lower case), once a list and its value.
func (p *Pack) Signs(words []string, i int, tell func(l List, value string)) {
	last := sign{}
	for _, s := range p.signs[words[i]] {
		if s.list == last.list && s.value == last.value || len(s.words) > len(words)-i || !slices.Equal(s.words, words[i:i+len(s.words)]) {
			continue
		}
		last = s
		tell(s.list, s.value)
	}
}
