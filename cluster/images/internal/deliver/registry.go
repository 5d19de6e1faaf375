package deliver

import (
	"context"
	"fmt"

	"github.com/google/go-containerregistry/pkg/authn"
	"github.com/google/go-containerregistry/pkg/name"
	"github.com/google/go-containerregistry/pkg/v1/remote"

	"dev.isem.erp/images/internal/store"
)

// Push uploads an image under its own name, with the credentials that docker login or podman login left. Layers the registry has are skipped.
func Push(ctx context.Context, image *store.Image) error {
	reference, err := name.ParseReference(image.Name)
	if err != nil {
		return err
	}
	if err := remote.Write(reference, image, remote.WithContext(ctx), remote.WithAuthFromKeychain(authn.DefaultKeychain)); err != nil {
		return fmt.Errorf("%s could not be pushed; what was pushed before it stays: %w", image.Name, err)
	}
	return nil
}
