package recipe

import (
	"context"
	"fmt"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// neededOfDesktop are the packages of java.desktop that a server uses: java.beans with all behind it, and the classes that its editors name.
var neededOfDesktop = []string{"java/beans", "com/sun/beans", "java/awt", "sun/awt"}

// unusedOfXML are the packages of java.xml that transform documents and search them; reading and writing XML stays.
var unusedOfXML = []string{"com/sun/org/apache/xalan/", "com/sun/org/apache/bcel/", "com/sun/org/apache/xpath/"}

// unusedResources is a pattern of what jlink leaves out: of java.desktop everything that draws, prints and plays, some 10 MB, and 2 MB of java.xml.
// A module must keep every package that it declares, so the first entry of each stays. One pattern, for jlink tries each on every class.
func unusedResources(ctx context.Context, jdk string) (string, error) {
	list, err := exec.CommandContext(ctx, filepath.Join(jdk, "bin", "jimage"), "list", filepath.Join(jdk, "lib", "modules")).Output()
	if err != nil {
		return "", fmt.Errorf("listing the classes of %s: %w", jdk, err)
	}
	var kept []string
	module, seen := "", map[string]bool{}
	for line := range strings.Lines(string(list)) {
		entry := strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(entry, "Module: "); ok {
			module = name
		} else if pack := path.Dir(entry); module == "java.desktop" || module == "java.xml" {
			if pack == "." || !seen[pack] || isNeeded(module, pack) {
				kept = append(kept, `\Q`+entry+`\E`)
			}
			seen[pack] = true
		}
	}
	return "regex:/java\\.(desktop|xml)/(?!(" + strings.Join(kept, "|") + ")$).*", nil
}

func isNeeded(module, pack string) bool {
	if module == "java.desktop" {
		return isNeededOfDesktop(pack)
	}
	return !slices.ContainsFunc(unusedOfXML, func(unused string) bool { return strings.HasPrefix(pack+"/", unused) })
}

func isNeededOfDesktop(pack string) bool {
	for _, needed := range neededOfDesktop {
		if pack == needed || strings.HasSuffix(needed, "/beans") && strings.HasPrefix(pack, needed+"/") {
			return true
		}
	}
	return false
}
