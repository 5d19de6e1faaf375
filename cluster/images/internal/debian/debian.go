// Package debian takes files out of Debian's and Ubuntu's packages without installing them.
package debian

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"dev.isem.erp/images/internal/rootfs"
)

// Package is one package in the version that this machine's apt offers.
type Package struct {
	Name, Version, SHA256 string
	depends               []string
}

// Archive downloads packages with the machine's own apt, so that its mirrors, proxies and keys apply.
type Archive struct {
	Cache string // folder for downloaded packages
	suite string // empty: the machine's own
	known map[string]Package
}

// Request names packages, and those among what they depend on that the image does without.
type Request struct {
	Names   []string
	Without []string
}

// Resolve returns the named packages and, of what they depend on, the libraries.
func (a *Archive) Resolve(ctx context.Context, request Request) ([]Package, error) {
	if err := a.prepare(ctx); err != nil {
		return nil, err
	}
	if packages, ok := a.remembered(request); ok {
		return packages, nil
	}
	packages, err := a.ask(ctx, request)
	if err != nil {
		return nil, err
	}
	return packages, a.remember(request, packages) // after a possible update of apt's lists
}

func (a *Archive) ask(ctx context.Context, request Request) ([]Package, error) {
	var resolved []Package
	seen := map[string]bool{}
	for _, name := range request.Without {
		seen[name] = true
	}
	for frontier := request.Names; len(frontier) > 0; {
		packages, err := a.look(ctx, frontier)
		if err != nil {
			return nil, err
		}
		for _, name := range frontier {
			seen[name] = true
		}
		frontier = nil
		for _, p := range packages {
			resolved = append(resolved, p)
			for _, name := range p.depends {
				if isWanted(name) && !seen[name] {
					seen[name] = true
					frontier = append(frontier, name)
				}
			}
		}
	}
	return resolved, nil
}

// look asks apt about packages, once for each. Lists that are missing, as on a new machine, are fetched.
func (a *Archive) look(ctx context.Context, names []string) ([]Package, error) {
	if a.known == nil {
		a.known = map[string]Package{}
	}
	packages, missing, err := a.show(ctx, names)
	if err != nil {
		return nil, err
	}
	if len(missing) > 0 && os.Geteuid() == 0 {
		if err := a.update(ctx); err != nil {
			return nil, err
		}
		packages, missing, err = a.show(ctx, names)
	}
	if err == nil && len(missing) > 0 {
		err = fmt.Errorf("apt offers no package %s; nothing was built. Run 'apt-get update' and try again", strings.Join(missing, ", "))
	}
	return packages, err
}

func (a *Archive) show(ctx context.Context, names []string) (packages []Package, missing []string, err error) {
	var unknown []string
	for _, name := range names {
		if _, ok := a.known[name]; !ok {
			unknown = append(unknown, name)
		}
	}
	if len(unknown) > 0 {
		var out bytes.Buffer
		err := run(ctx, &out, "apt-cache", append(a.options("--no-all-versions", "show"), unknown...)...)
		if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
			return nil, nil, err // a name unknown to apt is no failure here: it is reported as missing
		}
		for _, stanza := range strings.Split(out.String(), "\n\n") {
			if p := parse(stanza); p.Name != "" && p.SHA256 != "" {
				a.known[p.Name] = p
			}
		}
	}
	for _, name := range names {
		if p, ok := a.known[name]; ok {
			packages = append(packages, p)
		} else {
			missing = append(missing, name)
		}
	}
	return packages, missing, nil
}

func parse(stanza string) Package {
	var p Package
	for line := range strings.Lines(stanza) {
		field, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch field {
		case "Package":
			p.Name = value
		case "Version":
			p.Version = value
		case "SHA256":
			p.SHA256 = value
		case "Depends", "Pre-Depends":
			p.depends = append(p.depends, firstAlternatives(value)...)
		}
	}
	return p
}

// firstAlternatives turns "liba (>= 1) | libb, libc:any" into liba and libc.
func firstAlternatives(depends string) []string {
	var names []string
	for _, clause := range strings.Split(depends, ",") {
		name, _, _ := strings.Cut(strings.TrimSpace(clause), " ")
		name, _, _ = strings.Cut(name, ":")
		names = append(names, name)
	}
	return names
}

