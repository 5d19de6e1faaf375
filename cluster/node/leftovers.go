package node

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"dev.isem.erp/cluster/host"
	"dev.isem.erp/cluster/process"
)

// Leftovers lists everything of this cluster that is on the machine: one line each, empty after a purge.
func Leftovers(s Settings) ([]string, error) {
	var lines []string
	add := func(kind string, items []string) {
		for _, item := range items {
			lines = append(lines, kind+" "+item)
		}
	}
	processes, err := ourProcesses(s)
	if err != nil {
		return nil, err
	}
	add("process", processes)
	mounts, err := host.Mounts(s.Data, s.Run)
	if err != nil {
		return nil, err
	}
	add("mount", mounts)
	add("link", host.Links(bridge))
	tables, err := host.FoundTables()
	if err != nil {
		return nil, err
	}
	add("netfilter", tables)
	rules, err := policyRules.List()
	if err != nil {
		return nil, err
	}
	add("netfilter", rules)
	add("cgroup", host.Cgroups())
	add("file", host.Files(s.Data))
	for _, folder := range []string{s.Data, s.Run} {
		if _, err := os.Stat(folder); err == nil {
			add("folder", []string{folder})
		}
	}
	return lines, nil
}

func ourProcesses(s Settings) ([]string, error) {
	all, err := process.All()
	if err != nil {
		return nil, err
	}
	contained, err := host.Contained(s.Data)
	if err != nil {
		return nil, err
	}
	ours := map[int]bool{}
	for _, seen := range contained {
		ours[seen.PID] = true
	}
	var lines []string
	for _, seen := range all {
		if ours[seen.PID] || isOurs(seen, s) {
			lines = append(lines, fmt.Sprintf("%d %s", seen.PID, strings.Join(seen.Argv, " ")))
		}
	}
	return lines, nil
}

func isOurs(seen process.Seen, s Settings) bool {
	for _, entry := range seen.Environ() {
		if strings.HasPrefix(entry, "ERP_SUITE_COMPONENT=") && strings.HasSuffix(entry, "@"+s.Data) {
			return true
		}
	}
	return false
}

// Purge removes every trace but the cache of built tools. It works on the remains of a killed node as well as on a running one.
func Purge(ctx context.Context, s Settings) error {
	if err := Down(ctx, s); err != nil {
		return err
	}
	if err := host.Unmount(s.Data, s.Run); err != nil {
		return err
	}
	for _, link := range host.Links(bridge) {
		if err := run(ctx, "", "ip", "link", "delete", link); err != nil && len(host.Links(link)) > 0 {
			return err
		}
	}
	tables, err := host.FoundTables()
	if err != nil {
		return err
	}
	for _, table := range tables {
		if err := run(ctx, "", "nft", append([]string{"delete", "table"}, strings.Fields(table)...)...); err != nil {
			return err
		}
	}
	if err := host.RemoveCgroups(); err != nil {
		return err
	}
	if err := host.RemoveFiles(s.Data); err != nil {
		return err
	}
	if err := (network{s}).Restore(); err != nil {
		return err
	}
	return errors.Join(removeFolder(s.Data), removeFolder(s.Run))
}

// removeFolder refuses to cross into a file system that is still mounted inside: its files may be a user's.
func removeFolder(folder string) error {
	mounts, err := host.Mounts(folder)
	if err != nil {
		return err
	}
	if len(mounts) > 0 {
		return fmt.Errorf("%s is kept: %s is still mounted in it. Unmount it and repeat ./erp down --purge", folder, mounts[0])
	}
	return os.RemoveAll(folder)
}
