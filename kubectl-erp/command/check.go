package command

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"dev.isem.erp/kubectl-erp/screen"
	"dev.isem.erp/kubectl-erp/story"
)

const (
	probeTimeout  = 10 * time.Second
	longestAnswer = 80 // characters of a health document that are shown
)

// Probe is what one address said of its health; HTTP is 0 where nothing answered.
type Probe struct {
	Vertical string `json:"vertical"`
	Port     int    `json:"port"`
	URL      string `json:"url"`
	HTTP     int    `json:"http"`
	Health   string `json:"health"`
}

func newCheck(t *tools) *cobra.Command {
	var resolveTo string
	cmd := t.withJSON(&cobra.Command{
		Use:               "check [SUITE]",
		Short:             "Ask every vertical's address for its health, from here",
		Long:              "Asks every vertical's public addresses for their health from this machine, as a browser would reach them. Exit code 3 when one does not answer 200.",
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: t.completeSuites,
		RunE: func(cmd *cobra.Command, arguments []string) error {
			seen, err := t.look(cmd)
			if err != nil {
				return err
			}
			names, err := suitesOf(seen, arguments)
			if err != nil {
				return err
			}
			probes := probesOf(seen, names)
			ask(cmd.Context(), probes, resolveTo)
			if t.output == "json" {
				err = t.printJSON(probes)
			} else {
				printProbes(t.screen(), probes)
			}
			for _, probe := range probes {
				if err == nil && probe.HTTP != http.StatusOK {
					return notReady
				}
			}
			return err
		},
	})
	cmd.Flags().StringVar(&resolveTo, "resolve-to", "", "connect to this HOST:PORT whatever the address says, as curl --connect-to does: an ingress before its DNS is there")
	return cmd
}

func probesOf(seen *story.Snapshot, suites []string) []*Probe {
	probes := []*Probe{}
	for _, suite := range suites {
		for _, vertical := range seen.Order(suite).Verticals {
			urls := vertical.Status.URLs
			probes = append(probes,
				&Probe{Vertical: vertical.Name, Port: vertical.Spec.Frontend.Port, URL: path(urls.Frontend, "/healthz")},
				&Probe{Vertical: vertical.Name, Port: vertical.Spec.Backend.Port, URL: path(urls.API, "/health")})
		}
	}
	return probes
}

func path(origin, path string) string {
	if origin == "" {
		return ""
	}
	return origin + path
}

func ask(ctx context.Context, probes []*Probe, resolveTo string) {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, network, target(address, resolveTo))
	}
	if resolveTo != "" {
		transport.Proxy = nil
	}
	client := &http.Client{Transport: transport, Timeout: probeTimeout,
		// A redirect, to a sign-in page say, is not health.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	var all sync.WaitGroup
	for _, probe := range probes {
		all.Go(func() { probe.ask(ctx, client) })
	}
	all.Wait()
}

// target is where to connect. Names below localhost are this machine (RFC 6761), as browsers and curl know and resolvers often do not.
func target(address, resolveTo string) string {
	if resolveTo != "" {
		return resolveTo
	}
	if host, port, err := net.SplitHostPort(address); err == nil && strings.HasSuffix(host, ".localhost") {
		return net.JoinHostPort("localhost", port)
	}
	return address
}

func (p *Probe) ask(ctx context.Context, client *http.Client) {
	if p.URL == "" {
		p.Health = "no address yet: kubectl erp why " + p.Vertical
		return
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, p.URL, nil)
	if err != nil {
		p.Health = err.Error()
		return
	}
	response, err := client.Do(request)
	if err != nil {
		p.Health = strings.TrimPrefix(err.Error(), fmt.Sprintf("Get %q: ", p.URL))
		return
	}
	defer response.Body.Close()
	p.HTTP = response.StatusCode
	body, err := io.ReadAll(io.LimitReader(response.Body, 4096))
	if err != nil {
		p.Health = err.Error()
		return
	}
	line, _, _ := strings.Cut(strings.TrimSpace(string(body)), "\n")
	p.Health = screen.Shortened(line, longestAnswer)
}

func printProbes(s *screen.Screen, probes []*Probe) {
	rows := [][]screen.Text{}
	for _, p := range probes {
		code, look := "-", screen.Bad
		if p.HTTP != 0 {
			code = fmt.Sprint(p.HTTP)
		}
		if p.HTTP == http.StatusOK {
			look = screen.Good
		}
		rows = append(rows, []screen.Text{{Text: p.Vertical}, {Text: fmt.Sprint(p.Port)}, {Text: p.URL}, {Text: code, Style: look}, {Text: p.Health}})
	}
	s.Table([]string{"VERTICAL", "PORT", "URL", "HTTP", "HEALTH"}, rows)
}
