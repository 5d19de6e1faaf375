package charts

import (
	"os"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

const begin, end = "<!-- values: generated from values.yaml -->\n", "<!-- end of values -->"

// The README's table is the comments of values.yaml: said once, read in both places.
func TestReadmeTellsEveryValue(t *testing.T) {
	for _, chart := range []string{operatorChart, suiteChart} {
		values, err := os.ReadFile(chart + "/values.yaml")
		if err != nil {
			t.Fatal(err)
		}
		var document yaml.Node
		if err := yaml.Unmarshal(values, &document); err != nil {
			t.Fatal(err)
		}
		readme, err := os.ReadFile(chart + "/README.md")
		if err != nil {
			t.Fatal(err)
		}
		before, rest, found := strings.Cut(string(readme), begin)
		_, after, ended := strings.Cut(rest, end)
		if !found || !ended {
			t.Fatalf("%s/README.md has no place for the values", chart)
		}
		table := "| value | default | effect |\n|---|---|---|\n" + rows(t, "", document.Content[0])
		isRecorded(t, chart+"/README.md", before+begin+table+end+after)
	}
}

// rows describes a mapping: a group's own comment goes before its first value's.
func rows(t *testing.T, path string, mapping *yaml.Node) string {
	t.Helper()
	var table strings.Builder
	for i := 0; i < len(mapping.Content); i += 2 {
		key, value := mapping.Content[i], mapping.Content[i+1]
		name := path + key.Value
		comment := strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(key.HeadComment, "\n# ", " "), "# ", ""))
		isGroup := value.Kind == yaml.MappingNode && len(value.Content) > 0 && value.Style&yaml.FlowStyle == 0
		switch {
		case isGroup && comment != "":
			t.Errorf("%s: a comment on a group is lost; put it on its first value", name)
		case isGroup && name != "resources":
			table.WriteString(rows(t, name+".", value))
		default:
			table.WriteString("| `" + name + "` | `" + inline(value) + "` | " + strings.ReplaceAll(comment, "|", "\\|") + " |\n")
		}
	}
	return table.String()
}

// inline is a value as it is written on one line.
func inline(value *yaml.Node) string {
	if value.Kind == yaml.ScalarNode {
		if value.Style&yaml.DoubleQuotedStyle != 0 {
			return `"` + value.Value + `"`
		}
		return value.Value
	}
	value.Style = yaml.FlowStyle
	for _, part := range value.Content {
		if part.Kind != yaml.ScalarNode {
			inline(part)
		}
	}
	out, _ := yaml.Marshal(value)
	return strings.TrimSpace(string(out))
}
