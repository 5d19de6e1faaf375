package api

import (
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// Unseen is the reason of a manifest that the operator has not looked at yet. The operator itself never gives it.
const Unseen = "NotSeenYet"

// State is what to believe of the condition Ready: one of an older manifest says nothing of this one.
func (v *Vertical) State() metav1.Condition {
	return state(v.Generation, v.Status.ObservedGeneration, v.Status.Conditions)
}

func (v *Vertical) IsReady() bool { return v.State().Status == metav1.ConditionTrue }

// IsStalled tells that it does not go on by itself.
func (v *Vertical) IsStalled() bool {
	return v.State().Reason != Unseen && meta.IsStatusConditionTrue(v.Status.Conditions, "Stalled")
}

// InTheWay is the condition of which Ready only repeats the reason; Ready itself where there is none.
func (v *Vertical) InTheWay() metav1.Condition {
	ready := v.State()
	for _, each := range v.Status.Conditions {
		if each.Type != "Ready" && each.Status == metav1.ConditionFalse && each.Reason == ready.Reason {
			return each
		}
	}
	return ready
}

func (s *Suite) State() metav1.Condition {
	return state(s.Generation, s.Status.ObservedGeneration, s.Status.Conditions)
}

func (s *Suite) IsReady() bool { return s.State().Status == metav1.ConditionTrue }

func state(generation, observed int64, conditions []metav1.Condition) metav1.Condition {
	ready := meta.FindStatusCondition(conditions, "Ready")
	if ready == nil || observed < generation {
		return metav1.Condition{Type: "Ready", Status: metav1.ConditionUnknown, Reason: Unseen,
			Message: "the operator has not looked at this manifest yet"}
	}
	return *ready
}
