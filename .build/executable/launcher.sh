#!/bin/sh
# @NAME@ @VERSION@, a Java program with its runtime in one file. The archive begins after the last line of this script.
# It is unpacked once, into the first of these folders that can be used:
#   $CACHE_DIRECTORY (set by systemd), $XDG_CACHE_HOME/@NAME@, $HOME/.cache/@NAME@, ${TMPDIR:-/tmp}/@NAME@-UID
# HERALD_JAVA_OPTS is handed to the JVM behind its own options, as in HERALD_JAVA_OPTS=-Xmx1g, or
# HERALD_JAVA_OPTS='-XX:-UseSerialGC -XX:+UseG1GC', which starts more slowly because the AOT cache goes with the collector.
set -eu
name=@NAME@ id=@ID@ offset=@OFFSET@

is_ours() {
  [ -d "$1" ] && [ -O "$1" ] && [ -w "$1" ]
}

# What others could have put in the way below /tmp is not used.
is_private() {
  is_ours "$1" && [ ! -L "$1" ] && case $(ls -ld "$1") in d???------*) ;; *) return 1 ;; esac
}

# Unpacks into a folder of its own and moves that into place, so that two first starts at once do no harm.
unpack() {
  part=$(mktemp -d "$1/.unpack.XXXXXX") || return 1
  trap 'rm -rf "$part"; exit 130' HUP INT TERM
  tail -c +"$offset" "$0" | tar -xzf - -C "$part" &&
    may_run "$part/runtime/bin/$name" &&
    sweep "$1" &&
    { mv -T "$part" "$1/$id" 2>/dev/null || [ -x "$1/$id/runtime/bin/$name" ]; }
  status=$?
  rm -rf "$part"
  trap - HUP INT TERM
  return "$status"
}

may_run() {
  "$1" -version >/dev/null 2>&1 || { echo "programs may not run there" && return 1; }
}

# Removes what earlier versions left, unless one of them still runs.
sweep() {
  running=$(ls -l /proc/[0-9]*/exe 2>/dev/null || true)
  find "$(cd "$1" && pwd -P)" -mindepth 1 -maxdepth 1 -type d -mtime +0 | while read -r old; do
    case $running in *"-> $old/"*) ;; *) rm -rf "$old" ;; esac
  done
}

# Succeeds when the program lies unpacked below $1.
provide() {
  home=$1/$id
  (umask 077 && mkdir -p "$1") 2>/dev/null || true
  "${2:-is_ours}" "$1" || return 1
  [ -x "$home/runtime/bin/$name" ] && return
  why=$(unpack "$1" 2>&1) || { why=$(printf %s "$why" | tr '\n' ' ') && return 1; }
}

tmp=${TMPDIR:-/tmp}/$name-$(id -u) tried='' why=''
while :; do
  for base in ${CACHE_DIRECTORY:+"${CACHE_DIRECTORY%%:*}"} ${XDG_CACHE_HOME:+"$XDG_CACHE_HOME/$name"} ${HOME:+"$HOME/.cache/$name"}; do
    provide "$base" && break 2
    tried="$tried $base"
  done
  provide "$tmp" is_private && break
  echo "$name: could not unpack itself into any of:$tried $tmp (expected: a folder of one's own with @SIZE@ MB of room from which programs may run; name one with XDG_CACHE_HOME)${why:+: $why}" >&2
  exit 1
done

# shellcheck disable=SC2034 # used in the class path
lib=$home/lib
# shellcheck disable=SC2086 # HERALD_JAVA_OPTS is a list of words
exec "$home/runtime/bin/$name" @FLAGS@ ${HERALD_JAVA_OPTS:-} -cp "@CLASSPATH@" @MAIN@ "$@"
