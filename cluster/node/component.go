package node

import (
	"context"
	"errors"
)

// Component is one thing a node consists of.
//
//	Start -> Ready -> (serves) -> Stop
//
// Start does nothing where the component already runs as wanted, so starting again is how a broken node is mended.
type Component interface {
	Name() string
	Start(context.Context) error
	Ready(context.Context) error
	Stop(context.Context) error
	// Check tells what is wrong with a component that should be running; nil when it serves.
	Check(context.Context) error
}

var errNotStarted = errors.New("not started")
