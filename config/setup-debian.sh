# To be sourced by check, after config/jdks.sh: the foreign programs and published test vectors that its tests need,
# where the system is Debian.
# On another system it installs nothing and says what is wanted.

readonly PACKAGES=(pcscd libpcsclite1 vsmartcard-vpcd opensc python3-pykcs11 python3-pyscard python3-cryptography libpcsclite-dev openssl git gnupg poppler-utils mupdf-tools qpdf fonts-ipafont-gothic xmlsec1 libopenjp2-tools xz-utils mandoc fish zsh
  libengine-pkcs11-openssl curl gnutls-bin libnss3-tools openssh-client gpgsm gpg-agent gnupg-pkcs11-scd chromium chromium-driver xvfb xdotool) # docs/programs.md
# Unpacked, not installed: Debian would start these servers for everybody, now and after each boot. Each line is a
# program and the packages that it comes from, with those of libraries that are not on every system.
readonly SERVERS=(
  "nginx nginx"
  "sshd openssh-server libwrap0 libnss-wrapper"
)

# Certificates of NIST's PKITS and signatures of its validation program; no test runs what else is in the package.
readonly VECTORS=python3-cryptography-vectors
readonly VECTORS_INSTALLED=/usr/lib/python3/dist-packages/cryptography_vectors
# Its source has the signatures of Project Wycheproof, which no package has.
readonly WYCHEPROOF=android-platform-external-boringssl

has_package() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

# Runs apt-get as root, or says why it cannot.
apt() {
  if [ "$(id -u)" = 0 ]; then
    DEBIAN_FRONTEND=noninteractive apt-get "$@"
  elif sudo -n true 2>/dev/null; then
    sudo -n DEBIAN_FRONTEND=noninteractive apt-get "$@"
  else
    say "neither root nor sudo without a password"
    return 1
  fi
}

# What is missing of the packages, and Maven, a JDK, Node and what builds its packages where there is none.
install_packages() {
  local wanted=() package log
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "not a Debian system: installing nothing; wanted are pcscd, vsmartcard's vpcd, OpenSC, PyKCS11, pyscard and cryptography for Python, Node with npm, make, a C++ compiler and PC/SC's headers, openssl, Git, GnuPG, poppler-utils, mupdf-tools, qpdf, fonts-ipafont-gothic, xmlsec1, libopenjp2-tools, mandoc, fish, zsh, nginx and OpenSSH's sshd, the programs of docs/programs.md (OpenSSL's engine pkcs11, curl, GnuTLS' and NSS' tools, OpenSSH, gpgsm, gnupg-pkcs11-scd, Chromium) with Xvfb and xdotool, Chromium's driver chromedriver, and the test vectors of PublishedVectors"
    return
  fi
  for package in "${PACKAGES[@]}"; do
    has_package "$package" || wanted+=("$package")
  done
  command -v mvn >/dev/null || wanted+=(maven)
  command -v node >/dev/null || wanted+=(nodejs)
  command -v npm >/dev/null || wanted+=(npm) # brings node-gyp and the headers of Debian's Node
  command -v make >/dev/null || wanted+=(make)
  command -v g++ >/dev/null || wanted+=(g++)
  [ -n "$(jdks 17)" ] || wanted+=(openjdk-17-jdk-headless)
  [ ${#wanted[@]} -gt 0 ] || return 0
  say "installing ${wanted[*]}"
  if ! log=$(apt -qq update 2>&1); then
    say "apt-get update failed: $(tail -n 1 <<<"$log")"
  fi
  for package in "${wanted[@]}"; do
    if ! log=$(apt -qq install -y --no-install-recommends "$package" 2>&1); then
      say "could not install $package: $(tail -n 1 <<<"$log")"
    fi
  done
}

# What is missing of the servers, into target/tools, and onto the PATH.
unpack_servers() {
  local server program folder log
  for server in "${SERVERS[@]}"; do
    program=${server%% *} folder=target/tools/${server%% *}
    export PATH="$PATH:/usr/sbin:$PWD/$folder/usr/sbin"
    if command -v "$program" >/dev/null || ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
      continue
    fi
    say "unpacking $program"
    mkdir -p "$folder"
    # shellcheck disable=SC2086 # a list of packages
    unpack "$folder" ${server#* } || say "could not unpack $program: $(tail -n 1 <<<"$log")"
  done
}

# unpack FOLDER PACKAGE...: sets log, its caller's.
unpack() {
  local package
  log=$(cd "$1" && { apt-get -qq download "${@:2}" || { apt -qq update && apt-get -qq download "${@:2}"; }; } 2>&1 &&
    for package in *.deb; do dpkg-deb -x "$package" . || exit; done 2>&1)
}

# Published test vectors, into target/tools.
unpack_vectors() {
  local log folder=target/tools/cryptography-vectors
  command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || return 0
  if [ ! -d "$VECTORS_INSTALLED" ]; then
    say "unpacking $VECTORS"
    mkdir -p "$folder"
    unpack "$folder" "$VECTORS" || say "could not unpack $VECTORS: $(tail -n 1 <<<"$log")"
  fi
  say "unpacking the test vectors of Project Wycheproof"
  log=$(unpack_wycheproof 2>&1) || say "could not unpack the source of $WYCHEPROOF: $(tail -n 1 <<<"$log")"
}

# Most systems do not look for sources: the same repositories are asked for them apart, in a folder of our own.
unpack_wycheproof() {
  local file folder=$PWD/target/tools/wycheproof apt=$PWD/target/tools/apt options
  mkdir -p "$folder" "$apt"/{sources,lists/partial,cache/archives/partial}
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources; do
    [ ! -f "$file" ] || sed -E 's/^Types:.*/Types: deb-src/; s/^deb /deb-src /' "$file" >"$apt/sources/${file##*/}"
  done
  options=(-qq -o Dir::Etc::sourcelist=/dev/null -o "Dir::Etc::sourceparts=$apt/sources"
    -o "Dir::State::lists=$apt/lists" -o "Dir::Cache=$apt/cache")
  apt-get "${options[@]}" update # what is missing then is told by the next line
  (cd "$apt" && apt-get "${options[@]}" source --download-only "$WYCHEPROOF") &&
    tar -xf "$apt/$WYCHEPROOF"_*.orig.tar.* -C "$folder" --wildcards --transform 's#.*/##' \
      '*/wycheproof_testvectors/rsa_signature*.json' '*/wycheproof_testvectors/rsa_pss*.json' &&
    rm -r "$apt"
}
