#!/bin/sh
# Makes one executable file of a Java program: its classes and libraries, a Java runtime cut down to what they use, and
# an AOT cache trained with real traffic (JEP 514), behind a shell script that unpacks them once.
#
# usage: build.sh JAVA_HOME NAME VERSION MAIN_CLASS HEAP TRAINER CLASSPATH TARGET
#   HEAP       the JVM's flags for the sizes of the heap
#   TRAINER    a Java source file; it is given a scratch folder and the command that starts the program, uses the program
#              as its clients do, and stops it
#   CLASSPATH  the program's jar and then its libraries, with colons between
#   TARGET     the module's target folder; the result is TARGET/dist/NAME
set -eu
java_home=$1 name=$2 version=$3 main=$4 heap=$5 trainer=$6 classpath=$7 target=$8
here=$(cd "$(dirname "$0")" && pwd)
image=$target/executable/image
result=$target/dist/$name
PATH=$java_home/bin:$PATH
# JDK_JAVA_OPTIONS would be handed to every tool below, and into the cache.
unset JDK_JAVA_OPTIONS JAVA_TOOL_OPTIONS CLASSPATH

# The launcher and the training have to agree on these, or the JVM leaves the cache aside.
# They are shell text, in which $home is the folder that holds runtime, lib and native.
flags="-XX:+UseSerialGC -XX:+UseCompactObjectHeaders $heap -XX:+ExitOnOutOfMemoryError -XX:-UsePerfData"
# No profiles of the training: by them the optimising compiler would begin at once, and take a core from the program as it starts.
flags="$flags -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:-AOTReplayTraining"
# Less to inline: the optimising compiler, which shares two cores with the requests, is done in half the time, and what it makes is as fast.
flags="$flags -XX:MaxInlineLevel=6 -XX:InlineSmallCode=1500"
# Both compilers begin sooner: a single client, who makes few calls, is served by interpreted and unoptimised code for half as long.
flags="$flags -XX:Tier3InvocationThreshold=100 -XX:Tier3MinInvocationThreshold=50 -XX:Tier3CompileThreshold=1000"
flags="$flags -XX:Tier3BackEdgeThreshold=20000 -XX:Tier4InvocationThreshold=1000 -XX:Tier4MinInvocationThreshold=200"
flags="$flags -XX:Tier4CompileThreshold=3000 -XX:Tier4BackEdgeThreshold=10000"
# Memory that the C library holds back is given to the system again: an idle program stays small.
flags="$flags -XX:TrimNativeHeapInterval=2000 --enable-native-access=ALL-UNNAMED"
# The JVM's own warnings belong to standard error, and some about the AOT cache to nobody: it goes on without what it misses.
flags="$flags -Xlog:disable -Xlog:all=warning:stderr \"-Xlog:aot*=error:stderr\""

# Loaded by name or wanted by whoever looks into a running program, so jdeps does not see them.
#   jdk.jcmd, jdk.management: thread dumps, heap histograms, memory figures of a running program
#   jdk.naming.dns: the DNS client by which claims of names are verified
more_modules=jdk.jcmd,jdk.management,jdk.naming.dns

say() { printf '%s: %s\n' "$name" "$*"; }

# Dates are part of what the AOT cache is checked against.
fix_dates() { find "$1" -exec touch -h -d '2026-01-01T00:00:00Z' {} +; }

inputs() {
  printf '%s\n' "$@" "$flags" "$more_modules"
  cat "$java_home/release" "$here/build.sh" "$here/launcher.sh" "$trainer"
  printf '%s\n' "$classpath" | tr ':' '\n' | while read -r jar; do cat "$jar"; done
}

# Repacks a jar without the entries that match a pattern of find -path.
without() {
  jar=$1 && shift
  mkdir "$target/executable/jar"
  (cd "$target/executable/jar" && jar --extract --file "$jar")
  for pattern in "$@"; do
    find "$target/executable/jar" -path "$target/executable/jar/$pattern" -delete
  done
  mv "$target/executable/jar/META-INF/MANIFEST.MF" "$target/executable/manifest"
  jar --create --file "$jar" --date=2026-01-01T00:00:00Z --manifest "$target/executable/manifest" \
    -C "$target/executable/jar" .
  rm -rf "$target/executable/jar" "$target/executable/manifest"
}

# The jar carries SQLite for every platform and would copy one of them out at each start.
lift_sqlite_out() {
  case $(uname -m) in
    aarch64) arch=aarch64 ;;
    x86_64) arch=x86_64 ;;
    *) echo "$name: no SQLite is known for $(uname -m) (expected: x86_64 or aarch64)" >&2 && return 1 ;;
  esac
  mkdir "$image/native"
  (cd "$image/native" && jar --extract --file "$1" "org/sqlite/native/Linux/$arch/libsqlitejdbc.so")
  mv "$image/native/org/sqlite/native/Linux/$arch/libsqlitejdbc.so" "$image/native/"
  rm -r "$image/native/org"
  without "$1" 'org/sqlite/native/*'
  flags="$flags -Dorg.sqlite.lib.path=\"\$home/native\" -Dorg.sqlite.lib.name=libsqlitejdbc.so"
}

