package deliver

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"dev.isem.erp/images/internal/store"
)

// Write puts an image as a tar into a folder, replacing an older one in one step, and returns the file's name.
func Write(folder string, image *store.Image) (string, error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", err
	}
	base := image.Name[strings.LastIndex(image.Name, "/")+1:]
	target := filepath.Join(folder, strings.ReplaceAll(base, ":", "_")+".tar")
	temporary, err := os.CreateTemp(folder, "."+filepath.Base(target)+"-")
	if err != nil {
		return "", err
	}
	defer os.Remove(temporary.Name())
	if err := errors.Join(image.WriteArchive(temporary), temporary.Chmod(0o644), temporary.Close()); err != nil {
		return "", err
	}
	return target, os.Rename(temporary.Name(), target)
}
