# shellcheck shell=sh
# Sourced by mvnw, run and verify.

# Prints the feature release of the JDK at $1, or nothing where there is no JDK. Starts no JVM.
jdk_feature() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release"
}

# Prints the home of a JDK of release $1 or newer: HERALD_JAVA_HOME, JAVA_HOME, the javac on the PATH,
# and then the oldest that is new enough among the usual places.
find_jdk() {
  want=$1
  on_path=$(command -v javac 2>/dev/null) && on_path=$(readlink -f "$on_path") && on_path=${on_path%/bin/javac}
  for home in "${HERALD_JAVA_HOME:-}" "${JAVA_HOME:-}" "${on_path:-}"; do
    [ -n "$home" ] || continue
    found=$(jdk_feature "$home") && [ -n "$found" ] && [ "$found" -ge "$want" ] && { echo "$home"; return 0; }
  done
  best='' best_feature=999999
  for home in /usr/lib/jvm/* /opt/java/* /opt/jdk* "${HOME:-/nonexistent}"/.sdkman/candidates/java/* \
    "${HOME:-/nonexistent}"/.jdks/*; do
    [ -L "$home" ] && continue
    found=$(jdk_feature "$home") && [ -n "$found" ] && [ "$found" -ge "$want" ] &&
      [ "$found" -lt "$best_feature" ] && { best=$home; best_feature=$found; }
  done
  [ -n "$best" ] && { echo "$best"; return 0; }
  echo "No JDK $want or newer found (looked at JAVA_HOME, the PATH and /usr/lib/jvm). Install one and set JAVA_HOME." >&2
  return 1
}
