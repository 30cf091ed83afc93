package lang

// The lists of the claim room, in claims.tsv.
const (
	Bearing   List = "bearing"   // says how the speaker stands to a claim; value: the stance, or withdraws
	Reference List = "reference" // points back at a claim: the allegation; value: allegation, matter or figure
	Pointer   List = "pointer"   // stands for a whole claim: it, this
	Light     List = "light"     // lemmas that say nothing of what a claim is about
	Opposite  List = "opposite"  // beginnings that turn a word into its opposite: un, in
	Label     List = "label"     // what an authority calls somebody; value list where the list is the label itself
	Roll      List = "roll"      // what names are put on: list, register
	Unreal    List = "unreal"    // lemmas of verbs whose clause does not say that a deed was done
	Condition List = "condition" // leads what is not said to be so
	Market    List = "market"    // says that a list is one of goods or shares
)

var claimLists = []List{Bearing, Reference, Pointer, Light, Opposite, Label, Roll, Unreal, Condition, Market}
