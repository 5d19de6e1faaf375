#!/usr/bin/env bash
# How fast the operator puts right what hands break, how soon a vertical hears that another one came, and how long nobody
# leads when the leader ends. On the suite that ./erp up made; afterwards everything is as before.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-30}
takeovers=${2:-5}

kubectl() { ./erp kubectl "$@"; }

# A proxy keeps the connection: kubectl alone takes longer to start than the operator needs.
exec 3< <(kubectl proxy --port=0 2>&1)
proxy=$!
put_back() {
  kill "$proxy" 2>/dev/null
  kubectl delete -n erp erpv/bench-owner erpv/bench-waits --ignore-not-found --wait=false >/dev/null
  kubectl scale -n erp-system deployment/erp-operator --replicas=1 >/dev/null
}
trap put_back EXIT
read -r _ _ _ _ address <&3
api=http://$address
verticals=$api/apis/erp.isem.dev/v1alpha1/namespaces/erp/erpverticals
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

# vertical NAME PORT SCHEMA SUBSPEC: a manifest; suspended ones start no Job and no pod.
vertical() {
  printf '{"apiVersion":"erp.isem.dev/v1alpha1","kind":"ErpVertical","metadata":{"name":"%s","annotations":{"erp.isem.dev/force-deletion":"true"}},"spec":{"suiteRef":{"name":"isem"},"version":"1.0.0","subdomain":"%s","frontend":{"port":%d},"backend":{"port":%d},"schemas":["%s"],%s}}' \
    "$1" "$1" "$2" "$(($2 + 1))" "$3" "$4"
}

create() { curl -fsS -o /dev/null -H 'Content-Type: application/json' -d "$1" "$verticals"; }

waits_for() { curl -fsS "$verticals/bench-waits" | grep -q "\"waitingFor\": *\"$1\""; }

# The one who waits is told by a watch that the owner of what it needs was declared.
wake_once() {
  local begin
  create "$(vertical bench-owner 3970 bench_owner '"suspend":true')"
  begin=$(now_ms)
  until waits_for bench-owner; do :; done
  echo $(($(now_ms) - begin))
  curl -fsS -o /dev/null -X DELETE "$verticals/bench-owner"
  until waits_for 'owner of bench_owner'; do sleep 0.05; done
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

# The processes of a pod on this machine, if the cluster is one of its own.
processes_of() {
  local uid
  uid=$(kubectl get pod -n erp-system "$1" -o jsonpath='{.metadata.uid}')
  grep -l "${uid//-/[-_]}" /proc/[0-9]*/cgroup 2>/dev/null | cut -d/ -f3
}

renewed() { curl -fsS "$lease" | sed -n 's/.*"renewTime": *"\([^"]*\)".*/\1/p'; }

# kill_once: the leader's process is killed, without a word to anybody. Its container starts anew under the same name, so
# whoever renews the lease first leads, be it the other replica or the one that was killed.
kill_once() {
  local begin last pid
  kubectl rollout status -n erp-system deployment/erp-operator --timeout=120s >/dev/null
  sleep 5
  for pid in $(processes_of "$(holder)"); do
    [[ $(cat "/proc/$pid/comm") == java ]] && kill -9 "$pid"
  done
  begin=$(now_ms)
  last=$(renewed)
  until [[ $(renewed) != "$last" ]]; do sleep 0.02; done
  echo $(($(now_ms) - begin))
}

echo "== a deleted Service is there again"
for _ in $(seq "$rounds"); do repair_once; sleep 0.3; done | percentiles

create "$(vertical bench-waits 3980 bench_waits '"requires":["bench_owner.things"]')"
until waits_for 'owner of bench_owner'; do sleep 0.1; done
echo "== a vertical that waits for an owner hears that it was declared"
for _ in $(seq "$rounds"); do wake_once; sleep 0.3; done | percentiles

kubectl scale -n erp-system deployment/erp-operator --replicas=2 >/dev/null
echo "== another replica leads after SIGTERM"
for _ in $(seq "$takeovers"); do takeover_once 30 false; done | percentiles
echo "== another replica leads after its pod is deleted by force"
for _ in $(seq "$takeovers"); do takeover_once 0 true; done | percentiles
if [[ -n $(processes_of "$(holder)") ]]; then
  echo "== somebody leads after kill -9 of the leader's process"
  # Few: the kubelet waits longer with each before it starts the container again.
  for _ in 1 2; do kill_once; done | percentiles
else
  echo "== kill -9 of the leader's process: not measured, its node is another machine"
fi
