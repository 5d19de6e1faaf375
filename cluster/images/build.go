package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"dev.isem.erp/images/internal/debian"
	"dev.isem.erp/images/internal/recipe"
	"dev.isem.erp/images/internal/store"
)

// unusedFor is how long a layer of an older build stays: long enough to go back and forth between two branches.
const unusedFor = 7 * 24 * time.Hour

// build makes the images of all recipes, or of the chosen ones, and delivers them.
func build(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("build", flag.ContinueOnError)
	only := flags.String("only", "", "names of images, comma-separated; empty: all")
	version := flags.String("version", recipe.VerticalTag, "tag of the verticals' images")
	project := flags.String("project", "", "root folder of the project; empty: found from the working folder upwards")
	aot := flags.Bool("aot", true, "record an AOT cache in each back end, which then starts in half the time; needs root or user namespaces")
	delivery := deliveryFlags(flags)
	push := flags.String("push", "", "registry, perhaps with a path, to push to")
	if err := flags.Parse(args); err != nil {
		return err
	}
	kitchen, err := openKitchen(*project)
	if err != nil {
		return err
	}
	all, err := recipe.All(kitchen.Project, *version)
	if err != nil {
		return err
	}
	recipes, err := recipe.Select(all, splitList(*only))
	if err != nil {
		return err
	}
	kitchen.AOT = *aot
	registry := "localhost"
	if *push != "" {
		registry, delivery.push = strings.TrimSuffix(*push, "/"), true
	}
	report := newReport(os.Stderr)
	for _, r := range recipes {
		started := time.Now()
		image, err := r.Build(ctx, kitchen, registry)
		if errors.Is(err, debian.ErrListsRenewed) {
			if kitchen, err = openKitchen(*project); err == nil {
				kitchen.AOT = *aot
				image, err = r.Build(ctx, kitchen, registry)
			}
		}
		if err != nil {
			return err
		}
		if err := delivery.deliver(ctx, kitchen.Store, image, report.line(image, time.Since(started))); err != nil {
			return err
		}
	}
	return errors.Join(report.end(os.Stdout), kitchen.Store.Prune(unusedFor))
}

func openKitchen(project string) (*recipe.Kitchen, error) {
	opened, err := openStore()
	if err != nil {
		return nil, err
	}
	if project == "" {
		if project, err = findProject(); err != nil {
			return nil, err
		}
	}
	return &recipe.Kitchen{Project: project, Store: opened, Debian: &debian.Archive{Cache: opened.Packages()}}, nil
}

func openStore() (*store.Store, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return nil, err
	}
	return store.Open(filepath.Join(cache, "erp-suite", "images"))
}

// findProject goes up to the folder that has the verticals.
func findProject() (string, error) {
	start, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for dir := start; dir != "/"; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "verticals", "erp-core")); err == nil {
			return dir, nil
		}
	}
	return "", fmt.Errorf("%s lies in no folder that has verticals/erp-core; name the project's root with --project", start)
}

func splitList(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' })
}
