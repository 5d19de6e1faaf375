package story

import (
	"fmt"
	"slices"
	"strings"
)

// Schema is one schema of the database, who has it and who needs it.
type Schema struct {
	Name     string              `json:"schema"`
	Owner    string              `json:"owner,omitempty"`
	Version  *int                `json:"schemaVersion,omitempty"`
	Release  string              `json:"release,omitempty"`
	NeededBy map[string][]string `json:"neededBy,omitempty"`
}

// Schemas are the schemas that the verticals of a suite own or need, in their order.
func (s *Snapshot) Schemas(suite string) []Schema {
	sorted := s.Order(suite)
	var all []Schema
	at := map[string]int{}
	add := func(schema Schema) {
		if _, known := at[schema.Name]; !known {
			at[schema.Name] = len(all)
			all = append(all, schema)
		}
	}
	for _, vertical := range sorted.Verticals {
		for _, name := range vertical.Spec.Schemas {
			if sorted.Owner(name) == vertical { // a claim on another's schema is a conflict, not a possession
				add(Schema{Name: name, Owner: vertical.Name, Version: vertical.Status.SchemaVersion, Release: vertical.Status.Version, NeededBy: map[string][]string{}})
			}
		}
	}
	for _, vertical := range sorted.Verticals {
		for _, table := range vertical.Tables() {
			name, relation, _ := strings.Cut(table, ".")
			add(Schema{Name: name, NeededBy: map[string][]string{}})
			if all[at[name]].Owner == vertical.Name {
				continue
			}
			if slices.Contains(vertical.Spec.Writes, table) {
				relation += " (writes)"
			}
			all[at[name]].NeededBy[vertical.Name] = append(all[at[name]].NeededBy[vertical.Name], relation)
		}
	}
	return all
}

// Use tells who needs which tables.
func (s *Schema) Use() string {
	var users []string
	for vertical, tables := range s.NeededBy {
		users = append(users, fmt.Sprintf("%s: %s", vertical, strings.Join(tables, ", ")))
	}
	slices.Sort(users)
	return strings.Join(users, "; ")
}
