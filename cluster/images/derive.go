package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"

	"dev.isem.erp/images/internal/recipe"
	"dev.isem.erp/images/internal/store"
)

// derive makes an image that has one more jar than another, as a newer version with its migrations has, or another one in place of its own.
func derive(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("derive", flag.ContinueOnError)
	from := flags.String("from", "", "image to build on")
	jar := flags.String("jar", "", "file to add to the class path")
	over := flags.Bool("over", false, "put the file in place of the image's own jar of that name")
	tag := flags.String("tag", "", "tag of the new image")
	delivery := deliveryFlags(flags)
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *from == "" || *jar == "" || *tag == "" {
		return errors.New("derive needs --from, --jar and --tag")
	}
	return again(ctx, *from, delivery, func(kept *store.Store, base *store.Image) (*store.Image, error) {
		layer, err := recipe.Derive(kept, *jar, *over)
		if err != nil {
			return nil, err
		}
		return store.Compose(repository(base.Name)+":"+*tag, base.Config, append(base.Parts, layer))
	})
}

// retag gives an image a second name.
func retag(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("retag", flag.ContinueOnError)
	from := flags.String("from", "", "image that exists")
	to := flags.String("to", "", "its further name")
	delivery := deliveryFlags(flags)
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *from == "" || *to == "" {
		return errors.New("retag needs --from and --to")
	}
	return again(ctx, *from, delivery, func(_ *store.Store, base *store.Image) (*store.Image, error) {
		return store.Compose(*to, base.Config, base.Parts)
	})
}

// again makes an image out of one that the store has, and delivers it.
func again(ctx context.Context, from string, delivery *delivery, make func(*store.Store, *store.Image) (*store.Image, error)) error {
	started := time.Now()
	kept, err := openStore()
	if err != nil {
		return err
	}
	base, err := kept.Load(from)
	if err != nil {
		return err
	}
	image, err := make(kept, base)
	if err != nil {
		return fmt.Errorf("from %s: %w", from, err)
	}
	report := newReport(os.Stderr)
	return errors.Join(delivery.deliver(ctx, kept, image, report.line(image, time.Since(started))), report.end(os.Stdout))
}

func repository(name string) string {
	return name[:strings.LastIndex(name, ":")]
}
