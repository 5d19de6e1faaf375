package story

import (
	"fmt"
	"slices"
	"strings"

	"dev.isem.erp/kubectl-erp/api"
	"dev.isem.erp/kubectl-erp/reason"
)

// Cause is one link of the chain that ends where somebody can do something.
type Cause struct {
	Kind    string   `json:"kind"`
	Name    string   `json:"name"`
	Reason  string   `json:"reason,omitempty"`
	Message string   `json:"message"`
	Remedy  string   `json:"remedy,omitempty"`
	Do      []string `json:"do,omitempty"`
	Causes  []Cause  `json:"causes,omitempty"`
}

// Title is how a person calls it.
func (c *Cause) Title() string {
	if c.Kind == "ErpSuite" {
		return "suite " + c.Name
	}
	return c.Name
}

// causes are whom a vertical waits for, and whom those wait for in turn.
func (s *Snapshot) causes(vertical *api.Vertical, visited []string) []Cause {
	visited = append(slices.Clone(visited), vertical.Name)
	switch vertical.State().Reason {
	case "SuiteMissing", "SuiteNotReady":
		return []Cause{s.suiteCause(vertical.Spec.SuiteRef.Name)}
	}
	var all []Cause
	for _, name := range vertical.Status.BlockedBy {
		all = append(all, s.blockedBy(name, vertical, visited))
	}
	return all
}

func (s *Snapshot) blockedBy(name string, waiting *api.Vertical, visited []string) Cause {
	if schema, isMissing := strings.CutPrefix(name, "owner of "); isMissing {
		return Cause{Kind: "ErpVertical", Name: name, Message: "no vertical owns the schema " + schema,
			Remedy: "Apply the vertical whose spec.schemas has " + schema + ", or correct spec.requires of " + waiting.Name + "."}
	}
	other := s.Vertical(name)
	if other == nil {
		return Cause{Kind: "ErpVertical", Name: name, Message: "there is no such vertical in namespace " + s.Namespace,
			Remedy: "Apply it, or correct spec.requires of " + waiting.Name + "."}
	}
	state := other.State()
	cause := Cause{Kind: "ErpVertical", Name: name, Reason: state.Reason, Message: state.Message}
	switch {
	case slices.Contains(visited, name):
		cause.Message = "needs " + waiting.Name + " in turn"
		cause.Remedy = reason.Of("RequirementCycle").Remedy
		return cause
	case waiting.State().Reason == "WaitingForTurn" && other.IsReady():
		cause.Message = "is before it in the release of suite " + waiting.Spec.SuiteRef.Name
		cause.Remedy = reason.Of("WaitingForTurn").Remedy
		return cause
	case waiting.State().Reason == "DeletionHeld":
		cause.Message = "needs its schemas"
		cause.Remedy = reason.Of("DeletionHeld").Remedy
		return cause
	case other.IsReady():
		cause.Message = fmt.Sprintf("%s serves on schema %s and does not have what %s needs", other.Status.Version, number(other.Status.SchemaVersion), waiting.Name)
		cause.Remedy = "Upgrade " + name + " to the version that brings it, or correct spec.requires of " + waiting.Name + "."
		return cause
	}
	cause.Remedy, cause.Do = reason.Of(state.Reason).Remedy, s.commands(other)
	cause.Causes = s.causes(other, visited)
	return cause
}

func (s *Snapshot) suiteCause(name string) Cause {
	suite := s.Suite(name)
	if suite == nil {
		return Cause{Kind: "ErpSuite", Name: name, Reason: "SuiteMissing",
			Message: "there is no such suite in namespace " + s.Namespace, Remedy: reason.Of("SuiteMissing").Remedy}
	}
	state := suite.State()
	cause := Cause{Kind: "ErpSuite", Name: name, Reason: state.Reason, Message: state.Message, Remedy: reason.Of(state.Reason).Remedy}
	for _, trouble := range s.Troubles(name, "") {
		cause.Do = append(cause.Do, "kubectl describe pod "+trouble.Pod+" -n "+s.Namespace)
	}
	return cause
}

// Roots are the ends of the chain: who must be helped.
func Roots(causes []Cause) []Cause {
	var roots []Cause
	for _, cause := range causes {
		if len(cause.Causes) == 0 {
			roots = append(roots, cause)
		} else {
			roots = append(roots, Roots(cause.Causes)...)
		}
	}
	return roots
}

// commands are what a person types next, ready to be copied.
func (s *Snapshot) commands(vertical *api.Vertical) []string {
	in := " -n " + s.Namespace
	migration := vertical.Status.Migration
	switch vertical.State().Reason {
	case "RollbackRefused":
		if migration != nil && migration.OldestSafe != nil && migration.OldestSafe.Version != "" {
			return []string{"kubectl erp rollback " + vertical.Name + " --to " + migration.OldestSafe.Version + in}
		}
	case "AwaitingApproval", "AdoptionAwaitsApproval":
		return []string{"kubectl erp approve " + vertical.Name + in}
	case "MigrationFailed", "RehearsalFailed", "AdoptionRefused":
		if migration != nil && migration.Job != "" {
			return []string{"kubectl logs job/" + migration.Job + " --all-containers" + in, "kubectl erp retry " + vertical.Name + in}
		}
		return []string{"kubectl erp retry " + vertical.Name + in}
	case "DropFailed":
		keep := "kubectl patch erpv " + vertical.Name + in + ` --type merge -p '{"spec":{"deletionPolicy":"Retain"}}'`
		return []string{"kubectl erp retry " + vertical.Name + in, keep + "   # lets it go, and keeps its data"}
	case "RolloutStuck", "NoPodsReady":
		if troubles := s.Troubles(vertical.Name, ""); len(troubles) > 0 {
			return []string{"kubectl logs " + troubles[len(troubles)-1].Pod + " --all-containers" + in}
		}
	case "MigrationStuck":
		return []string{"kubectl describe pods -l " + api.Instance + "=" + vertical.Name + "," + api.Component + "=migration" + in}
	}
	return nil
}

func number(n *int) string {
	if n == nil {
		return "none"
	}
	return fmt.Sprint(*n)
}
