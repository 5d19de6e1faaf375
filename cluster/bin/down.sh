#!/usr/bin/env bash
# Stops the local cluster; --purge removes every trace of it but the cache of built tools.
set -euo pipefail
# shellcheck source=cluster/bin/environment.sh
. "$(dirname "$0")/environment.sh"
! $EXTERNAL || give_up "This cluster is not ours to stop; remove the suite, in this order, with: kubectl delete erpvertical --all -n erp, kubectl delete erpsuite --all -n erp, helm uninstall erp-operator -n erp-system. The database keeps its volume."
need_root
if [[ ! -x $(tools)/erp-cluster ]]; then
  [[ ! -e $DATA && ! -e $RUN ]] || give_up "There are traces in $DATA or $RUN but no tool to remove them: run ./erp up once, then ./erp down --purge."
  exit 0
fi
need_tools
# Two at once would stop at traces that the other has just taken away.
exec 7>"$CACHE/down.lock"
flock -n 7 || { echo "Another ./erp down is at work; waiting for it."; flock 7; }
case ${1:-} in
  "") "$TOOLS/erp-cluster" down && echo "Stopped. Data is kept in $DATA; ./erp up continues with it." ;;
  --purge)
    "$TOOLS/erp-cluster" down --purge
    "$TOOLS/erp-cluster" leftovers || give_up "These traces could not be removed; repeat ./erp down --purge, or restart the machine."
    echo "Nothing is left but the built tools in $CACHE."
    ;;
  *) give_up "down takes no argument but --purge." ;;
esac
