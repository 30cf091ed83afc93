package dossier

import (
	"os"
	"strings"
	"testing"

	. "onrecord"
)

// ferry is the Reading of examples/article.txt as a careful person would make it.
func ferry(t testing.TB) *Reading {
	t.Helper()
	data, err := os.ReadFile("../examples/article.txt")
	if err != nil {
		t.Fatal(err)
	}
	s := newStory(t, string(data))
	s.r.Capture.Source = "examples/article.txt"
	d := s.r.Document
	d.Outlet = "The Pilot Review"
	body := false
	s.blocks(func(_ int, l string) BlockKind {
		switch {
		case strings.HasPrefix(l, "Police announce foreign plot"):
			return Title
		case strings.HasPrefix(l, "Two people are said"):
			return Standfirst
		case strings.HasPrefix(l, "By Jorun"), strings.HasPrefix(l, "Published 13"), strings.HasPrefix(l, "Updated 14"), strings.HasPrefix(l, "Additional reporting"):
			return Byline
		case strings.HasPrefix(l, "Police Director Tomas Brellin at"), strings.HasPrefix(l, "The boat shed at"):
			return Caption
		case l == `"I have seen nothing"`, l == "A list and a court":
			return Heading
		case strings.HasPrefix(l, `"They are a hard`), strings.HasPrefix(l, "- Bram"):
			return PullQuote
		case strings.HasPrefix(l, "PORT MERROW"):
			body = true
		case strings.HasPrefix(l, "This article may"):
			body = false
		case strings.HasPrefix(l, "Don't miss"), l == "Your email address", l == "Sign up", strings.HasPrefix(l, "By signing"), strings.HasPrefix(l, "READ MORE"):
			return Boilerplate
		}
		if body {
			return Body
		}
		return Boilerplate
	})
	d.Title = s.span("Police announce foreign plot to burn ferry terminal; nobody has been arrested")
	d.Byline = s.spans("By ⟦Jorun Hask⟧", "⟦Amadi Vell⟧")
	d.Published = When{From: "2024-03-13", To: "2024-03-14", Grain: GrainDay, Span: s.span("Published ⟦13 March 2024⟧")}
	ferryRepeats(s)
	ferryParties(s)
	ferryStatements(s)
	ferryRest(s)
	s.quotations()
	return s.done()
}

// ferryRepeats joins the pull quote to its signature, and ties what stands twice to where it stands first.
func ferryRepeats(s *story) {
	d := s.r.Document
	seen := map[string]Span{}
	var out []Block
	for _, b := range d.Blocks {
		text := d.Text[b.Start:b.End]
		switch {
		case b.Kind == PullQuote && strings.HasPrefix(text, "- "):
			out[len(out)-1].End = b.End
			continue
		case b.Kind == PullQuote:
			at := strings.Index(d.Text, `"They are a hard, closed group and I have no love for them, but this story is invented,"`)
			b.Repeats = s.must(at+1, at+1+len("They are a hard, closed group and I have no love for them, but this story is invented"))
		case b.Kind == Caption:
			if first, ok := seen[text]; ok {
				b.Repeats = first
			} else {
				seen[text] = s.must(b.Start, b.End)
			}
			for _, c := range []string{"(Ilan Bewick/SNA)", "Photo: Odile Kestran/Saltmarket Courier"} {
				if i := strings.Index(text, c); i >= 0 {
					b.Credit = s.must(b.Start+i, b.Start+i+len(c))
				}
			}
		}
		out = append(out, b)
	}
	d.Blocks = out
}

func ferryParties(s *story) {
	role := func(p *Party, phrases ...string) { p.Roles = s.spans(phrases...) }
	s.party(Government, "Police", "police")
	role(s.party(Person, "Tomas Brellin", "Police Director Tomas Brellin", "Brellin"), "⟦Police Director⟧ Tomas Brellin told")
	role(s.party(Person, "Yannic Ferrou", "Ferrou"), "41, ⟦a chandler⟧")
	role(s.party(Person, "Sabela Marquin", "Marquin"), "36, ⟦a schoolteacher⟧")
	role(s.party(Organisation, "Quiet Lamp", "the movement"), "a religious movement whose leaders live in Ulmaria")
	role(s.party(Person, "Odile Kestran"), "a crime reporter at the Saltmarket Courier")
	role(s.party(Person, "Bram Tollevik"), "who left the Quiet Lamp in 2019")
	s.party(Unnamed, "two former members")
	s.party(Unnamed, "A police officer", "the officer")
	s.party(Unnamed, "A second official")
	role(s.party(Person, "Wenna Lanse"), "a spokesperson for the Interior Ministry")
	s.party(Government, "Interior Ministry")
	s.party(Government, "The prosecutor's office")
	s.party(Government, "The Ulmarian embassy in Port Merrow")
	role(s.party(Person, "Casimir Dace"), "Her lawyer")
	s.party(Organisation, "The Strait Council", "the council")
	s.party(Court, "the council's court in Marlhaven")
	s.party(Group, "Critics")
	role(s.party(Person, "Ruth Ambelay"), "a sociologist at the University of Port Merrow")
	role(s.party(Person, "Hesper Quillon"), "who speaks for the movement")
	role(s.party(Person, "Oskar Venn-Tal"), "Ulmaria's ⟦foreign minister⟧")
	role(s.party(Person, "Aldo Reyk"), "⟦Prime Minister⟧ Aldo")
	role(s.party(Person, "Maud Ikonnen"), "who leads the opposition")
	s.party(Outlet, "The Dorrance Broadcasting Service")
	s.party(Unnamed, "a minister it did not name")
	s.party(Organisation, "the harbour authority")
	s.party(Group, "Residents")
	s.party(Unnamed, "a hotel keeper on Cinder Slip")
}

