#!/usr/bin/env bash
# The verification table: every vertical that exists, its port, its address, and what its health says through the ingress.
set -euo pipefail
# shellcheck source=cluster/bin/environment.sh
. "$(dirname "$0")/environment.sh"
[[ -z $(tools) ]] || PATH=$PATH:$(tools)
failed=0
row='%-18s %-6s %-52s %-4s %s\n'

# probe NAME PORT URL
probe() {
  local body code
  body=$(curl -s -m 10 -w '\n%{http_code}' "$3" || true)
  code=${body##*$'\n'}
  body=${body%$'\n'*}
  [[ $code == 200 ]] || failed=1
  # shellcheck disable=SC2059
  printf "$row" "$1" "$2" "$3" "$code" "$(head -c 80 <<<"$body" | head -1)"
}

verticals=$(kubectl get erpv -n erp -o jsonpath='{range .items[*]}{.metadata.name}{" "}{.spec.frontend.port}{" "}{.spec.backend.port}{"\n"}{end}' 2>/dev/null || true)
[[ -n $verticals ]] || give_up "There is no vertical in namespace erp: run ./erp up, or apply one of samples/verticals."
# shellcheck disable=SC2059
printf "$row" VERTICAL PORT URL HTTP HEALTH
while read -r name front back; do
  host=$(kubectl get ingress "$name" -n erp -o jsonpath='{.spec.rules[0].host}' 2>/dev/null || true)
  api=$(kubectl get ingress "$name-api" -n erp -o jsonpath='{.spec.rules[0].host}' 2>/dev/null || true)
  if [[ -z $host || -z $api ]]; then
    # shellcheck disable=SC2059
    printf "$row" "$name" "$back" "(no ingress yet: see ./erp status)" - -
    failed=1
    continue
  fi
  probe "$name" "$front" "http://$host:$ERP_PORT/healthz"
  probe "$name" "$back" "http://$api:$ERP_PORT/health"
done <<<"$verticals"
exit $failed
