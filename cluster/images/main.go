// Command images builds the project's container images without a container engine.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"dev.isem.erp/images/internal/sandbox"
)

const usage = `Builds the images of the suite without a container engine.

  images build  [--only NAME,...] [--version V] [--aot=false] [--out DIR] [--import] [--push REGISTRY]
  images derive --from NAME:TAG --jar FILE --tag TAG [--over] [--out DIR] [--import]   one more jar at the end of the class path, or over its own
  images wrap   --program FILE --to NAME:TAG [--out DIR] [--import]           one static program, of any language
  images retag  --from NAME:TAG --to NAME:TAG [--out DIR] [--import]          the same image under another name
  images tools  --to DIR                                                      pg_dump and pg_restore of the operator's image

The standard output names the images that changed, one a line; everything else goes to the standard error.
`

var commands = map[string]func(context.Context, []string) error{
	"build":  build,
	"derive": derive,
	"retag":  retag,
	"tools":  tools,
	"wrap":   wrap,
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "images: "+err.Error())
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	if len(args) > 0 && args[0] == sandbox.Verb {
		return sandbox.Enter(args[1:])
	}
	if len(args) == 0 {
		fmt.Fprint(os.Stderr, usage)
		return errors.New("no command given")
	}
	command, ok := commands[args[0]]
	if !ok {
		fmt.Fprint(os.Stderr, usage)
		return fmt.Errorf("there is no command %s", args[0])
	}
	err := command(ctx, args[1:])
	if errors.Is(err, flag.ErrHelp) {
		return nil
	}
	return err
}
