#!/usr/bin/env bash
# Everything a change must pass, or one part: unit, it (a real API server), e2e (the local cluster), ui (a real browser).
# Without a part named, neither fuzz nor prove runs; prove begins with fuzz.
set -euo pipefail
here=$(dirname "$0")
# shellcheck source=cluster/bin/environment.sh
. "$here/environment.sh"
# shellcheck source=cluster/bin/prerequisites.sh
. "$here/prerequisites.sh"
# shellcheck source=cluster/bin/counting.sh
. "$here/counting.sh"

ui=$ERP_ROOT/verticals/ui
maven=(mvn -B -ntp -Dstyle.color=never --fail-at-end)

unit() {
  check "formatter, Java" "${maven[@]}" -q spotless:check
  check "formatter, Go" gofmt_finds_nothing
  check "shellcheck" shellcheck -x -P SCRIPTDIR erp .ci/run cluster/bin/*.sh bench/*.sh
  forget_reports surefire-reports
  # Not the phase test: what is compiled against folders of classes is compiled once more as soon as there are jars.
  run_part "${maven[@]}" package
  count_reports "$ERP_ROOT" surefire-reports
  go_tests "$ERP_ROOT/cluster" . ./process ./pki ./host ./node
  go_tests "$ERP_ROOT/cluster/images" ./...
  go_tests "$ERP_ROOT/kubectl-erp" ./...
  get_promtool
  go_tests "$ERP_ROOT/helm/test" ./gitops ./monitoring
  check "go vet, the foreign vertical" env -C e2e/foreign CGO_ENABLED=0 GOFLAGS=-mod=readonly go vet .
  ui_packages
  run_part npm --prefix "$ui" test -- --reporter=default --reporter=junit --outputFile.junit="$ui/target/vitest-reports/TEST-ui.xml"
  count_reports "$ui" vitest-reports
}

it() {
  build_tools
  check "pg_dump and pg_restore" env -C cluster/images CGO_ENABLED=0 GOFLAGS=-mod=readonly go run . tools --to "$CACHE/postgres-tools"
  export ERP_CLUSTER=$TOOLS/erp-cluster
  go_tests "$ERP_ROOT/helm/test" ./charts
  go_tests "$ERP_ROOT/kubectl-erp" -tags=it ./it
  forget_reports failsafe-reports
  run_part "${maven[@]}" verify -DskipUnit=true
  count_reports "$ERP_ROOT" failsafe-reports
}

e2e() {
  suite_is_up || return 0
  build_tools
  check "helm test" helm test erp-operator -n erp-system --timeout 3m
  forget_reports failsafe-reports
  ERP_CLUSTER=$TOOLS/erp-cluster run_part "${maven[@]}" -Pe2e -pl e2e -am -DskipUnit=true verify
  count_reports "$ERP_ROOT/e2e" failsafe-reports
  # Two suites at once are one too many for the next part, and for the person whose machine it is.
  kubectl delete namespace erp-e2e --ignore-not-found --timeout=300s >/dev/null
}

# Every back end answers as it describes itself, whatever it is asked. No cluster is needed.
fuzz() {
  get_schemathesis
  forget_reports failsafe-reports
  run_part "${maven[@]}" -Pfuzz -pl verticals/erp-core,verticals/construccion -am -DskipUnit=true verify
  count_reports "$ERP_ROOT/verticals" failsafe-reports
}

# What waits as long as life does, and the figures: run by hand before a release, not for every change.
prove() {
  fuzz
  suite_is_up || return 0
  build_tools
  forget_reports failsafe-reports
  ERP_CLUSTER=$TOOLS/erp-cluster run_part "${maven[@]}" -Pprove -pl e2e -am -DskipUnit=true verify
  count_reports "$ERP_ROOT/e2e" failsafe-reports
  kubectl delete namespace erp-e2e --ignore-not-found --timeout=300s >/dev/null
  "$ERP_ROOT/bench/operator.sh"
}

ui() {
  suite_is_up || return 0
  build_tools
  ui_packages
  ERP_DEMO_PASSWORD=$(kubectl get secret erp-demo -n erp -o jsonpath='{.data.password}' | base64 -d)
  export ERP_DEMO_PASSWORD
  rm -rf "$ui/target/playwright-reports"
  PLAYWRIGHT_JUNIT_OUTPUT_FILE=$ui/target/playwright-reports/TEST-ui.xml run_part npm --prefix "$ui" run e2e -- --reporter=list,junit
  count_reports "$ui" playwright-reports
}

gofmt_finds_nothing() { [[ -z $(gofmt -l cluster e2e kubectl-erp helm | tee /dev/stderr) ]]; }

suite_is_up() { "$ERP_ROOT/erp" up </dev/null || { unexplained=1 && return 1; }; }

build_tools() {
  TOOLS=$("$here/tools.sh" | tail -1)
  export TOOLS PATH=$TOOLS:$PATH
}

ui_packages() {
  [[ $ui/node_modules/.package-lock.json -nt $ui/package-lock.json ]] || npm --prefix "$ui" ci --no-audit --no-fund --silent
}

# go_tests FOLDER PACKAGES: kube and dns are not among them, for they only join others' programs and take minutes to build.
go_tests() {
  local folder=$1 log
  shift
  [[ -f $folder/go.mod ]] || return 0
  export CGO_ENABLED=0 GOFLAGS=-mod=readonly
  run_part env -C "$folder" go vet "$@"
  log=$(mktemp)
  # Uncached: the charts' tests read files outside of their module, and Go does not look whether those changed.
  env -C "$folder" go test -count=1 -json "$@" >"$log" || grep -o '"Output":".*"' "$log" | grep -B20 -e '--- FAIL' | tail -60
  count_go "$log"
  rm "$log"
}

main() {
  local parts=("$@") part
  [[ $# -gt 0 ]] || parts=(unit it e2e ui)
  for part in "${parts[@]}"; do
    [[ $part =~ ^(unit|it|e2e|ui|fuzz|prove)$ ]] || give_up "There is no part $part: unit, it, e2e, ui or fuzz."
  done
  [[ ! " ${parts[*]} " =~ " unit " ]] || PACKAGES+=(shellcheck)
  [[ ! " ${parts[*]} " =~ " it " ]] || PACKAGES+=(redis-tools)
  [[ ! " ${parts[*]} " =~ " ui " ]] || PACKAGES+=(chromium)
  mkdir -p "$CACHE"
  LOG=$CACHE/prerequisites.log
  [[ $EUID -ne 0 ]] || prerequisites
  use_languages
  cd "$ERP_ROOT"
  # On a bare machine they take ten minutes of both processors, which the downloads of the first part leave idle.
  [[ ${#parts[@]} -eq 1 ]] || nice "$here/tools.sh" >/dev/null 2>&1 &
  for part in "${parts[@]}"; do
    echo "== $part"
    part_begins
    "$part"
    part_ends "$part"
  done
  conclude
}

main "$@"
