package command

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestHealthIsAskedAtTheAddressWhateverItResolvesTo(t *testing.T) {
	var hosts []string
	ingress := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		hosts = append(hosts, r.Host)
		switch r.URL.Path {
		case "/health":
			w.WriteHeader(http.StatusServiceUnavailable)
			w.Write([]byte(`{"status":"down","db":false}` + "\nmore"))
		case "/moved":
			http.Redirect(w, r, "/sign-in", http.StatusFound)
		}
	}))
	defer ingress.Close()
	down, moved, none := &Probe{URL: "http://api.nowhere.example/health"}, &Probe{URL: "http://nowhere.example/moved"}, &Probe{Vertical: "retail"}
	ask(t.Context(), []*Probe{down, moved, none}, strings.TrimPrefix(ingress.URL, "http://"))
	if down.HTTP != 503 || down.Health != `{"status":"down","db":false}` {
		t.Errorf("%+v", down)
	}
	if moved.HTTP != http.StatusFound {
		t.Errorf("a redirect passed for health: %+v", moved)
	}
	if none.HTTP != 0 || !strings.Contains(none.Health, "why retail") || len(hosts) != 2 {
		t.Errorf("%+v %v", none, hosts)
	}
}

func TestNamesBelowLocalhostAreThisMachine(t *testing.T) {
	for address, want := range map[string]string{"api.erp.localhost:8080": "localhost:8080", "erp.example:443": "erp.example:443"} {
		if got := target(address, ""); got != want {
			t.Errorf("%s is looked for at %s", address, got)
		}
	}
}
