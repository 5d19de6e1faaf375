package deliver

import (
	"context"
	"io"
	"log"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-containerregistry/pkg/name"
	"github.com/google/go-containerregistry/pkg/registry"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/remote"
	"github.com/google/go-containerregistry/pkg/v1/validate"

	"dev.isem.erp/images/internal/rootfs"
	"dev.isem.erp/images/internal/store"
)

func TestPushedImageComesBackWithItsDigest(t *testing.T) {
	server := httptest.NewServer(registry.New(registry.Logger(log.New(io.Discard, "", 0))))
	defer server.Close()
	kept, err := store.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	layer, err := kept.Layer("key", func() (*rootfs.Tree, error) {
		tree := rootfs.NewTree()
		tree.File("etc/passwd", "app")
		return tree, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	image, err := store.Compose(strings.TrimPrefix(server.URL, "http://")+"/erp/erp-core-backend:1.0.0", v1.Config{User: "10001:10001"}, []*store.Layer{layer})
	if err != nil {
		t.Fatal(err)
	}
	if err := Push(context.Background(), image); err != nil {
		t.Fatal(err)
	}
	reference, err := name.ParseReference(image.Name)
	if err != nil {
		t.Fatal(err)
	}
	pulled, err := remote.Image(reference)
	if err != nil {
		t.Fatal(err)
	}
	want, wantErr := image.Digest()
	got, gotErr := pulled.Digest()
	if want != got || wantErr != nil || gotErr != nil {
		t.Errorf("pushed %v, pulled %v", want, got)
	}
	if err := validate.Image(pulled); err != nil {
		t.Error(err)
	}
}
