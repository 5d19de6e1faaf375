package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/tarball"
	"github.com/google/go-containerregistry/pkg/v1/validate"

	"dev.isem.erp/images/internal/rootfs"
)

func open(t *testing.T) *Store {
	t.Helper()
	s, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func treeOf(body string) func() (*rootfs.Tree, error) {
	return func() (*rootfs.Tree, error) {
		tree := rootfs.NewTree()
		tree.File("app/file", body)
		return tree, nil
	}
}

func layerOf(t *testing.T, s *Store, key, body string) *Layer {
	t.Helper()
	layer, err := s.Layer(key, treeOf(body))
	if err != nil {
		t.Fatal(err)
	}
	return layer
}

func TestLayerWithKnownKeyIsNotMadeAgain(t *testing.T) {
	s := open(t)
	made := layerOf(t, s, "k", "body")
	again, err := s.Layer("k", func() (*rootfs.Tree, error) { return nil, errors.New("made again") })
	if err != nil || again.Blob != made.Blob || !again.Reused || made.Reused {
		t.Errorf("got %+v, %v", again, err)
	}
}

func TestTwoStoresGiveEqualDigests(t *testing.T) {
	if one, other := layerOf(t, open(t), "k", "body"), layerOf(t, open(t), "k", "body"); one.Blob != other.Blob {
		t.Errorf("%v and %v", one.Blob, other.Blob)
	}
}

func TestLayerWhoseBlobIsLostIsMadeAgain(t *testing.T) {
	s := open(t)
	layer := layerOf(t, s, "k", "body")
	if err := os.Remove(s.path(blobName(layer.Blob))); err != nil {
		t.Fatal(err)
	}
	if again := layerOf(t, s, "k", "body"); again.Reused || again.Blob != layer.Blob {
		t.Errorf("got %+v", again)
	}
}

func TestKeysTellWhereAnInputEnds(t *testing.T) {
	if Key("ab", "c") == Key("a", "bc") {
		t.Error("two lists of inputs have one key")
	}
}

func TestImageIsValidAndLoadsFromItsArchive(t *testing.T) {
	s := open(t)
	image, err := Compose("localhost/thing:1.0.0", v1.Config{User: "10001:10001"}, []*Layer{layerOf(t, s, "a", "1"), layerOf(t, s, "b", "2")})
	if err != nil {
		t.Fatal(err)
	}
	if err := validate.Image(image); err != nil {
		t.Error(err)
	}
	file := filepath.Join(t.TempDir(), "thing.tar")
	out, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(image.WriteArchive(out), out.Close()); err != nil {
		t.Fatal(err)
	}
	loaded, err := tarball.ImageFromPath(file, nil)
	if err != nil {
		t.Fatal(err)
	}
	if want, got := configOf(t, image), configOf(t, loaded); want != got {
		t.Errorf("config %v in the archive, %v before", got, want)
	}
}

func configOf(t *testing.T, image v1.Image) v1.Hash {
	t.Helper()
	name, err := image.ConfigName()
	if err != nil {
		t.Fatal(err)
	}
	return name
}

func TestSaveTellsWhetherTheNameMeansSomethingNew(t *testing.T) {
	s := open(t)
	for _, step := range []struct {
		body string
		want bool
	}{{"1", true}, {"1", false}, {"2", true}} {
		image, err := Compose("localhost/thing:1", v1.Config{}, []*Layer{layerOf(t, s, "key-of-"+step.body, step.body)})
		if err != nil {
			t.Fatal(err)
		}
		if changed, err := s.Save(image); err != nil || changed != step.want {
			t.Errorf("body %s: changed %v, %v", step.body, changed, err)
		}
	}
}

func TestPruneKeepsWhatANameNeeds(t *testing.T) {
	s := open(t)
	kept, unused := layerOf(t, s, "kept", "1"), layerOf(t, s, "unused", "2")
	image, err := Compose("localhost/thing:1", v1.Config{}, []*Layer{kept})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Save(image); err != nil {
		t.Fatal(err)
	}
	if err := s.Prune(-time.Minute); err != nil {
		t.Fatal(err)
	}
	if loaded, err := s.Load("localhost/thing:1"); err != nil || validate.Image(loaded) != nil {
		t.Errorf("the named image suffered: %v", err)
	}
	if _, err := os.Stat(s.path(blobName(unused.Blob))); err == nil {
		t.Error("the layer without a name is still there")
	}
}

func TestOpenRemovesWhatADeadProcessLeft(t *testing.T) {
	dir := t.TempDir()
	left := filepath.Join(dir, "work", "999999999-layer-x")
	if err := os.MkdirAll(left, 0o755); err != nil {
		t.Fatal(err)
	}
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(left); err == nil {
		t.Error("it is still there")
	}
	mine, err := s.WorkDir("mine")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(mine); err != nil {
		t.Error("it removed the folder of a living process")
	}
}
