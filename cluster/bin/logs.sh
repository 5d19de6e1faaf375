#!/usr/bin/env bash
# The log of a vertical, of the operator, or of a component of the node, whichever has that name.
set -euo pipefail
# shellcheck source=cluster/bin/environment.sh
. "$(dirname "$0")/environment.sh"
[[ $# -ge 1 ]] || give_up "logs needs a name: a vertical, erp-operator, isem-postgres, or a component that ./erp status lists."
name=$1
shift
case ${1:-} in
  "") follow=() ;;
  -f) follow=(-f) ;;
  *) give_up "logs takes NAME and perhaps -f." ;;
esac
if ! $EXTERNAL; then
  need_root
  need_tools
  if [[ -f $DATA/log/$name.log ]]; then
    exec tail -n 200 "${follow[@]}" "$DATA/log/$name.log"
  fi
elif [[ -n $(tools) ]]; then
  PATH=$PATH:$(tools)
fi
namespace=erp
[[ $name != erp-operator ]] || namespace=erp-system
for label in "app.kubernetes.io/name=$name" "app.kubernetes.io/instance=$name"; do
  if [[ -n $(kubectl get pods -n "$namespace" -l "$label" -o name) ]]; then
    exec kubectl logs -n "$namespace" -l "$label" --all-containers --prefix --tail=200 --max-log-requests=20 "${follow[@]}"
  fi
done
# What the suite shares, such as isem-postgres, is told apart by name only.
pod=$(kubectl get pods -n "$namespace" -o name | grep -m1 "^pod/$name-" || true)
[[ -z $pod ]] || exec kubectl logs -n "$namespace" "$pod" --all-containers --tail=200 "${follow[@]}"
give_up "Nothing called $name has a log: name a vertical, erp-operator, isem-postgres, or a component that ./erp status lists."
