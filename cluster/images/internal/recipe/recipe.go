// Package recipe says what each image holds.
package recipe

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	v1 "github.com/google/go-containerregistry/pkg/v1"

	"dev.isem.erp/images/internal/debian"
	"dev.isem.erp/images/internal/rootfs"
	"dev.isem.erp/images/internal/store"
)

// Kitchen is what the recipes draw on: the project's folder, the store and the distribution's packages.
type Kitchen struct {
	Project string // root folder of the project
	Store   *store.Store
	Debian  *debian.Archive
	AOT     bool // back ends get an AOT cache

	baseOnce sync.Once
	base     ingredient
	baseTree func() (*rootfs.Tree, error)
	baseErr  error
}

// ingredient is a layer that need not be made when the store has one with its key.
type ingredient struct {
	key  string
	make func() (*rootfs.Tree, error)
}

// Recipe is one image: its name without registry and tag, and how to find what it is made of.
type Recipe struct {
	Name string
	Tag  string
	plan func(context.Context, *Kitchen) (dish, error)
}

type dish struct {
	config v1.Config
	layers []ingredient
}

// All lists the images of the project in this folder; version is the tag of the verticals' images.
func All(project, version string) ([]Recipe, error) {
	found, err := verticals(project)
	if err != nil {
		return nil, err
	}
	recipes := []Recipe{
		{Name: "erp-postgres", Tag: PostgresTag, plan: postgres},
		{Name: "erp-redis", Tag: RedisTag, plan: redis},
		{Name: "erp-operator", Tag: OperatorTag, plan: operator},
	}
	for _, vertical := range found {
		recipes = append(recipes,
			Recipe{Name: string(vertical) + "-backend", Tag: version, plan: vertical.backend},
			Recipe{Name: string(vertical) + "-frontend", Tag: version, plan: frontend})
	}
	return recipes, nil
}

// Select keeps the recipes with the given names, all of them when there are none.
func Select(recipes []Recipe, names []string) ([]Recipe, error) {
	if len(names) == 0 {
		return recipes, nil
	}
	var chosen []Recipe
	for _, name := range names {
		at := slices.IndexFunc(recipes, func(r Recipe) bool {
			return r.Name == name || strings.TrimPrefix(r.Name, "erp-") == name
		})
		if at < 0 {
			return nil, fmt.Errorf("there is no image %s; known are %s", name, namesOf(recipes))
		}
		chosen = append(chosen, recipes[at])
	}
	return chosen, nil
}

func namesOf(recipes []Recipe) string {
	var names []string
	for _, r := range recipes {
		names = append(names, r.Name)
	}
	return strings.Join(names, ", ")
}

// Build makes the image under a registry's name, layer by layer, reusing what the store has.
func (r Recipe) Build(ctx context.Context, kitchen *Kitchen, registry string) (*store.Image, error) {
	dish, err := r.plan(ctx, kitchen)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.Name, err)
	}
	var layers []*store.Layer
	for _, ingredient := range dish.layers {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		layer, err := kitchen.Store.Layer(ingredient.key, ingredient.make)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", r.Name, err)
		}
		layers = append(layers, layer)
	}
	return store.Compose(registry+"/"+r.Name+":"+r.Tag, dish.config, layers)
}

// config is what all images have in common.
func config(entrypoint, command []string) v1.Config {
	return v1.Config{
		User: fmt.Sprintf("%d:%d", rootfs.AppID, rootfs.AppID), WorkingDir: "/",
		Env:        []string{"PATH=/usr/sbin:/usr/bin", "LANG=C.UTF-8"},
		Entrypoint: entrypoint, Cmd: command,
	}
}
