package story

import (
	"strings"

	"dev.isem.erp/kubectl-erp/api"
)

// Step is what comes next for one vertical.
type Step struct {
	Place  int       `json:"place"` // verticals of one place do not need each other
	Name   string    `json:"name"`
	Serves string    `json:"serves,omitempty"`
	Asked  string    `json:"asked"`
	Schema *int      `json:"schemaVersion,omitempty"`
	State  string    `json:"state"` // done, goes on, waits, stopped
	Next   string    `json:"next"`
	Plan   *api.Plan `json:"plan,omitempty"`
}

// Suspended is the reason of a vertical that the operator leaves alone, ready or not.
const Suspended = "Suspended"

// Next tells, in the order of the suite, what would happen without anybody's doing.
func (s *Snapshot) Next(suite string) []Step {
	sorted := s.Order(suite)
	steps := []Step{}
	for _, vertical := range sorted.Verticals {
		step := Step{Place: sorted.Depth(vertical.Name) + 1, Name: vertical.Name, Serves: vertical.Status.Version, Asked: vertical.Asked(),
			Schema: vertical.Status.SchemaVersion, Plan: vertical.Status.Plan}
		step.State, step.Next = next(vertical)
		steps = append(steps, step)
	}
	return steps
}

func next(vertical *api.Vertical) (state, next string) {
	ready := vertical.State()
	waitsFor := strings.Join(vertical.Status.BlockedBy, ", ")
	switch {
	case vertical.DeletionTimestamp != nil && vertical.IsStalled():
		return "stopped", "is being deleted, " + ready.Reason + ": nothing happens until somebody acts"
	case vertical.DeletionTimestamp != nil && waitsFor != "":
		return "waits", "is to be deleted; serves until " + waitsFor + " are gone"
	case vertical.DeletionTimestamp != nil && vertical.Spec.DeletionPolicy == "Drop":
		return "goes on", "is being deleted, and its schemas are dropped behind a last backup"
	case vertical.DeletionTimestamp != nil:
		return "goes on", "is being deleted; schemas and rows stay"
	case ready.Reason == api.Unseen:
		return "goes on", "the operator looks at the manifest"
	case ready.Reason == Suspended:
		return "waits", "is suspended: the operator changes nothing"
	case vertical.IsReady():
		return "done", ready.Message // with what is still held back, if anything is
	case vertical.IsStalled():
		return "stopped", ready.Reason + ": nothing happens until somebody acts"
	case ready.Reason == "AwaitingApproval":
		return "waits", "runs the plan below when it is approved"
	case ready.Reason == "WaitingForTurn":
		return "waits", "waits for its turn in the release after " + waitsFor
	case ready.Reason == "ReleaseHalted":
		return "waits", "does not begin: " + waitsFor + " failed and is before it in the release"
	case ready.Reason == "AdoptionAwaitsApproval":
		return "waits", "adopts what was loaded by hand when the plan below is approved"
	case waitsFor != "":
		return "waits", "waits for " + waitsFor
	case ready.Reason == "SuiteNotReady" || ready.Reason == "SuiteMissing":
		return "waits", "waits for the suite " + vertical.Spec.SuiteRef.Name
	case ready.Reason == "Migrating":
		return "goes on", "migrates the database, then replaces pods"
	case ready.Reason == "RollingOut":
		return "goes on", "replaces pods"
	default:
		return "goes on", ready.Reason
	}
}
