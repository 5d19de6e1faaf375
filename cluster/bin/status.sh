#!/usr/bin/env bash
# What runs and what does not: the node's components first, for nothing above them works without.
set -euo pipefail
# shellcheck source=cluster/bin/environment.sh
. "$(dirname "$0")/environment.sh"
$EXTERNAL || need_root
failed=0
if ! $EXTERNAL; then
  need_tools
  "$TOOLS/erp-cluster" status || failed=1
  echo
elif [[ -n $(tools) ]]; then
  PATH=$PATH:$(tools)
fi
kubectl get erpsuites,erpverticals -A -o wide || failed=1
exit $failed
