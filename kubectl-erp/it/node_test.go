//go:build it

package it

import (
	"crypto/tls"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

const nodeName = "node"

// node is what a kubelet does for one pod: it starts it, answers the API server's question for its log, and ends it.
type node struct {
	log    string
	code   int  // exit code of the container
	isDeaf bool // it gives no log away
	breaks bool // the first connection breaks in the middle of the log
	asked  atomic.Int32
}

// runNext does so with the next pod of a command, and returns what to wait for.
func (n *node) runNext(t *testing.T) (ended chan struct{}) {
	t.Helper()
	server := n.listen(t)
	kubectl(fmt.Sprintf(`{"apiVersion":"v1","kind":"Node","metadata":{"name":%q}}`, nodeName), "apply", "-f", "-")
	kubectl("", "patch", "node", nodeName, "--subresource=status", "--type=merge", "-p", fmt.Sprintf(
		`{"status":{"addresses":[{"type":"InternalIP","address":"127.0.0.1"}],"daemonEndpoints":{"kubeletEndpoint":{"Port":%d}}}}`,
		server.Listener.Addr().(*net.TCPAddr).Port))
	ended = make(chan struct{})
	go func() {
		defer close(ended)
		pod := n.bind()
		setStatus(pod, `{"status":{"phase":"Running",`+containers(`"running":{}`)+`}}`)
		for !n.isDeaf && n.asked.Load() == 0 {
			time.Sleep(50 * time.Millisecond)
		}
		phase := "Succeeded"
		if n.code != 0 {
			phase = "Failed"
		}
		setStatus(pod, fmt.Sprintf(`{"status":{"phase":%q,`, phase)+containers(fmt.Sprintf(`"terminated":{"exitCode":%d,"reason":"Error"}`, n.code))+`}}`)
	}()
	return ended
}

// bind waits for a pod that no scheduler has seen, and takes it.
func (n *node) bind() string {
	for {
		name := kubectl("", "get", "pods", "-n", namespace, "-l", "app.kubernetes.io/component=command",
			"-o", `jsonpath={.items[?(@.status.phase=="Pending")].metadata.name}`)
		if name != "" {
			kubectl(fmt.Sprintf(`{"apiVersion":"v1","kind":"Binding","metadata":{"name":%q},"target":{"kind":"Node","name":%q}}`, name, nodeName),
				"create", "--raw", "/api/v1/namespaces/"+namespace+"/pods/"+name+"/binding", "-f", "-")
			return "pod/" + name
		}
	}
}

func containers(state string) string {
	return fmt.Sprintf(`"containerStatuses":[{"name":"command","image":"i","imageID":"i","ready":false,"restartCount":0,"state":{%s}}]`, state)
}

// listen is the kubelet's port, with a certificate that the API server believes.
func (n *node) listen(t *testing.T) *httptest.Server {
	t.Helper()
	pki := filepath.Join(filepath.Dir(kubeconfig), "pki")
	pair, err := tls.LoadX509KeyPair(filepath.Join(pki, "apiserver.crt"), filepath.Join(pki, "apiserver.key"))
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewUnstartedServer(http.HandlerFunc(n.answer))
	server.TLS = &tls.Config{Certificates: []tls.Certificate{pair}}
	server.StartTLS()
	t.Cleanup(server.Close)
	return server
}

func (n *node) answer(w http.ResponseWriter, r *http.Request) {
	if !strings.HasPrefix(r.URL.Path, "/containerLogs/"+namespace+"/") || !strings.HasSuffix(r.URL.Path, "/command") || n.isDeaf {
		http.Error(w, "no log of "+r.URL.Path, http.StatusInternalServerError)
		return
	}
	isFirst := n.asked.Add(1) == 1
	text := n.log
	if isFirst && n.breaks {
		text = text[:len(text)/2]
	}
	fmt.Fprint(w, text)
	if isFirst && n.breaks {
		w.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	}
}
