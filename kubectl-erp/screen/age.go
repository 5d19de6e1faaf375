package screen

import (
	"time"

	"k8s.io/apimachinery/pkg/util/duration"
)

// Age is how long ago it was, as kubectl writes it: 5m, 3h20m. Empty for no time at all.
func Age(then, now time.Time) string {
	if then.IsZero() {
		return ""
	}
	return duration.HumanDuration(now.Sub(then))
}

// AgeOf reads a time in RFC 3339, as statuses have it.
func AgeOf(then string, now time.Time) string {
	at, err := time.Parse(time.RFC3339, then)
	if err != nil {
		return ""
	}
	return Age(at, now)
}
