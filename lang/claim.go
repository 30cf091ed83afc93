package lang

// The lists of the claim room, in claims.tsv.
const (
	Bearing   List = "bearing"   // says how the speaker stands to a claim; value: the stance, or withdraws
	Reference List = "reference" // points back at a claim: the allegation; value: allegation, matter or figure
	Pointer   List = "pointer"   // stands for a whole claim: it, this
	Light     List = "light"     // lemmas that say nothing of what a claim is about
	Opposite  List = "opposite"  // beginnings that turn a word into its opposite: un, in
)

var claimLists = []List{Bearing, Reference, Pointer, Light, Opposite}
