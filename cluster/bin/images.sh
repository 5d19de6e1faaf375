#!/usr/bin/env bash
# Builds the images and brings them where they are needed: --import into the local cluster, --push REGISTRY into a registry.
set -euo pipefail
here=$(dirname "$0")
# shellcheck source=cluster/bin/environment.sh
. "$here/environment.sh"
use_languages

# Maven takes half a minute to find that nothing changed; a hash of all it reads takes none.
package_applications() {
  local key stamp=operator/target/packaged.key
  cd "$ERP_ROOT"
  key=$(find pom.xml crds operator verticals/platform verticals/erp-core verticals/construccion \( -name target -o -name test \) -prune -o -type f -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
  if [[ $(cat $stamp 2>/dev/null) == "$key" && -f verticals/erp-core/target/erp-core.jar && -f verticals/construccion/target/construccion.jar ]]; then
    return
  fi
  echo "   packaging the Java applications"
  mvn -B -ntp -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Dstyle.color=never -DskipUnit=true package -pl operator,verticals/erp-core,verticals/construccion -am </dev/null ||
    give_up "The Java applications do not build; Maven says why above. Nothing that runs was changed."
  echo "$key" >$stamp
}

build() { (cd "$ERP_ROOT/cluster/images" && GOFLAGS=-mod=mod CGO_ENABLED=0 go run . build "$@"); }

# A tag that now names other content changes nothing in pods that run: those, and only those, are replaced.
replace_outdated_pods() {
  local namespace name
  while read -r namespace name; do
    [[ -n $name ]] || continue
    echo "   replacing $name, whose image was rebuilt"
    "$TOOLS/kubectl" delete pod "$name" -n "$namespace" --ignore-not-found --wait=false >/dev/null
  done < <("$TOOLS/erp-cluster" outdated-pods)
}

case ${1:-} in
  --push)
    [[ -n ${2:-} ]] || give_up "--push needs the registry, for example ghcr.io/you/erp."
    package_applications
    build --push "$2"
    ;;
  "" | --import)
    need_root
    need_tools
    "$TOOLS/erp-cluster" status >/dev/null 2>&1 || give_up "The local cluster does not run, so there is nowhere to import to: run ./erp up, or push with ./erp images --push REGISTRY."
    package_applications
    build --import
    replace_outdated_pods
    ;;
  *) give_up "images takes no argument but --push REGISTRY." ;;
esac
