# shellcheck shell=sh
# Sourced by mvnw.

# Prints the mvn of release $1 or newer that is on the PATH.
find_maven() {
  mvn=$(command -v mvn 2>/dev/null) || {
    echo "Maven $1 or newer is needed and there is no mvn on the PATH. On Debian: apt-get install maven" >&2
    return 1
  }
  have=$(MAVEN_OPTS='' "$mvn" --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p')
  [ "$(printf '%s\n%s\n' "$1" "$have" | sort -V | head -n 1)" = "$1" ] && { echo "$mvn"; return 0; }
  echo "Maven $1 or newer is needed; $mvn is ${have:-of an unknown release}." >&2
  return 1
}
