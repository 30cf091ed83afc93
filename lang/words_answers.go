package lang

// The lists of answers.tsv: words that are not a yes.
const (
	Absence     List = "absence"      // phrases that say something is not there; value: kind of absence
	AbsenceNoun List = "absence noun" // what may be absent, after no/not any/without; value: kind
	AbsenceVerb List = "absence verb" // what was not done, in the past participle; value: kind
	// AbsenceCarrier is what tells of something, so that what is absent is what it tells of: no report of damage. AbsenceAside
	// is what is not missed where it is not there: no doubt.
	AbsenceCarrier List = "absence carrier"
	AbsenceAside   List = "absence aside"
	// Lemmas of verbs: AbsenceAct leaves something absent where it was not done by somebody, AbsenceActive where nobody did it;
	// value: kind. AbsenceDeed would have brought its object: did not produce a document.
	AbsenceAct    List = "absence act"
	AbsenceActive List = "absence active"
	AbsenceDeed   List = "absence deed"
	// AbsenceState says of its subject that it is not there or not known, AbsenceNotState does where it is negated; value: kind.
	AbsenceState    List = "absence state"
	AbsenceNotState List = "absence not state"
	// Lemmas: AbsenceFailing says of what follows that it was not done: failed to produce; AbsenceNothing leaves nothing behind where nothing is
	// its object: found nothing; value: kind.
	AbsenceFailing List = "absence failing"
	AbsenceNothing List = "absence nothing"
	NotOne         List = "not one" // makes a noun absent in several words: not a single
	Able           List = "able"    // could

	AskedWord List = "asked" // says that somebody was asked, as written or by lemma
	// RequestNoun names a request for words: email, calls. Lemmas of verbs tell how it ended: RequestFate where they are done to
	// it, RequestUnmet where they are not; RequestState says so of it: unanswered; value: the outcome.
	RequestNoun  List = "request noun"
	RequestFate  List = "request fate"
	RequestUnmet List = "request unmet"
	RequestState List = "request state"
	// Lemmas: RequestVain says of a request that it failed; RequestNotState where it is negated: not successful; value: the outcome.
	RequestVain     List = "request vain"
	RequestNotState List = "request not state"
	Portion         List = "portion"       // counts requests: a string of
	Grantable       List = "grantable"     // lemmas: what somebody who asks a body for it may be let do: visit
	AddresseeLead   List = "addressee"     // leads who a request went to: to
	Gesture         List = "gesture"       // lemmas: what people do who do not answer: shrug
	AboutLead       List = "about"         // leads what somebody is asked about
	Sending         List = "sending"       // lemmas: what is done with a request: put, send
	Reaching        List = "reaching"      // lemmas: reach, contact
	Replying        List = "replying"      // what an answer is called, and lemmas of answering: reply
	OffLine         List = "off line"      // says of a phone that it could not be reached: switched
	Reporter        List = "reporter"      // who puts questions: reporters
	ContactPoint    List = "contact point" // where somebody is reached: phone, office

	Answering   List = "answering"   // what somebody does who answers: comment, go into
	Refusable   List = "refusable"   // lemmas of what is refused on the record, beside saying: testify, recognise
	Unable      List = "unable"      // says of somebody that they will or may not: unable, unwilling
	YetTo       List = "yet to"      // says that something has not been done so far: yet to
	Particulars List = "particulars" // what is asked for, beside comment: details, a reason
	ComeFrom    List = "come"        // lemmas of verbs by which words have a source: denials came from
	LightVerb   List = "light verb"  // lemmas of verbs that only do what a reporting noun says: voiced doubts

	Dubious       List = "dubious"        // says of words or things that they are not to be relied on: unproven
	Undeniable    List = "undeniable"     // what is denied to somebody, or rejected, without a word: entry, a goal
	Mistaken      List = "mistaken"       // says of a report that it is wrong: inaccurate
	Few           List = "few"            // all but nobody: few
	One           List = "one"            // stands for a person behind "no": one
	From          List = "from"           // leads who words come from
	Involved      List = "involved"       // what somebody is, or has, who has a share in something: responsible, part, behind
	Blameless     List = "blameless"      // says of somebody that they have no share in it: innocent
	Mental        List = "mental"         // lemmas of verbs that tell of no deed: think, have
	Knowing       List = "knowing"        // lemmas: know
	Once          List = "once"           // puts a deed before another time: never … before
	Never         List = "never"          // makes a negation whole: never, any
	Such          List = "such"           // points at what was spoken of: such
	Person        List = "people"         // lemmas of nouns that name people
	AbsencePrefix List = "absence prefix" // makes a participle of something that was not done: un
	AbsenceLack   List = "absence lack"   // lemmas: lack
	Convincing    List = "convincing"     // lemmas: convince, satisfy
	FarFrom       List = "far from"       // negates an adjective: far from
	Receiving     List = "receiving"      // lemmas: what is done with a report that is met with doubt: treat, greet
	Moving        List = "moving"         // lemmas: what people do to deny something: seek, move
	Unfit         List = "unfit"          // says of an answer that it should not be given: premature
	Policy        List = "policy"         // what forbids to answer: policy
	Contestable   List = "contestable"    // what is contested in words, beside claims: evidence
	Writing       List = "writing"        // lemmas: how somebody is asked in writing or by phone: write, email
	Hearing       List = "hearing"        // lemmas: hear, get
	Passing       List = "passing"        // lemmas of going by: walk, sweep
	GoneBy        List = "past"           // leads what is gone by: past
	Questioning   List = "questioning"    // what questions are put with: microphones
	Hardly        List = "hardly"         // negates what it stands before, all but: less sure
	StillOpen     List = "still open"     // says of what is not so that it may be yet: yet
	Ones          List = "one's"          // possessives, for slots of cues: her
	Oneself       List = "oneself"        // reflexives, for slots of cues: itself
	Rumour        List = "rumour"         // what is said of somebody, so that who slams it denies it: claims, talk
	Deflecting    List = "deflecting"     // turns a question away: a matter for the courts
	TooMuch       List = "too much"       // too
)

var answerLists = []List{Absence, AbsenceNoun, AbsenceVerb, AbsenceCarrier, AbsenceAside, AbsenceAct, AbsenceActive, AbsenceDeed,
	AbsenceState, AbsenceNotState, AbsenceFailing, AbsenceNothing, Able, AskedWord, RequestNoun, RequestFate, RequestUnmet, RequestState, RequestVain, RequestNotState, Portion, Grantable, AddresseeLead, ContactPoint, Gesture, AboutLead, Sending, Reaching, Replying, OffLine, Reporter, NotOne,
	Answering, Refusable, Unable, YetTo, Particulars, ComeFrom, LightVerb, Dubious, Undeniable, Mistaken, Few, One, From, Involved, Blameless, Mental, Knowing, Once, Never, Such, Person, StillOpen, Hardly, AbsencePrefix, AbsenceLack, Convincing, FarFrom, Receiving, Moving, Unfit, Policy, Contestable, Writing, Hearing, Passing, GoneBy, Questioning, Ones, Oneself, Rumour, Deflecting, TooMuch}
