# shellcheck shell=sh
# Sourced by run and verify: the Debian packages they use.

# Knot DNS and its tools, and BIND's for a second opinion: the scenarios run them, and ./run serves with them.
# shellcheck disable=SC2034 # used where this is sourced
DNS_PACKAGES="knot knot-dnsutils knot-dnssecutils bind9-utils bind9-dnsutils"

# The reverse proxies of the manual, through which a test calls the engine, and what makes certificates for tests.
# shellcheck disable=SC2034
EDGE_PACKAGES="nginx-light haproxy caddy openssl"

# Prints those of the given packages that are not installed.
missing_packages() {
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s ' "$package"
  done
}

# Sees to it that the given packages are installed. As root it installs what is missing; otherwise it names
# what is missing with the command, and returns 1.
need_packages() {
  command -v dpkg-query >/dev/null 2>&1 || {
    echo "This is not a Debian: install what these packages hold by your own means: $*" >&2
    return 1
  }
  missing=$(missing_packages "$@")
  missing=${missing% }
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" -ne 0 ]; then
    echo "Missing: $missing. Install them: sudo apt-get install --no-install-recommends $missing" >&2
    return 1
  fi
  echo "Installing $missing"
  # shellcheck disable=SC2086 # a list of words
  without_starting_services install_packages $missing
}

install_packages() {
  log=$(mktemp)
  if DEBIAN_FRONTEND=noninteractive apt-get -qq update >"$log" 2>&1 </dev/null &&
    DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "$@" >>"$log" 2>&1 </dev/null; then
    rm -f "$log"
  else
    tail -n 20 "$log" >&2
    rm -f "$log"
    echo "apt-get could not install: $*" >&2
    return 1
  fi
}

# Runs a command during which packages may be installed but start nothing: a fresh knotd would take port 53.
without_starting_services() {
  policy=/usr/sbin/policy-rc.d
  [ -e "$policy" ] && { "$@"; return; }
  printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod +x "$policy"
  trap 'rm -f "$policy"; exit 130' INT TERM
  status=0
  "$@" || status=$?
  rm -f "$policy"
  trap - INT TERM
  return "$status"
}
