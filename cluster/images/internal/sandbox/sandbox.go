// Package sandbox runs a program of an unpacked image about as a container would: own root, processes and network, the image's user.
package sandbox

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"

	"dev.isem.erp/images/internal/rootfs"
)

// Verb is the first argument with which this program starts itself inside the new namespaces.
const Verb = "in-sandbox"

// Run starts a command in the root folder and returns what it printed. Without root rights it uses a user namespace, where the machine allows that.
// Nothing survives the call: the processes die with their namespace, and the mounts are visible only in it.
func Run(ctx context.Context, root string, command, environment []string) (string, error) {
	self, err := os.Executable()
	if err != nil {
		return "", err
	}
	// The kernel kills the child when the thread that started it ends, so this goroutine has to keep its thread.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	child := exec.CommandContext(ctx, self, append([]string{Verb, root}, command...)...)
	child.Env = environment
	var output bytes.Buffer
	child.Stdout, child.Stderr = &output, &output
	child.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags: syscall.CLONE_NEWNS | syscall.CLONE_NEWPID | syscall.CLONE_NEWNET | syscall.CLONE_NEWIPC | syscall.CLONE_NEWUTS,
		Pdeathsig:  syscall.SIGKILL,
	}
	if os.Geteuid() != 0 {
		child.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
		child.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
		child.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}
	}
	err = child.Run()
	return output.String(), err
}

// Enter is the child's side of Run: it makes the root its own and becomes the command. It returns only when that fails.
func Enter(arguments []string) error {
	if len(arguments) < 2 {
		return fmt.Errorf("%s needs a root folder and a command", Verb)
	}
	root, command := arguments[0], arguments[1:]
	if err := mountAll(root); err != nil {
		return err
	}
	if err := raiseLoopback(); err != nil {
		return fmt.Errorf("raising the loopback interface: %w", err)
	}
	if err := syscall.Chroot(root); err != nil {
		return fmt.Errorf("chroot %s: %w", root, err)
	}
	if err := os.Chdir("/"); err != nil {
		return err
	}
	if err := becomeApp(); err != nil {
		return err
	}
	return fmt.Errorf("%s: %w", strings.Join(command, " "), syscall.Exec(command[0], command, os.Environ()))
}

func mountAll(root string) error {
	if err := syscall.Mount("", "/", "", syscall.MS_REC|syscall.MS_PRIVATE, ""); err != nil {
		return fmt.Errorf("making the mounts private: %w", err)
	}
	if err := syscall.Mount("proc", filepath.Join(root, "proc"), "proc", 0, ""); err != nil {
		return fmt.Errorf("mounting /proc: %w", err)
	}
	if err := syscall.Mount("tmpfs", filepath.Join(root, "tmp"), "tmpfs", 0, "mode=1777"); err != nil {
		return fmt.Errorf("mounting /tmp: %w", err)
	}
	for _, device := range []string{"null", "zero", "random", "urandom"} {
		at := filepath.Join(root, "dev", device)
		if err := os.WriteFile(at, nil, 0o666); err != nil {
			return err
		}
		if err := syscall.Mount("/dev/"+device, at, "", syscall.MS_BIND, ""); err != nil {
			return fmt.Errorf("mounting /dev/%s: %w", device, err)
		}
	}
	return nil
}

// raiseLoopback lets the program reach itself, and nobody else: its network has no other interface, and this one begins down.
func raiseLoopback() error {
	socket, err := unix.Socket(unix.AF_INET, unix.SOCK_DGRAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return err
	}
	defer unix.Close(socket)
	loopback, err := unix.NewIfreq("lo")
	if err != nil {
		return err
	}
	loopback.SetUint16(unix.IFF_UP)
	return unix.IoctlIfreq(socket, unix.SIOCSIFFLAGS, loopback)
}

// becomeApp changes to the image's user. In a user namespace with one user there is no other to become.
func becomeApp() error {
	mapping, err := os.ReadFile("/proc/self/uid_map")
	if err != nil {
		return err
	}
	if fields := strings.Fields(string(mapping)); len(fields) == 3 && fields[2] == "1" {
		return nil
	}
	if err := syscall.Setgroups([]int{rootfs.AppID}); err != nil {
		return err
	}
	if err := syscall.Setgid(rootfs.AppID); err != nil {
		return err
	}
	return syscall.Setuid(rootfs.AppID)
}
