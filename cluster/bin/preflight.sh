# Sourced. Everything that would stop ./erp up later is asked before anything is changed: one sentence, with the remedy.
# shellcheck shell=bash
preflight() {
  need_root
  [[ $(uname -sm) == "Linux x86_64" ]] || give_up "The local cluster runs on Linux amd64 only, and this is $(uname -sm): set KUBECONFIG to use a cluster you have."
  command -v apt-get >/dev/null || give_up "This machine has no apt-get: use Debian or Ubuntu, or set KUBECONFIG to use a cluster you have."
  find_jdk >/dev/null || give_up "No JDK 25 found in JAVA_HOME, /usr/lib/jvm or PATH: install Temurin 25 (https://adoptium.net) or set JAVA_HOME, then repeat."
  no_other_node
  enough_disk /var/lib "$(needed_gib)"
  enough_disk "$(existing_parent "$CACHE")" "$(needed_gib)"
  port_is_free
}

# The first build of the tools fills Go's cache; afterwards little is added.
needed_gib() { if [[ -x $(tools)/kube ]]; then echo 3; else echo 10; fi; }

# Two kubelets would fight for the same paths and cgroups.
no_other_node() {
  local comm
  for comm in /proc/[0-9]*/comm; do
    case $(cat "$comm" 2>/dev/null) in
      kubelet | k3s-server | k0s)
        tr '\0' ' ' <"${comm%comm}cmdline" | grep -q "$DATA/" ||
          give_up "A Kubernetes node of another kind runs here already (process $(basename "${comm%/comm}")): set KUBECONFIG to use that cluster, or stop it."
        ;;
    esac
  done
}

existing_parent() {
  local path=$1
  until [[ -d $path ]]; do path=$(dirname "$path"); done
  echo "$path"
}

enough_disk() {
  local free
  free=$(($(df --output=avail -k "$1" | tail -1) / 1048576))
  [[ $free -ge $2 ]] || give_up "Only $free GiB are free on the disk of $1 and $2 are needed: make room, or set XDG_CACHE_HOME to a larger disk."
}

port_is_free() {
  [[ $ERP_PORT =~ ^[0-9]+$ && $ERP_PORT -ge 1 && $ERP_PORT -le 65535 ]] || give_up "ERP_PORT is \"$ERP_PORT\", which is no port: choose a number up to 65535."
  (exec 3<>"/dev/tcp/127.0.0.1/$ERP_PORT") 2>/dev/null || return 0
  [[ $(curl -s -m 3 -o /dev/null -w '%{http_code}' -H 'Host: ingress-check.localhost' "http://127.0.0.1:$ERP_PORT/" 2>/dev/null) == 200 ]] && return 0
  our_envoy_listens || give_up "Port $ERP_PORT is used by another program: end it, or choose another port with ERP_PORT=8090 ./erp up."
}

# An Envoy of ours whose Contour died still holds the port, and up is what mends it.
our_envoy_listens() {
  local pid
  pid=$(sed -n 's/^ *"pid": \([0-9]*\),.*/\1/p' "$RUN/processes/envoy.json" 2>/dev/null)
  [[ -n $pid && $(cat "/proc/$pid/comm" 2>/dev/null) == envoy && $(cat "$DATA/config/ingress-port" 2>/dev/null) == "$ERP_PORT" ]]
}
