package main

import (
	"os"
	"strings"
	"testing"

	"onrecord/model/train"
	know "onrecord/model/train/knowledge"
)

// The list of people in the pack is what its command makes of the table that the models were trained with.
func TestPeopleList(t *testing.T) {
	data, err := os.ReadFile("../../lang/en/people.tsv")
	if err != nil {
		t.Fatal(err)
	}
	list := train.People(know.Words)
	if string(data) != peopleHead+strings.Join(list, " | ")+"\n" {
		t.Errorf("lang/en/people.tsv is not what onlab knowledge makes (%d words)", len(list))
	}
}

// Of a table: people only, whatever name they may be, and nothing that is something else as well.
func TestPeople(t *testing.T) {
	got := strings.Join(train.People("archivist\t1004\nfan\t1006\nparty\t120c\ntable\t1008\nada\t1\ncon-man\t1004\nodd\tzz\n"), " ")
	if got != "archivist fan" {
		t.Errorf("%q", got)
	}
}
