package main

import (
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/cloudnativelabs/kube-router/v2/pkg/controllers/netpol"
	"github.com/cloudnativelabs/kube-router/v2/pkg/healthcheck"
	"github.com/cloudnativelabs/kube-router/v2/pkg/options"
	"github.com/spf13/cobra"
	core "k8s.io/api/core/v1"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/tools/clientcmd"
)

// newPoliciesCommand is the part of kube-router that enforces NetworkPolicies, by iptables and ipset; routes and Services are others' work here.
func newPoliciesCommand() *cobra.Command {
	var kubeconfig, health string
	config := options.NewKubeRouterConfig()
	config.EnableIPv4 = true
	command := &cobra.Command{
		Use: "kube-router", Args: cobra.NoArgs, SilenceUsage: true,
		RunE: func(command *cobra.Command, _ []string) error {
			return enforcePolicies(kubeconfig, health, config, command.Context().Done())
		},
	}
	flags := command.Flags()
	flags.StringVar(&kubeconfig, "kubeconfig", "", "file that says how to reach the API server")
	flags.StringVar(&health, "health-address", "127.0.0.1:20244", "where /healthz answers once the rules are written")
	flags.StringVar(&config.HostnameOverride, "hostname-override", "", "name of the node")
	flags.StringSliceVar(&config.ClusterIPCIDRs, "service-cluster-ip-range", nil, "addresses of Services")
	return command
}

func enforcePolicies(kubeconfig, health string, config *options.KubeRouterConfig, stop <-chan struct{}) error {
	access, err := clientcmd.BuildConfigFromFlags("", kubeconfig)
	if err != nil {
		return err
	}
	client, err := kubernetes.NewForConfig(access)
	if err != nil {
		return err
	}
	tables, sets, err := netpol.NewIPTablesHandlers(config)
	if err != nil {
		return err
	}
	factory := informers.NewSharedInformerFactory(client, 0)
	pods := factory.Core().V1().Pods().Informer()
	namespaces := factory.Core().V1().Namespaces().Informer()
	policies := factory.Networking().V1().NetworkPolicies().Informer()
	controller, err := netpol.NewNetworkPolicyController(client, config, pods, policies, namespaces, &sync.Mutex{}, tables, sets)
	if err != nil {
		return err
	}
	for informer, handler := range map[cache.SharedIndexInformer]cache.ResourceEventHandler{
		pods: controller.PodEventHandler, namespaces: controller.NamespaceEventHandler, policies: controller.NetworkPolicyEventHandler,
	} {
		if _, err := informer.AddEventHandler(handler); err != nil {
			return err
		}
	}
	factory.Start(stop)
	for kind, synced := range factory.WaitForCacheSync(stop) {
		if !synced {
			return fmt.Errorf("%s could not be listed", kind)
		}
	}
	beats := make(chan *healthcheck.ControllerHeartbeat)
	go answerHealth(health, beats, func() (bool, error) { return tables[core.IPv4Protocol].ChainExists("filter", "KUBE-ROUTER-FORWARD") })
	var running sync.WaitGroup
	running.Add(1)
	controller.Run(beats, stop, &running)
	return nil
}

// answerHealth says yes while the controller works and its rules are in the kernel. It beats when it begins to write them, at every change and every five minutes.
func answerHealth(address string, beats <-chan *healthcheck.ControllerHeartbeat, hasRules func() (bool, error)) {
	var last atomic.Int64
	go func() {
		for beat := range beats {
			last.Store(beat.LastHeartBeat.Unix())
		}
	}()
	http.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) {
		written, err := hasRules()
		switch {
		case err != nil:
			http.Error(w, err.Error(), http.StatusServiceUnavailable)
		case !written:
			http.Error(w, "the rules are not in the kernel", http.StatusServiceUnavailable)
		case time.Since(time.Unix(last.Load(), 0)) > 6*time.Minute:
			http.Error(w, "the rules are not being looked after", http.StatusServiceUnavailable)
		default:
			fmt.Fprintln(w, "ok")
		}
	})
	// Whoever asks for health and finds nobody learns what he needs.
	fmt.Println(http.ListenAndServe(address, nil))
}
