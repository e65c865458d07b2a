# To be sourced by the scripts at the root: the JDKs of this computer.

# jdks LEAST: prints "VERSION HOME" of every JDK of this version or later, lowest first.
jdks() {
  local home version
  for home in "${JAVA_HOME:-}" "$(java_on_path)" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] && [ -x "$home/bin/java" ] && [ -x "$home/bin/javac" ] || continue
    home=$(cd "$home" && pwd -P)
    version=$("$home/bin/java" -XshowSettings:properties -version 2>&1 |
      sed -n 's/^ *java\.specification\.version = \([0-9]*\)$/\1/p')
    [ "${version:-0}" -lt "$1" ] || printf '%s\n' "$version $home"
  done | sort -n -u
}

# find_jdks: the earliest JDK, 17 or later, builds: EARLY_VERSION, EARLY, which is JAVA_HOME as well. LATE_VERSION and LATE
# are of the latest. NATIVE is the option with which Maven compiles the native PC/SC backend; empty without a JDK 22 or later.
find_jdks() {
  local all early late
  all=$(jdks 17)
  [ -n "$all" ] || return 1
  early=$(head -n 1 <<<"$all") late=$(tail -n 1 <<<"$all")
  EARLY_VERSION=${early%% *} EARLY=${early#* }
  LATE_VERSION=${late%% *} LATE=${late#* }
  NATIVE=
  [ "$LATE_VERSION" -lt 22 ] || NATIVE="-Djdk22.home=$LATE"
  export JAVA_HOME=$EARLY
}

java_on_path() {
  local java
  java=$(command -v javac) && java=$(readlink -f "$java") && dirname "$(dirname "$java")" || true
}
