package host

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// Path is where the node's programs look for the machine's, whatever the user's shell has: on Debian a user's PATH has no sbin.
const Path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

// Executable finds a program of the machine in Path; the bare name, for the caller's own PATH, where it is in none of these folders.
func Executable(name string) string {
	for _, dir := range strings.Split(Path, ":") {
		if info, err := os.Stat(dir + "/" + name); err == nil && !info.IsDir() {
			return dir + "/" + name
		}
	}
	return name
}

// listing is what a program lists. One that is not on the machine never made anything, and one whose kernel refuses has nothing to list.
func listing(program string, arguments ...string) (string, error) {
	text, err := exec.Command(Executable(program), arguments...).Output()
	var exit *exec.ExitError
	if errors.Is(err, exec.ErrNotFound) || (errors.As(err, &exit) && exit.Exited()) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("%s %s: %w", program, strings.Join(arguments, " "), err)
	}
	return string(text), nil
}

// do runs a program that changes the machine, or that must answer.
func do(input, program string, arguments ...string) error {
	command := exec.Command(Executable(program), arguments...)
	command.Stdin = strings.NewReader(input)
	var complaint strings.Builder
	command.Stderr = &complaint
	if err := command.Run(); err != nil {
		return fmt.Errorf("%s %s: %w: %s", program, strings.Join(arguments, " "), err, strings.TrimSpace(complaint.String()))
	}
	return nil
}
