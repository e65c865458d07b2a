# To be sourced by jpki at the root, in a clone: builds the jar when sources are newer than it. It knows root, jar, jdk and
# feature, the version of Java.

# The native backend for PC/SC is compiled by a JDK 22 or later alone; a jar that an older one built lacks it.
native=$root/jpki-transport-pcsc/target/classes/META-INF/versions/22
compiler=$jdk
[ "$feature" -ge 22 ] && [ -x "$jdk/bin/javac" ] || compiler=

is_stale() {
  [ ! -f "$jar" ] && return 0
  [ -n "$compiler" ] && [ ! -d "$native" ] && return 0
  (
    cd "$root"
    newer=$(find pom.xml jpki-*/pom.xml jpki-core/src/main jpki-jca/src/main jpki-reset/src/main jpki-documents/src/main jpki-kiosk-web/src/main jpki-transport-pcsc/src/main jpki-testcard/src/main \
      jpki-cli/src/main -newer "$jar" | head -n 1)
    [ -n "$newer" ]
  )
}

build() {
  command -v mvn >/dev/null || die "Maven is missing: install Maven, 3.8 or newer, to build the command" \
    "Maven がありません。コマンドをビルドするには Maven 3.8 以降をインストールしてください"
  say "building (the first time takes a minute or two) ..." "ビルドしています（初回は1、2分かかります）..."
  rm -rf "$native" # an older JDK would leave it as it is, whatever the sources are now
  if ! log=$(cd "$root" && mvn -q -B -Dstyle.color=never package -Pquick -pl jpki-cli -am ${compiler:+"-Djdk22.home=$compiler"} 2>&1); then
    printf '%s\n' "$log" >&2
    die "the build failed" "ビルドに失敗しました"
  fi
  touch "$jar"
}

if is_stale; then
  build
fi
