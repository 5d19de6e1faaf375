// Package order derives from the manifests who comes first, as the operator does: the owner of a schema before those who need its tables.
package order

import (
	"slices"
	"strings"

	"dev.isem.erp/kubectl-erp/api"
)

// Order is the verticals of one suite and who needs whom.
type Order struct {
	Verticals []*api.Vertical // owners first, by name where neither needs the other; those of a circle last
	edges     map[string][]Edge
	depth     map[string]int
	missing   map[string][]string
	circle    map[string]bool
}

// Edge says that one vertical needs tables of another.
type Edge struct {
	From   string   `json:"from"`
	To     string   `json:"to"`
	Tables []string `json:"tables"`
	Writes []string `json:"writes,omitempty"`
}

// Of derives the order of a suite's verticals.
func Of(verticals []*api.Vertical) *Order {
	o := &Order{edges: map[string][]Edge{}, depth: map[string]int{}, missing: map[string][]string{}, circle: map[string]bool{}}
	o.Verticals = slices.Clone(verticals)
	slices.SortFunc(o.Verticals, func(a, b *api.Vertical) int { return strings.Compare(a.Name, b.Name) })
	for _, vertical := range o.Verticals {
		o.connect(vertical)
	}
	o.sort()
	return o
}

func (o *Order) connect(vertical *api.Vertical) {
	byOwner := map[string]*Edge{}
	var owners []string
	for _, table := range vertical.Tables() {
		schema, _, _ := strings.Cut(table, ".")
		owner := o.Owner(schema)
		if owner == nil {
			if !slices.Contains(o.missing[vertical.Name], schema) {
				o.missing[vertical.Name] = append(o.missing[vertical.Name], schema)
			}
			continue
		}
		if owner.Name == vertical.Name {
			continue
		}
		edge := byOwner[owner.Name]
		if edge == nil {
			edge = &Edge{From: vertical.Name, To: owner.Name}
			byOwner[owner.Name] = edge
			owners = append(owners, owner.Name)
		}
		edge.Tables = append(edge.Tables, table)
		if slices.Contains(vertical.Spec.Writes, table) {
			edge.Writes = append(edge.Writes, table)
		}
	}
	slices.Sort(owners)
	for _, owner := range owners {
		o.edges[vertical.Name] = append(o.edges[vertical.Name], *byOwner[owner])
	}
}

// sort takes, layer by layer, the verticals whose owners were all taken; what is left needs itself in a circle.
func (o *Order) sort() {
	rest, sorted := o.Verticals, make([]*api.Vertical, 0, len(o.Verticals))
	for depth := 0; len(rest) > 0; depth++ {
		var free, bound []*api.Vertical
		for _, vertical := range rest {
			if o.isFree(vertical.Name) {
				free = append(free, vertical)
			} else {
				bound = append(bound, vertical)
			}
		}
		if len(free) == 0 {
			free, bound = bound, nil
			for _, vertical := range free {
				o.circle[vertical.Name] = true
			}
		}
		for _, vertical := range free {
			o.depth[vertical.Name] = depth
		}
		sorted, rest = append(sorted, free...), bound
	}
	o.Verticals = sorted
}

func (o *Order) isFree(name string) bool {
	for _, edge := range o.edges[name] {
		if _, taken := o.depth[edge.To]; !taken {
			return false
		}
	}
	return true
}

// Owner is the vertical that has the schema, the oldest where several claim it; nil if none does.
func (o *Order) Owner(schema string) *api.Vertical {
	var owner *api.Vertical
	for _, vertical := range o.Verticals {
		if slices.Contains(vertical.Spec.Schemas, schema) && (owner == nil || isOlder(vertical, owner)) {
			owner = vertical
		}
	}
	return owner
}

func isOlder(a, b *api.Vertical) bool {
	if !a.CreationTimestamp.Time.Equal(b.CreationTimestamp.Time) {
		return a.CreationTimestamp.Time.Before(b.CreationTimestamp.Time)
	}
	return a.Name < b.Name
}

// Find is the vertical of that name, nil if there is none.
func (o *Order) Find(name string) *api.Vertical {
	for _, vertical := range o.Verticals {
		if vertical.Name == name {
			return vertical
		}
	}
	return nil
}

// Needs are the verticals whose tables it needs, by name.
func (o *Order) Needs(name string) []Edge { return o.edges[name] }

// NeededBy are the verticals that need its tables, in order.
func (o *Order) NeededBy(name string) []string {
	var all []string
	for _, vertical := range o.Verticals {
		if slices.ContainsFunc(o.edges[vertical.Name], func(e Edge) bool { return e.To == name }) {
			all = append(all, vertical.Name)
		}
	}
	return all
}

// Depth is 0 for who needs nobody, else one more than the deepest of those it needs.
func (o *Order) Depth(name string) int { return o.depth[name] }

// Missing are schemas that it needs and no vertical owns.
func (o *Order) Missing(name string) []string { return o.missing[name] }

// InCircle tells whether it needs itself over others, or somebody who does.
func (o *Order) InCircle(name string) bool { return o.circle[name] }

// Parent is the last of its owners to come, under which a tree shows it; empty if it needs nobody.
func (o *Order) Parent(name string) string {
	if o.circle[name] {
		return ""
	}
	parent := ""
	for _, edge := range o.edges[name] {
		if parent == "" || o.depth[edge.To] > o.depth[parent] {
			parent = edge.To
		}
	}
	return parent
}
