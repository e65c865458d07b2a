#!/bin/sh
# Opens the kiosk's pages in Chromium, again whenever it ends. Runs as the service user, in its graphical session.
# A link counts once; the service writes a new one as soon as it is used. The link is no argument of a process, which others
# could read: it is the start page of a fresh profile, which only this user may read and which is deleted at the end.
set -eu
umask 077
links=${1:-/run/jpki-kiosk-web}
profile=
trap 'rm -rf "$profile"' EXIT
trap 'exit 1' HUP INT TERM
while :; do
  while [ ! -s "$links/kiosk.link" ]; do sleep 1; done
  profile=$(mktemp -d)
  mkdir "$profile/Default"
  printf '{"session":{"restore_on_startup":4,"startup_urls":["%s"]}}' "$(cat "$links/kiosk.link")" > "$profile/Default/Preferences"
  "${CHROMIUM:-chromium}" --kiosk --user-data-dir="$profile" --no-first-run --disable-pinch --disable-sync --disable-features=Translate \
    --overscroll-history-navigation=0 --password-store=basic || true
  rm -rf "$profile"
  sleep 2
done
