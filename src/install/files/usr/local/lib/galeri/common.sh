# shellcheck shell=sh disable=SC2034
# What installing, updating and rolling back share: where things are, how something is said, how something is done.

# Stands before every path: an image of a box, or a test, is written below it and nothing else is touched.
ROOT=${ROOT:-}
# 1: everything is said and nothing is done.
DRY_RUN=${DRY_RUN:-0}

APP_DIR=$ROOT/opt/galeri
RELEASES_DIR=$APP_DIR/releases
STATE_DIR=$ROOT/var/lib/galeri
SETTINGS_DIR=$ROOT/etc/galeri
UNITS_DIR=$ROOT/etc/systemd/system

say() { printf '%s\n' "$*"; }

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# Does something to files.
run() {
  if [ "$DRY_RUN" = 1 ]; then
    say "  akan: $*"
  else
    "$@"
  fi
}

# Asks something of the running system: its packages, users, services.
on_system() {
  if [ "$DRY_RUN" = 1 ]; then
    say "  akan: $*"
  elif [ -z "$ROOT" ]; then
    "$@"
  fi
}

# put SOURCE TARGET MODE: writes a file whole, and only where it is another one.
put() {
  if [ -f "$2" ] && [ ! -L "$2" ] && cmp -s "$1" "$2" && [ "$(stat -c %a "$2")" = "$3" ]; then
    return
  fi
  say "  tulis ${2#"$ROOT"}"
  [ "$DRY_RUN" = 1 ] && return
  mkdir -p "$(dirname "$2")"
  # By rename: a box loses its power at any moment, and half a unit file starts nothing.
  install -m "$3" "$1" "$2.new"
  mv -f "$2.new" "$2"
}

need_root() {
  [ "$DRY_RUN" = 1 ] || [ -n "$ROOT" ] || [ "$(id -u)" = 0 ] || fail "Jalankan dengan sudo."
}

# The user who owns what the server writes; units and settings may have been made for another name.
server_user() {
  if [ -f "$UNITS_DIR/galeri.service" ]; then
    sed -n 's/^User=//p' "$UNITS_DIR/galeri.service"
  elif [ -f "$UNITS_DIR/galeri-kiosk.service" ]; then
    sed -n 's/^User=//p' "$UNITS_DIR/galeri-kiosk.service"
  fi
}
