package dossier

import "onrecord"

// The dossier's own words, in one place. They are in the past tense, so that they need not agree with a singular or a
// plural source, and each one says what a source did by speaking, never what is so.

// verb is the act as a phrase that follows a speaker.
func verb(a onrecord.Act) string {
	switch a {
	case onrecord.Asserts:
		return "said"
	case onrecord.Alleges:
		return "alleged"
	case onrecord.Confirms:
		return "said in confirmation"
	case onrecord.Denies:
		return "made a denial" // not "denied: …", which would turn "it is not so" into its opposite
	case onrecord.Doubts:
		return "voiced doubt"
	case onrecord.Believes:
		return "voiced a belief"
	case onrecord.Predicts:
		return "predicted"
	case onrecord.Promises:
		return "promised"
	case onrecord.Threatens:
		return "threatened"
	case onrecord.Urges:
		return "urged"
	case onrecord.Asks:
		return "asked"
	case onrecord.Praises:
		return "gave praise"
	case onrecord.Criticises:
		return "voiced criticism"
	case onrecord.Declines:
		return "declined to comment"
	case onrecord.Silent:
		return "did not say" // not "did not reply": that is for sheet.verb to tell
	case onrecord.Retracts:
		return "made a retraction"
	case onrecord.Rules:
		return "ruled"
	}
	return "spoke (the act is not known)"
}

// manner says how near the words are to those spoken.
func manner(f onrecord.Form) string {
	switch f {
	case onrecord.Direct:
		return ""
	case onrecord.Indirect:
		return ", in paraphrase"
	case onrecord.Mixed:
		return ", quoted in part"
	}
	return ", in a form that is not known"
}

// formName is the form as a label.
func formName(f onrecord.Form) string {
	switch f {
	case onrecord.Direct:
		return "quoted"
	case onrecord.Indirect:
		return "paraphrased"
	case onrecord.Mixed:
		return "quoted in part"
	case onrecord.None:
		return "no words"
	}
	return "form not known"
}

func outcome(o onrecord.Outcome) string {
	switch o {
	case onrecord.Answered:
		return "was asked for comment and answered"
	case onrecord.Declined:
		return "was asked for comment and declined"
	case onrecord.Refused:
		return "was asked for comment and refused"
	case onrecord.NoReply:
		return "was asked for comment and did not reply"
	case onrecord.Unreachable:
		return "was sought for comment and could not be reached"
	}
	return "was asked for comment (the outcome is not known)"
}

func absent(k onrecord.AbsenceKind) string {
	switch k {
	case onrecord.NoArrest:
		return "no arrest"
	case onrecord.NoCharge:
		return "no charge"
	case onrecord.NoWarrant:
		return "no warrant"
	case onrecord.NoProof:
		return "no proof"
	case onrecord.NoIdentification:
		return "no identification"
	case onrecord.NoClaim:
		return "no claim of responsibility"
	case onrecord.NoComment:
		return "no comment"
	case onrecord.NoCasualties:
		return "no casualties"
	case onrecord.NoDamage:
		return "no damage"
	case onrecord.NoConfirmation:
		return "no confirmation"
	}
	return "that something is absent"
}

// stance says how a statement was taken to stand to a claim: it is onrecord that takes it so, not the speaker.
func stance(k onrecord.StanceKind) string {
	switch k {
	case onrecord.Supports:
		return "taken as support for it"
	case onrecord.DeniesIt:
		return "taken as a denial of it"
	case onrecord.DoubtsIt:
		return "taken as doubt about it"
	case onrecord.DeclinesIt:
		return "taken as no answer to it"
	case onrecord.Reports:
		return "taken as a report of it, neither for nor against"
	}
	return "bears on it in a way that is not known"
}

func partyKind(k onrecord.PartyKind) string {
	switch k {
	case onrecord.Government:
		return "government body"
	case onrecord.Unnamed:
		return "unnamed source"
	case onrecord.Group:
		return "group, as the article words it"
	case onrecord.Person, onrecord.Organisation, onrecord.State, onrecord.Outlet, onrecord.DocumentKind, onrecord.Court:
		return string(k)
	}
	return "not known"
}

func blockName(k onrecord.BlockKind) string {
	switch k {
	case onrecord.Title:
		return "headline"
	case onrecord.PullQuote:
		return "pull quote"
	case "":
		return "text"
	}
	return line(string(k))
}

const (
	notNamed    = "[source not named]"
	notResolved = "[source not resolved]"
	notFound    = "Not found here"

	readingNote = "This dossier lists what the article reports to have been said, and who is reported to have said it. " +
		"It does not say what happened."
	quotingNote = "“Double quotation marks” hold words quoted from a speaker, ‘single’ ones the article’s own words. " +
		"Everything outside them, and [in square brackets], is onrecord’s."
	notRead       = "Not looked for: onrecord reads only English so far."
	takenFor      = "The language of the article is not known; it was read as English. If it is in another one, most of what it says was missed."
	noStatements  = "No attributed statement was found."
	noRequests    = "No request for comment was found in this article. Others may have been asked; the article was not found to say so."
	noAbsences    = "No passage was found in which the article reports that something is absent (an arrest, a charge, proof). That does not mean that there was any."
	noClaims      = "No claim was found that is answered, doubted or denied here, or that more than one statement is about."
	noLabels      = "No label was found that an authority puts on somebody, or takes off."
	claimsNote    = "Each is worded by a statement. Which statements belong together, and how each stands to the claim, is onrecord’s reading of the words; nothing here says that a claim is so."
	noTimes       = "No time was found in this article."
	noParties     = "No person or body was found outside credits and bylines."
	noRepeats     = "No passage was found that repeats another."
	noBoilerplate = "Nothing was left out as boilerplate."
)
