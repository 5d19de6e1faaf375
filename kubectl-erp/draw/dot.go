package draw

import (
	"fmt"
	"io"
	"strings"

	"dev.isem.erp/kubectl-erp/order"
)

// Label says how many tables an edge stands for, and whether some of them are written.
func Label(edge order.Edge) string {
	var words []string
	tables := 0
	for _, table := range edge.Tables {
		if strings.HasSuffix(table, ".*") {
			words = append(words, table)
		} else {
			tables++
		}
	}
	switch {
	case tables == 1:
		words = append(words, "1 table")
	case tables > 1:
		words = append(words, fmt.Sprintf("%d tables", tables))
	}
	text := strings.Join(words, " + ")
	if n := len(edge.Writes); n > 0 {
		text += fmt.Sprintf(", writes %d", n)
	}
	return text
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
