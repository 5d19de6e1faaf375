package process

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

const logLimit = 20 << 20

// Program is what to start and how.
type Program struct {
	Argv, Environ []string
	Log           string
	// DieWithCaller has the kernel kill the program when the thread that started it ends: a killed test run leaves nothing behind.
	DieWithCaller bool
}

// Spawn starts a program in a session of its own, so that it outlives the caller's shell; its output is appended to the log.
func Spawn(program Program) (Identity, error) {
	argv, logFile := program.Argv, program.Log
	if err := rotate(logFile); err != nil {
		return Identity{}, err
	}
	output, err := os.OpenFile(logFile, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return Identity{}, err
	}
	defer output.Close()
	command := exec.Command(argv[0], argv[1:]...)
	command.Env, command.Dir = program.Environ, "/"
	command.Stdout, command.Stderr = output, output
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if program.DieWithCaller {
		command.SysProcAttr.Pdeathsig = syscall.SIGKILL
	}
	if err := command.Start(); err != nil {
		return Identity{}, err
	}
	identity, err := Identify(command.Process.Pid)
	// Reaps the child if it ends while we watch, else it would look alive as a zombie.
	go func() { _ = command.Wait() }()
	if err != nil {
		return Identity{}, fmt.Errorf("%s ended at once; its log is %s", filepath.Base(argv[0]), logFile)
	}
	return identity, nil
}

// rotate keeps one older log, so that a node that runs for months does not fill the disk across restarts.
func rotate(logFile string) error {
	if err := os.MkdirAll(filepath.Dir(logFile), 0o755); err != nil {
		return err
	}
	info, err := os.Stat(logFile)
	if errors.Is(err, os.ErrNotExist) || (err == nil && info.Size() < logLimit) {
		return nil
	}
	if err != nil {
		return err
	}
	return os.Rename(logFile, logFile+".1")
}

// Tail gives the last lines of a log, for an error message.
func Tail(logFile string, bytes int64) string {
	file, err := os.Open(logFile)
	if err != nil {
		return ""
	}
	defer file.Close()
	if info, err := file.Stat(); err == nil && info.Size() > bytes {
		if _, err := file.Seek(-bytes, 2); err != nil {
			return ""
		}
	}
	buffer := make([]byte, bytes)
	n, _ := file.Read(buffer)
	return string(buffer[:n])
}

// Poll asks until the answer is nil, the time is over, or the process it depends on is gone.
func Poll(limit time.Duration, stillThere func() bool, ask func() error) error {
	deadline := time.Now().Add(limit)
	for {
		err := ask()
		if err == nil {
			return nil
		}
		if !stillThere() {
			return errors.Join(errors.New("its process ended"), err)
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("no answer in %s: %w", limit, err)
		}
		time.Sleep(100 * time.Millisecond)
	}
}
