package debian

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// keyring is the distribution's own, which signs every suite of it.
const keyring = "/usr/share/keyrings/debian-archive-keyring.gpg"

// mirrorVariable names another mirror than that of the machine's apt sources, for the other suite only.
const mirrorVariable = "ERP_DEBIAN_MIRROR"

// listsLast is how long another suite's lists are believed: nobody else on this machine renews them.
const listsLast = 24 * time.Hour

// OfSuite is another suite of Debian than the machine's. Its lists are a folder of the cache, so the machine's own packages never meet it;
// proxies and further settings of the machine's apt apply to it too.
func (a *Archive) OfSuite(suite string) *Archive {
	return &Archive{Cache: a.Cache, suite: suite}
}

// folder holds what apt knows of another suite.
func (a *Archive) folder(elements ...string) string {
	return filepath.Join(append([]string{a.Cache, "suite-" + a.suite}, elements...)...)
}

// suiteOptions turn apt away from the machine's sources, lists and installed packages.
func (a *Archive) suiteOptions() []string {
	var options []string
	for _, option := range []string{
		"Dir::Etc::SourceList=" + a.folder("sources.list"), "Dir::Etc::SourceParts=/dev/null", "Dir::Etc::Preferences=/dev/null",
		"Dir::Etc::PreferencesParts=/dev/null", "Dir::State::Lists=" + a.folder("lists"), "Dir::State::Status=" + a.folder("status"),
		"Dir::Cache::PkgCache=" + a.folder("index.bin"), "Dir::Cache::SrcPkgCache=" + a.folder("sources.bin"),
		"APT::Update::Error-Mode=any", // apt itself would go on with old lists
		"Acquire::Languages=none", "Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false", "APT::Sandbox::User=root",
	} {
		options = append(options, "-o", option)
	}
	return options
}

// prepare writes the suite's source and fetches its lists when they are old. Nothing is to be done for the machine's own suite.
func (a *Archive) prepare(ctx context.Context) error {
	if a.suite == "" {
		return nil
	}
	mirror, err := a.mirror(ctx)
	if err != nil {
		return err
	}
	if _, err := os.Stat(keyring); err != nil {
		return fmt.Errorf("%s is missing, so packages of Debian %s cannot be checked; nothing was built. Install debian-archive-keyring", keyring, a.suite)
	}
	if err := os.MkdirAll(a.folder("lists", "partial"), 0o755); err != nil {
		return err
	}
	if err := a.describe(mirror); err != nil {
		return err
	}
	renewed := a.folder("renewed")
	if info, err := os.Stat(renewed); err == nil && time.Since(info.ModTime()) < listsLast {
		return nil
	}
	if err := a.update(ctx); err != nil {
		return fmt.Errorf("%w\nThe mirror %s did not give Debian %s; nothing was built. Try again, or set %s to the address of a mirror that has this suite", err, mirror, a.suite, mirrorVariable)
	}
	return os.WriteFile(renewed, nil, 0o644)
}

// mirror is where the machine gets Debian from, unless the user names another. Apt knows what a source holds only by lists that it has fetched.
func (a *Archive) mirror(ctx context.Context) (string, error) {
	if named := os.Getenv(mirrorVariable); named != "" {
		return named, nil
	}
	machine := &Archive{Cache: a.Cache}
	found, err := machine.source(ctx)
	if err == nil && found == "" && os.Geteuid() == 0 {
		if err := machine.update(ctx); err != nil {
			return "", err
		}
		found, err = machine.source(ctx)
	}
	if err == nil && found == "" {
		err = fmt.Errorf("apt has no list of Debian's own archive, so there is no mirror for its suite %s; nothing was built. Run 'apt-get update' and try again, or set %s to the address of a mirror of Debian", a.suite, mirrorVariable)
	}
	return found, err
}

// source is the first of the machine's apt sources that is Debian's archive, which holds all suites; security fixes and backports have archives or labels of their own.
func (a *Archive) source(ctx context.Context) (string, error) {
	var out strings.Builder
	err := run(ctx, &out, "apt-get", a.options("indextargets", "--format", "$(REPO_URI)", "Label: Debian", "Created-By: Packages")...)
	for address := range strings.Lines(out.String()) {
		if !strings.HasPrefix(address, "cdrom:") {
			return strings.TrimRight(address, "/\n"), err
		}
	}
	return "", err
}

// describe writes what apt reads about the suite. Lists of another mirror than this one are believed no more.
func (a *Archive) describe(mirror string) error {
	source := fmt.Sprintf("deb [arch=amd64 signed-by=%s] %s %s main\n", keyring, mirror, a.suite)
	if last, err := os.ReadFile(a.folder("sources.list")); err == nil && string(last) == source {
		return nil
	}
	if err := os.Remove(a.folder("renewed")); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if err := os.WriteFile(a.folder("status"), nil, 0o644); err != nil {
		return err
	}
	return os.WriteFile(a.folder("sources.list"), []byte(source), 0o644)
}

// update fetches apt's lists.
func (a *Archive) update(ctx context.Context) error {
	return run(ctx, io.Discard, "apt-get", a.options("-q", "update")...)
}
