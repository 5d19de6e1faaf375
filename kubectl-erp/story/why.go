package story

import (
	"fmt"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"dev.isem.erp/kubectl-erp/api"
	"dev.isem.erp/kubectl-erp/reason"
)

// Explanation answers why a vertical is as it is.
type Explanation struct {
	Name       string           `json:"name"`
	Namespace  string           `json:"namespace"`
	Suite      string           `json:"suite"`
	Ready      string           `json:"ready"`
	Stalled    bool             `json:"stalled,omitempty"`
	Since      *time.Time       `json:"since,omitempty"`
	Asked      string           `json:"asked"`
	Written    string           `json:"specVersion"`
	Generation int64            `json:"generation"`
	Observed   int64            `json:"observedGeneration"`
	Serves     string           `json:"serves,omitempty"`
	Schema     *int             `json:"schemaVersion,omitempty"`
	URL        string           `json:"url,omitempty"`
	PodsReady  int              `json:"podsReady"`
	PodsWanted int              `json:"podsWanted"`
	InTheWay   metav1.Condition `json:"condition"`
	Meaning    string           `json:"meaning"`
	Remedy     string           `json:"remedy"`
	Do         []string         `json:"do,omitempty"`
	Causes     []Cause          `json:"causes,omitempty"`
	Plan       *api.Plan        `json:"plan,omitempty"`
	Migration  *api.Migration   `json:"migration,omitempty"`
	Troubles   []Trouble        `json:"podsInTrouble,omitempty"`
	Events     []Happening      `json:"events,omitempty"`
}

// IsReady tells whether there is nothing to explain.
func (e *Explanation) IsReady() bool { return e.Ready == string(metav1.ConditionTrue) }

// Why explains the state of a vertical.
func (s *Snapshot) Why(name string) (*Explanation, error) {
	vertical, err := s.Find(name)
	if err != nil {
		return nil, err
	}
	state := vertical.State()
	explained := reason.Of(state.Reason)
	ready, wanted := s.serving(vertical)
	e := &Explanation{
		Name: name, Namespace: s.Namespace, Suite: vertical.Spec.SuiteRef.Name, Ready: string(state.Status), Stalled: vertical.IsStalled(),
		Asked: vertical.Asked(), Written: vertical.Spec.Version, Generation: vertical.Generation, Observed: vertical.Status.ObservedGeneration,
		Serves: vertical.Status.Version, Schema: vertical.Status.SchemaVersion, URL: vertical.Status.URLs.Frontend,
		PodsReady: ready, PodsWanted: wanted, InTheWay: vertical.InTheWay(), Meaning: explained.Meaning, Remedy: explained.Remedy,
		Plan: vertical.Status.Plan, Migration: vertical.Status.Migration, Events: s.happenings(name),
	}
	if since := e.InTheWay.LastTransitionTime.Time; !since.IsZero() {
		e.Since = &since
	}
	lastJob := ""
	if e.Migration != nil {
		lastJob = e.Migration.Job
	}
	e.Troubles = s.Troubles(name, lastJob)
	if !e.IsReady() {
		e.Do, e.Causes = s.commands(vertical), s.causes(vertical, nil)
	}
	return e, nil
}

// NoVertical says that there is none of this name, and which there are.
func (s *Snapshot) NoVertical(name string) error {
	if len(s.Verticals) == 0 {
		return fmt.Errorf("there is no ErpVertical in namespace %s: name another with -n", s.Namespace)
	}
	return fmt.Errorf("there is no ErpVertical %s in namespace %s; there are %s", name, s.Namespace, s.verticalNames())
}
