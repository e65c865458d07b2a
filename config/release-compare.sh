# shellcheck shell=bash disable=SC2154
# To be sourced by release, after config/release.sh: what changed since the rehearsal before, or since another repository.

# exported JAR: the packages that others may use; all of them where it is no module.
exported() {
  "$LATE/bin/jar" --describe-module --file "$1" |
    awk '/ automatic$/ { all = 1 } $1 == "exports" && NF == 2 || all && $1 == "contains" { print $2 }'
}

compare_api() {
  local module old new packages type unsaid=() listing tools=$OUT/japicmp
  [ -n "$against" ] || against=$PREVIOUS
  [ -d "$against/$GROUP" ] || { say "No rehearsal before this one: the API is compared with nothing"; return; }
  say "The API since $(cat "$against.$ORIGIN" 2>/dev/null || echo "$against"):"
  mkdir -p "$tools"
  program japicmp pom "$(dependency com.github.siom79.japicmp japicmp "$(plugin_version japicmp-maven-plugin)")" >"$tools/pom.xml"
  maven_alone japicmp -f "$tools/pom.xml" "$(dependency_plugin build-classpath)" "-Dmdep.outputFile=$tools/classpath"
  for listing in "$SOURCE"/*/api.txt; do
    module=$(basename "$(dirname "$listing")")
    old=$(find "$against/$GROUP/$module" -name "$module-*.jar" ! -name '*-sources.jar' ! -name '*-javadoc.jar' 2>/dev/null | sed -n 1p) || true
    new=$REPOSITORY/$GROUP/$module/$version/$module-$version.jar
    [ -n "$old" ] || { say "  $module: new"; continue; }
    packages=$({ exported "$old"; exported "$new"; } | sort -u | paste -s -d ';' -)
    "$JAVA_HOME/bin/java" -cp "$(cat "$tools/classpath")" japicmp.JApiCmp -o "$old" -n "$new" -a protected -m \
      --ignore-missing-classes --include-exclusively -i "$packages" >"$LOG/japicmp-$module.txt"
    changed_api "$module" <"$LOG/japicmp-$module.txt"
  done
  for old in "$against/$GROUP"/*; do
    module=${old##*/}
    [ -d "$REPOSITORY/$GROUP/$module" ] || { say "  $module: gone"; say "$module" >"$LOG/broken-$module"; }
  done
  while read -r type; do
    says_how_to_move "$type" || unsaid+=("$type")
  done < <(cat "$LOG"/broken-* 2>/dev/null | sort -u)
  [ ${#unsaid[@]} = 0 ] || die "no entry of CHANGELOG.md says \"To move\" and names what breaks a program: ${unsaid[*]}"
}

# Its lines: types, and with a tab their members. japicmp marks with "!" what breaks a compiled program, and with "*" what
# breaks a source. What is in a new type, or was in one that is gone, is not counted apart.
changed_api() { # MODULE
  awk -v module="$1" -v names="$LOG/broken-$1" '
    function tell(line) { gsub(/\t/, "", line); if (++told <= 30) lines = lines "\n    " line }
    function breaks(line) { broken++; inner = 1; tell(line); print name >names }
    function header() { if (marked && !inner) breaks(type); marked = 0; inner = 0 }
    /^(\+\+\+|---|\*\*\*|===)/ {
      header()
      type = $0; name = $0; sub(/  \(.*/, "", name); sub(/.* /, "", name); sub(/.*\./, "", name)
      if (/^\+\+\+/) { added++; tell($0) } else if (/^---/) breaks($0); else marked = /^...[!*]/
      next }
    type ~ /^(\*\*\*|===)/ && /^\t+(\+\+\+|---|\*\*\*)/ {
      if (/^\t+...[!*]/) breaks(name ": " $0)
      else if (/NEW (METHOD|FIELD|CONSTRUCTOR)/) { added++; tell(name ": " $0) } }
    END {
      header()
      printf "  %s: %d added, %d broken%s\n", module, added, broken, lines
      if (told > 30) printf "    and %d more in the log\n", told - 30 }'
}

# says_how_to_move TYPE: whether an entry of this version names it and says so.
says_how_to_move() {
  { changes "$version"; changes Unreleased; } | awk -v type="$1" '
    BEGIN { gsub(/\$/, ".", type); word = "(^|[^A-Za-z0-9_])" type "([^A-Za-z0-9_]|$)" }
    function look() { if (index(entry, "To move") && entry ~ word) found = 1 }
    /^(- |#)/ { look(); entry = "" }
    { entry = entry " " $0 }
    END { look(); exit !found }'
}

# The same commit, built by the same JDKs, is the same to the byte.
compare_bytes() {
  local file same=0 differ=()
  [ -d "$PREVIOUS/$GROUP" ] || return 0
  while read -r file; do
    if cmp -s "$file" "$PREVIOUS/${file#"$REPOSITORY/"}"; then same=$((same + 1)); else differ+=("${file##*/}"); fi
  done < <(find "$REPOSITORY" -type f ! -name '*.asc')
  say "The rehearsal before had $same of $((same + ${#differ[@]})) files (without signatures) to the byte"
  if [ "$(origin)" = "$(cat "$PREVIOUS.$ORIGIN")" ] && [ ${#differ[@]} -gt 0 ]; then
    printf '  %s\n' "${differ[@]}"
    die "the same commit was built twice, and not the same came out"
  fi
}
