package process

import (
	"os"
	"os/exec"
	"testing"
	"time"
)

func TestStatIsReadBehindANameWithSpacesAndBrackets(t *testing.T) {
	stat := []byte("4711 (tmux: a) b) S 1 4711 4711 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 987654 1000 2000")
	state, start, err := parseStat(stat)
	if err != nil || state != 'S' || start != 987654 {
		t.Fatalf("got state %c, start %d, error %v", state, start, err)
	}
}

func TestATruncatedStatIsAnError(t *testing.T) {
	for _, stat := range []string{"", "1 (init) S 0", "no brackets"} {
		if _, _, err := parseStat([]byte(stat)); err == nil {
			t.Errorf("%q was accepted", stat)
		}
	}
}

func TestARecycledPidIsNotAlive(t *testing.T) {
	own, err := Identify(os.Getpid())
	if err != nil || !own.Alive() {
		t.Fatalf("this process is not alive: %v", err)
	}
	earlier := own
	earlier.Start--
	if earlier.Alive() {
		t.Error("a process that started at another time was taken for this one")
	}
	lastBoot := own
	lastBoot.Boot = "another"
	if lastBoot.Alive() {
		t.Error("a process of another boot was taken for this one")
	}
}

func TestEndKillsWhatIgnoresTerm(t *testing.T) {
	command := exec.Command("sh", "-c", "trap '' TERM; echo on; while :; do sleep 0.1; done")
	output, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := output.Read(make([]byte, 3)); err != nil { // the trap is set
		t.Fatal(err)
	}
	identity, err := Identify(command.Process.Pid)
	if err != nil {
		t.Fatal(err)
	}
	if err := End([]Identity{identity}, 200*time.Millisecond); err != nil {
		t.Fatal(err)
	}
	if identity.Alive() {
		t.Error("it still runs")
	}
	_ = command.Wait()
}