func ferryStatements(s *story) {
	for _, w := range []told{
		{act: Alleges, form: Indirect, party: "Police", source: "⟦Police⟧ said on Monday", cue: "Police ⟦said⟧ on Monday", when: "⟦on Monday⟧ that", day: "2024-03-11",
			content: []string{"they had broken up a plot, directed from abroad, to set fire to the ferry terminal in Port Merrow during next month's regatta"}},
		{act: Alleges, form: Direct, party: "Tomas Brellin", source: "⟦Police Director Tomas Brellin⟧ told", cue: "Brellin ⟦told⟧ a", venue: "a crowded news conference at police headquarters",
			content: []string{"This was a terrorist operation, paid for and commanded from Ulmaria", "We stopped it in time."}},
		{act: Alleges, form: Indirect, party: "Tomas Brellin", source: "⟦Brellin⟧ named", cue: "and ⟦alleged⟧ that",
			content: []string{"both were members of the Quiet Lamp, a religious movement whose leaders live in Ulmaria"}},
		{act: Alleges, form: Mixed, party: "Tomas Brellin", source: "⟦He⟧ accused", cue: "He ⟦accused⟧ Ferrou",
			content: []string{`Ferrou of renting a boat shed near the terminal to store fuel, and Marquin of carrying money across the strait from "a handler"`}},
		{act: Alleges, form: Indirect, cue: "was ⟦allegedly⟧ paid", content: []string{"The shed was", "paid for in cash"}},
		{act: Asserts, form: Mixed, party: "Tomas Brellin", source: "⟦Brellin⟧ said it", cue: "Brellin ⟦said⟧ it", content: []string{`it was "in safe hands" and would be shown "when the moment is right"`}},
		{act: Doubts, form: Direct, party: "Odile Kestran", source: "⟦Odile Kestran⟧, a crime", cue: "⟦said⟧ Odile", content: []string{"I have covered this port for 19 years and I have seen nothing that supports it"}},
		{act: Asserts, form: Mixed, party: "Odile Kestran", source: "⟦She⟧ said officers", cue: "She ⟦said⟧ officers", basis: []string{"witnessed", "officers had let her into the shed on Tuesday"},
			content: []string{`officers had let her into the shed on Tuesday, and that it "held crab pots and a broken freezer"`}},
		{act: Doubts, form: Indirect, party: "Bram Tollevik", source: "⟦Bram Tollevik⟧, who", cue: "leaders, ⟦said⟧ he", content: []string{"he did not believe the police account"}},
		{act: Doubts, form: Direct, party: "Bram Tollevik", source: "⟦he⟧ said in an interview", cue: "he ⟦said⟧ in an interview", venue: "in an interview",
			content: []string{`"⟦They are a hard, closed group and I have no love for them, but this story is invented⟧," he`}},
		{act: Asserts, form: Indirect, party: "Bram Tollevik", source: "⟦He⟧ said that two", cue: "He ⟦said⟧ that two", basis: []string{"unnamed source", "two former members"},
			content: []string{"two former members had told him Marquin left the movement as a teenager"}},
		{act: Asserts, form: Indirect, party: "two former members", source: "two former members", cue: "had ⟦told⟧ him", within: 11, content: []string{"Marquin left the movement as a teenager"}},
		{act: Asserts, form: Indirect, party: "A police officer", source: "A police officer", cue: "press, ⟦said⟧ the case", content: []string{"the case rested on one intercepted telephone call"}, basis: []string{"recording", "one intercepted telephone call"}},
		{act: Asserts, form: Direct, party: "A police officer", source: "the officer", cue: "the officer ⟦said⟧", content: []string{"⟦Nobody has played it to us⟧,"}},
		{act: Asserts, form: Mixed, party: "A second official", source: "A second official", cue: "named, ⟦said⟧ the call", hedges: []string{"⟦reportedly⟧ recorded", "⟦may⟧ be about"},
			content: []string{`the call was reportedly recorded in 2022 and "may be about fishing licences"`}},
		{act: Declines, form: None, party: "Wenna Lanse", source: "Wenna Lanse", cue: "declined to comment"},
		{act: Silent, form: None, party: "The prosecutor's office", source: "The prosecutor's office", cue: "did not reply"},
		{act: Declines, form: None, party: "The Ulmarian embassy in Port Merrow", source: "The Ulmarian embassy in Port Merrow", cue: "refused to discuss"},
		{act: Silent, form: None, party: "Yannic Ferrou", source: "⟦Ferrou⟧ could not be", cue: "could not be reached"},
		{act: Denies, form: Indirect, party: "Sabela Marquin", source: "⟦Marquin⟧ denied", cue: "Marquin ⟦denied⟧ the", content: []string{"denied ⟦the accusation⟧"}},
		{act: Denies, form: Direct, party: "Sabela Marquin", source: "⟦she⟧ said outside", cue: "she ⟦said⟧ outside", venue: "outside her school", when: "school ⟦on Tuesday⟧", day: "2024-03-12",
			content: []string{"I teach fractions to nine-year-olds. I have never met a handler and I have never carried anything but exercise books"}},
		{act: Asserts, form: Indirect, party: "Casimir Dace", source: "⟦Casimir Dace⟧, said", cue: "Dace, ⟦said⟧ police", content: []string{"police had not questioned her"}},
		{act: Criticises, form: Mixed, party: "Casimir Dace", source: "⟦Casimir Dace⟧, said", cue: "and ⟦called⟧ the news", content: []string{`the news conference "a trial without a court"`}},
		{act: Denies, form: Indirect, party: "Quiet Lamp", source: "⟦The movement⟧ has always", cue: "always ⟦denied⟧", content: []string{"planting the bomb"}},
		{act: Rules, form: Mixed, party: "the council's court in Marlhaven", source: "the council's court in Marlhaven", cue: "ruled", when: "⟦In 2020⟧ the council's",
			content: []string{`the listing rested on "newspaper cuttings and a letter that nobody had signed"`}},
		{act: Criticises, form: Indirect, party: "Critics", source: "Critics", cue: "still ⟦call⟧ it", content: []string{"call ⟦it a cult⟧"}},
		{act: Criticises, form: Direct, party: "Ruth Ambelay", source: "Ruth Ambelay", cue: "⟦said⟧ Ruth", content: []string{"It takes people's savings and it takes their children's names"}},
		{act: Asserts, form: Direct, party: "Ruth Ambelay", source: "⟦She⟧ cautioned", cue: "cautioned", content: []string{"unpleasant is not the same as violent"}},
		{act: Asserts, form: Indirect, party: "Ruth Ambelay", source: "Her report of 2021", cue: "2021 ⟦found⟧", basis: []string{"document", "Her report of 2021"},
			content: []string{"no evidence that the movement had ordered any attack since 1999"}},
		{act: Denies, form: Indirect, party: "Hesper Quillon", source: "Hesper Quillon", cue: "rejected", content: []string{"rejected ⟦the allegation⟧"}, venue: "in a statement on its website", basis: []string{"official statement", "a statement on its website"}},
		{act: Denies, form: Direct, party: "Hesper Quillon", source: "⟦she⟧ wrote", cue: "wrote", content: []string{"We have no members called Ferrou or Marquin, and we burn nothing but lamps"}},
		{act: Alleges, form: Mixed, party: "Oskar Venn-Tal", source: "Oskar Venn-Tal", cue: "Wednesday ⟦accused⟧", when: "⟦on Wednesday⟧ accused", day: "2024-03-13",
			content: []string{`Dorrance of "writing its election campaign in the language of fire"`}},
		{act: Praises, form: Mixed, party: "Aldo Reyk", source: "Prime Minister Aldo Reyk", cue: "praised", content: []string{`the police for "a swift and bloodless success"`}},
		{act: Promises, form: Indirect, party: "Aldo Reyk", source: "Prime Minister Aldo Reyk", cue: "promised", content: []string{"parliament would see the file before the vote"}},
		{act: Urges, form: Indirect, party: "Maud Ikonnen", source: "Maud Ikonnen", cue: "urged", content: []string{"the government to publish the evidence or withdraw the accusation"}},
		{act: Asserts, form: Indirect, party: "The Dorrance Broadcasting Service", source: "The Dorrance Broadcasting Service", cue: "⟦reported⟧ on Tuesday", when: "reported ⟦on Tuesday⟧", day: "2024-03-12",
			content: []string{"a third suspect had fled by sea"}, basis: []string{"unnamed source", "a minister it did not name"}},
		{act: Retracts, form: Indirect, party: "The Dorrance Broadcasting Service", source: "⟦It⟧ withdrew", cue: "withdrew", content: []string{"withdrew ⟦the report⟧"}, when: "report ⟦on Wednesday⟧", day: "2024-03-13"},
		{act: Confirms, form: Mixed, source: "⟦Brellin's office⟧ confirmed", cue: "confirmed", content: []string{`that "⟦inquiries continue⟧"`}},
		{act: Asserts, form: Direct, party: "the harbour authority", source: "the harbour authority", cue: "authority ⟦said⟧", content: []string{"Nobody was hurt, nothing was damaged and every ferry has sailed on time"}},
		{act: Believes, form: Indirect, party: "Residents", source: "Residents", cue: "fear", content: []string{"for the summer trade"}},
		{act: Asserts, form: Direct, party: "a hotel keeper on Cinder Slip", source: "a hotel keeper on Cinder Slip", cue: "⟦said⟧ a hotel", content: []string{"People have cancelled", "We are told to be afraid, and then we are told nothing."}},
		{act: Predicts, form: Indirect, party: "a hotel keeper on Cinder Slip", source: "a hotel keeper on Cinder Slip", cue: "expects", content: []string{"half her rooms to stand empty in April"}},
	} {
		if w.cue == "confirmed" || w.cue == "rejected" || w.cue == "fear" {
			w.cue = map[string]string{"confirmed": "⟦confirmed⟧ only", "rejected": "⟦rejected⟧ the", "fear": "⟦fear⟧ for"}[w.cue]
		}
		s.tell(w)
	}
}

