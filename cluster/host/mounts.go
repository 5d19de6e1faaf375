// Package host finds and removes what a cluster leaves on the machine outside its own processes: containers, mounts, links, netfilter, cgroups.
package host

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
)

// Mounts lists the mount points at or under the given folders, innermost last.
func Mounts(under ...string) ([]string, error) {
	data, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return nil, err
	}
	return mountsIn(string(data), under), nil
}

func mountsIn(mountinfo string, under []string) []string {
	const mountPoint = 4
	var found []string
	for _, line := range strings.Split(mountinfo, "\n") {
		fields := strings.Fields(line)
		if len(fields) <= mountPoint {
			continue
		}
		point := strings.ReplaceAll(fields[mountPoint], `\040`, " ")
		for _, folder := range under {
			if point == folder || strings.HasPrefix(point, folder+"/") {
				found = append(found, point)
			}
		}
	}
	return found
}

// Unmount detaches everything mounted under the folders, last mounted first.
func Unmount(under ...string) error {
	mounts, err := Mounts(under...)
	if err != nil {
		return err
	}
	var problems []error
	for i := len(mounts) - 1; i >= 0; i-- {
		// Lazily: a process in an uninterruptible wait must not keep the cluster from going.
		if err := syscall.Unmount(mounts[i], syscall.MNT_DETACH); err != nil && !errors.Is(err, syscall.EINVAL) {
			problems = append(problems, fmt.Errorf("unmounting %s: %w", mounts[i], err))
		}
	}
	return errors.Join(problems...)
}
