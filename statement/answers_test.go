package statement_test

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/model"
	"onrecord/statement"
)

// Each sentence, and its statements as "act | source | cue"; those of plain saying that stand within others are left out.
var notYesExamples = []struct{ text, want string }{
	{"The police would not confirm the raid.", "declines | The police | would not confirm"},
	{"The police did not confirm the raid.", "silent | The police | did not confirm"},
	{"The regiment does not comment on operations.", "declines | The regiment | does not comment"},
	{"The regiment has not commented.", "silent | The regiment | has not commented"},
	{"Neither the auditor nor the clerk would discuss the accounts.", "declines | Neither the auditor nor the clerk | discuss"},
	{"The ministry has yet to say how many died.", "silent | The ministry | has yet to say"},
	{"Nobody at the embassy picked up the phone.", "silent | Nobody at the embassy | picked up the phone"},
	{"Nobody from the club replied.", "silent | Nobody from the club | replied"},
	{"A boy picked up the phone.", ""},
	{"The governor has ignored four letters from the group.", "silent | The governor | ignored"},
	{"The driver ignored a red light.", ""},
	{"The museum turned down two requests for an interview.", "declines | The museum | turned down"},
	{"The tenant refused to leave.", ""},
	{"The tenant refused to testify.", "declines | The tenant | refused"},
	{"\"I won't talk about players of other clubs,\" said Piet Arnesen.", "declines | Piet Arnesen | said"},
	{"\"No comment,\" said the abbess.", "declines | the abbess | said"},
	{"Mr Ambler said that he did not pay for any holiday.", "denies | Mr Ambler | said"},
	{"Mr Ambler said that he was not hungry.", "asserts | Mr Ambler | said"},
	{"The minister said she knew nothing of the payment.", "denies | The minister | said"},
	{"The singer said she had never sung before.", "asserts | The singer | said"},
	{"The claims are categorically denied.", "denies |  | denied"},
	{"The boy was denied entry.", ""},
	{"The senator has withdrawn his claim that the vote was bought.", "retracts | The senator | withdrawn"},
	{"The general has withdrawn his troops.", ""},
	{"Few in the village believe the official version.", "doubts | Few | believe"},
	{"The lawyer said the claim was unproven.", "doubts | The lawyer | said"},
	{"The lawyer questioned nobody.", ""},
	{"The mayor denied the claim. The clerk said no driver had fired him.", "denies | The mayor | denied; denies | The clerk | said"},
	{"The mayor slammed the allegations.", "denies | The mayor | slammed"},
	{"The composer has kept her own counsel.", "silent | The composer | kept her own counsel"},
	{"The duke did not wish to leave.", ""},
	{"She told police that she had not been driving.", "denies | She | told"},
	{"He said he did not know the men.", "denies | He | said"},
	{"He said he did not know whether it rained.", "asserts | He | said"},
	{"The council replied within the hour. The contractor did not.", "silent | The contractor | did not"},
	{"The council paid within the hour. The contractor did not.", ""},
	{"A spokesman said only that inquiries continue and did not elaborate.", "asserts | A spokesman | said; silent | A spokesman | did not elaborate"},
	{"The envoy distanced himself on Friday from the memo.", "denies | The envoy | distanced himself"},
	{"The bank poured cold water on Tuesday on talk of a merger.", "doubts | The bank | poured cold water"},
	{"The explanation satisfied nobody.", "doubts | nobody | satisfied"},
	{"The explanation has failed to convince the families.", "doubts | the families | failed to convince"},
	{"The song did not persuade the board.", ""},
	{"Some question whether the island exists at all.", "doubts | Some | question"},
	{"The inspector was far from convinced by the plan.", "doubts | The inspector | was far from convinced"},
	{"The firm has yet to be persuaded.", "doubts | The firm | has yet to be persuaded"},
	{"Not everyone is convinced.", "doubts | Not everyone | convinced"},
	{"The claim was greeted with disbelief by fishermen.", "doubts | fishermen | disbelief"},
	{"The guests were greeted with champagne.", ""},
	{"The army has denied its soldiers fired on the crowd.", "denies | The army | denied"},
	{"The chief denied being drunk.", "denies | The chief | denied"},
	{"Officials sought to dispel talk of a crash.", "denies | Officials | dispel"},
	{"The report, denied by both governments, spread quickly.", "denies | both governments | denied"},
	{"The lawyer said her client was innocent.", "denies | The lawyer | said"},
	{"A spokesman said it would be premature to comment.", "declines | A spokesman | said"},
	{"A spokesman said it was their policy not to discuss leaks.", "declines | A spokesman | said"},
	{"The family declined through a lawyer to be interviewed.", "declines | The family | declined"},
	{"The archivists are unconvinced.", "doubts | The archivists | unconvinced"},
	{"Traders were not persuaded.", "doubts | Traders | were not persuaded"},
	{"Her own clerk is less sure.", "doubts | Her own clerk | is less sure"},
	{"The firm would not share its own data.", "declines | The firm | would not share"},
	{"The regulator is not saying whether it will investigate.", "declines | The regulator | is not saying"},
	{"His cabinet did not want to say who wrote it.", "declines | His cabinet | did not want to say"},
	{"The duke did not wish to elaborate.", "declines | The duke | did not wish to elaborate"},
}

