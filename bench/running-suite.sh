#!/usr/bin/env bash
# Images, memory and start times of the suite that ./erp up made. Restarts construccion's back end, one pod at a time.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-3}
selector=app.kubernetes.io/name=construccion,app.kubernetes.io/component=backend

kubectl() { ./erp kubectl "$@"; }

# pod_of NAMESPACE SELECTOR: "POD UID IP" of the pod that is not ending.
pod_of() {
  kubectl get pods -n "$1" -l "$2" -o jsonpath='{range .items[?(@.status.podIP)]}{.metadata.deletionTimestamp}{"|"}{.metadata.name}{" "}{.metadata.uid}{" "}{.status.podIP}{"\n"}{end}' |
    sed -n 's/^|//p' | head -1
}

# java_of UID: the JVM that runs in a pod, by its cgroup, of which version 1 has a folder for each controller.
java_of() {
  local pid
  while read -r pid; do
    if [[ $(readlink "/proc/$pid/exe") == */java ]]; then
      echo "$pid"
      return
    fi
  done < <(cat /sys/fs/cgroup/{,pids/}kubepods*/{,*/}pod"$1"/*/cgroup.procs 2>/dev/null)
  return 1
}

resident_mb() { awk '/^VmRSS/ {printf "%d", $2 / 1024}' "/proc/$1/status"; }

memory() {
  local name=$1 uid
  read -r _ uid _ <<<"$(pod_of "$2" "$3")"
  printf '%-24s %5s MB resident\n' "$name" "$(resident_mb "$(java_of "$uid")")"
}

# Milliseconds since a process was started, from the kernel's own clock.
age_ms() {
  awk -v tick="$(getconf CLK_TCK)" -v up="$(cut -d' ' -f1 /proc/uptime)" '{sub(/.*\) /, ""); printf "%d", up * 1000 - $20 * 1000 / tick}' "/proc/$1/stat"
}

# await_health IP PORT: asks with the shell alone until somebody listens; a process for each question would take a third of a core from what is measured.
await_health() {
  until { exec 3<>"/dev/tcp/$1/$2"; } 2>/dev/null; do read -rt 0.02 <&9 || true; done
  exec 3>&-
  until curl -fs -o /dev/null --max-time 5 "http://$1:$2/health"; do sleep 0.02; done
}

# A second process in construccion's pod, on other ports.
start_beside() {
  local uid ip java command environment second
  read -r _ uid ip <<<"$(pod_of erp "$selector")"
  java=$(java_of "$uid")
  mapfile -d '' -t command <"/proc/$java/cmdline"
  mapfile -d '' -t environment < <(grep -zvE '^(MANAGEMENT_)?PORT=' "/proc/$java/environ")
  env -i "${environment[@]}" PORT=3999 MANAGEMENT_PORT=9999 "$(command -v nsenter)" --target "$java" --mount --net --pid --setuid 10001 --setgid 10001 \
    "${command[@]}" >/dev/null 2>&1 &
  await_health "$ip" 3999
  second=$(pgrep -P $!)
  age_ms "$second"
  kill "$second"
  wait $! || true
}

# A new pod in place of construccion's. A watch tells of it, for asking again and again took a second of CPU from what is measured.
start_once() {
  local before ending name uid ip java watch
  read -r before _ <<<"$(pod_of erp "$selector")"
  exec 8< <(exec ./erp kubectl get pods -n erp -l "$selector" --watch -o jsonpath='{.metadata.deletionTimestamp}|{.metadata.name}|{.metadata.uid}|{.status.podIP}{"\n"}')
  watch=$!
  kubectl delete pod -n erp "$before" --wait=false >/dev/null
  while IFS='|' read -ru 8 ending name uid ip && [[ -n $ending || $name == "$before" || -z $ip ]]; do :; done
  if [[ -z $name ]]; then
    echo "The watch of construccion's pods ended before a new one had an address. Nothing was measured; look at ./erp status, then repeat." >&2
    return 1
  fi
  kill "$watch"
  exec 8<&-
  until java=$(java_of "$uid"); do sleep 0.1; done
  await_health "$ip" 3021
  age_ms "$java"
  kubectl rollout status -n erp deployment/construccion-backend --timeout=120s >/dev/null
}

# Silent, so that a shell that reads from it waits.
exec 9<> <(:)

echo "== memory at rest"
memory operator erp-system app.kubernetes.io/name=erp-operator
memory "erp-core back end" erp app.kubernetes.io/name=erp-core,app.kubernetes.io/component=backend
memory "construccion back end" erp "$selector"

# rounds_of COMMAND: its lowest, middle and highest answer.
rounds_of() {
  for _ in $(seq "$rounds"); do "$1"; echo; done | sort -n | awk 'NF {v[++n] = $1} END {printf "min %d  median %d  max %d\n", v[1], v[int((n + 1) / 2)], v[n]}'
}

echo "== back end: process start to first 200 on /health, ms, $rounds rounds: a second process in the pod"
rounds_of start_beside
echo "== the same of a new pod, while the one before it ends"
rounds_of start_once

echo "== images"
(cd cluster/images && GOFLAGS=-mod=readonly CGO_ENABLED=0 go run . build 2>&1)
