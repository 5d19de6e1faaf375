package gitops

import (
	"testing"

	lua "github.com/yuin/gopher-lua"
)

func TestArgoReadsWhatTheOperatorWrites(t *testing.T) {
	seen := map[string]int{}
	for _, each := range statuses(t) {
		t.Run(each.name, func(t *testing.T) {
			want := "Progressing"
			switch {
			case each.is("Stalled"):
				want = "Degraded"
			case each.is("Ready") && !each.is("Reconciling"):
				want = "Healthy"
			}
			got, message := health(t, each)
			if got != want || message == "" {
				t.Errorf("the rule says %s (%q), not %s", got, message, want)
			}
			seen[want]++

			each.object.SetGeneration(each.object.GetGeneration() + 1)
			if got, _ := health(t, each); got != "Progressing" {
				t.Errorf("the rule says %s of a manifest that nobody has seen", got)
			}
		})
	}
	if len(seen) != 3 {
		t.Errorf("only %v were seen", seen)
	}
}

func TestArgoWaitsForTheFirstStatus(t *testing.T) {
	for _, status := range []map[string]any{nil, {}} {
		fresh := statuses(t)[0]
		fresh.object.Object["status"] = status
		if got, _ := health(t, fresh); got != "Progressing" {
			t.Errorf("the rule says %s of %v", got, status)
		}
	}
}

// health runs the rule for the object's kind as Argo CD does: without libraries beyond the language's own, the object as obj.
func health(t *testing.T, each written) (status, message string) {
	t.Helper()
	rules, _ := read(t, "../../../samples/gitops/argocd/health.yaml")["data"].(map[string]any)
	rule, found := rules["resource.customizations.health.erp.isem.dev_"+each.object.GetKind()].(string)
	if !found {
		t.Fatalf("there is no rule for %s", each.object.GetKind())
	}
	state := lua.NewState(lua.Options{SkipOpenLibs: true})
	defer state.Close()
	state.Push(state.NewFunction(lua.OpenBase))
	state.Push(lua.LString(lua.BaseLibName))
	state.Call(1, 0)
	state.SetGlobal("obj", value(state, each.object.Object))
	if err := state.DoString(rule); err != nil {
		t.Fatal(err)
	}
	result, isTable := state.Get(-1).(*lua.LTable)
	if !isTable {
		t.Fatalf("the rule returns %v", state.Get(-1))
	}
	return lua.LVAsString(result.RawGetString("status")), lua.LVAsString(result.RawGetString("message"))
}

func value(state *lua.LState, from any) lua.LValue {
	switch from := from.(type) {
	case string:
		return lua.LString(from)
	case int64:
		return lua.LNumber(from)
	case float64:
		return lua.LNumber(from)
	case bool:
		return lua.LBool(from)
	case []any:
		table := state.NewTable()
		for _, each := range from {
			table.Append(value(state, each))
		}
		return table
	case map[string]any:
		table := state.NewTable()
		for key, each := range from {
			table.RawSetString(key, value(state, each))
		}
		return table
	}
	return lua.LNil
}