func TestWordsThatAreNotAYes(t *testing.T) {
	for _, e := range notYesExamples {
		a, pack := analyse(t, e.text)
		var got []string
		for _, s := range statement.Find(a, pack).Statements {
			if s.Within == "" {
				got = append(got, fmt.Sprintf("%s | %s | %s", s.Act, s.Source.Span.Text, s.Cue.Text))
			}
		}
		if g := strings.Join(got, "; "); g != e.want {
			t.Errorf("%s\n got %q\nwant %q", e.text, g, e.want)
		}
	}
}

// Each text, and its requests as "asker > asked: outcome | words".
var requestExamples = []struct{ text, want string }{
	{"The mill did not respond to a request from the Tolland Echo.", "the Tolland Echo > The mill: no reply | The mill did not respond to a request from the Tolland Echo"},
	{"A request by the Sentinel for the plans was refused.", "the Sentinel > : refused | A request by the Sentinel for the plans was refused"},
	{"Emails to the company drew no response.", " > the company: no reply | Emails to the company drew no response"},
	{"Attempts by the Sentinel to reach the owner were unsuccessful.", "the Sentinel > the owner: unreachable | Attempts by the Sentinel to reach the owner were unsuccessful"},
	{"The Courier could not reach the driver.", "The Courier > the driver: unreachable | The Courier could not reach the driver"},
	{"The Courier put six questions to the ministry; none was answered.", "The Courier > the ministry: no reply | put six questions to the ministry; none was answered"},
	{"Her clerk, when we rang her, said that the judge was ill.", "we > Her clerk: answered | Her clerk, when we rang her, said"},
	{"In reply to questions from the Courier, the bank said the money was safe.", "the Courier > the bank: answered | In reply to questions from the Courier, the bank said"},
	{"The Courier asked the mayor twice. She declined to comment.", "The Courier > She: declined | The Courier asked the mayor twice. She declined to comment"},
	{"Asked about the loan, the mayor kept silent.", " > the mayor: no reply | Asked about the loan, the mayor kept silent"},
	{"Asked about the loan, the mayor looked away.", " > the mayor: refused | Asked about the loan, the mayor looked"},
	{"The mayor was asked nine times whether she had paid. She said it was a gift.", " > She: answered | The mayor was asked nine times whether she had paid"},
	{"The board, contacted by telephone, said the bank was safe.", " > The board: answered | The board, contacted by telephone, said"},
	{"The Courier tried to contact the driver several times without success.", "The Courier > the driver: unreachable | The Courier tried to contact the driver several times without success"},
	{"A string of emails to the firm came to nothing.", " > the firm: no reply | A string of emails to the firm came to nothing"},
	{"Their letters have gone unacknowledged.", "Their > : no reply | Their letters have gone unacknowledged"},
	{"Requests for comment sent to the bank and to its insurer drew no response.", " > the bank: no reply | Requests for comment sent to the bank and to its insurer drew no response"},
	{"Attempts by the Sentinel to reach the owner proved futile.", "the Sentinel > the owner: unreachable | Attempts by the Sentinel to reach the owner proved futile"},
	{"They wrote to the firm twice and heard nothing.", "They > the firm: no reply | They wrote to the firm twice and heard nothing"},
	{"They wrote to the firm twice and drank tea.", ""},
	{"The Courier asked the ministry for comment but received no reply.", "The Courier > the ministry: no reply | The Courier asked the ministry for comment but received no reply"},
	{"The Courier requested comment from the ministry but did not hear back.", "The Courier > the ministry: no reply | The Courier requested comment from the ministry but did not hear"},
	{"The envoy swept past reporters.", " > The envoy: refused | The envoy swept past reporters"},
	{"The envoy swept past the gate.", ""},
	{"The mayor was invited to reply but did not.", " > The mayor: no reply | The mayor was invited to reply but did not"},
	{"A reporter who called at the house was turned away.", "A reporter > : refused | A reporter who called at the house was turned"},
	{"The general walked out when asked about the prisoners.", " > The general: refused | The general walked out when asked about the prisoners"},
	{"Police questioned the driver. He said the bus was late.", ""},
	{"The council rejected calls for reform.", ""},
	{"Prices declined on Monday.", ""},
}

func TestRequests(t *testing.T) {
	for _, e := range requestExamples {
		a, pack := analyse(t, e.text)
		found := statement.Find(a, pack)
		var got []string
		for _, q := range found.Requests {
			asked := q.Asked
			if q.Statement >= 0 {
				asked = found.Sources[q.Statement]
			}
			got = append(got, fmt.Sprintf("%s > %s: %s | %s", phraseText(a, q.Asker), phraseText(a, asked), q.Outcome, q.Span.Text))
		}
		if g := strings.Join(got, "; "); g != e.want {
			t.Errorf("%s\n got %q\nwant %q", e.text, g, e.want)
		}
	}
}

func phraseText(a *model.Analysis, p statement.Phrase) string {
	if !p.OK() {
		return ""
	}
	t := a.Text
	return t.Document.Text[t.Tokens[p.First].Start:t.Tokens[p.Last].End]
}
