package main

import (
	"context"
	"errors"
	"flag"
)

// tools unpacks PostgreSQL's pg_dump and pg_restore as the operator's image has them.
func tools(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("tools", flag.ContinueOnError)
	to := flags.String("to", "", "folder, which is made anew")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *to == "" {
		return errors.New("tools needs --to")
	}
	kitchen, err := openKitchen("")
	if err != nil {
		return err
	}
	return kitchen.Tools(ctx, *to)
}
