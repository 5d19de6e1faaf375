package host

import (
	"slices"
	"testing"
)

const mountinfo = `22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
90 22 0:50 / /run/erp-suite/containerd/k8s.io/a/rootfs rw - overlay overlay rw,lowerdir=/x
91 90 0:51 / /run/erp-suite/containerd/k8s.io/a/rootfs/proc rw - proc proc rw
92 22 0:52 / /var/lib/erp-suite-other rw - tmpfs tmpfs rw
93 22 0:53 / /var/lib/erp-suite/with\040space rw - tmpfs tmpfs rw
`

func TestMountsAreFoundByFolderAndNotByPrefixOfAName(t *testing.T) {
	found := mountsIn(mountinfo, []string{"/var/lib/erp-suite", "/run/erp-suite"})
	wanted := []string{
		"/run/erp-suite/containerd/k8s.io/a/rootfs",
		"/run/erp-suite/containerd/k8s.io/a/rootfs/proc",
		"/var/lib/erp-suite/with space",
	}
	if !slices.Equal(found, wanted) {
		t.Errorf("found %q", found)
	}
}

func TestAContainerIsOursByTheLayersOfItsRoot(t *testing.T) {
	ours := "1 2 0:50 / / rw - overlay overlay rw,lowerdir=1/fs:2/fs,upperdir=/var/lib/erp-suite/containerd/3/fs,workdir=/w\n"
	docker := "1 2 0:50 / / rw - overlay overlay rw,lowerdir=/l,upperdir=/var/lib/docker/3/fs,workdir=/w\n"
	if !rootComesFrom(ours, "/var/lib/erp-suite") {
		t.Error("our container was not recognized")
	}
	for name, foreign := range map[string]string{"docker": docker, "the machine itself": mountinfo} {
		if rootComesFrom(foreign, "/var/lib/erp-suite") {
			t.Errorf("%s was taken for ours", name)
		}
	}
}

func TestAShimIsOursByItsSocket(t *testing.T) {
	const socket = "/run/erp-suite/containerd.sock"
	ours := []string{"/usr/bin/containerd-shim-runc-v2", "-namespace", "k8s.io", "-id", "a", "-address", socket}
	foreign := []string{"/usr/bin/containerd-shim-runc-v2", "-namespace", "moby", "-id", "a", "-address", "/run/containerd/containerd.sock"}
	if !isShim(ours, socket) || isShim(foreign, socket) || isShim([]string{"ctr", "-a", socket}, socket) {
		t.Error("a shim was mistaken")
	}
}
