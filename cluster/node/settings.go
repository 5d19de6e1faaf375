// Package node is the local cluster: its programs in start order, their configuration, and what they leave on the machine.
package node

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"dev.isem.erp/cluster/process"
)

const (
	nodeName    = "erp-suite"
	bridge      = "erp0"
	podCIDR     = "10.244.0.0/16"
	serviceCIDR = "10.96.0.0/16"
	bridgeIP    = "10.244.0.1"
	apiVIP      = "10.96.0.1"
	dnsVIP      = "10.96.0.10"
	pauseImage  = "localhost/erp-pause:1"
)

// Ports are the TCP ports a control plane listens on.
type Ports struct{ API, EtcdClient, EtcdPeer, Controllers int }

// Settings say where a cluster lives and what it listens on. Nothing else differs between the node and a control plane for tests.
type Settings struct {
	Data    string // everything that must survive a reboot
	Run     string // sockets, process records, container state
	Tools   string // the programs built for this version
	Address string // the API server's: the bridge on a node, loopback for tests
	Ports   Ports
	Ingress int  // Envoy's port on 127.0.0.1
	Passing bool // the programs end with the one that started them
}

// Node gives the settings of this machine's cluster. The ingress port of the last boot holds unless ERP_PORT says otherwise.
func Node(tools string) Settings {
	s := Settings{
		Data: "/var/lib/erp-suite", Run: "/run/erp-suite", Tools: tools,
		Address: bridgeIP,
		Ports:   Ports{API: 16443, EtcdClient: 12379, EtcdPeer: 12380, Controllers: 20257},
		Ingress: 8080,
	}
	for _, text := range []string{os.Getenv("ERP_PORT"), s.rememberedPort()} {
		if port, err := strconv.Atoi(text); err == nil {
			s.Ingress = port
			break
		}
	}
	return s
}

func (s Settings) rememberedPort() string {
	data, err := os.ReadFile(s.config("ingress-port"))
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(data))
}

func (s Settings) data(path ...string) string {
	return filepath.Join(append([]string{s.Data}, path...)...)
}
func (s Settings) run(path ...string) string {
	return filepath.Join(append([]string{s.Run}, path...)...)
}
func (s Settings) config(name string) string { return s.data("config", name) }
func (s Settings) tool(name string) string   { return filepath.Join(s.Tools, name) }
func (s Settings) cert(name string) string   { return s.data("pki", name+".crt") }
func (s Settings) key(name string) string    { return s.data("pki", name+".key") }
func (s Settings) log(name string) string    { return s.data("log", name+".log") }
func (s Settings) socket() string            { return s.run("containerd.sock") }
func (s Settings) records() process.Records  { return process.Records{Dir: s.run("processes")} }

// Kubeconfig is the file a user's kubectl reads.
func (s Settings) Kubeconfig() string { return s.data("kubeconfig") }
