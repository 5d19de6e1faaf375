package main

import (
	"fmt"
	"io"
	"time"

	"dev.isem.erp/images/internal/store"
)

// report tells a person what was done, image by image, and the caller which images changed.
type report struct {
	people io.Writer
	lines  []*line
}

type line struct {
	image   *store.Image
	took    time.Duration
	changed bool
	people  io.Writer
}

func newReport(people io.Writer) *report {
	return &report{people: people}
}

func (r *report) line(image *store.Image, took time.Duration) *line {
	l := &line{image: image, took: took, people: r.people}
	r.lines = append(r.lines, l)
	return l
}

func (l *line) print() error {
	digest, err := l.image.Digest()
	if err != nil {
		return err
	}
	pulled, unpacked := l.image.Sizes()
	how := "built"
	if l.image.Reused() {
		how = "cached"
	}
	_, err = fmt.Fprintf(l.people, "%-40s %s  pulled %6.1f MB  unpacked %6.1f MB  %-6s %5.1f s\n",
		l.image.Name, digest, megabytes(pulled), megabytes(unpacked), how, l.took.Seconds())
	return err
}

// end lists the images whose name means something new, for scripts.
func (r *report) end(scripts io.Writer) error {
	for _, line := range r.lines {
		if line.changed {
			if _, err := fmt.Fprintln(scripts, line.image.Name); err != nil {
				return err
			}
		}
	}
	return nil
}

func megabytes(bytes int64) float64 {
	return float64(bytes) / 1e6
}
