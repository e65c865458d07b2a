#!/bin/sh
# with-card.sh COMMAND [ARGUMENT...]: runs a command while the simulated card is in a virtual reader of pcscd.
# Starts pcscd (which needs root) unless one runs that has the reader, and stops what it started, also when the command
# fails. Ends as the command did. Environment:
#   JPKI           jpki4j's command; by default that of this clone
#   CARD_OPTIONS   options of `jpki simulate`, separated by spaces, such as --card=no-sign-certificate
set -eu

[ $# -gt 0 ] || {
  echo "usage: with-card.sh COMMAND [ARGUMENT...]" >&2
  exit 2
}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
jpki=${JPKI:-$here/../../jpki}
folder=$(mktemp -d)
service='' card=''

say() {
  printf 'with-card: %s\n' "$*" >&2
}

stop() {
  for process in $card $service; do # the card first: it leaves the reader while that is there
    kill "$process" 2>/dev/null || true
    wait "$process" 2>/dev/null || true
  done
  rm -r "$folder"
}
trap stop EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

die() {
  say "$1"
  cat "$folder"/*.log >&2
  exit 1
}

# Whether the card came into the reader within half a minute: the first line of output says so.
insert() {
  # shellcheck disable=SC2086 # CARD_OPTIONS: several words
  "$jpki" simulate ${CARD_OPTIONS:-} >"$folder/card" 2>"$folder/card.log" &
  card=$!
  count=0
  while [ $count -lt 300 ]; do
    [ ! -s "$folder/card" ] || return 0
    kill -0 "$card" 2>/dev/null || return 1
    sleep 0.1
    count=$((count + 1))
  done
  return 1
}

take_out() {
  kill "$card" 2>/dev/null || true
  wait "$card" 2>/dev/null || true
  card=''
}

# The first line builds the command where that is needed; the second wakes a pcscd that systemd starts when it is asked.
"$jpki" --version >"$folder/version.log" 2>&1 || die "$jpki does not run"
"$jpki" readers >/dev/null 2>&1 || true

if ! insert; then
  take_out
  say "no virtual reader: starting pcscd"
  PATH="$PATH:/usr/sbin" pcscd --foreground >"$folder/pcscd.log" 2>&1 &
  service=$!
  attempt=1
  until insert; do
    [ $attempt -lt 5 ] || die "the card does not come into the reader (is vsmartcard-vpcd installed?)"
    attempt=$((attempt + 1))
    take_out
    sleep 1
  done
fi

status=0
"$@" || status=$?
kill -0 "$card" 2>/dev/null || die "the card left its reader while the command ran"
exit $status
