#!/usr/bin/env bash
# How fast the operator puts right what hands break, and how long nobody leads when its leader ends. On the suite that
# ./erp up made; afterwards everything is as before.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-30}
takeovers=${2:-5}

kubectl() { ./erp kubectl "$@"; }

# A proxy keeps the connection: kubectl alone takes longer to start than the operator needs.
exec 3< <(kubectl proxy --port=0 2>&1)
proxy=$!
trap 'kill $proxy 2>/dev/null; kubectl scale -n erp-system deployment/erp-operator --replicas=1 >/dev/null' EXIT
read -r _ _ _ _ address <&3
api=http://$address
service=$api/api/v1/namespaces/erp/services/construccion-frontend
lease=$api/apis/coordination.k8s.io/v1/namespaces/erp-system/leases/erp-operator

now_ms() { date +%s%3N; }

percentiles() { sort -n | awk 'NF {v[++n] = $1} END {printf "p50 %d ms  p99 %d ms  max %d ms  (n = %d)\n", v[int((n + 1) / 2)], v[int(n * 0.99 + 0.999)], v[n], n}'; }

repair_once() {
  local begin
  curl -fsS -X DELETE "$service" >/dev/null
  begin=$(now_ms)
  until curl -fs -o /dev/null "$service"; do :; done
  echo $(($(now_ms) - begin))
}

holder() { curl -fsS "$lease" | sed -n 's/.*"holderIdentity": *"\([^"]*\)".*/\1/p'; }

# takeover_once SECONDS FORCE: deletes the leader's pod, with so many seconds to say goodbye.
takeover_once() {
  local leader begin next
  kubectl rollout status -n erp-system deployment/erp-operator --timeout=120s >/dev/null
  sleep 5 # the follower's caches
  leader=$(holder)
  kubectl delete pod -n erp-system "$leader" --grace-period="$1" --force="$2" --wait=false >/dev/null 2>&1
  begin=$(now_ms)
  until next=$(holder) && [[ -n $next && $next != "$leader" ]]; do sleep 0.02; done
  echo $(($(now_ms) - begin))
}

echo "== a deleted Service is there again"
for _ in $(seq "$rounds"); do repair_once; sleep 0.3; done | percentiles

kubectl scale -n erp-system deployment/erp-operator --replicas=2 >/dev/null
echo "== another replica leads after SIGTERM"
for _ in $(seq "$takeovers"); do takeover_once 30 false; done | percentiles
echo "== another replica leads after its pod is deleted by force"
for _ in $(seq "$takeovers"); do takeover_once 0 true; done | percentiles
