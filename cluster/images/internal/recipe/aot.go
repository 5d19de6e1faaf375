package recipe

import (
	"context"
	"crypto/ed25519"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"dev.isem.erp/images/internal/rootfs"
	"dev.isem.erp/images/internal/sandbox"
	"dev.isem.erp/images/internal/store"
)

const cacheFile = "app/app.aot"

// longestRun is how long an application may take to be recorded, some twenty times as long as it does: one that never ends would hold the build up without a word.
const longestRun = 5 * time.Minute

// rehearsal is a run of an application that shows the JVM which classes a start needs, and ends by itself.
type rehearsal struct {
	command     []string // as in the image's entry point, but for what to do
	environment []string
}

func (r rehearsal) key() string {
	return store.Key(slices.Concat(r.command, r.environment)...)
}

// record runs the rehearsal in the unpacked layers, as the image's user and with no network but its own, and returns the cache as a layer.
// Same JVM, class path, flags and file times as in the container, or the JVM would refuse the cache there.
func (k *Kitchen) record(ctx context.Context, r rehearsal, layers []ingredient) (*rootfs.Tree, error) {
	root, err := k.Store.WorkDir("rehearsal")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(root)
	if err := k.unpack(root, layers); err != nil {
		return nil, err
	}
	if err := placeholders().Unpack(root); err != nil {
		return nil, err
	}
	args, err := recordingArgs(filepath.Join(root, "app", "jvm.args"))
	if err != nil {
		return nil, err
	}
	command := slices.Concat(r.command[:1], args, r.command[2:])
	ctx, cancel := context.WithTimeout(ctx, longestRun)
	defer cancel()
	output, runErr := sandbox.Run(ctx, root, command, append([]string{"PATH=/usr/bin", "LANG=C.UTF-8", "HOME=/home/app"}, r.environment...))
	body, err := os.ReadFile(filepath.Join(root, "recording", "app.aot"))
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		runErr = fmt.Errorf("it did not end within %v", longestRun)
	}
	if err != nil || runErr != nil {
		return nil, fmt.Errorf("the rehearsal that records the AOT cache failed (%v); no image was made. The application said:\n%s", runErr, applicationsWords(output))
	}
	tree := rootfs.NewTree()
	tree.Put(cacheFile, rootfs.Node{Mode: 0o644, Body: body})
	return tree, nil
}

func (k *Kitchen) unpack(root string, layers []ingredient) error {
	tree := rootfs.NewTree()
	for _, ingredient := range layers {
		layer, err := k.Store.Layer(ingredient.key, ingredient.make)
		if err != nil {
			return err
		}
		content, err := layer.Uncompressed()
		if err != nil {
			return err
		}
		err = tree.ReadTar("", content)
		if closeErr := content.Close(); err == nil {
			err = closeErr
		}
		if err != nil {
			return err
		}
	}
	tree.Folder("recording", 0o755, true)
	if err := tree.Unpack(root); err != nil {
		return err
	}
	return os.Chmod(root, 0o755) // a folder for temporary files is closed to the image's user
}

// recordingArgs reads the image's JVM options and turns the use of the cache into its recording.
func recordingArgs(file string) ([]string, error) {
	body, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var args []string
	for _, arg := range strings.Fields(string(body)) {
		if !strings.HasPrefix(arg, "-XX:AOTCache=") {
			args = append(args, arg)
		}
	}
	return append(args, "-XX:AOTCacheOutput=/recording/app.aot"), nil
}

// lastWords is how much of an application's output a person reads: the cause stands at the end.
const lastWords = 8000

// applicationsWords takes out what the JVM says about the recording, a line for each class that it leaves out.
func applicationsWords(output string) string {
	var words strings.Builder
	for line := range strings.Lines(output) {
		if !strings.Contains(line, "[aot]") && !strings.Contains(line, "AOTC") && !strings.HasPrefix(line, "Picked up JAVA_TOOL_OPTIONS") {
			words.WriteString(line)
		}
	}
	return lastOf(words.String())
}

func lastOf(text string) string {
	return text[max(0, len(text)-lastWords):]
}

// placeholders are the files that the operator mounts. They stay in the rehearsal's folder.
func placeholders() *rootfs.Tree {
	tree := rootfs.NewTree()
	for _, secret := range []string{"app", "migrator", "admin", "redis", "demo"} {
		tree.File("etc/erp/"+secret+"/password", "rehearsal\n")
	}
	key := ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))
	if der, err := x509.MarshalPKCS8PrivateKey(key); err == nil {
		tree.File("etc/erp/identity/signing-key.pem", string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})))
	}
	tree.File("etc/erp/identity/refresh-key", strings.Repeat("A", 43)+"=\n")
	return tree
}
