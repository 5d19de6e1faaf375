package node

import (
	"fmt"
	"os"
	"strings"
	"time"
)

// dns is CoreDNS as a program of the node: pods find it under the usual Service address, without an image to build.
func dns(s Settings) Component {
	kubeconfig := s.config("dns.kubeconfig")
	return Daemon{
		Title: "coredns", Settings: s, Patience: time.Minute,
		Files: map[string]string{
			kubeconfig:           kubeconfigFor(s, "dns"),
			s.config("Corefile"): corefile(s, kubeconfig, hasNameserver(resolvConf())),
		},
		Argv:  []string{s.tool("coredns"), "-conf", s.config("Corefile")},
		Probe: httpProbe("http://127.0.0.1:20181/ready"),
	}
}

func corefile(s Settings, kubeconfig string, upstream bool) string {
	forward := ""
	if upstream {
		forward = "\n  forward . " + resolvConf()
	}
	return fmt.Sprintf(`.:53 {
  bind %s
  errors
  ready 127.0.0.1:20181
  kubernetes cluster.local in-addr.arpa ip6.arpa {
    kubeconfig %s
    pods insecure
    fallthrough in-addr.arpa ip6.arpa
    ttl 5
  }%s
  cache 5
}
`, s.Address, kubeconfig, forward)
}

// hasNameserver keeps CoreDNS from refusing to start on a machine without any resolver.
func hasNameserver(path string) bool {
	data, err := os.ReadFile(path)
	return err == nil && strings.Contains("\n"+string(data), "\nnameserver ")
}
