package conll_test

import (
	"slices"
	"strings"
	"testing"

	"onrecord/eval/conll"
	"onrecord/model"
)

func TestNames(t *testing.T) {
	docs, err := conll.ReadNames(strings.NewReader("# newdoc id = a\n# text = Mira Kovač left Harbour Town\n1\tMira\tB-PER\t-\n2\tKovač\tI-PER\t-\n" +
		"3\tleft\tO\t-\n4\tHarbour\tB-LOC\t-\n5\tTown\tB-LOC\t-\n\n1\tPort\tI-ORG\t-\n2\tBoard\tB-ORG\t-\n# newdoc id = b\n1\tOna\tB-PER\t-\n"))
	if err != nil || len(docs) != 2 || len(docs[0].Text.Sentences) != 2 || docs[1].Text.Word(0) != "Ona" {
		t.Fatalf("%+v, %v", docs, err)
	}
	want := []model.Entity{{First: 0, Last: 2, Kind: "PER"}, {First: 3, Last: 4, Kind: "LOC"}, {First: 4, Last: 5, Kind: "LOC"}, {First: 6, Last: 7, Kind: "ORG"}}
	if !slices.Equal(docs[0].Names, want) {
		t.Errorf("names %v, want %v", docs[0].Names, want)
	}
	found := []model.Entity{{First: 0, Last: 2, Kind: "PER"}, {First: 3, Last: 5, Kind: "LOC"}, {First: 6, Last: 7, Kind: "PER"}, {First: 2, Last: 3, Kind: "MISC"}}
	s := conll.CompareNames(want, found, func(kind string) bool { return kind != "MISC" })
	if s != (conll.Score{Gold: 4, System: 3, Match: 1}) {
		t.Errorf("scores %+v", s)
	}
	if _, err := conll.ReadNames(strings.NewReader("\n1\tMira\n")); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("error %v, want one with the line", err)
	}
}
