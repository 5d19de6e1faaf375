package node

import "fmt"

// kubeconfigFor lets the holder of a certificate talk to the API. It names files instead of holding keys, so a reissued certificate needs no new kubeconfig.
func kubeconfigFor(s Settings, user string) string {
	return fmt.Sprintf(`apiVersion: v1
kind: Config
clusters:
- name: erp-suite
  cluster: {server: "%s", certificate-authority: %s}
contexts:
- name: erp-suite
  context: {cluster: erp-suite, user: %s, namespace: %s}
current-context: erp-suite
users:
- name: %s
  user: {client-certificate: %s, client-key: %s}
`, s.apiURL(), s.cert("ca"), user, namespaceOf(user), user, s.cert(user), s.key(user))
}

func namespaceOf(user string) string {
	if user == "admin" {
		return "erp"
	}
	return "default"
}