# Of ICU the programs use IDNA, which reads character properties and normalisations: no locales, time zones, dictionaries.
trim_icu() {
  without "$1" 'com/ibm/icu/impl/data/icudata/*/*' 'com/ibm/icu/impl/data/icudata/*.res' \
    'com/ibm/icu/impl/data/icudata/*.spp' 'com/ibm/icu/impl/data/icudata/*.cfu' 'com/ibm/icu/impl/data/icudata/unames.icu'
}

stage_jars() {
  rm -rf "$image"
  mkdir -p "$image/lib"
  each=$IFS
  IFS=:
  for jar in $classpath; do
    IFS=$each
    staged=$image/lib/$(basename "$jar")
    cp "$jar" "$staged"
    case $staged in
      */sqlite-jdbc-*) lift_sqlite_out "$staged" ;;
      */icu4j-*) trim_icu "$staged" ;;
    esac
  done
}

# $1 stands for the folder of the jars.
staged_classpath() {
  printf '%s\n' "$classpath" | tr ':' '\n' | while read -r jar; do printf '%s:' "$1/$(basename "$jar")"; done | sed 's/:$//'
}

# The modules of the JDK that the program's classes reach, through its libraries too. java.desktop and java.compiler are left
# out: Jackson looks for java.beans, and jOOQ can compile Java, but both do without.
modules() {
  program=$image/lib/$(basename "${classpath%%:*}")
  others=$(staged_classpath "$image/lib")
  jdeps --print-module-deps --ignore-missing-deps --multi-release 25 --recursive -cp "${others#*:}" "$program" | tail -n 1 |
    tr ',' '\n' | grep -v -x -e java.desktop -e java.compiler | paste -s -d , -
}

# The same modules of the same JDK give the same runtime: it is kept from build to build.
link_runtime() {
  wanted="$(modules),$more_modules"
  runtime=$target/executable/runtime
  printf '%s\n' "$wanted" | cat - "$java_home/release" >"$target/executable/runtime.wanted"
  if ! cmp -s "$target/executable/runtime.wanted" "$runtime/wanted"; then
    rm -rf "$runtime"
    jlink --add-modules "$wanted" --strip-debug --no-header-files --no-man-pages --vm server --output "$runtime"
    cp "$target/executable/runtime.wanted" "$runtime/wanted"
  fi
  cp -r "$runtime" "$image/runtime"
}

# shellcheck disable=SC2120 # its arguments are the flags, set below
train() {
  fix_dates "$image"
  scratch=$(mktemp -d)
  log=$target/executable/training.log
  home=$image
  eval "set -- $flags"
  if java "$trainer" "$scratch" "$home/runtime/bin/java" "$@" -XX:AOTCacheOutput="$home/$name.aot" \
    -cp "$(staged_classpath "$home/lib")" "$main" >"$log" 2>&1 && [ -s "$home/$name.aot" ]; then
    rm -rf "$scratch"
  else
    tail -n 40 "$log" >&2
    echo "$name: the training that makes its AOT cache did not end well; all of it is in $log and $scratch" >&2
    return 1
  fi
}

assemble() {
  # The name that ps and systemctl show.
  mv "$image/runtime/bin/java" "$image/runtime/bin/$name"
  fix_dates "$image"
  archive=$target/executable/archive.tgz
  # Without the folder itself, which would be unpacked with the date of the files.
  (cd "$image" && tar --sort=name --owner=0 --group=0 --numeric-owner -cf - -- *) | gzip -n -6 >"$archive"
  launcher=$target/executable/launcher
  sed -e "s|@NAME@|$name|g" -e "s|@VERSION@|$version|" -e "s|@MAIN@|$main|" -e "s|@FLAGS@|$flags -XX:AOTCache=\"\$home/$name.aot\"|" \
    -e "s|@ID@|$(sha256sum "$archive" | cut -c1-16)|" -e "s|@SIZE@|$(du -sm "$image" | cut -f1)|" \
    -e "s|@CLASSPATH@|$(staged_classpath "\$lib")|" "$here/launcher.sh" >"$launcher.open"
  # The offset stands in the script whose length it is: eight digits take the place of eight letters.
  sed -i 's|@OFFSET@|________|' "$launcher.open"
  sed "s|________|$(printf %08d $(($(wc -c <"$launcher.open") + 1)))|" "$launcher.open" >"$launcher"
  mkdir -p "$target/dist"
  cat "$launcher" "$archive" >"$result.part"
  chmod 755 "$result.part"
  mv "$result.part" "$result"
}

mkdir -p "$target/executable"
key=$(inputs "$@" | sha256sum | cut -d ' ' -f 1)
if [ -x "$result" ] && [ "$key" = "$(cat "$target/executable/key" 2>/dev/null)" ]; then
  say "$result is up to date"
  exit 0
fi
rm -f "$target/executable/key"
say "collecting its jars"
stage_jars
say "linking its Java runtime"
link_runtime
say "training its AOT cache"
train
say "packing"
assemble
printf '%s\n' "$key" >"$target/executable/key"
say "$result, $(($(wc -c <"$result") / 1048576)) MiB"
