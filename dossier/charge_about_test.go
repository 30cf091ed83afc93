package dossier

import (
	"strings"
	"testing"

	. "onrecord"
)

// Of whom a missing charge is said: the card of Ada Mott may say "reports no charge" only where she is the subject, and
// otherwise quotes the whole sentence or nothing.
func TestNoChargeIsSaidOfItsSubjectOnly(t *testing.T) {
	const hers, near, nothing = "reports no charge", "A passage near this name speaks of charges: ", "No charge against Ada Mott was found"
	for _, c := range []struct{ text, absence, want string }{
		{"Ada Mott has not been charged.", "has not been charged", hers},
		{"But so far Ada Mott, 41, a chandler, has not been charged.", "has not been charged", hers},
		{"In May 2019, Mott was arrested and released without charge.", "without charge", hers},
		{"Ms. Mott was arrested on Monday and later released without a charge.", "without a charge", hers},
		{"Neither Mott nor Bo Lund has been charged.", "Neither Mott nor Bo Lund has been charged", hers},
		{"Neither Bo Lund nor Mott has been charged.", "Neither Bo Lund nor Mott has been charged", hers},
		{"Bo Lund and Ada Mott have not been charged.", "have not been charged", hers},
		{"There are no charges against Ada Mott.", "no charges against Ada Mott", hers},
		{"There are no charges against Ada Mott's brother.", "no charges against Ada Mott", near},
		{"There are no charges against Ada Mott supporters.", "no charges against Ada Mott", near},
		{"A man who was arrested with Mott in May was released without charge.", "without charge", near},
		{"A man arrested with Ada Mott was not charged.", "not charged", near},
		{"Like Ada Mott, a man from Kell was released without charge.", "without charge", near},
		{"Ada Mott, whose brother, a smith, was released without charge, left.", "without charge", near},
		{"Ada Mott's brother has not been charged.", "has not been charged", near},
		{"Ada Mott supporters were not charged.", "not charged", near},
		{"Ada Mott said a man was released without charge.", "without charge", near},
		{"Ada Mott was arrested and no one was charged.", "no one was charged", near},
		{"Ada Mott was arrested and Bo Lund was not charged.", "was not charged", near},
		{"Ada Mott was arrested; others were not charged.", "not charged", near},
		{"Ada Mott may not be charged at all, and no charges were brought.", "no charges", near},
		{"Ada Mott may face no charges.", "no charges", near},
		{"Ada Mott still may face no charges.", "no charges", near},
		{"Apart from Ada Mott nobody has been charged.", "nobody has been charged", near},
		{"Nobody has been charged, said Ada Mott.", "Nobody has been charged", near},
		{"Ada Mott left. Bo Lund has not been charged.", "has not been charged", nothing},
		{"Bo Lund has not been charged.\nAda Mott sang.", "has not been charged", nothing},
	} {
		got := chargesOf(t, c.text+"\nAda Mott sat.", c.absence, Person, "Ada Mott")
		if !strings.Contains(got, c.want) || c.want != hers && strings.Contains(got, hers) {
			t.Errorf("%s\nwant %q, got: %s", c.text, c.want, got)
		}
		if whole := strings.TrimSuffix(c.text, "."); c.want == near && !strings.Contains(got, "‘"+whole+"’") {
			t.Errorf("%s\nis not quoted whole: %s", c.text, got)
		}
	}
}

// A convicted man, and another who was not charged: the card holds the verdict first, and makes no release of it.
func TestConvictedBesideOneWhoWasReleased(t *testing.T) {
	got := chargesOf(t, "Ada Mott was convicted of arson in 2020. A man who was arrested with Mott, and who has not been named, was released without charge.", "without charge", Person, "Ada Mott")
	first, second, _ := strings.Cut(got, "\n")
	if !strings.Contains(first, "read it: ‘Ada Mott was convicted of arson in 2020’") || !strings.Contains(second, "speaks of charges: ‘A man who was arrested with Mott, and who has not been named, was released without charge’") {
		t.Error(got)
	}
	if strings.Contains(got, "reports no charge") {
		t.Errorf("a convicted woman gets another's release: %s", got)
	}
}

