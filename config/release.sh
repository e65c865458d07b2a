# shellcheck shell=bash disable=SC2154
# To be sourced by release, after config/jdks.sh: the steps of a rehearsal. commit, version, private (a folder that nobody
# else may read, with the key and the settings), against and samples are release's.

readonly OUT=$PWD/target/release
SOURCE=$OUT/source                # the last commit, as it is built
readonly REPOSITORY=$OUT/repository
readonly PREVIOUS=$OUT/previous   # that of the rehearsal before
readonly ORIGIN=built-from        # in each of the two after it was read without a fault: its commit and JDKs
readonly LOCAL=$OUT/local         # Maven's local repository for all who use the release, empty at the start
readonly PROGRAMS=$OUT/programs   # one for each module, which depends on it alone
readonly LOG=$OUT/log
readonly GROUP=io/github/jpki4j
readonly READER=jpki-it/src/test/java/io/github/jpki4j/it/release

say() { printf '%s\n' "$*"; }

die() {
  printf 'release: %s\n' "$*" >&2
  exit 1
}

clean() {
  [ ! -d "$private/gnupg" ] || gpgconf --homedir "$private/gnupg" --kill all
  rm -rf "$private"
}

# changes VERSION: its section in the CHANGELOG.md of the commit.
changes() {
  (cd "$SOURCE" && awk -v head="## [$1]" '
    index($0, "## ") == 1 { inside = index($0, head) == 1; next }
    inside && NF' CHANGELOG.md)
}

# What is published, jpki-bom with it.
modules() { { echo jpki-bom; sed -n 's/.*<artifactId>\(jpki-.*\)<.*/\1/p' "$SOURCE/jpki-bom/pom.xml"; } | sort -u; }

# plugin_version ARTIFACT: as the root pom has it.
plugin_version() {
  awk -v name="<artifactId>$1<" 'index($0, name) { found = 1 }
    found && /<version>/ { gsub(/ *<[^>]*>/, ""); print; exit }' "$SOURCE/pom.xml"
}

dependency_plugin() { say "org.apache.maven.plugins:maven-dependency-plugin:$(plugin_version maven-dependency-plugin):$1"; }

# maven LOG ARGUMENT...: says its errors and ends where there is one.
maven() {
  local log=$LOG/$1.log
  mvn -B -ntp -Dstyle.color=never "${@:2}" >"$log" 2>&1 || {
    grep '^\[ERROR\]' "$log" | head -n 20
    die "Maven failed; all of it is in $log"
  }
}

# maven_alone LOG ARGUMENT...: with nothing but the rehearsal and Maven Central.
maven_alone() {
  maven "$1" -gs "$private/global.xml" -s "$private/user.xml" "-Dmaven.repo.local=$LOCAL" "${@:2}"
}

# --- building -------------------------------------------------------------------------------------------------

export_commit() {
  rm -rf "$SOURCE"
  mkdir -p "$SOURCE"
  git archive "$commit" | tar -x -C "$SOURCE"
}

# What was not read to its end without a fault is nothing to compare with.
keep_previous() {
  if [ -f "$REPOSITORY.$ORIGIN" ]; then
    rm -rf "$PREVIOUS"
    mv "$REPOSITORY" "$PREVIOUS"
    mv "$REPOSITORY.$ORIGIN" "$PREVIOUS.$ORIGIN"
  fi
  rm -rf "$REPOSITORY" "$LOCAL" "$PROGRAMS" "$LOG"
  mkdir -p "$REPOSITORY" "$LOG"
}

write_origin() { origin >"$REPOSITORY.$ORIGIN"; }

origin() { say "commit $commit, JDK $EARLY_VERSION and $LATE_VERSION, $version"; }

build() {
  local began=$SECONDS
  find "$SOURCE" -name pom.xml -exec sed -i.orig "s/>$version-SNAPSHOT</>$version</" {} +
  maven build -T 2 -f "$SOURCE/pom.xml" -Prelease deploy -pl "$(modules | paste -s -d , -)" -am \
    "-Djdk22.home=$LATE" "-DaltDeploymentRepository=rehearsal::file://$REPOSITORY"
  # Central writes those itself; and all checksums are made at once, below.
  find "$REPOSITORY" \( -name 'maven-metadata*' -o -name '*.md5' -o -name '*.sha1' -o -name '*.sha256' -o -name '*.sha512' \) -delete
  say "Built: $(modules | wc -l | tr -d ' ') modules, $((SECONDS - began)) seconds"
}

# By a key that nobody keeps, with an agent that ends with the rehearsal.
sign() {
  local file home=$private/gnupg
  mkdir -m 700 "$home"
  gpg --homedir "$home" --batch --quiet --pinentry-mode loopback --passphrase '' \
    --quick-generate-key 'jpki4j rehearsal, worth nothing <rehearsal@jpki4j.invalid>' rsa3072 sign 1d 2>"$LOG/key.log"
  gpg --homedir "$home" --batch --quiet --armor --export >"$OUT/key.asc"
  while read -r file; do
    gpg --homedir "$home" --batch --quiet --armor --detach-sign "$file"
  done < <(find "$REPOSITORY" -type f)
}

checksums() {
  local file kind
  while read -r file; do
    for kind in md5 sha1 sha256 sha512; do
      "${kind}sum" <"$file" | cut -d ' ' -f 1 | tr -d '\n' >"$file.$kind"
    done
  done < <(find "$REPOSITORY" -type f ! -name '*.asc')
}

# --- reading it again -----------------------------------------------------------------------------------------

# What somebody gets who depends on one module and has nothing else.
resolve() {
  local module module_list=() began=$SECONDS
  "$LATE/bin/java" "$READER/RehearsalSettings.java" "$(mvn -v 2>/dev/null | sed -n 's/^Maven home: *//p')/conf/settings.xml" \
    "$HOME/.m2/settings.xml" "$REPOSITORY" "$private"
  for module in $(modules | grep -v '^jpki-bom$'); do
    module_list+=("<module>$module</module>")
    mkdir -p "$PROGRAMS/$module"
    program "$module" jar "$(dependency io.github.jpki4j "$module")" >"$PROGRAMS/$module/pom.xml"
  done
  program all pom "<modules>${module_list[*]}</modules>" >"$PROGRAMS/pom.xml"
  maven_alone resolve -f "$PROGRAMS/pom.xml" "$(dependency_plugin list)" -DincludeScope=runtime -DoutputFile=dependencies.txt
  for module in $(modules | grep -v '^jpki-bom$'); do
    mv "$PROGRAMS/$module/dependencies.txt" "$PROGRAMS/$module.txt"
    rm -r "${PROGRAMS:?}/$module" && mv "$PROGRAMS/$module.txt" "$PROGRAMS/$module"
  done
  say "Resolved into an empty local repository: a program for each module, by the BOM, $((SECONDS - began)) seconds"
}

# dependency GROUP ARTIFACT [VERSION]
dependency() {
  say "<dependencies><dependency><groupId>$1</groupId><artifactId>$2</artifactId>${3:+<version>$3</version>}</dependency></dependencies>"
}

# program NAME PACKAGING REST: a pom.
program() {
  cat <<END
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>jpki4j.rehearsal</groupId><artifactId>$1</artifactId><version>1</version><packaging>$2</packaging>
<dependencyManagement><dependencies><dependency><groupId>io.github.jpki4j</groupId><artifactId>jpki-bom</artifactId>
<version>$version</version><type>pom</type><scope>import</scope></dependency></dependencies></dependencyManagement>
$3
</project>
END
}

read_again() {
  # shellcheck disable=SC2046 # a list of names
  "$LATE/bin/java" "$READER/ReadRelease.java" "$REPOSITORY" "$OUT/key.asc" "$version" "$PROGRAMS" "$LOCAL" "$PWD" $(modules) ||
    die "what was built cannot be released, see above"
}

build_samples() {
  local sample began
  [ -n "$samples" ] || samples=$(cd "$SOURCE/samples" && printf '%s\n' */pom.xml | sed 's,/.*,,')
  for sample in $samples; do
    began=$SECONDS
    [ -f "$SOURCE/samples/$sample/pom.xml" ] || die "there is no Maven project samples/$sample"
    maven_alone "$sample" -f "$SOURCE/samples/$sample/pom.xml" verify
    say "samples/$sample: $(grep 'Tests run:' "$LOG/$sample.log" | tail -n 1 | sed 's/^\[[A-Z]*\] *//'), $((SECONDS - began)) seconds"
  done
  if find "$LOCAL/$GROUP" -name _remote.repositories -exec grep -h '>' {} + | grep -v '>jpki4j-rehearsal='; then
    die "a module did not come from the rehearsal"
  fi
}