// isWanted tells libraries, and the client of the default PostgreSQL version, from what packages need only when they are installed.
// The C library is left out because the base image has it.
func isWanted(name string) bool {
	if name == "libc6" || name == "libc-bin" || name == "postgresql-client-common" {
		return false
	}
	for _, prefix := range []string{"lib", "zlib", "postgresql-client-"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}

// Unpack returns the files of packages in one tree, downloading what the cache lacks.
func (a *Archive) Unpack(ctx context.Context, packages []Package) (*rootfs.Tree, error) {
	if err := a.download(ctx, packages); err != nil {
		return nil, err
	}
	tree := rootfs.NewTree()
	for _, p := range packages {
		var content bytes.Buffer
		if err := run(ctx, &content, "dpkg-deb", "--fsys-tarfile", a.file(p)); err != nil {
			return nil, err
		}
		if err := tree.ReadTar("", &content); err != nil {
			return nil, fmt.Errorf("package %s: %w", p.Name, err)
		}
	}
	return tree, nil
}

// options let apt keep its index, which slim machines are told not to keep: each call is four times faster.
func (a *Archive) options(more ...string) []string {
	if a.suite != "" {
		return append(a.suiteOptions(), more...)
	}
	return append([]string{
		"-o", "Dir::Cache::pkgcache=" + filepath.Join(a.Cache, "apt-index.bin"),
		"-o", "Dir::Cache::srcpkgcache=" + filepath.Join(a.Cache, "apt-sources.bin"),
	}, more...)
}

func (a *Archive) file(p Package) string {
	return filepath.Join(a.Cache, p.SHA256+".deb")
}

// ErrListsRenewed says that apt's lists named packages which the mirror has no more: now they are new, and asking again gives others.
var ErrListsRenewed = errors.New("apt's lists were older than its mirror and have been renewed; nothing was built, try again")

// renewLists answers a failed download. On a machine that nobody updates, a security fix replaces what the lists name.
func (a *Archive) renewLists(ctx context.Context, failed error) error {
	if os.Geteuid() != 0 {
		return fmt.Errorf("%w\nNothing was built. Run 'apt-get update' and try again", failed)
	}
	before := a.answer(Request{})
	if err := a.update(ctx); err != nil || a.answer(Request{}) == before {
		return failed // the lists are not the cause
	}
	return fmt.Errorf("%w: %w", ErrListsRenewed, failed)
}

// download fetches all that is missing with one call, for apt reads its whole list each time. It checks the sums itself.
func (a *Archive) download(ctx context.Context, packages []Package) error {
	args := a.options("-q", "-o", "APT::Sandbox::User=root", "download") // no sandbox user: that one may not write to our folder
	missing := map[string]Package{}
	for _, p := range packages {
		if _, err := os.Stat(a.file(p)); err != nil {
			missing[p.Name] = p
			args = append(args, p.Name+"="+p.Version)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	dir, err := os.MkdirTemp(a.Cache, "download-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	command := exec.CommandContext(ctx, "apt-get", args...)
	command.Dir = dir
	if out, err := command.CombinedOutput(); err != nil {
		return a.renewLists(ctx, fmt.Errorf("apt-get download: %w\n%s", err, out))
	}
	found, err := filepath.Glob(filepath.Join(dir, "*.deb"))
	if err != nil {
		return err
	}
	for _, file := range found {
		name, _, _ := strings.Cut(filepath.Base(file), "_")
		if err := os.Rename(file, a.file(missing[name])); err != nil {
			return err
		}
	}
	return nil
}

func run(ctx context.Context, out io.Writer, name string, args ...string) error {
	command := exec.CommandContext(ctx, name, args...)
	var complaint bytes.Buffer
	command.Stdout, command.Stderr = out, &complaint
	if err := command.Run(); err != nil {
		return fmt.Errorf("%s %s: %w\n%s", name, args[0], err, complaint.String())
	}
	return nil
}