// "No one was charged" about another year stands with its year, and says nothing of the organisation that it is near.
func TestNobodyChargedAtAnotherTime(t *testing.T) {
	const text = "The Reed Choir has met since 1990. After a fire at its hall in Sept. 2022, which the St. Kell Post blamed on a lamp, no one was charged. It went on singing."
	got := chargesOf(t, text, "no one was charged", Organisation, "Reed Choir")
	if !strings.Contains(got, "A passage near this name speaks of charges: ‘After a fire at its hall in Sept. 2022, which the St. Kell Post blamed on a lamp, no one was charged’ (¶1, bytes") ||
		strings.Contains(got, "reports no charge") || strings.Contains(got, "‘no one was charged’") {
		t.Error(got)
	}
}

// Where somebody says that there is no charge, the card says who.
func TestNoChargeInSomebodysWords(t *testing.T) {
	s := sample(t, "Bo Lund said that Ada Mott had not been charged. Lund said nobody with Mott had been charged.\n")
	s.party(Person, "Ada Mott", "Mott")
	s.party(Person, "Bo Lund", "Lund")
	s.tell(told{act: Asserts, form: Indirect, party: "Bo Lund", source: "⟦Bo Lund⟧ said", cue: "Bo Lund ⟦said⟧", content: []string{"Ada Mott had not been charged"}})
	s.tell(told{act: Asserts, form: Indirect, party: "Bo Lund", source: "⟦Lund⟧ said nobody", cue: "Lund ⟦said⟧ nobody", content: []string{"nobody with Mott had been charged"}})
	s.r.Absences = []Absence{{Kind: NoCharge, Span: s.span("had not been charged"), By: "s1"}, {Kind: NoCharge, Span: s.span("nobody with Mott had been charged"), By: "s2"}}
	got := chargesIn(t, s, "Ada Mott")
	for _, want := range []string{"Bo Lund, in statement 1, reports no charge: ‘had not been charged’",
		"speaks of charges: ‘Lund said nobody with Mott had been charged’ (¶1, bytes 49–92), in statement 2 by Bo Lund"} {
		if !strings.Contains(got, want) {
			t.Errorf("lacks %q: %s", want, got)
		}
	}
}

// The police chief's card holds no charges that he brings or speaks of, and no absence of them; it does hold his own.
func TestTheChiefCarriesNoChargesOfOthers(t *testing.T) {
	const none = "No charge against Ola Renn was found in this article"
	for _, c := range []struct{ text, absence, content, want string }{
		{"Police chief Ola Renn said Bo Lund was arrested on charges of arson.", "", "Bo Lund was arrested on charges of arson", none},
		{"Police chief Ola Renn announced the arrest of Bo Lund on charges of arson.", "", "", none},
		{"Police chief Ola Renn sat down. Bo Lund faces charges of arson.", "", "", none},
		{"Police chief Ola Renn sat down. Bo Lund has not been charged.", "has not been charged", "", none},
		{"Police chief Ola Renn said Bo Lund has not been charged.", "has not been charged", "Bo Lund has not been charged", "speaks of charges: ‘Police chief Ola Renn said Bo Lund has not been charged’"},
		{"Police chief Ola Renn was charged with bribery.", "", "", "read it: ‘Police chief Ola Renn was charged with bribery’"},
		{"Police chief Ola Renn told Bo Lund that he had been charged with bribery.", "", "", "read it: ‘Police chief Ola Renn told"},
		{"Police chief Ola Renn sat down. He was charged with bribery by Bo Lund.", "", "", "read it: ‘He was charged with bribery by Bo Lund’"},
	} {
		s := sample(t, c.text+"\n")
		s.party(Person, "Ola Renn").Roles = s.spans("Police chief")
		if strings.Contains(c.text, "Bo Lund") {
			s.party(Person, "Bo Lund")
		}
		if c.content != "" {
			s.tell(told{act: Asserts, form: Indirect, party: "Ola Renn", source: "Ola Renn", cue: "said", content: []string{c.content}})
		}
		if c.absence != "" {
			s.r.Absences = []Absence{{Kind: NoCharge, Span: s.span(c.absence)}}
		}
		got := chargesIn(t, s, "Ola Renn")
		if !strings.Contains(got, c.want) || strings.Contains(got, "reports no charge") {
			t.Errorf("%s\nwant %q, got: %s", c.text, c.want, got)
		}
		if c.want == none && c.absence == "" && !strings.Contains(got, "In sentences on somebody else, ¶1 may speak of a charge") {
			t.Errorf("%s\npoints at no passage: %s", c.text, got)
		}
	}
}

