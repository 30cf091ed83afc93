package statement_test

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/statement"
)

// Each sentence, and the absences in it as "kind: phrase"; none where it only looks like one.
var absenceExamples = []struct{ text, want string }{
	{"No arrests have been made, police said.", "arrest: No arrests"},
	{"There were no reports of injuries on the island.", "casualties: no reports of injuries on the island"},
	{"There was no immediate word of casualties.", "casualties: no immediate word of casualties"},
	{"We have had no report of damage, the mayor said.", "damage: no report of damage"},
	{"Nobody was taken ill.", "casualties: Nobody was taken ill"},
	{"Neither of the guards was injured.", "casualties: Neither of the guards was injured"},
	{"All three pilots escaped unhurt.", "casualties: All three pilots escaped unhurt"},
	{"The pilots were unhurt.", "casualties: The pilots were unhurt"},
	{"No organisation immediately claimed credit for the raid.", "claim of responsibility: No organisation immediately claimed credit for the raid"},
	{"Nobody has claimed the attack.", "claim of responsibility: Nobody has claimed the attack"},
	{"Police did not identify the victims.", "identification: did not identify"},
	{"No suspect has been caught.", "arrest: No suspect has been caught"},
	{"Prosecutors had failed to produce evidence of a payment.", "proof: failed to produce evidence of a payment"},
	{"Investigators found nothing in the shed.", "proof: found nothing"},
	{"The panel demanded the receipts, which were not shown.", "proof: which were not shown"},
	{"He denies involvement and has not been questioned.", "other: has not been questioned"},
	{"No team has scored more goals.", ""},
	{"It is not known who leaked the photograph.", "identification: It is not known who leaked the photograph"},
	{"It remains unclear whether the alarm rang.", "other: It remains unclear whether the alarm rang"},
	{"The cause of the fire is unknown.", "other: The cause of the fire is unknown"},
	{"The motive is not clear.", "other: The motive is not clear"},
	{"What caused the blast has not been established.", "other: What caused the blast has not been established"},
	{"The ministry has not produced a signed copy.", "proof: has not produced a signed copy"},
	{"The company did not release the names of the crew.", "identification: did not release the names of the crew"},
	{"There is not enough proof, she said.", "proof: not enough proof"},
	{"There is nothing to suggest a foreign hand.", "proof: nothing to suggest"},
	{"A list of the books does not exist.", "other: does not exist"},
	{"No flour has reached the camp since May.", "other: No flour has reached the camp"},
	{"No safety log could be found.", "proof: No safety log"},
	{"The masks could not be found.", "other: The masks could not be found"},
	{"There is no clinic in the camp.", "other: There is no clinic in the camp"},
	{"The mill was run without a licence.", "other: without a licence"},
	{"None of the masks has been recovered.", "other: None of the masks has been recovered"},
	{"No cause has been given.", "other: No cause has been given"},
	{"Not a single arrest followed.", "arrest: Not a single arrest"},
	{"Prosecutors have yet to file charges.", "charge: yet to file charges"},
	{"The footage has yet to be verified.", "confirmation: The footage has yet to be verified"},
	{"Officers searched the flat without showing a warrant.", "warrant: without showing a warrant"},
	{"No organisation has so far come forward to claim the bombing.", "claim of responsibility: No organisation has so far come forward to claim"},
	{"Neither was badly injured.", "casualties: Neither was badly injured"},
	{"Neither side has produced the form.", "proof: Neither side has produced the form"},
	{"Who lit the fire is not known.", "identification: Who lit the fire is not known"},
	{"Nobody has been bitten.", "casualties: Nobody has been bitten"},
	{"Police arrested no one.", "arrest: arrested no one"},
	{"The murder of the bishop went unpunished.", "charge: The murder of the bishop went unpunished"},
	{"The ship lacked a licence.", "other: lacked a licence"},
	{"The ship lacked grace.", ""},
	{"No group has said it was behind the bombing.", "claim of responsibility: No group has said"},
	{"No one has come forward with the receipts.", "proof: No one has come forward with the receipts"},
	{"They have yet to table a shred of evidence.", "proof: yet to table a shred of evidence"},
	// Not everything that is not is missed.
	{"There is no doubt that the town is poor.", ""},
	{"Rents did not fall.", ""},
	{"Nobody disputes that the depot burned.", ""},
	{"If no bridge has been built by May, he will leave.", ""},
	{"The mayor could not be clearer.", ""},
	{"She was not clear about the date.", ""},
	{"There is no need to hurry, he said.", ""},
	{"The roof would not have been known for its beauty.", ""},
	{"Nobody knows the village.", ""},
}

func TestAbsences(t *testing.T) {
	for _, e := range absenceExamples {
		a, pack := analyse(t, e.text)
		var got []string
		for _, x := range statement.Find(a, pack).Absences {
			got = append(got, fmt.Sprintf("%s: %s", x.Kind, x.Span.Text))
		}
		if s := strings.Join(got, "; "); s != e.want {
			t.Errorf("%s\n got %q\nwant %q", e.text, s, e.want)
		}
	}
}
