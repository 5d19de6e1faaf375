# Sourced by bench/verticals.sh: loads, and tells "RATE P50 P99 ERRORS OWN DATABASE": requests/s, microseconds, how many failed,
# and milliseconds of CPU that a request took of the server itself and of PostgreSQL.
#
# Both are closed loops: a client sends its next request when it has the answer to the last one, and a rate is what so many
# clients got. Latencies are corrected for what a stalled client did not send, by wrk, and of pgbench in the same way.
# shellcheck shell=bash
drafts=$(((seconds + 1) * 4000))

# ticks PID: CPU time of a process, of its children, and of those that it had.
ticks() {
  local files=("/proc/$1/stat") child
  for child in $(pgrep -P "$1"); do files+=("/proc/$child/stat"); done
  # One that has ended since it was listed, as a worker of autovacuum, is no reason to end.
  { cat "${files[@]}" 2>/dev/null || true; } | awk '{sub(/.*\) /, ""); sum += $12 + $13 + $14 + $15} END {print sum + 0}'
}

# per_request TICKS REQUESTS
per_request() { awk -v ticks="$1" -v requests="$2" -v hz="$(getconf CLK_TCK)" 'BEGIN {printf "%.4f", ticks * 1000 / hz / (requests ? requests : 1)}'; }

# by_wrk KIND URL CLIENTS SECONDS [PAGE SIZE]
by_wrk() {
  local threads=$(($3 > 1 ? 2 : 1)) records=$LOG/partners server database requests rate p50 p99 errors
  [[ $1 != move ]] || records=$LOG/drafts
  [[ $1 != key ]] || records=$LOG/pages
  local pid=${SERVERS[0]}
  [[ $2 == "$CORE" ]] || pid=${SERVERS[1]}
  server=$(ticks "$pid") database=$(ticks "$postmaster")
  read -r requests rate p50 p99 errors < <(wrk -t "$threads" -c "$3" -d "$4s" --timeout 10s -s bench/verticals/load.lua "$2" -- \
    "$1" "$records" "$LOG/tokens" "$threads" "${5:-0}" "${6:-50}" | sed -n 's/^measured //p') || give_up "wrk told nothing of $2."
  server=$(($(ticks "$pid") - server)) database=$(($(ticks "$postmaster") - database))
  echo "$rate $p50 $p99 $errors $(per_request $server "$requests") $(per_request $database "$requests")"
}

