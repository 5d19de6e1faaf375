package node

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"time"
)

// httpProbe asks a plain health address on loopback.
func httpProbe(url string) func(context.Context) error {
	return func(ctx context.Context) error {
		return get(ctx, &http.Client{Timeout: 3 * time.Second, Transport: &http.Transport{Proxy: nil, DisableKeepAlives: true}}, url, "")
	}
}

// tlsProbe asks an address of the cluster with the administrator's certificate.
func tlsProbe(s Settings, url string) func(context.Context) error {
	return func(ctx context.Context) error {
		pair, err := tls.LoadX509KeyPair(s.cert("admin"), s.key("admin"))
		if err != nil {
			return err
		}
		authority, err := os.ReadFile(s.cert("ca"))
		if err != nil {
			return err
		}
		roots := x509.NewCertPool()
		roots.AppendCertsFromPEM(authority)
		transport := &http.Transport{
			DisableKeepAlives: true,
			TLSClientConfig:   &tls.Config{RootCAs: roots, Certificates: []tls.Certificate{pair}},
		}
		return get(ctx, &http.Client{Timeout: 3 * time.Second, Transport: transport}, url, "")
	}
}

// hostProbe asks the ingress for a host, which need not resolve.
func hostProbe(address, host string) func(context.Context) error {
	return func(ctx context.Context) error {
		client := &http.Client{Timeout: 3 * time.Second, Transport: &http.Transport{DisableKeepAlives: true}}
		return get(ctx, client, "http://"+address+"/", host)
	}
}

func get(ctx context.Context, client *http.Client, url, host string) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	request.Host = host
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode == http.StatusOK {
		return nil
	}
	body, _ := io.ReadAll(io.LimitReader(response.Body, 300))
	return fmt.Errorf("%s answered %d: %s", url, response.StatusCode, strings.TrimSpace(string(body)))
}

func dialProbe(network, address string) func(context.Context) error {
	return func(ctx context.Context) error {
		dialer := net.Dialer{Timeout: 3 * time.Second}
		connection, err := dialer.DialContext(ctx, network, address)
		if err != nil {
			return err
		}
		return connection.Close()
	}
}
