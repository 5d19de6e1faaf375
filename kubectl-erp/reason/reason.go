// Package reason tells what every reason of a condition means and what a person does about it, in the operator's own words.
package reason

import (
	_ "embed"
	"encoding/json"

	"dev.isem.erp/kubectl-erp/api"
)

// written by the operator's ReasonTest beside docs/reasons.md
//
//go:embed reasons.json
var file []byte

// Reason is one word of a condition, explained.
type Reason struct {
	Code    string `json:"reason"`
	Meaning string `json:"meaning"`
	Remedy  string `json:"remedy"`
}

var known = parse()

func parse() map[string]Reason {
	var all []Reason
	if err := json.Unmarshal(file, &all); err != nil {
		panic("reasons.json of this build: " + err.Error())
	}
	known := map[string]Reason{}
	for _, each := range all {
		known[each.Code] = each
	}
	return known
}

// Of explains a reason. One of a newer operator is not known here and says so.
func Of(code string) Reason {
	if code == api.Unseen {
		return Reason{code, "The operator has not looked at this manifest yet.",
			"Wait some seconds. If it lasts, the operator does not run or does not watch this namespace: look at its Deployment and its log."}
	}
	if found, ok := known[code]; ok {
		return found
	}
	return Reason{code, "This plugin does not know the reason; the operator is newer.", "Go by the message, and update the plugin."}
}
