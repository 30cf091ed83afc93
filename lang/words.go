package lang

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// List names a class of words in words.tsv, answers.tsv, claims.tsv, acts.tsv, states.tsv or names.tsv.
type List string

// The lists.
const (
	Hedge       List = "hedge"       // weakens what it stands with: allegedly, might
	Negation    List = "negation"    // not, never
	Be          List = "be"          // the forms of the copula and passive auxiliary
	Will        List = "will"        // marks the future: will, would, going to
	Backshift   List = "backshift"   // the future as told later: would
	Conjunction List = "conjunction" // leads a content clause and is no part of it: that
	Question    List = "question"    // leads an indirect question and is part of it: whether
	Ought       List = "ought"       // with a past says what should have been: should
	Permission  List = "permission"  // what one may do: may
	Overheard   List = "overheard"   // is hearsay where nobody does it: it is understood
	Falsehood   List = "falsehood"   // says of something that it is not so: false, untrue, fabricated
	Wrongdoing  List = "wrongdoing"  // what people are accused of: murder, fraud
	Duty        List = "duty"        // says what ought to be: must, should
	Authority   List = "authority"   // whose word decides: court, judge, decree
	Blame       List = "blame"       // judges badly: disgrace, farce
	Praise      List = "praise"      // judges well
	Bad         List = "bad"         // speaks ill, more often than not
	Good        List = "good"        // speaks well, more often than not
	Harm        List = "harm"        // deeds that people are blamed for, and who does them
	Outlook     List = "outlook"     // says by itself that something is to come: likely, expected
	Chance      List = "chance"      // says that something may come: could, might
	Suspense    List = "suspense"    // leaves open or calls unproven: not convinced, remains to be seen
	Threat      List = "threat"      // says what will be done to others: pay the price
	Required    List = "required"    // says what a law wants done: required, expected
	Decree      List = "decree"      // what is so because an authority says so: emergency, holiday
	Title       List = "title"       // stands before a person's name: president, Dr.
	UnnamedHead List = "unnamed"     // heads the phrase of an unnamed source: official, source, witness
	Spokesman   List = "spokesman"   // speaks for a body: spokeswoman
	BodyHead    List = "body"        // heads the name or description of a body: ministry, court; value: kind of party
	OutletHead  List = "outlet"      // newspaper, agency, broadcaster
	DocHead     List = "document"    // report, letter; value: law for what stands by itself
	GroupHead   List = "group"       // residents, critics
	Venue       List = "venue"       // where words are put on record: press conference, interview, statement
	VenueLead   List = "venue lead"  // prepositions before a venue
	Channel     List = "channel"     // networks and other places to post
	Basis       List = "basis"       // says what a statement rests on; value: kind of basis
	Masculine   List = "masculine"   // pronouns, titles and relations
	Feminine    List = "feminine"
	Plural      List = "plural"
	Neuter      List = "neuter"
	Speaker     List = "speaker"      // the pronouns of who speaks: I, we
	Day         List = "day"          // words of time: yesterday, Monday
	Comment     List = "comment"      // what is asked for: comment, interview, response
	NoWord      List = "no"           // no, without, any … that makes a noun absent
	Complement  List = "complement"   // leads what somebody is accused of, praised for, charged with
	Retractable List = "retractable"  // what is withdrawn or dropped when words are taken back: story, charge
	Exhibit     List = "exhibit"      // a thing that shows: a register, images
	ViewLead    List = "view lead"    // leads whose view a sentence is: in her view, by his count
	Measure     List = "measure lead" // leads the number of a measure: put it at nine
	ObjectTail  List = "object tail"  // leads what goes with an object that the tree parts it from: anger at X
	AgentLead   List = "agent"        // leads the doer of a passive verb: by
	Infinitive  List = "infinitive"   // marks an infinitive: to
	PredLead    List = "predicate"    // leads what is said of an object: as
	AuthorLead  List = "author"       // leads the source of a noun cue: by, from
	NameLink    List = "name link"    // joins a name to the body or place it goes with: of
	Parting     List = "parting"      // begins a new thought of the article's own: but, while, however
	Holding     List = "holding"      // lemmas of verbs that say what is among something: include
	Only        List = "only"         // leaves it at what is said: only
	Listing     List = "listing"      // leads examples of what was named: including
	Meanwhile   List = "meanwhile"    // leads what happened besides in a headline: after, amid
	Indefinite  List = "indefinite"   // articles and quantifiers that point at nobody known: a, some
	Trader      List = "trader"       // whom a business or a person may be called: operator, owner
	MaleName    List = "male name"    // first names of one gender only
	FemaleName  List = "female name"
	Human       List = "human"      // nouns for people
	Generic     List = "generic"    // nouns that may stand for any party of a kind: the company; value: the kind
	Synonym     List = "synonym"    // words for one role; value: the role
	InName      List = "in name"    // small words inside names: of, for
	Particle    List = "particle"   // small words inside a person's name: van, bin
	PlaceLead   List = "place lead" // prepositions before a place: in, at
	Lesser      List = "lesser"     // says that a role is not quite what its noun says: former, vice
	Issue       List = "issue"      // lemmas of verbs that put a document out
	Naming      List = "naming"     // participles between a description and a name: called
	Identify    List = "identify"   // lemmas of verbs that say who somebody is: named the driver as
	Other       List = "other"      // says that somebody else of the same description is meant
	Ended       List = "ended"      // behind a no: that something was and is not any more: longer
	State       List = "state"      // countries by the names used for them; value: the common name
	Demonym     List = "demonym"    // value: the country
)

