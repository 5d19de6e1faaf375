package story

import (
	"slices"
	"strings"
	"time"

	corev1 "k8s.io/api/core/v1"
)

const mostEvents = 8

// Happening is one event, as it is told.
type Happening struct {
	At      time.Time `json:"at"`
	Warning bool      `json:"warning,omitempty"`
	Object  string    `json:"object"`
	Reason  string    `json:"reason"`
	Message string    `json:"message"`
}

// happenings are what the operator said of a vertical, and warnings about its objects; the newest come last.
func (s *Snapshot) happenings(vertical string) []Happening {
	var all []Happening
	for _, event := range Sorted(s.Events) {
		object := event.InvolvedObject
		own := object.Kind == "ErpVertical" && object.Name == vertical
		if !own && (event.Type != corev1.EventTypeWarning || !isOf(object.Name, vertical)) {
			continue
		}
		all = append(all, Happening{At: When(event), Warning: event.Type == corev1.EventTypeWarning,
			Object: strings.ToLower(object.Kind) + "/" + object.Name, Reason: event.Reason, Message: strings.TrimSpace(event.Message)})
	}
	return all[max(0, len(all)-mostEvents):]
}

func isOf(object, vertical string) bool {
	for _, component := range []string{"-backend", "-frontend", "-migrate"} {
		if strings.HasPrefix(object, vertical+component) {
			return true
		}
	}
	return false
}

// When is the last time that an event was seen.
func When(event corev1.Event) time.Time {
	if event.Series != nil {
		return event.Series.LastObservedTime.Time
	}
	for _, at := range []time.Time{event.LastTimestamp.Time, event.EventTime.Time} {
		if !at.IsZero() {
			return at
		}
	}
	return event.CreationTimestamp.Time
}

// Sorted are events in the order in which they were last seen.
func Sorted(events []corev1.Event) []corev1.Event {
	return slices.SortedStableFunc(slices.Values(events), func(a, b corev1.Event) int { return When(a).Compare(When(b)) })
}
