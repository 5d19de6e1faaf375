package main

import (
	"context"
	"errors"
	"flag"
	"os"
	"time"

	"dev.isem.erp/images/internal/recipe"
)

// wrap makes an image that holds one static program: what a vertical of another language may be.
func wrap(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("wrap", flag.ContinueOnError)
	program := flags.String("program", "", "statically linked file to run")
	to := flags.String("to", "", "the image's name and tag")
	delivery := deliveryFlags(flags)
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *program == "" || *to == "" {
		return errors.New("wrap needs --program and --to")
	}
	started := time.Now()
	kept, err := openStore()
	if err != nil {
		return err
	}
	image, err := recipe.Wrap(kept, *program, *to)
	if err != nil {
		return err
	}
	report := newReport(os.Stderr)
	return errors.Join(delivery.deliver(ctx, kept, image, report.line(image, time.Since(started))), report.end(os.Stdout))
}
