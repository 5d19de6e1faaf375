// Package story tells what was seen in a namespace the way a person asks for it: what is the state, why, and what comes next.
// It asks no server and no clock.
package story

import (
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"

	"dev.isem.erp/kubectl-erp/api"
	"dev.isem.erp/kubectl-erp/order"
)

// Snapshot is what was read of a namespace.
type Snapshot struct {
	Namespace string
	Suites    []*api.Suite
	Verticals []*api.Vertical
	Pods      []corev1.Pod
	Events    []corev1.Event
	Unread    []string // what the user may not read, in a sentence each
}

// SuiteNames are the suites there are and the ones that verticals speak of.
func (s *Snapshot) SuiteNames() []string {
	var names []string
	for _, suite := range s.Suites {
		names = append(names, suite.Name)
	}
	for _, vertical := range s.Verticals {
		names = append(names, vertical.Spec.SuiteRef.Name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Suite is the suite of that name, nil if there is none.
func (s *Snapshot) Suite(name string) *api.Suite {
	for _, suite := range s.Suites {
		if suite.Name == name {
			return suite
		}
	}
	return nil
}

// AskedByRelease is the version that the suite's release asks of the vertical, empty where it does not name it.
func (s *Snapshot) AskedByRelease(vertical *api.Vertical) string {
	if suite := s.Suite(vertical.Spec.SuiteRef.Name); suite != nil {
		return suite.Spec.Release.Versions[vertical.Name]
	}
	return ""
}

// Vertical is the vertical of that name, nil if there is none.
func (s *Snapshot) Vertical(name string) *api.Vertical {
	for _, vertical := range s.Verticals {
		if vertical.Name == name {
			return vertical
		}
	}
	return nil
}

// Find is the vertical of this name; the error tells which there are.
func (s *Snapshot) Find(name string) (*api.Vertical, error) {
	if vertical := s.Vertical(name); vertical != nil {
		return vertical, nil
	}
	return nil, s.NoVertical(name)
}

// Order is the order of the verticals of one suite.
func (s *Snapshot) Order(suite string) *order.Order {
	var members []*api.Vertical
	for _, vertical := range s.Verticals {
		if vertical.Spec.SuiteRef.Name == suite {
			members = append(members, vertical)
		}
	}
	return order.Of(members)
}

func (s *Snapshot) verticalNames() string {
	var names []string
	for _, vertical := range s.Verticals {
		names = append(names, vertical.Name)
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}
