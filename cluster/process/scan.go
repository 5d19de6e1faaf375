package process

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// Seen is one process of the machine, as /proc shows it.
type Seen struct {
	Identity
	Parent int
	Argv   []string
}

// Environ reads the process's environment; empty when it is gone or another user's.
func (s Seen) Environ() []string {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/environ", s.PID))
	if err != nil {
		return nil
	}
	return splitNul(data)
}

// Has tells whether the process carries this variable in its environment.
func (s Seen) Has(variable string) bool {
	for _, entry := range s.Environ() {
		if entry == variable {
			return true
		}
	}
	return false
}

// All lists the processes of the machine, without kernel threads.
func All() ([]Seen, error) {
	entries, err := os.ReadDir("/proc")
	if err != nil {
		return nil, err
	}
	var all []Seen
	for _, entry := range entries {
		pid, err := strconv.Atoi(entry.Name())
		if err != nil {
			continue
		}
		if seen, ok := look(pid); ok {
			all = append(all, seen)
		}
	}
	return all, nil
}

func look(pid int) (Seen, bool) {
	cmdline, err := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid))
	if err != nil || len(cmdline) == 0 {
		return Seen{}, false
	}
	identity, err := Identify(pid)
	if err != nil {
		return Seen{}, false
	}
	return Seen{Identity: identity, Parent: parentOf(pid), Argv: splitNul(cmdline)}, true
}

func parentOf(pid int) int {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
	if len(fields) < 2 {
		return 0
	}
	parent, err := strconv.Atoi(fields[1])
	if err != nil {
		return 0
	}
	return parent
}

func splitNul(data []byte) []string {
	return strings.Split(strings.TrimRight(string(data), "\x00"), "\x00")
}
