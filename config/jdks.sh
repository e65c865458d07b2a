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

java_on_path() {
  local java
  java=$(command -v javac) && java=$(readlink -f "$java") && dirname "$(dirname "$java")" || true
}