func ferryRest(s *story) {
	asked := func(by, of string, o Outcome, phrase string) {
		s.r.Requests = append(s.r.Requests, Request{Asker: s.id(by), Asked: s.id(of), Outcome: o, Span: s.span(phrase)})
	}
	asked("", "Tomas Brellin", Answered, "Asked for proof, Brellin said")
	asked("", "Wenna Lanse", Declined, "declined to comment after repeated requests")
	asked("", "The prosecutor's office", NoReply, "did not reply to written questions")
	asked("", "The Ulmarian embassy in Port Merrow", Refused, "refused to discuss the case")
	asked("", "Yannic Ferrou", Unreachable, "Ferrou could not be reached")
	absence := func(k AbsenceKind, by StatementID, phrase string) {
		s.r.Absences = append(s.r.Absences, Absence{Kind: k, Span: s.span(phrase), By: by})
	}
	absence(NoArrest, "", "no one has been arrested")
	absence(NoWarrant, "", "have yet to request a warrant")
	absence(NoCharge, "", "Neither Ferrou nor Marquin has been charged")
	absence(NoProof, "", "no photographs, no documents and none of the fuel")
	absence(NoProof, "s29", "no evidence")
	absence(NoClaim, "", "No group has claimed responsibility")
	absence(NoCasualties, "s39", "Nobody was hurt")
	absence(NoDamage, "s39", "nothing was damaged")
	lamp, council := s.id("Quiet Lamp"), []PartyID{s.id("The Strait Council")}
	s.r.Designations = []Designation{
		{Party: lamp, Authority: council, Label: s.span("terrorist organisation"), Status: Listed,
			When: When{From: "2014-05-01", To: "2014-06-01", Grain: GrainMonth, Span: s.span("in May 2014")}, Span: s.span(`designated it a "terrorist organisation" in May 2014`)},
		{Party: lamp, Authority: council, Status: Delisted,
			When: When{From: "2022-02-01", To: "2022-03-01", Grain: GrainMonth, Span: s.span("in February 2022")}, Span: s.span("the council removed the Quiet Lamp from its list")},
	}
	s.r.Times = []Time{
		{Span: s.span("founded in Ulmaria in ⟦1978⟧"), From: "1978-01-01", To: "1979-01-01", Grain: GrainYear},
		{Span: s.span("in ⟦May 2014⟧"), From: "2014-05-01", To: "2014-06-01", Grain: GrainMonth},
		{Span: s.span("In ⟦2020⟧ the council"), From: "2020-01-01", To: "2021-01-01", Grain: GrainYear},
	}
	s.r.Claims = []Claim{{ID: "c1", Wording: s.span("both were members of the Quiet Lamp"), Stances: []Stance{
		{Statement: "s3", Party: s.id("Tomas Brellin"), Stance: Supports},
		{Statement: "s20", Party: s.id("Sabela Marquin"), Stance: DeniesIt},
		{Statement: "s31", Party: s.id("Hesper Quillon"), Stance: DeniesIt},
	}}}
}
