# Sourced. Installs the operator by its own chart, as any user would.
# shellcheck shell=bash
OPERATOR_NAMESPACE=erp-system

# A user's own kubectl and helm serve a user's own cluster; where one is missing, ours are built. The plugin is always ours: it loads the demo data.
use_cluster_clients() {
  local bin
  bin=$(dirname "${BASH_SOURCE[0]}")
  if command -v kubectl >/dev/null && command -v helm >/dev/null; then
    TOOLS=$CACHE/plugin
    use_go
    "$bin/plugin.sh" "$TOOLS" || give_up "The plugin kubectl-erp cannot be built; Go says why above. Nothing was changed. Install Go 1.26 or newer (https://go.dev/dl), then repeat."
  else
    use_languages
    TOOLS=$("$bin/tools.sh" | tail -1)
  fi
  export PATH=$TOOLS:$PATH
}

install_operator() {
  local chart=$ERP_ROOT/helm/erp-operator registry=${REGISTRY:-localhost} hash
  hash=$( (cd "$chart" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum; echo "$registry") | sha256sum | cut -c1-16)
  if operator_is_current "$hash"; then
    echo "   installed and unchanged"
  else
    forget_killed_release
    helm upgrade --install erp-operator "$chart" --namespace "$OPERATOR_NAMESPACE" --create-namespace \
      --set "image.registry=$registry" --labels "erpChart=$hash" >/dev/null
  fi
  kubectl rollout status deployment/erp-operator -n "$OPERATOR_NAMESPACE" --timeout=300s ||
    give_up "The operator does not start: see ./erp logs erp-operator, then repeat ./erp up."
}

# The same chart is installed and every object of it is there: then nothing is written, not even a release.
operator_is_current() {
  [[ -n $(helm list --namespace "$OPERATOR_NAMESPACE" --selector "erpChart=$1" --deployed --short 2>/dev/null) ]] &&
    helm get manifest erp-operator --namespace "$OPERATOR_NAMESPACE" | kubectl get -n "$OPERATOR_NAMESPACE" -o name -f - >/dev/null 2>&1
}

# A Helm that was killed leaves a pending release, and every later one would refuse to start. Our lock says nobody is at it now.
forget_killed_release() {
  kubectl delete secret -n "$OPERATOR_NAMESPACE" --ignore-not-found \
    -l 'owner=helm,name=erp-operator,status in (pending-install,pending-upgrade,pending-rollback)' >/dev/null
}