// A witness who is quoted on another's charges has none by that; one who may be speaking of her own is shown the passage.
func TestWhoSpeaksOfAnothersCharges(t *testing.T) {
	for _, c := range []struct{ text, content, want string }{
		{"Cass Vale said Bo Lund was arrested on charges of arson.", "Bo Lund was arrested on charges of arson", "No charge against Cass Vale"},
		{"Cass Vale said Bo Lund and Cass Vale were charged.", "Bo Lund and Cass Vale were charged", "read it: ‘Cass Vale said Bo Lund and"},
		{"Cass Vale said she was arrested on charges of arson with Bo Lund.", "she was arrested on charges of arson with Bo Lund", "read it: ‘Cass Vale said she"},
		{"Cass Vale was charged with arson. Bo Lund wept.", "", "read it: ‘Cass Vale was charged with arson’"},
	} {
		s := sample(t, c.text+"\n")
		s.party(Person, "Cass Vale")
		s.party(Person, "Bo Lund")
		if c.content != "" {
			s.tell(told{act: Asserts, form: Indirect, party: "Cass Vale", source: "⟦Cass Vale⟧ said", cue: "said", content: []string{c.content}})
		}
		if got := chargesIn(t, s, "Cass Vale"); !strings.Contains(got, c.want) {
			t.Errorf("%s\nwant %q, got: %s", c.text, c.want, got)
		}
	}
}

// Bodies that charge, try or govern have no line on charges, even where the reading took them for organisations; nor has
// the outlet.
func TestBodiesHaveNoLineOnCharges(t *testing.T) {
	s := sample(t, "The Kell Police Department has not been charged. The Kell Post has not charged for it. Reed Choir sang.\n")
	s.r.Document.Outlet = "Kell Post"
	for _, n := range []string{"Kell Police Department", "Kell Post", "Reed Choir"} {
		s.party(Organisation, n)
	}
	sh, err := newSheet(s.done())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range sh.Cards {
		if has := c.Facts[len(c.Facts)-1].Label == "Charges"; has != (c.Name == "Reed Choir") {
			t.Errorf("%s: line on charges %v", c.Name, has)
		}
	}
}

func chargesOf(t *testing.T, text, absence string, kind PartyKind, who string) string {
	t.Helper()
	s := newStory(t, text)
	s.blocks(func(int, string) BlockKind { return Body })
	s.party(kind, who, "Mott")
	if strings.Contains(text, "Bo Lund") {
		s.party(Person, "Bo Lund")
	}
	s.r.Absences = []Absence{{Kind: NoCharge, Span: s.span(absence)}}
	return chargesIn(t, s, who)
}

// chargesIn is the line on charges of the card of who, an item a line.
func chargesIn(t *testing.T, s *story, who string) string {
	t.Helper()
	sh, err := newSheet(s.done())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range sh.Cards {
		if f := c.Facts[len(c.Facts)-1]; c.Name == who && f.Label == "Charges" {
			var out []string
			for _, item := range f.Items {
				out = append(out, text(item))
			}
			return strings.Join(out, "\n")
		}
	}
	t.Fatalf("no line on charges for %s", who)
	return ""
}
