#!/usr/bin/env bash
# From a bare machine to a suite that is Ready, or from whatever is there already to the same state. Each phase asks what is missing and does only that.
set -euo pipefail
here=$(dirname "$0")
# shellcheck source=cluster/bin/environment.sh
. "$here/environment.sh"
# shellcheck source=cluster/bin/preflight.sh
. "$here/preflight.sh"
# shellcheck source=cluster/bin/prerequisites.sh
. "$here/prerequisites.sh"
# shellcheck source=cluster/bin/operator.sh
. "$here/operator.sh"
# shellcheck source=cluster/bin/suite.sh
. "$here/suite.sh"

build_tools() {
  TOOLS=$("$here/tools.sh" | tail -1)
  export TOOLS PATH=$TOOLS:$PATH
}

# fd 8 is this script's lock: the node's programs outlive the script and must not inherit it.
start_cluster() { "$TOOLS/erp-cluster" up 8>&-; }

build_images() { "$here/images.sh" --import; }

only_one_up() {
  mkdir -p "$CACHE"
  exec 8>"$CACHE/up.lock"
  flock -n 8 || { echo "Another ./erp up, or what a killed one left running, is at work; waiting for it."; flock 8; }
}

main() {
  [[ $# -eq 0 ]] || give_up "up takes no arguments; see ./erp help."
  local began=$SECONDS
  if $EXTERNAL; then
    [[ -n ${REGISTRY:-} ]] || give_up "With a cluster of your own, REGISTRY must name where its images are: push them with ./erp images --push REGISTRY."
    only_one_up
    use_cluster_clients
  else
    preflight
    only_one_up
    LOG=$CACHE/prerequisites.log
    phase "prerequisites" prerequisites
    phase "cluster tools" build_tools
    phase "cluster" start_cluster
    phase "images" build_images
  fi
  phase "operator" install_operator
  phase "suite" apply_suite
  phase "waiting" wait_until_ready
  phase "demo data" load_demo
  report $((SECONDS - began))
}

main "$@"
