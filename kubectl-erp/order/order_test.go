package order

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/yaml"

	"dev.isem.erp/kubectl-erp/api"
)

func TestTheSamplesComeAfterCore(t *testing.T) {
	files, _ := filepath.Glob("../../samples/verticals/*.yaml")
	var verticals []*api.Vertical
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var vertical api.Vertical
		if err := yaml.Unmarshal(text, &vertical); err != nil {
			t.Fatal(err)
		}
		verticals = append(verticals, &vertical)
	}
	sorted := Of(verticals)
	if len(verticals) < 7 || sorted.Verticals[0].Name != "erp-core" {
		t.Errorf("first of %d is %s", len(verticals), sorted.Verticals[0].Name)
	}
	for _, vertical := range sorted.Verticals[1:] {
		if sorted.Parent(vertical.Name) != "erp-core" || sorted.Depth(vertical.Name) != 1 {
			t.Errorf("%s stands below %q at depth %d", vertical.Name, sorted.Parent(vertical.Name), sorted.Depth(vertical.Name))
		}
	}
	retail := sorted.Needs("retail")
	if len(retail) != 1 || !slices.Equal(retail[0].Writes, []string{"inventory.quants", "inventory.moves", "inventory.reservations"}) {
		t.Errorf("retail needs %+v", retail)
	}
}

func TestATreeHangsAVerticalUnderTheLastOfItsOwners(t *testing.T) {
	sorted := Of([]*api.Vertical{vertical("c", 0, "c", "a.x", "b.y"), vertical("b", 0, "b", "a.x"), vertical("a", 0, "a")})
	if names(sorted) != "a b c" || sorted.Parent("c") != "b" || sorted.Depth("c") != 2 {
		t.Errorf("%s, c below %s", names(sorted), sorted.Parent("c"))
	}
	if !slices.Equal(sorted.NeededBy("a"), []string{"b", "c"}) {
		t.Errorf("a is needed by %v", sorted.NeededBy("a"))
	}
}

func TestACircleComesLastAndIsNamed(t *testing.T) {
	sorted := Of([]*api.Vertical{vertical("a", 0, "a", "b.x"), vertical("b", 0, "b", "a.x"), vertical("z", 0, "z")})
	if names(sorted) != "z a b" || !sorted.InCircle("a") || !sorted.InCircle("b") || sorted.InCircle("z") {
		t.Errorf("%s, circles %v", names(sorted), sorted.circle)
	}
	if sorted.Parent("a") != "" {
		t.Error("in a tree a would hang below itself and never be shown")
	}
}

func TestTheOldestOwnsAContestedSchemaAndAMissingOneIsTold(t *testing.T) {
	sorted := Of([]*api.Vertical{vertical("a", 2, "shared"), vertical("b", 1, "shared"), vertical("c", 3, "c", "shared.x", "nowhere.y")})
	if owner := sorted.Owner("shared"); owner.Name != "b" {
		t.Errorf("%s owns it", owner.Name)
	}
	if edges := sorted.Needs("c"); len(edges) != 1 || edges[0].To != "b" {
		t.Errorf("c needs %+v", edges)
	}
	if !slices.Equal(sorted.Missing("c"), []string{"nowhere"}) {
		t.Errorf("missing is %v", sorted.Missing("c"))
	}
}

func vertical(name string, age int64, schema string, requires ...string) *api.Vertical {
	v := &api.Vertical{}
	v.Name, v.CreationTimestamp = name, metav1.NewTime(time.Unix(age, 0))
	v.Spec.Schemas, v.Spec.Requires = []string{schema}, requires
	return v
}

func names(o *Order) (all string) {
	for i, v := range o.Verticals {
		if i > 0 {
			all += " "
		}
		all += v.Name
	}
	return all
}
