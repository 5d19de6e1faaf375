#!/usr/bin/env bash
# kubectl for the cluster in use.
set -euo pipefail
# shellcheck source=cluster/bin/environment.sh
. "$(dirname "$0")/environment.sh"
need_tools
exec "$TOOLS/kubectl" "$@"
