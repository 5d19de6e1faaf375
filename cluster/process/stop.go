package process

import (
	"fmt"
	"syscall"
	"time"
)

// End asks all processes to end, gives them the grace period together, then kills the rest. Only these identities are ever signalled.
func End(all []Identity, grace time.Duration) error {
	signal(all, syscall.SIGTERM)
	if waitGone(all, grace) {
		return nil
	}
	signal(all, syscall.SIGKILL)
	if waitGone(all, 10*time.Second) {
		return nil
	}
	return fmt.Errorf("these processes ignore SIGKILL, which only a stuck disk or mount explains: %v", alive(all))
}

func signal(all []Identity, which syscall.Signal) {
	for _, identity := range all {
		if identity.Alive() {
			// Between the check and the signal the process can only end by itself, which is what we want.
			_ = syscall.Kill(identity.PID, which)
		}
	}
}

func waitGone(all []Identity, limit time.Duration) bool {
	for deadline := time.Now().Add(limit); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if len(alive(all)) == 0 {
			return true
		}
	}
	return len(alive(all)) == 0
}

func alive(all []Identity) []int {
	var pids []int
	for _, identity := range all {
		if identity.Alive() {
			pids = append(pids, identity.PID)
		}
	}
	return pids
}
