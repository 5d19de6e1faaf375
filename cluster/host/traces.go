package host

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Tables are the netfilter tables that kube-proxy and the node make.
var Tables = []string{"ip kube-proxy", "ip6 kube-proxy", "inet erp_suite"}

// FoundTables lists those of our tables that exist.
func FoundTables() ([]string, error) {
	listed, err := listing("nft", "list", "tables")
	if err != nil {
		return nil, err
	}
	var found []string
	for _, line := range strings.Split(listed, "\n") {
		if table := strings.TrimPrefix(strings.TrimSpace(line), "table "); slices.Contains(Tables, table) {
			found = append(found, table)
		}
	}
	return found, nil
}

// Links lists the bridge and what hangs on it.
func Links(bridge string) []string {
	if _, err := net.InterfaceByName(bridge); err != nil {
		return nil
	}
	ports, err := os.ReadDir("/sys/class/net/" + bridge + "/brif")
	links := []string{}
	if err == nil {
		for _, port := range ports {
			links = append(links, port.Name())
		}
	}
	return append(links, bridge)
}

// Cgroups lists the kubelet's pod cgroups, in version 1 one per controller, innermost last.
func Cgroups() []string {
	tops, err := filepath.Glob("/sys/fs/cgroup/kubepods")
	if err != nil {
		return nil
	}
	perController, err := filepath.Glob("/sys/fs/cgroup/*/kubepods")
	if err != nil {
		return nil
	}
	var found []string
	for _, top := range append(tops, perController...) {
		_ = filepath.WalkDir(top, func(path string, entry os.DirEntry, err error) error {
			if err == nil && entry.IsDir() {
				found = append(found, path)
			}
			return nil // a cgroup that vanishes while we look is what we want
		})
	}
	return found
}

// RemoveCgroups removes the pod cgroups; the kernel frees one a moment after its last process.
func RemoveCgroups() error {
	var problem error
	for range 20 {
		problem = nil
		all := Cgroups()
		for i := len(all) - 1; i >= 0; i-- {
			if err := os.Remove(all[i]); err != nil && !errors.Is(err, os.ErrNotExist) {
				problem = err
			}
		}
		if problem == nil {
			return nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	return problem
}

// Files lists what lies outside the cluster's own folders: log links, results of CNI, sockets of dead shims.
func Files(data string) []string {
	var found []string
	for _, link := range glob("/var/log/containers/*.log") {
		if target, err := os.Readlink(link); err == nil && strings.HasPrefix(target, data+"/") {
			found = append(found, link)
		}
	}
	found = append(found, networkResults()...)
	// Programs that fix these paths: dead sockets in them are nobody's any more.
	for _, socket := range append(glob("/run/containerd/s/*"), glob("/var/lib/kubelet/device-plugins/kubelet.sock")...) {
		if connection, err := net.DialTimeout("unix", socket, time.Second); err != nil {
			found = append(found, socket)
		} else {
			connection.Close()
		}
	}
	return found
}

// networkResults lists what CNI remembers of our pods: the bridge's result bears our name, the loopback's only the same container.
func networkResults() []string {
	const prefix, suffix = "erp-suite-", "-eth0"
	var found []string
	for _, result := range glob("/var/lib/cni/results/" + prefix + "*" + suffix) {
		container := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(result), prefix), suffix)
		found = append(found, result)
		found = append(found, glob("/var/lib/cni/results/cni-loopback-"+container+"-lo")...)
	}
	return found
}

// RemoveFiles removes them, and the folders that only they filled.
func RemoveFiles(data string) error {
	for _, file := range Files(data) {
		if err := os.Remove(file); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	for _, folder := range []string{
		"/var/log/containers", "/var/lib/cni/results", "/var/lib/cni", "/run/containerd/s", "/run/containerd",
		"/var/lib/kubelet/device-plugins", "/var/lib/kubelet",
	} {
		_ = os.Remove(folder) // refuses, rightly, when somebody else's file is in it
	}
	return nil
}

func glob(pattern string) []string {
	found, err := filepath.Glob(pattern)
	if err != nil {
		panic(err) // the patterns are constants
	}
	return found
}
