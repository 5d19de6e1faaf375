package debian

import (
	"slices"
	"strings"
	"testing"
)

func TestAnotherSuiteNeverReadsTheMachinesLists(t *testing.T) {
	machine := &Archive{Cache: t.TempDir()}
	suite := machine.OfSuite("forky")
	for _, option := range suite.options() {
		if strings.Contains(option, "/var/lib") || strings.Contains(option, "/etc/apt") {
			t.Errorf("%s is the machine's", option)
		}
	}
	if !slices.Contains(suite.options("update"), "Dir::State::Lists="+suite.folder("lists")) {
		t.Errorf("no lists of its own: %v", suite.options())
	}
	if machine.answer(Request{}) == suite.answer(Request{}) {
		t.Error("two suites share their answers")
	}
}
