package main

import (
	"context"
	"fmt"
	"net"
	"strings"
	"time"
)

// probe says once a second which addresses, given as name=host:port, a connection can be made to: one line, until it is told to stop.
func probe(ctx context.Context, addresses []string) {
	for ctx.Err() == nil {
		states := make([]string, len(addresses))
		for i, each := range addresses {
			name, address, _ := strings.Cut(each, "=")
			states[i] = name + "=" + state(ctx, address)
		}
		fmt.Println(strings.Join(states, " "))
		select {
		case <-ctx.Done():
		case <-time.After(time.Second):
		}
	}
}

func state(ctx context.Context, address string) string {
	dialer := net.Dialer{Timeout: time.Second}
	connection, err := dialer.DialContext(ctx, "tcp", address)
	if err != nil {
		return "closed"
	}
	connection.Close()
	return "open"
}