# script_of KIND: pgbench's script. Its numbers and ids come from one more statement: for reads once in a hundred
# transactions, for writes once in four of them, each with values of its own.
script_of() {
  local copies=1 every=100 header from columns copy
  [[ $1 == row || $1 == list || $1 == key ]] || copies=4 every=4
  header=$(sed -n '1s/^-- //p' "bench/verticals/$1.sql")
  columns=${header% FROM *} from=${header#* FROM }
  from=${from/:rows/$rows_of_tenant}
  printf '\\set k (:k + 1) %% %d\n\\if :k = 0\nSELECT ' "$every"
  for ((copy = 0; copy < copies; copy++)); do
    printf "c$copy.%s AS %s_$copy, " $(for column in $columns; do echo "$column $column"; done)
  done | sed 's/, $/\n/'
  printf 'FROM '
  for ((copy = 0; copy < copies; copy++)); do printf '%s c%d, ' "$from" "$copy"; done | sed 's/, $/\n/'
  printf '\\gset\n\\endif\n'
  for ((copy = 0; copy < copies; copy++)); do
    if ((copy)); then echo "\\elif :k % $copies = $copy"; else echo "\\if :k % $copies = 0"; fi
    sed -E "1d; s/:([a-z_]+)/:\1_$copy/g" "bench/verticals/$1.sql"
  done
  echo '\endif'
}

# by_pgbench KIND CLIENTS SECONDS ROLE: the first second, in which statements are prepared, does not count.
by_pgbench() {
  local database rate p50 p99 all
  script_of "$1" >"$LOG/script.sql"
  rm -f "$LOG"/transactions.*
  database=$(ticks "$postmaster")
  run_pgbench "$4" -c "$2" -j "$(($2 > 1 ? 2 : 1))" -T "$(($3 + 1))" -l --log-prefix="$LOG/transactions"
  database=$(($(ticks "$postmaster") - database))
  read -r rate p50 p99 all < <(cat "$LOG"/transactions.* | awk -v clients="$2" '
    function at() {return $5 + $6 / 1e6}
    {end[NR] = at(); took[NR] = $3; if (NR == 1 || at() < first) first = at(); if (at() > last) last = at()}
    END {
      for (i = 1; i <= NR; i++) if (end[i] > first + 1) {n++; count[took[i]]++; if (took[i] > max) max = took[i]}
      if (!n) exit 1
      span = last - first - 1; expected = int(span * 1e6 / (n / clients)); total = n
      for (t = expected * 2; t <= max; t++) for (m = t - expected; count[t] && m > expected; m -= expected) {count[m] += count[t]; total += count[t]}
      for (t = 0; t <= max; t++) {sum += count[t]; if (!p50 && sum >= total * 0.5) p50 = t; if (!p99 && sum >= total * 0.99) p99 = t}
      print n / span, p50, p99, NR
    }') || give_up "pgbench got no answer within $3 seconds: the machine does too much else. Repeat when it is quiet."
  echo "$rate $p50 $p99 0 0 $(per_request $database "$all")"
}

# run_pgbench ROLE ARGUMENTS: by TLS and with generic plans from the first on, as the back end's are after some requests.
run_pgbench() {
  local role=$1
  shift
  PGHOST=localhost PGHOSTADDR=127.0.0.1 PGPORT=$DB_PORT PGUSER=$role PGPASSWORD=$(password_of "$role") \
    PGOPTIONS='-c search_path=pg_catalog -c plan_cache_mode=force_generic_plan' \
    pgbench -n -M prepared -D k=-1 -f "$LOG/script.sql" "$@" "$DB_NAME" >"$LOG/pgbench.log" 2>&1 ||
    give_up "pgbench failed; its words are above."
  [[ $(sql -At -c 'SELECT d.last_value <= m.last_value FROM bench.drafts d, bench.made m') == t ]] ||
    give_up "pgbench confirmed moves faster than $drafts drafts last. Make more in bench/verticals/measure.sh."
}

password_of() { if [[ $1 == "$DB_USER" ]]; then cat "$DB_PASSWORD_FILE"; else echo "$1"; fi; }

# same_statements KIND: what PostgreSQL gets from the back end for a request must be what it gets from pgbench.
same_statements() {
  for_one_run "$1"
  by_wrk "$1" "$CORE" 1 1 >/dev/null # sessions were looked up in the database by then
  for_one_run "$1"
  sql -At -c 'SELECT pg_stat_statements_reset()' >/dev/null
  by_wrk "$1" "$CORE" 1 1 >/dev/null
  statements >"$LOG/back-end"
  for_one_run "$1"
  script_of "$1" >"$LOG/script.sql"
  sql -At -c 'SELECT pg_stat_statements_reset()' >/dev/null
  run_pgbench "$DB_USER" -c 1 -t 200
  statements >"$LOG/pgbench"
  diff -u "$LOG/back-end" "$LOG/pgbench" >&2 ||
    give_up "bench/verticals/$1.sql is no longer what the back end sends (the first of the two files above). Bring it up to date, then repeat."
}

# How often each statement comes in a transaction, without its constants, which are kept or not by chance. What begins and
# ends transactions is counted only when it is parsed.
statements() {
  sql -At -F ' ' -c "
    WITH seen AS (SELECT s.calls, regexp_replace(s.query, '\s+', ' ', 'g') AS query FROM pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid
                   WHERE r.rolname = '$DB_USER' AND s.query !~ 'bench\.' AND s.query <> 'COMMIT'),
         plain AS (SELECT calls, regexp_replace(regexp_replace(query, '''[^'']*''', '?', 'g'), '[$]?\m(\d+|true)\M', '?', 'g') AS query FROM seen),
         often AS (SELECT CASE WHEN query ~ '^BEGIN' THEN 1.0 ELSE round(sum(calls) / (SELECT sum(calls) FROM plain WHERE query ~ '^SELECT set_config'), 1) END AS calls, query
                     FROM plain GROUP BY query)
    SELECT calls, query FROM often WHERE calls > 0 ORDER BY query"
}
