package gitops

import (
	"testing"

	"sigs.k8s.io/cli-utils/pkg/kstatus/status"
)

func TestKstatusReadsWhatTheOperatorWrites(t *testing.T) {
	seen := map[status.Status]int{}
	for _, each := range statuses(t) {
		t.Run(each.name, func(t *testing.T) {
			want := status.UnknownStatus
			switch {
			case each.object.GetDeletionTimestamp() != nil:
				want = status.TerminatingStatus
			case each.is("Stalled"):
				want = status.FailedStatus
			case each.is("Reconciling"):
				want = status.InProgressStatus
			case each.is("Ready"):
				want = status.CurrentStatus
			}
			if got := compute(t, each); got != want {
				t.Errorf("kstatus says %s, not %s", got, want)
			}
			seen[want]++
		})
	}
	for _, each := range []status.Status{status.CurrentStatus, status.FailedStatus, status.InProgressStatus, status.TerminatingStatus} {
		if seen[each] == 0 {
			t.Errorf("no case is %s", each)
		}
	}
}

// A manifest that was edited a moment ago is not Ready by the status of the one before.
func TestKstatusWaitsUntilTheNewManifestIsSeen(t *testing.T) {
	for _, each := range statuses(t) {
		if each.object.GetDeletionTimestamp() != nil {
			continue
		}
		each.object.SetGeneration(each.object.GetGeneration() + 1)
		if got := compute(t, each); got != status.InProgressStatus {
			t.Errorf("%s: kstatus says %s of a manifest that nobody has seen", each.name, got)
		}
	}
}

func compute(t *testing.T, each written) status.Status {
	t.Helper()
	result, err := status.Compute(&each.object)
	if err != nil {
		t.Fatal(err)
	}
	return result.Status
}
