package draw

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"dev.isem.erp/kubectl-erp/order"
)

// Label counts what an edge stands for: whole schemas and single tables.
func Label(edge order.Edge) string {
	schemas, tables := 0, 0
	for _, table := range edge.Tables {
		schema, relation, _ := strings.Cut(table, ".")
		switch {
		case relation == "*":
			schemas++
		case !slices.Contains(edge.Tables, schema+".*"): // else it is counted with its schema
			tables++
		}
	}
	var words []string
	if schemas > 0 {
		words = append(words, count(schemas, "schema"))
	}
	if tables > 0 {
		words = append(words, count(tables, "table"))
	}
	return strings.Join(words, ", ")
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// DOT writes the graph for Graphviz and what reads its language.
func DOT(out io.Writer, sorted *order.Order, look func(name string) string, lines func(name string) []string) error {
	var b strings.Builder
	b.WriteString("digraph suite {\n  rankdir=BT;\n  node [shape=box, style=\"rounded,filled\", fontname=\"sans-serif\"];\n")
	for _, vertical := range sorted.Verticals {
		colour := colours[look(vertical.Name)]
		words := strings.Join(append([]string{vertical.Name}, lines(vertical.Name)...), "\n")
		fmt.Fprintf(&b, "  %q [label=%q, color=%q, fillcolor=%q];\n", vertical.Name, words, colour[0], colour[1])
	}
	for _, vertical := range sorted.Verticals {
		for _, edge := range sorted.Needs(vertical.Name) {
			fmt.Fprintf(&b, "  %q -> %q [label=%q];\n", edge.From, edge.To, Label(edge))
		}
	}
	b.WriteString("}\n")
	_, err := io.WriteString(out, b.String())
	return err
}
