package draw

import (
	"fmt"
	"math"
	"testing"

	"dev.isem.erp/kubectl-erp/api"
	"dev.isem.erp/kubectl-erp/order"
)

// a suite of three layers: c0..c5 need core; end needs core past the layer between, and two of that layer.
func suite() *order.Order {
	verticals := []*api.Vertical{vertical("core")}
	for i := range 6 {
		verticals = append(verticals, vertical(fmt.Sprintf("c%d", i), "core.x"))
	}
	return order.Of(append(verticals, vertical("end", "core.x", "c0.x", "c5.x")))
}

func vertical(name string, requires ...string) *api.Vertical {
	v := &api.Vertical{}
	v.Name, v.Spec.Schemas, v.Spec.Requires = name, []string{name}, requires
	return v
}

func TestNoBoxLiesOnAnotherAndAllAreInThePicture(t *testing.T) {
	picture := Layout(suite(), func(string) []string { return []string{"1.0.0, schema 10", "WaitingForRequirement"} })
	for i, a := range picture.Boxes {
		if a.X-a.Width/2 < 0 || a.X+a.Width/2 > picture.Width || a.Y < 0 || a.Y+boxHeight > picture.Height {
			t.Errorf("%s is outside", a.Name)
		}
		for _, b := range picture.Boxes[i+1:] {
			if a.Y == b.Y && math.Abs(a.X-b.X) < (a.Width+b.Width)/2 {
				t.Errorf("%s lies on %s", a.Name, b.Name)
			}
		}
	}
}

func TestAnArrowGoesUpToWhomItNeedsAndPassesNoBox(t *testing.T) {
	picture := Layout(suite(), func(string) []string { return nil })
	if len(picture.Lines) != 9 {
		t.Fatalf("%d lines for 9 needs", len(picture.Lines))
	}
	boxes := map[string]Box{}
	for _, box := range picture.Boxes {
		boxes[box.Name] = box
	}
	for _, line := range picture.Lines {
		from, to := boxes[line.From], boxes[line.To]
		first, last := line.Points[0], line.Points[len(line.Points)-1]
		if first[1] != from.Y || last[1] != to.Y+boxHeight || first[1] <= last[1] {
			t.Errorf("%s -> %s goes from %v to %v", line.From, line.To, first, last)
		}
		for _, point := range line.Points[1 : len(line.Points)-1] {
			for _, box := range picture.Boxes {
				if math.Abs(point[0]-box.X) < box.Width/2 && point[1] >= box.Y && point[1] <= box.Y+boxHeight {
					t.Errorf("%s -> %s passes through %s", line.From, line.To, box.Name)
				}
			}
		}
	}
}

func TestACircleIsDrawnAllTheSame(t *testing.T) {
	picture := Layout(order.Of([]*api.Vertical{vertical("a", "b.x"), vertical("b", "a.x")}), func(string) []string { return nil })
	if len(picture.Boxes) != 2 || len(picture.Lines) != 2 {
		t.Errorf("%d boxes, %d lines", len(picture.Boxes), len(picture.Lines))
	}
}

func TestALabelCountsTables(t *testing.T) {
	edge := order.Edge{Tables: []string{"auth.*", "core.a", "core.b", "auth.users"}}
	if got := Label(edge); got != "1 schema, 2 tables" {
		t.Error(got)
	}
}
