# Sourced by bench/verticals.sh: starts and ends what is measured.
# shellcheck shell=bash
LOG=$(mktemp -d "${TMPDIR:-/tmp}/erp-bench.XXXXXX")
CORE=http://127.0.0.1:13011
EXPRESS=http://127.0.0.1:13012
CONNECTIONS=10
load_before=$(cut -d' ' -f1 /proc/loadavg)
SERVERS=()

# What was started ends: the servers when they are told to, the database and the cache when nobody writes to their input.
put_back() {
  local code=$?
  trap - EXIT
  ((code == 0 || code > 128)) || tail -n 20 "$LOG"/*.log >&2
  ((${#SERVERS[@]} == 0)) || kill "${SERVERS[@]}" 2>/dev/null || true
  [[ -z ${input:-} ]] || exec {input}>&-
  wait
  rm -rf "$LOG"
  exit "$code"
}

sql() { PGSSLMODE=disable psql -X -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$DB_PORT" -U postgres "$DB_NAME" "$@"; }

await() {
  local what=$1 tries
  shift
  for ((tries = 0; tries < 600; tries++)); do
    "$@" && return
    sleep 0.2
  done
  give_up "$what did not come within two minutes; the end of its log is above. Nothing runs on."
}

need_programs() {
  local missing=() package
  use_languages
  command -v wrk >/dev/null || missing+=(wrk)
  command -v psql >/dev/null || missing+=(postgresql-client)
  command -v redis-server >/dev/null || command -v redis-check-rdb >/dev/null || missing+=(redis-tools)
  if ((${#missing[@]})); then
    echo "   installing by apt: ${missing[*]}"
    { apt-get -q update && apt-get -q -y install --no-install-recommends "${missing[@]}"; } </dev/null >"$LOG/apt.log" 2>&1 ||
      give_up "apt-get could not install ${missing[*]}. Install them, then repeat."
  fi
  # Debian has a wrapper of this name where there is no program for it.
  pgbench --version >/dev/null 2>&1 && return
  # The package starts a server where it is installed: only the program is taken out.
  package=$(apt-cache depends postgresql | sed -n 's/^ *Depends: \(postgresql-[0-9]*\)$/\1/p')
  { (cd "$LOG" && apt-get -q download "$package") && dpkg-deb -x "$LOG/$package"_*.deb "$LOG/postgresql"; } </dev/null >"$LOG/apt.log" 2>&1 ||
    give_up "pgbench could not be had from the package $package. Put it on the PATH, then repeat."
  PATH=$(dirname "$LOG"/postgresql/usr/lib/postgresql/*/bin/pgbench):$PATH
}

build() {
  echo "== building"
  mvn -B -ntp -q -pl verticals/erp-core -am -DskipTests package dependency:build-classpath \
    -Dmdep.outputFile=target/class-path -Dmdep.includeScope=test </dev/null >"$LOG/maven.log" 2>&1 ||
    give_up "The back end does not build; Maven says why above."
  npm --prefix bench/express ci </dev/null >"$LOG/npm.log" 2>&1 || give_up "The server to compare with could not be fetched; npm says why above."
}

# The database and the cache live as long as the pipe to their input is open here.
start_suite() {
  local module=verticals/erp-core/target
  need_programs
  build
  mkfifo "$LOG/input"
  java -Xmx256m -Djava.io.tmpdir="$LOG" -cp "$module/test-classes:$module/classes:$(cat $module/class-path)" \
    dev.isem.erp.core.MeasuredSuite "$LOG/env" <"$LOG/input" >"$LOG/suite.log" 2>&1 &
  suite=$!
  exec {input}>"$LOG/input"
  await "The database" suite_is_there
  set -a
  # shellcheck source=/dev/null
  . "$LOG/env"
  DB_POOL_SIZE=$CONNECTIONS REDIS_HOST=127.0.0.1 ERP_JWKS_URL=$CORE/.well-known/jwks.json NODE_ENV=production
  set +a
  sql -f bench/verticals/data.sql >"$LOG/data.log"
  postmaster=$(head -1 "$(sql -At -c 'SHOW data_directory')/postmaster.pid")
}

suite_is_there() {
  kill -0 "$suite" 2>/dev/null || give_up "The database did not start; its log is above."
  [[ -e $LOG/env ]]
}

# The back end as in its pod: the image's options, and memory for them to take their share of. Without its AOT cache, which
# shortens the start alone.
start_servers() {
  local module=verticals/erp-core/target options=cluster/images/internal/recipe/java
  PORT=${CORE##*:} MANAGEMENT_PORT=0 java "@$options/jvm.args" "@$options/backend.args" -XX:MaxRAM=512m \
    -cp "$module/erp-core.jar:$module/lib/*" dev.isem.erp.core.CoreApplication serve {input}>&- >"$LOG/core.log" 2>&1 &
  SERVERS+=($!)
  await "The back end" curl -fs -o /dev/null "$CORE/health"
  PORT=${EXPRESS##*:} node bench/express/server.js {input}>&- >"$LOG/express.log" 2>&1 &
  SERVERS+=($!)
  await "The Express server" curl -fs -o /dev/null "$EXPRESS/health"
  node bench/express/tokens.js "$ERP_SIGNING_KEY_FILE" "$ERP_JWKS_URL" >"$LOG/tokens"
}

partners_to_ask_for() {
  sql -At -F ' ' -o "$LOG/partners" -c "SELECT n, bench.id('partner', n, i) FROM generate_series(1, 20000), LATERAL
    (SELECT floor(random() * 200)::bigint + 1, floor(random() * $rows_of_tenant)::bigint + 1 WHERE generate_series > 0) AS chosen (n, i)"
}

# For each tenant the address of a page by key somewhere in its list, as the page before it tells.
pages_to_ask_for() {
  local tenant=0 token next
  while read -r token; do
    tenant=$((tenant + 1))
    next=$(curl -fsS -D - -o /dev/null -H "Authorization: Bearer $token" \
      "$CORE/api/partners?page=$((RANDOM % (rows_of_tenant / page_size - 1)))&size=$page_size&sort=name,asc" |
      sed -nE 's/^link: <([^>]+)>; rel="next".*/\1/Ip')
    [[ -n $next ]] || give_up "The list of tenant $tenant tells no next page."
    echo "$tenant $next"
  done <"$LOG/tokens" >"$LOG/pages"
}

# for_one_run KIND: a move can be confirmed once, so each run gets drafts of its own.
for_one_run() {
  [[ $1 == move ]] || return 0
  sql -c "CALL bench.draft($drafts)"
  sql -At -F ' ' -o "$LOG/drafts" -c "SELECT d % 200 + 1, bench.id('draft', d, 1) FROM bench.drafts s, bench.made m, generate_series(s.last_value + 1, m.last_value) d"
}
