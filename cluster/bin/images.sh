#!/usr/bin/env bash
# Builds the images and brings them where they are needed: --import into the local cluster, --push REGISTRY into a registry.
set -euo pipefail
here=$(dirname "$0")
# shellcheck source=cluster/bin/environment.sh
. "$here/environment.sh"
use_languages
mapfile -t VERTICALS < <(verticals)

# once STAMP FILE KEY command...: a hash of all that a build reads takes no time; to find that nothing changed, Maven takes half a minute.
once() {
  local stamp=$1 made=$2 key=$3
  shift 3
  [[ $(cat "$stamp" 2>/dev/null) != "$key" || ! -f $made ]] || return 0
  "$@"
  mkdir -p "${stamp%/*}"
  echo "$key" >"$stamp"
}

hash_of() {
  find "$@" \( -name target -o -name test -o -name node_modules -o -name dist -o -name e2e \) -prune -o -type f -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
}

package_applications() {
  echo "   packaging the Java applications"
  mvn -B -ntp -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Dstyle.color=never -DskipUnit=true package \
    -pl "operator$(printf ',verticals/%s' "${VERTICALS[@]}")" -am \
    </dev/null >"$CACHE/maven.log" 2>&1 || {
    cat "$CACHE/maven.log" >&2
    give_up "The Java applications do not build; Maven says why above. Nothing that runs was changed."
  }
}

package_ui() {
  echo "   packaging the user interface"
  { npm --prefix verticals/ui ci --no-audit --no-fund && npm --prefix verticals/ui run build; } </dev/null >"$CACHE/npm.log" 2>&1 || {
    cat "$CACHE/npm.log" >&2
    give_up "The user interface does not build; npm says why above. Nothing that runs was changed."
  }
}

package() {
  cd "$ERP_ROOT"
  local ui=verticals/ui
  once operator/target/packaged.key "verticals/${VERTICALS[-1]}/target/${VERTICALS[-1]}.jar" \
    "$(hash_of pom.xml crds steps operator verticals/platform "${VERTICALS[@]/#/verticals/}")" package_applications
  once $ui/target/packaged.key $ui/dist/index.html "$(hash_of $ui)" package_ui
}

# Fetching first keeps the names of a hundred modules off the screen.
build() { (cd "$ERP_ROOT/cluster/images" && export GOFLAGS=-mod=readonly CGO_ENABLED=0 && go mod download && go run . build "$@"); }

# A tag that now names other content changes nothing in pods that run: those, and only those, are replaced. The operator, which
# sees the same version as before, is asked to run the scripts of a back end that was rebuilt.
replace_outdated_pods() {
  local namespace name vertical
  while read -r namespace name vertical; do
    [[ -n $name ]] || continue
    echo "   replacing $name, whose image was rebuilt"
    [[ -z $vertical ]] || "$TOOLS/kubectl" annotate erpvertical "$vertical" -n "$namespace" --overwrite \
      "erp.isem.dev/retry=rebuilt-$(date -u +%Y%m%dT%H%M%SZ)" >/dev/null ||
      echo "   $vertical could not be asked to run new scripts; if it lacks tables: kubectl erp retry $vertical -n $namespace"
    "$TOOLS/kubectl" delete pod "$name" -n "$namespace" --ignore-not-found --wait=false >/dev/null
  done < <("$TOOLS/erp-cluster" outdated-pods)
}

case ${1:-} in
  --push)
    [[ -n ${2:-} ]] || give_up "--push needs the registry, for example ghcr.io/you/erp."
    package
    build --push "$2"
    ;;
  "" | --import)
    ! $EXTERNAL || give_up "With a cluster of your own the images go into its registry: ./erp images --push REGISTRY."
    need_root
    need_tools
    "$TOOLS/erp-cluster" status >/dev/null 2>&1 || give_up "The local cluster does not run, so there is nowhere to import to: run ./erp up, or push with ./erp images --push REGISTRY."
    package
    build --import >/dev/null # the names alone, which the table says already
    replace_outdated_pods
    ;;
  *) give_up "images takes no argument but --push REGISTRY." ;;
esac
