package story

import (
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"dev.isem.erp/kubectl-erp/api"
	"dev.isem.erp/kubectl-erp/order"
	"dev.isem.erp/kubectl-erp/screen"
)

// Overview is a suite and its verticals in the order in which they depend on each other.
type Overview struct {
	Suite     string        `json:"suite"`
	Namespace string        `json:"namespace"`
	Exists    bool          `json:"exists"`
	Domain    string        `json:"domain,omitempty"`
	Ready     string        `json:"ready"`
	Reason    string        `json:"reason,omitempty"`
	Message   string        `json:"message,omitempty"`
	Database  string        `json:"database,omitempty"`
	Redis     string        `json:"redis,omitempty"`
	Release   *api.Progress `json:"release,omitempty"`
	Verticals []Summary     `json:"verticals"`
}

// Summary is one vertical in a line.
type Summary struct {
	Name       string   `json:"name"`
	Branch     string   `json:"-"`
	Asked      string   `json:"asked"`
	Serves     string   `json:"serves,omitempty"`
	Schema     *int     `json:"schemaVersion,omitempty"`
	Ready      string   `json:"ready"`
	Stalled    bool     `json:"stalled,omitempty"`
	Reason     string   `json:"reason,omitempty"`
	Message    string   `json:"message,omitempty"`
	WaitingFor []string `json:"waitingFor,omitempty"`
	PodsReady  int      `json:"podsReady"`
	PodsWanted int      `json:"podsWanted"`
	Needs      []string `json:"needs,omitempty"`
	Parent     string   `json:"-"`
	Deleted    bool     `json:"beingDeleted,omitempty"`
}

// IsReady tells whether all of it is.
func (o *Overview) IsReady() bool {
	for _, vertical := range o.Verticals {
		if vertical.Ready != string(metav1.ConditionTrue) {
			return false
		}
	}
	return o.Ready == string(metav1.ConditionTrue)
}

// Status tells the state of one suite.
func (s *Snapshot) Status(name string) *Overview {
	o := &Overview{Suite: name, Namespace: s.Namespace, Ready: string(metav1.ConditionUnknown), Verticals: []Summary{}}
	if suite := s.Suite(name); suite != nil {
		state := suite.State()
		o.Exists, o.Domain, o.Ready, o.Reason, o.Message = true, suite.Spec.Domain, string(state.Status), state.Reason, state.Message
		o.Database, o.Redis, o.Release = suite.Status.Database.String(), suite.Status.Redis.String(), suite.Status.Release
	}
	sorted := s.Order(name)
	var names []string
	for _, vertical := range sorted.Verticals {
		names = append(names, vertical.Name)
	}
	names, branches := screen.Branches(names, sorted.Parent)
	for i, each := range names {
		o.Verticals = append(o.Verticals, s.summary(sorted, sorted.Find(each), branches[i]))
	}
	return o
}

func (s *Snapshot) summary(sorted *order.Order, vertical *api.Vertical, branch string) Summary {
	state := vertical.State()
	ready, wanted := s.serving(vertical)
	summary := Summary{
		Name: vertical.Name, Branch: branch, Asked: vertical.Asked(), Serves: vertical.Status.Version, Schema: vertical.Status.SchemaVersion,
		Ready: string(state.Status), Stalled: vertical.IsStalled(), Reason: state.Reason, Message: state.Message,
		WaitingFor: vertical.Status.BlockedBy, PodsReady: ready, PodsWanted: wanted, Parent: sorted.Parent(vertical.Name),
		Deleted: vertical.DeletionTimestamp != nil,
	}
	for _, edge := range sorted.Needs(vertical.Name) {
		summary.Needs = append(summary.Needs, edge.To)
	}
	return summary
}

// Version is what serves and, where it differs, what is asked for.
func (s *Summary) Version() string {
	if s.Serves == s.Asked {
		return s.Serves
	}
	return strings.TrimPrefix(s.Serves+" → "+s.Asked, " ")
}

// AlsoNeeds are those it needs beside the one it hangs under in the tree.
func (s *Summary) AlsoNeeds() string {
	var others []string
	for _, each := range s.Needs {
		if each != s.Parent {
			others = append(others, each)
		}
	}
	return strings.Join(others, ", ")
}
