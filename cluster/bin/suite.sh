# Sourced. Applies the suite of samples/, waits for it and says what came of it.
# shellcheck shell=bash
READY_TIMEOUT=${READY_TIMEOUT:-900}

# The samples speak of the local defaults; another registry or port is put in on the way.
sample() {
  sed -e "s#image: localhost/#image: ${REGISTRY:-localhost}/#" -e "s#registry: localhost\$#registry: ${REGISTRY:-localhost}#" \
    -e "s#port: 8080\$#port: $ERP_PORT#" "$ERP_ROOT/samples/$1"
}

apply_suite() {
  kubectl get namespace erp -o name >/dev/null 2>&1 || kubectl create namespace erp
  demo_password
  local name
  for name in suite $(verticals | sed 's#^#verticals/#'); do
    sample "$name.yaml" | kubectl apply --server-side --force-conflicts --field-manager=erp -f - | sed 's/^/   /'
  done
}

# Made once and kept, so that a second ./erp up prints the same login.
demo_password() {
  kubectl get secret erp-demo -n erp -o name >/dev/null 2>&1 && return
  head -c 12 /dev/urandom | base64 | tr '+/' '-_' | tr -d '\n' |
    kubectl create secret generic erp-demo -n erp --from-file=password=/dev/stdin >/dev/null
}

# A line whenever the reason of the suite or of a vertical changes, so that a wait explains itself.
wait_until_ready() {
  local deadline=$((SECONDS + READY_TIMEOUT)) state before="" line
  while true; do
    state=$(kubectl get erps,erpv -n erp -o jsonpath='{range .items[*]}{.metadata.name}{" "}{.metadata.generation}{" "}{.status.observedGeneration}{" "}{.status.conditions[?(@.type=="Ready")].status}{" "}{.status.conditions[?(@.type=="Ready")].reason}{": "}{.status.conditions[?(@.type=="Ready")].message}{"\n"}{end}' 2>/dev/null || true)
    while read -r line; do
      [[ -z $line || $before == *"$line"* ]] || tell "$line"
    done <<<"$state"
    before=$state
    if [[ -n $state ]] && all_ready "$state"; then break; fi
    [[ $SECONDS -lt $deadline ]] || give_up "Not all is Ready after $READY_TIMEOUT s. Their data is safe; the last lines above say what each waits for, ./erp logs NAME says more."
    sleep 1
  done
  # Pods that were replaced a moment ago may not be back yet, and the status not know it.
  kubectl wait -n erp --for=condition=Available deployment --all --timeout=300s >/dev/null
}

tell() {
  local name reason
  read -r name _ _ _ reason <<<"$1"
  echo "   $name: ${reason:-not seen by the operator yet}"
}

# Ready counts only when it speaks of the manifest just applied.
all_ready() {
  local name generation observed ready
  while read -r name generation observed ready _; do
    [[ -n $name && $generation == "$observed" && $ready == True ]] || return 1
  done <<<"$1"
}

# Idempotent inside, so each ./erp up runs it again. Only the back end that serves knows host, Secrets and certificates, so its pod is the pattern.
load_demo() {
  local name log=$CACHE/demo.log
  for name in $(verticals); do
    if ! kubectl erp run "$name" -n erp --mount erp-demo=/etc/erp/demo --env ERP_DEMO_PASSWORD_FILE=/etc/erp/demo/password -- demo </dev/null >"$log" 2>&1; then
      tail -n 20 "$log" | sed 's/^/   /' >&2
      give_up "The demo data of $name could not be loaded; the lines above are the end of $log. The suite itself serves."
    fi
    echo "   $name"
  done
}

report() {
  echo
  kubectl get erpv -n erp
  echo
  local host
  for host in $(kubectl get ingress -n erp -o jsonpath='{range .items[*]}{.spec.rules[0].host}{"\n"}{end}' | sort); do
    echo "  http://$host:$ERP_PORT"
  done
  echo
  echo "  sign in as admin@norte.example (or admin@sur.example, another company) with $(kubectl get secret erp-demo -n erp -o jsonpath='{.data.password}' | base64 -d)"
  echo
  printf '  %s\n' "${PHASES[@]}" "$(printf '%-16s %5d s' total "$1")"
}
