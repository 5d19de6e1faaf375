#!/usr/bin/env bash
# How fast erp-core's back end answers, beside pgbench running the same SQL and beside an Express server that does the same
# (bench/express); what row-level security costs; and what a list costs as its table grows. All in one run, on a PostgreSQL
# of its own and without a cluster, in some twelve minutes: bench/verticals.sh [SECONDS OF EACH MEASUREMENT]
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-4}
# shellcheck source=cluster/bin/environment.sh
. cluster/bin/environment.sh
# shellcheck source=bench/verticals/suite.sh
. bench/verticals/suite.sh
# shellcheck source=bench/verticals/measure.sh
. bench/verticals/measure.sh

trap put_back EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

CLIENTS=(1 16 64)
KINDS=(list row create move)
page_size=25 # of the lists that grow: the smallest has a page behind another one

grow() {
  sql -c "CALL bench.grow($((rows_of_tenant + 1)), $1)" -c 'VACUUM ANALYZE core.partners'
  rows_of_tenant=$1
  partners_to_ask_for
}

# Everything in the processes that have to be warm is; the back end compiles what is called often only after tens of thousands of calls.
warm_up() {
  local kind
  for kind in "${KINDS[@]}"; do
    for_one_run "$kind"
    by_wrk "$kind" "$CORE" 16 "$1" >/dev/null
    for_one_run "$kind"
    by_wrk "$kind" "$EXPRESS" 16 2 >/dev/null
  done
}

sizes() {
  local rows
  echo "== a list of $page_size as core.partners grows: 200 tenants, one client, ms"
  printf '%12s  %20s  %20s  %20s\n' 'rows' 'first page p50/CPU' 'last page p50/CPU' 'by key p50/CPU'
  for rows in 50 500 5000; do
    grow "$rows"
    pages_to_ask_for
    printf '%12d  %20s  %20s  %20s\n' "$((rows * 200))" "$(page_of list 0)" "$(page_of list "$((rows / page_size - 1))")" "$(page_of key 0)"
  done
}

# page_of KIND PAGE: the second run counts, when all that has to be is in memory.
page_of() {
  by_wrk "$1" "$CORE" 1 2 "$2" "$page_size" >/dev/null
  by_wrk "$1" "$CORE" 1 2 "$2" "$page_size" | awk '{printf "%.2f / %.2f", $2 / 1000, $6}'
}

compare() {
  local kind clients measured
  echo "== requests/s, latency p50 and p99 in ms, CPU in ms a request of the server itself and of PostgreSQL; $seconds s each"
  printf '%-7s %7s %-9s %9s %8s %8s %8s %8s %7s %6s\n' kind clients by req/s p50 p99 own database errors ratio
  for kind in "${KINDS[@]}"; do
    for clients in "${CLIENTS[@]}"; do
      for_one_run "$kind"
      measured=$(by_pgbench "$kind" "$clients" "$seconds" "$DB_USER")
      tell "$kind" "$clients" pgbench "$measured"
      for_one_run "$kind"
      measured=$(by_wrk "$kind" "$CORE" "$clients" "$seconds")
      tell "$kind" "$clients" back-end "$measured"
      for_one_run "$kind"
      measured=$(by_wrk "$kind" "$EXPRESS" "$clients" "$seconds")
      tell "$kind" "$clients" express "$measured"
    done
  done
}

# tell KIND CLIENTS BY "RATE P50 P99 ERRORS OWN DATABASE": the back end's line ends in its share of pgbench's rate, that of
# the other server in how many times its rate the back end's is.
tell() {
  local rate ratio=''
  rate=${4%% *}
  case $3 in
    pgbench) alone=$rate ;;
    back-end) ratio=$(ratio "$rate" "$alone") core=$rate ;;
    express) ratio=$(ratio "$core" "$rate") ;;
  esac
  awk -v kind="$1" -v clients="$2" -v by="$3" -v ratio="$ratio" \
    '{printf "%-7s %7d %-9s %9.0f %8.2f %8.2f %8.3f %8.3f %7d %6s\n", kind, clients, by, $1, $2 / 1000, $3 / 1000, $5, $6, $4, ratio}' <<<"$4"
}

ratio() { awk -v a="$1" -v b="$2" 'BEGIN {printf "%.2f", a / b}'; }

# Pairs in turn, each order as often as the other; the median of what the pairs say.
row_level_security() {
  local kind pair with without
  echo "== row-level security: a transaction with the policy in times of the same without, by the clock and in CPU of PostgreSQL; median of 8 pairs"
  for kind in row list; do
    for pair in 1 2 3 4 5 6 7 8; do
      if ((pair % 2)); then with=$(guarded $kind) without=$(unguarded $kind); else without=$(unguarded $kind) with=$(guarded $kind); fi
      echo "$with $without"
    done | awk -v kind=$kind '{time[NR] = $7 / $1; cpu[NR] = $6 / $12}
      function median(of, n, i, j, t) {
        for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++) if (of[j] < of[i]) {t = of[i]; of[i] = of[j]; of[j] = t}
        return (of[int((n + 1) / 2)] + of[int(n / 2) + 1]) / 2
      }
      END {printf "%-5s time x %.3f  CPU x %.3f\n", kind, median(time, NR), median(cpu, NR)}'
  done
}

guarded() { by_pgbench "$1" 2 2 "$DB_USER"; }
unguarded() { by_pgbench "$1" 2 2 bench_unguarded; }

start_suite
rows_of_tenant=0
grow 50
start_servers
warm_up 5
pages_to_ask_for
for kind in "${KINDS[@]}" key; do same_statements "$kind"; done
sizes
warm_up 20
compare
row_level_security
echo "== $(nproc) cores, load before and now $load_before, $(cut -d' ' -f1 /proc/loadavg); $(sql -At -c 'SHOW server_version'), $(java -version 2>&1 | head -1), node $(node --version), $SECONDS s in all"
