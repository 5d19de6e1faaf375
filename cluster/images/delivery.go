package main

import (
	"context"
	"flag"

	"dev.isem.erp/images/internal/deliver"
	"dev.isem.erp/images/internal/store"
)

// defaultSocket is where the embedded cluster's containerd listens.
const defaultSocket = "/run/erp-suite/containerd.sock"

// delivery is where images go beside the store.
type delivery struct {
	folder   string
	imported bool
	socket   string
	push     bool

	known map[string]string // digests in containerd, asked once
}

func deliveryFlags(flags *flag.FlagSet) *delivery {
	d := &delivery{}
	flags.StringVar(&d.folder, "out", "", "folder for one tar per image (OCI and docker format in one)")
	flags.BoolVar(&d.imported, "import", false, "import what changed into the local cluster's containerd")
	flags.StringVar(&d.socket, "containerd", defaultSocket, "socket of that containerd")
	return d
}

// deliver keeps the image under its name and brings it to all places asked for. With --import, "changed" is what containerd says.
func (d *delivery) deliver(ctx context.Context, kept *store.Store, image *store.Image, line *line) error {
	changed, err := kept.Save(image)
	if err != nil {
		return err
	}
	line.changed = changed
	if d.folder != "" {
		if _, err := deliver.Write(d.folder, image); err != nil {
			return err
		}
	}
	if d.imported {
		if line.changed, err = d.importChanged(ctx, image); err != nil {
			return err
		}
	}
	if d.push {
		if err := deliver.Push(ctx, image); err != nil {
			return err
		}
	}
	return line.print()
}

func (d *delivery) importChanged(ctx context.Context, image *store.Image) (bool, error) {
	containerd := deliver.Containerd{Socket: d.socket}
	if d.known == nil {
		var err error
		if d.known, err = containerd.Digests(ctx); err != nil {
			return false, err
		}
	}
	digest, err := image.Digest()
	if err != nil || d.known[image.Name] == digest.String() {
		return false, err
	}
	return true, containerd.Import(ctx, image)
}
