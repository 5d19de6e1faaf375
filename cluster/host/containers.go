package host

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"dev.isem.erp/cluster/process"
)

// Shims lists containerd's per-pod helpers that serve this socket.
func Shims(socket string) ([]process.Seen, error) {
	all, err := process.All()
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(seen process.Seen) bool { return !isShim(seen.Argv, socket) }), nil
}

func isShim(argv []string, socket string) bool {
	return strings.HasPrefix(filepath.Base(argv[0]), "containerd-shim") && slices.Contains(argv, socket)
}

// Contained lists the processes whose root file system was made in our data folder: those of our containers and of nobody else's.
func Contained(data string) ([]process.Seen, error) {
	all, err := process.All()
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(seen process.Seen) bool { return !rootIsUnder(seen.PID, data) }), nil
}

func rootIsUnder(pid int, data string) bool {
	mountinfo, err := os.ReadFile(fmt.Sprintf("/proc/%d/mountinfo", pid))
	return err == nil && rootComesFrom(string(mountinfo), data)
}

// rootComesFrom looks for an overlay mounted at / whose layers lie in the folder.
func rootComesFrom(mountinfo, data string) bool {
	const mountPoint = 4
	for _, line := range strings.Split(mountinfo, "\n") {
		fields := strings.Fields(line)
		if len(fields) > mountPoint && fields[mountPoint] == "/" && strings.Contains(line, "="+data+"/") {
			return true
		}
	}
	return false
}

// EndContainers ends all containers, with time for a database to close its files, and then their shims.
func EndContainers(data, socket string) error {
	contained, err := Contained(data)
	if err != nil {
		return err
	}
	if err := process.End(identities(contained), 20*time.Second); err != nil {
		return err
	}
	shims, err := Shims(socket)
	if err != nil {
		return err
	}
	return process.End(identities(shims), 5*time.Second)
}

// EndOrphans ends containers whose shim is gone: nothing can manage them any more, and they hold addresses and volumes that new pods need.
func EndOrphans(data, socket string) error {
	shims, err := Shims(socket)
	if err != nil {
		return err
	}
	contained, err := Contained(data)
	if err != nil {
		return err
	}
	managed := map[int]bool{}
	for _, shim := range shims {
		managed[shim.PID] = true
	}
	// A child may be listed before its parent, so go round until nothing is added.
	for added := true; added; {
		added = false
		for _, seen := range contained {
			if managed[seen.Parent] && !managed[seen.PID] {
				managed[seen.PID], added = true, true
			}
		}
	}
	orphans := slices.DeleteFunc(contained, func(seen process.Seen) bool { return managed[seen.PID] })
	return process.End(identities(orphans), 10*time.Second)
}

func identities(all []process.Seen) []process.Identity {
	result := make([]process.Identity, 0, len(all))
	for _, seen := range all {
		result = append(result, seen.Identity)
	}
	return result
}
