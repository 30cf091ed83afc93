package onrecord

// Act is what a source does by speaking. Choose by what the source does, not by the cue word alone:
// "said it was not true" denies.
type Act string

// The acts. A stored word is never reused or renamed.
const (
	Asserts    Act = "asserts"
	Alleges    Act = "alleges" // wrongdoing, unproven
	Confirms   Act = "confirms"
	Denies     Act = "denies"
	Doubts     Act = "doubts"
	Believes   Act = "believes"
	Predicts   Act = "predicts"
	Promises   Act = "promises"
	Threatens  Act = "threatens"
	Urges      Act = "urges"
	Asks       Act = "asks"
	Praises    Act = "praises"
	Criticises Act = "criticises"
	Declines   Act = "declines"
	Silent     Act = "silent" // asked, no reply or unreachable
	Retracts   Act = "retracts"
	Rules      Act = "rules" // a court or authority decides
)

// Acts lists the closed vocabulary, in a stated order.
func Acts() []Act {
	return []Act{Asserts, Alleges, Confirms, Denies, Doubts, Believes, Predicts, Promises, Threatens, Urges, Asks,
		Praises, Criticises, Declines, Silent, Retracts, Rules}
}

// Form is how near the words are to those spoken.
type Form string

// The forms.
const (
	Direct   Form = "direct"   // all content stands inside quotation marks, a block quotation or a labelled turn
	Indirect Form = "indirect" // none of it does
	Mixed    Form = "mixed"    // some of it does
	None     Form = "none"     // declined, silent: there is no content
)

// Forms lists the closed vocabulary, in a stated order.
func Forms() []Form { return []Form{Direct, Indirect, Mixed, None} }

// BasisKind is what a statement is said to rest on.
type BasisKind string

// The kinds of basis.
const (
	Witnessed         BasisKind = "witnessed"
	TookPart          BasisKind = "took part"
	InDocument        BasisKind = "document"
	OfficialStatement BasisKind = "official statement"
	NamedSource       BasisKind = "named source"
	UnnamedSource     BasisKind = "unnamed source"
	AnotherOutlet     BasisKind = "another outlet"
	Recording         BasisKind = "recording"
	Data              BasisKind = "data"
	Inference         BasisKind = "inference"
)

// BasisKinds lists the closed vocabulary, in a stated order.
func BasisKinds() []BasisKind {
	return []BasisKind{Witnessed, TookPart, InDocument, OfficialStatement, NamedSource, UnnamedSource, AnotherOutlet,
		Recording, Data, Inference}
}
