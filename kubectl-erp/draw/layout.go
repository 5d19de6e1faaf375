// Package draw draws who needs whom: owners on top, arrows from who needs to whom it needs.
package draw

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"dev.isem.erp/kubectl-erp/order"
)

const (
	boxHeight   = 66
	layerGap    = 96
	boxGap      = 36
	bendWidth   = 20 // room for an edge that passes a layer
	margin      = 32
	smallestBox = 150
	letterWidth = 7.2 // of the 12 px text, on the broad side
)

// Box is a vertical at its place; X and Y are the middle of its top side.
type Box struct {
	Name  string
	Lines []string
	X, Y  float64
	Width float64
}

// Line is an edge at its place: from the top of who needs, past bends, to the bottom of whom it needs.
type Line struct {
	order.Edge
	Points [][2]float64
}

// Picture is a layout.
type Picture struct {
	Width, Height float64
	Boxes         []Box
	Lines         []Line
}

// cell is a box, or the bend of an edge that passes a layer.
type cell struct {
	name  string // empty for a bend
	width float64
	above []*cell
	below []*cell
	x     float64
	layer int
}

// Layout places every vertical in the layer of its depth and orders the layers so that few lines cross.
func Layout(sorted *order.Order, lines func(name string) []string) *Picture {
	layers, cells := layersOf(sorted, lines)
	paths := connect(sorted, &layers, cells)
	uncross(layers)
	width := place(layers)
	picture := &Picture{Width: width + 2*margin, Height: float64(len(layers))*(boxHeight+layerGap) - layerGap + 2*margin}
	for _, vertical := range sorted.Verticals {
		c := cells[vertical.Name]
		picture.Boxes = append(picture.Boxes, Box{vertical.Name, lines(vertical.Name), c.x, top(c), c.width})
	}
	for _, path := range paths {
		picture.Lines = append(picture.Lines, Line{path.edge, path.points()})
	}
	return picture
}

func layersOf(sorted *order.Order, lines func(string) []string) ([][]*cell, map[string]*cell) {
	var layers [][]*cell
	cells := map[string]*cell{}
	for _, vertical := range sorted.Verticals {
		depth := sorted.Depth(vertical.Name)
		for len(layers) <= depth {
			layers = append(layers, nil)
		}
		c := &cell{name: vertical.Name, width: smallestBox, layer: depth}
		for _, line := range lines(vertical.Name) {
			c.width = max(c.width, float64(utf8.RuneCountInString(line))*letterWidth+24)
		}
		cells[vertical.Name] = c
		layers[depth] = append(layers[depth], c)
	}
	return layers, cells
}

type path struct {
	edge  order.Edge
	cells []*cell // from who needs to whom it needs
}

func connect(sorted *order.Order, layers *[][]*cell, cells map[string]*cell) []path {
	var paths []path
	for _, vertical := range sorted.Verticals {
		for _, edge := range sorted.Needs(vertical.Name) {
			from, to := cells[edge.From], cells[edge.To]
			if from.layer <= to.layer { // only in a circle, which has no above
				paths = append(paths, path{edge, []*cell{from, to}})
				continue
			}
			way := []*cell{from}
			for layer := from.layer - 1; layer > to.layer; layer-- {
				bend := &cell{width: bendWidth, layer: layer}
				(*layers)[layer] = append((*layers)[layer], bend)
				way = append(way, bend)
			}
			way = append(way, to)
			for i := range len(way) - 1 {
				way[i].above = append(way[i].above, way[i+1])
				way[i+1].below = append(way[i+1].below, way[i])
			}
			paths = append(paths, path{edge, way})
		}
	}
	return paths
}

// uncross sorts each layer by the mean place of its neighbours, downwards and upwards in turn.
func uncross(layers [][]*cell) {
	for range 4 {
		for _, layer := range layers {
			arrange(layer, func(c *cell) []*cell { return c.above })
		}
		for i := len(layers) - 1; i >= 0; i-- {
			arrange(layers[i], func(c *cell) []*cell { return c.below })
		}
	}
}

func arrange(layer []*cell, neighbours func(*cell) []*cell) {
	means := map[*cell]float64{}
	for i, c := range layer {
		means[c] = float64(i)
		if near := neighbours(c); len(near) > 0 {
			sum := 0.0
			for _, each := range near {
				sum += each.x
			}
			means[c] = sum / float64(len(near))
		}
	}
	slices.SortStableFunc(layer, func(a, b *cell) int { return cmp.Compare(means[a], means[b]) })
	for i, c := range layer {
		c.x = float64(i) - float64(len(layer)-1)/2
	}
}

// place gives every layer its width and puts the narrower ones in the middle of the widest.
func place(layers [][]*cell) (widest float64) {
	widths := make([]float64, len(layers))
	for i, layer := range layers {
		for _, c := range layer {
			widths[i] += c.width + boxGap
		}
		widths[i] -= boxGap
		widest = max(widest, widths[i])
	}
	for i, layer := range layers {
		x := margin + (widest-widths[i])/2
		for _, c := range layer {
			c.x = x + c.width/2
			x += c.width + boxGap
		}
	}
	return widest
}

func top(c *cell) float64 { return margin + float64(c.layer)*(boxHeight+layerGap) }

// points spread the ends of lines along the side of a box, so that each arrow can be told from the next.
func (p path) points() [][2]float64 {
	from, to := p.cells[0], p.cells[len(p.cells)-1]
	points := [][2]float64{{from.x + spread(from, from.above, p.cells[1]), top(from)}}
	for _, bend := range p.cells[1 : len(p.cells)-1] {
		points = append(points, [2]float64{bend.x, top(bend) + boxHeight}, [2]float64{bend.x, top(bend)})
	}
	return append(points, [2]float64{to.x + spread(to, to.below, p.cells[len(p.cells)-2]), top(to) + boxHeight})
}

func spread(at *cell, ends []*cell, end *cell) float64 {
	sorted := slices.SortedFunc(slices.Values(ends), func(a, b *cell) int { return cmp.Compare(a.x, b.x) })
	place := slices.Index(sorted, end)
	if place < 0 || len(ends) < 2 {
		return 0
	}
	room := at.width * 0.7
	return room*float64(place)/float64(len(ends)-1) - room/2
}
