package node

import (
	"context"
	"fmt"
	"time"
)

const (
	xdsPort      = 20801
	checkHost    = "ingress-check.localhost"
	httpsAddress = "127.0.0.1"
)

// contour turns Ingresses into Envoy's configuration.
func contour(s Settings) Component {
	kubeconfig := s.config("contour.kubeconfig")
	return Daemon{
		Title: "contour", Settings: s, Patience: time.Minute,
		Files: map[string]string{kubeconfig: kubeconfigFor(s, "contour"), s.config("contour.yaml"): "disablePermitInsecure: false\n"},
		Argv: []string{
			s.tool("contour"), "serve", "--kubeconfig=" + kubeconfig, "--config-path=" + s.config("contour.yaml"),
			"--insecure", "--xds-address=127.0.0.1", fmt.Sprintf("--xds-port=%d", xdsPort),
			"--envoy-service-http-address=127.0.0.1", fmt.Sprintf("--envoy-service-http-port=%d", s.Ingress),
			"--envoy-service-https-address=" + httpsAddress, "--envoy-service-https-port=20443",
			"--envoy-http-access-log=/dev/null", "--envoy-https-access-log=/dev/null",
			"--stats-address=127.0.0.1", "--stats-port=20802",
			"--health-address=127.0.0.1", "--health-port=20800", "--http-address=127.0.0.1", "--http-port=20803",
			"--debug-http-address=127.0.0.1", "--debug-http-port=20804",
			"--ingress-class-name=contour", "--ingress-status-address=127.0.0.1", "--disable-leader-election",
		},
		Probe: dialProbe("tcp", fmt.Sprintf("127.0.0.1:%d", xdsPort)),
	}
}

// envoy carries the requests. It is ready when a route of ours answers, which proves API, Contour and Envoy together.
func envoy(s Settings) Component {
	return Daemon{
		Title: "envoy", Settings: s, Patience: time.Minute,
		Files: map[string]string{s.config("ingress-port"): fmt.Sprintln(s.Ingress)},
		Argv: []string{
			s.tool("envoy"), "-c", s.config("envoy.json"), "--service-cluster", "envoy", "--service-node", nodeName,
			"--disable-hot-restart", "--concurrency", "2", "--log-level", "warning",
		},
		Before: func(ctx context.Context) error {
			return run(ctx, "", s.tool("contour"), "bootstrap", s.config("envoy.json"),
				"--admin-address="+s.run("envoy-admin.sock"), "--xds-address=127.0.0.1", fmt.Sprintf("--xds-port=%d", xdsPort))
		},
		Probe: hostProbe(fmt.Sprintf("127.0.0.1:%d", s.Ingress), checkHost),
	}
}
