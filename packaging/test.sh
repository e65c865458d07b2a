# To be sourced by package: builds twice, looks at the package for Debian, installs it in a clean system and removes it, and
# unpacks the archives below a folder with a space and Japanese letters in its name. Needs root, debootstrap and lintian; the
# clean system comes from where this one has its packages from.

readonly TEST=target/package-test
readonly PAGE='SIMULATED card'

failed=0

# check WHAT COMMAND...: runs it, and says whether it was so.
check() {
  local what=$1
  shift
  if "$@" >"$TEST/check.log" 2>&1; then
    say "  ok: $what"
  else
    say "  FAILED: $what"
    sed 's/^/    /' "$TEST/check.log"
    failed=$((failed + 1))
  fi
}

sums() { (cd $OUT && sha256sum ./*.zip ./*.tar.gz ./*.deb); }

# --- the archives ---------------------------------------------------------------------------------------------

# run_in HOME COMMAND...: as somebody with nothing of ours in the environment.
run_in() {
  env -i HOME="$1" PATH="$PATH" JAVA_HOME="$JAVA" ${LOCALE:+LC_ALL="$LOCALE"} "${@:2}"
}

prints() { # WORDS COMMAND...
  local out
  out=$("${@:2}" 2>&1) || { printf '%s\n' "$out"; return 1; }
  grep -q "$1" <<<"$out" || { printf '%s\n' "$out"; return 1; }
}

one_archive() { # HOME
  [ "$(find "$1/.cache/jpki" -type f -size +5M | wc -l)" = 1 ] && [ "$(find "$1/.cache/jpki" -type f | wc -l)" = 1 ]
}

test_archive() { # KIND FOLDER, with JAVA
  local home=$TEST/home folder=$2 jpki=$2/jpki-$version/bin/jpki
  rm -rf "$home" && mkdir -p "$home"
  home=$(cd "$home" && pwd)
  check "$1 runs" prints "$PAGE" run_in "$home" "$jpki" status --simulate
  check "$1: the classes are in the person's folder" one_archive "$home"
  check "$1: that folder is the person's alone" [ "$(stat -c %a "$home/.cache/jpki")" = 700 ]
  check "$1 runs again" prints "$PAGE" run_in "$home" "$jpki" status --simulate
  check "$1: no second archive" one_archive "$home"
  ln -sfn "$jpki" "$home/リンク"
  check "$1 runs through a link" prints "$PAGE" run_in "$home" "$home/リンク" status --simulate
  LOCALE=C check "$1 runs in the C locale" prints "$PAGE" run_in "$home" "$jpki" status --simulate
  chmod 770 "$home/.cache/jpki" && rm -r "$home/.cache/jpki"/*
  check "$1 runs where others may write into the folder" prints "$PAGE" run_in "$home" "$jpki" status --simulate
  check "$1: and puts nothing there" [ -z "$(ls "$home/.cache/jpki")" ]
  chmod 700 "$home/.cache/jpki" && chown nobody "$home/.cache/jpki"
  check "$1 runs where the folder is somebody else's" prints "$PAGE" run_in "$home" "$jpki" status --simulate
  check "$1: and puts nothing there" [ -z "$(ls "$home/.cache/jpki")" ]
  check "$1 runs without a home" prints "$PAGE" run_in "$home/none" "$jpki" status --simulate
  check "$1: and makes none" [ ! -e "$home/none" ]
}

test_archives() {
  local folder="$TEST/マイ ナンバー" kind all
  all=$(jdks 17)
  for kind in zip tar.gz; do
    mkdir -p "$folder/$kind"
    case $kind in
      zip) unzip -q "$OUT/jpki-$version.zip" -d "$folder/$kind" ;;
      *) tar -xzf "$OUT/jpki-$version.tar.gz" -C "$folder/$kind" ;;
    esac
    while read -r _ JAVA; do
      test_archive "$kind, $(basename "$JAVA")" "$PWD/$folder/$kind"
    done <<<"$all"
  done
}

# --- the package for Debian -----------------------------------------------------------------------------------

# in_root COMMAND...: within the clean system; its /proc is gone with the command.
in_root() {
  unshare --mount --pid --fork --mount-proc="$ROOT/proc" \
    env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    chroot "$ROOT" "$@"
}

as_person() { in_root runuser -u person -- env HOME=/home/person "$@"; }

make_root() {
  local codename mirror
  codename=$(. /etc/os-release && printf '%s' "$VERSION_CODENAME")
  mirror=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' 'Origin: Debian' |
    awk -v release="$codename" '$2 == release { print $1; exit }')
  [ -n "$mirror" ] || die "apt knows no repository of Debian $codename"
  debootstrap --variant=minbase "$codename" "$ROOT" "$mirror" >"$TEST/debootstrap.log" 2>&1 || die "debootstrap failed: $TEST/debootstrap.log"
  in_root apt-get -qq install -y --no-install-recommends man-db bash-completion fish zsh openjdk-17-jre-headless \
    >"$TEST/root-install.log" 2>&1 || die "the clean system could not be made: $TEST/root-install.log"
  in_root useradd -m person
}

# Names of files, except for those that dpkg itself, and caches that are made anew, have of every package.
files_of_root() { in_root find / -xdev \( -path /proc -o -path /home -o -path /tmp -o -path /var/cache/man \) -prune -o -print | LC_ALL=C sort; }

completes_bash() {
  as_person bash -c '. /usr/share/bash-completion/bash_completion; _completion_loader jpki
    COMP_WORDS=(jpki pdf si) COMP_CWORD=2; _jpki; printf "%s\n" "${COMPREPLY[@]}"' | grep -qx sign
}

completes_fish() { as_person fish -c "complete -C 'jpki pdf si'" | grep -q '^sign'; }

completes_zsh() { as_person zsh -f -c 'autoload -U compinit; compinit -u -D; print $_comps[jpki]' | grep -qx _jpki; }

test_debian() {
  local deb
  deb=$(basename $OUT/*.deb)
  check "lintian has no error and no warning" lintian --allow-root --fail-on error,warning $OUT/*.deb
  make_root
  cp $OUT/*.deb "$ROOT/tmp/"
  files_of_root >"$TEST/before"
  check "it installs" in_root apt-get -qq install -y --no-install-recommends "/tmp/$deb"
  check "it runs as an ordinary user" prints "$PAGE" as_person jpki status --simulate
  check "it runs again, with its archive" prints "$PAGE" as_person jpki status --simulate
  check "the archive is in that user's folder" [ -n "$(find "$ROOT/home/person/.cache/jpki" -name '*.classes' -size +5M)" ]
  check "the manual page is found" prints "Sign a PDF file" as_person man jpki-pdf-sign
  check "the manual page is found in Japanese" prints "署名" as_person man -L ja_JP.UTF-8 jpki-pdf-sign
  check "whatis knows it" prints "What is on the card" in_root sh -c 'mandb -q && whatis jpki-status'
  check "bash completes" completes_bash
  check "fish completes" completes_fish
  check "zsh knows the completion" completes_zsh
  check "it is removed" in_root apt-get -qq purge -y jpki
  files_of_root >"$TEST/after"
  check "nothing is left behind" diff "$TEST/before" "$TEST/after"
}

test_packages() { # ARGUMENT...
  local first program
  [ "$(id -u)" = 0 ] || die "--test needs root: it makes a system to install in"
  for program in debootstrap lintian unshare; do
    command -v $program >/dev/null || die "--test needs $program"
  done
  rm -rf --one-file-system $TEST
  mkdir -p $TEST
  ROOT=$PWD/$TEST/root
  ./package "$@"
  first=$(sums)
  ./package "$@" >/dev/null
  check "built twice, the same to the byte" [ "$first" = "$(sums)" ]
  test_archives
  test_debian
  rm -rf --one-file-system "$ROOT"
  [ "$failed" = 0 ] || die "$failed failed"
}
