package lang

// Frames of cues that say what was not said.
const (
	OnlyNegated Frame = "negated" // a cue only where it is negated: did not address
	NoObject    Frame = "no"      // negated by its object: made no further statement
	Nobody      Frame = "nobody"  // a cue only where its subject is nobody: no one was available
)

var answerFrames = []Frame{OnlyNegated, NoObject, Nobody}