var allLists = []List{Hedge, Negation, Be, Will, Backshift, Conjunction, Question, Ought, Permission, Overheard, Falsehood, Wrongdoing, Duty, Authority, Blame, Praise, Bad, Good, Harm, Outlook, Chance, Suspense, Threat, Required, Decree, Title,
	UnnamedHead, Spokesman, BodyHead, OutletHead, DocHead, GroupHead, Venue, VenueLead, Channel, Basis, Masculine, Feminine,
	Plural, Neuter, Speaker, Day, Comment, NoWord, Complement, ObjectTail, Retractable, ViewLead, Exhibit, Measure, AgentLead,
	Infinitive, PredLead, AuthorLead, NameLink, Parting, Holding, Only, Listing, Meanwhile, Indefinite, Trader, MaleName, FemaleName, Human, Generic, Synonym,
	InName, Particle, PlaceLead, Lesser, Issue, Naming, Identify, Other, Ended, State, Demonym}

// phrases is one list, by first word.
type phrases struct{ first map[string][]phrase }

type phrase struct {
	words []string
	value string
}

// parseWords reads words.tsv, answers.tsv, claims.tsv, acts.tsv, states.tsv, names.tsv and people.tsv: list, value ("-" for none), then words or phrases parted by " | ".
func parseWords(fsys fs.FS, dir string) (map[List]*phrases, error) {
	var rows []row
	for _, name := range []string{"words.tsv", "answers.tsv", "claims.tsv", "acts.tsv", "states.tsv", "names.tsv", "people.tsv"} {
		more, err := readTable(fsys, dir, name)
		if err != nil {
			return nil, err
		}
		rows = append(rows, more...)
	}
	out := map[List]*phrases{}
	for _, l := range everyList() {
		out[l] = &phrases{map[string][]phrase{}}
	}
	for _, r := range rows {
		list := List(r.field(0))
		if !slices.Contains(everyList(), list) {
			return nil, r.errorf("unknown list %q", list)
		}
		value := r.field(1)
		if value == "-" {
			value = ""
		}
		for _, text := range strings.Split(r.field(2), "|") {
			words := strings.Fields(strings.ToLower(text))
			if len(words) == 0 {
				return nil, r.errorf("list %q: an empty phrase", list)
			}
			out[list].add(phrase{words, value})
		}
	}
	for _, l := range everyList() {
		if len(out[l].first) == 0 {
			return nil, fmt.Errorf("%s/words.tsv: list %q is empty", dir, l)
		}
	}
	return out, nil
}

func (p *phrases) add(ph phrase) {
	list := append(p.first[ph.words[0]], ph)
	slices.SortStableFunc(list, func(a, b phrase) int { return len(b.words) - len(a.words) })
	p.first[ph.words[0]] = list
}

// At is the longest phrase of the list that begins at words[i] (lower case): how many words it takes, 0 for none, and its
// value. Behind the last word there is none.
func (p *Pack) At(l List, words []string, i int) (n int, value string) {
	if i >= len(words) {
		return 0, ""
	}
	for _, ph := range p.lists[l].first[words[i]] {
		if len(ph.words) <= len(words)-i && slices.Equal(ph.words, words[i:i+len(ph.words)]) {
			return len(ph.words), ph.value
		}
	}
	return 0, ""
}

// Is reports whether the single word (lower case) is in the list.
func (p *Pack) Is(l List, word string) bool {
	for _, ph := range p.lists[l].first[word] {
		if len(ph.words) == 1 {
			return true
		}
	}
	return false
}

// Value is the value of a single word in the list, "" if it has none or is not there.
func (p *Pack) Value(l List, word string) string {
	for _, ph := range p.lists[l].first[word] {
		if len(ph.words) == 1 {
			return ph.value
		}
	}
	return ""
}
