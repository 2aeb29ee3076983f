# shellcheck shell=sh
# Releases lie side by side in /opt/galeri/releases; `current` and `previous` are links, and each change of them is one
# rename. Needs common.sh.

# What a release is made of, as a list of names. Content is not in it: that belongs to the staff.
RELEASE_PARTS='package.json package-lock.json tsconfig.json vite.config.ts index.html LICENSE src public'

HEALTH_SECONDS=${GALERI_HEALTH_SECONDS:-90}

# release_id SOURCE: version and digest, so that the same source is the same release wherever it comes from.
release_id() {
  version=$(sed -n 's/^ *"version": *"\([0-9A-Za-z.-]*\)".*/\1/p' "$1/package.json" | head -n 1)
  [ -n "$version" ] || fail "Folder $1 bukan salinan proyek galeri: package.json tidak memuat versi."
  # shellcheck disable=SC2086
  digest=$(cd "$1" && find $RELEASE_PARTS -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c 1-12)
  say "$version-$digest"
}

# make_release SOURCE ID USER: builds beside the others and puts the result in place whole.
make_release() {
  if [ -d "$RELEASES_DIR/$2" ]; then
    say "  rilis $2 sudah ada"
    return
  fi
  if [ "$DRY_RUN" = 1 ]; then
    say "  akan: membangun rilis $2 dari $1 (npm ci, npm run build, npm ci --omit=dev)"
    return
  fi
  stage=$RELEASES_DIR/.stage
  rm -rf "$stage"
  mkdir -p "$stage"
  # shellcheck disable=SC2086
  (cd "$1" && tar -cf - $RELEASE_PARTS) | (cd "$stage" && tar -xf - --no-same-owner)
  say "  membangun rilis $2; ini memerlukan beberapa menit"
  # Packages bring scripts of their own: they run as the server's user, never as root.
  [ -n "$ROOT" ] || chown -R "$3:" "$stage"
  if ! (
    cd "$stage" &&
      as_user "$3" npm ci --no-audit --no-fund &&
      as_user "$3" npm run build &&
      as_user "$3" npm ci --omit=dev --no-audit --no-fund
  ); then
    rm -rf "$stage"
    fail "Rilis $2 tidak dapat dibangun (lihat baris di atas); yang sedang berjalan tidak berubah."
  fi
  rm -rf "$stage/.npm-cache"
  # What runs cannot change itself.
  [ -n "$ROOT" ] || chown -R root:root "$stage"
  chmod -R u=rwX,go=rX "$stage"
  mv "$stage" "$RELEASES_DIR/$2"
}

as_user() {
  user=$1
  shift
  set -- env HOME="$PWD" npm_config_cache="$PWD/.npm-cache" npm_config_update_notifier=false "$@"
  if [ -n "$ROOT" ] || [ "$(id -u)" != 0 ]; then
    "$@"
  else
    runuser -u "$user" -- "$@"
  fi
}

# release_of LINK: the release that `current` or `previous` names; nothing when there is none.
release_of() {
  target=$(readlink "$APP_DIR/$1") || return 0
  basename "$target"
}

# point LINK ID
point() {
  if [ "$DRY_RUN" = 1 ]; then
    say "  akan: $1 → $2"
    return
  fi
  ln -sfn "releases/$2" "$APP_DIR/$1.new"
  mv -fT "$APP_DIR/$1.new" "$APP_DIR/$1"
}

# switch_to ID: `current` names it, `previous` what ran until now. Switched to what already runs, nothing changes.
switch_to() {
  before=$(release_of current)
  [ "$before" = "$1" ] && return
  [ -z "$before" ] || point previous "$before"
  point current "$1"
}

# Two are kept: the one that runs, and the way back.
prune_releases() {
  keep_current=$(release_of current)
  keep_previous=$(release_of previous)
  for folder in "$RELEASES_DIR"/*/; do
    id=$(basename "$folder")
    [ "$id" = "$keep_current" ] || [ "$id" = "$keep_previous" ] || rm -rf "$folder"
  done
}

# The address at which this box asks its own server.
health_url() {
  host=$(setting HOST 127.0.0.1)
  case $host in
    0.0.0.0 | ::) host=127.0.0.1 ;;
    *:*) host="[$host]" ;;
  esac
  say "http://$host:$(setting PORT 8080)/healthz"
}

# setting NAME DEFAULT, from the server's settings
setting() {
  value=$(sed -n "s/^$1=//p" "$SETTINGS_DIR/galeri.env" 2>/dev/null | tail -n 1)
  say "${value:-$2}"
}

# Whether the server answers before HEALTH_SECONDS have passed.
is_healthy() {
  url=$(health_url)
  until_second=$(($(date +%s) + HEALTH_SECONDS))
  until curl --silent --fail --output /dev/null --max-time 5 "$url"; do
    [ "$(date +%s)" -lt "$until_second" ] || return 1
    sleep 1
  done
}

has_server() { [ -f "$UNITS_DIR/galeri.service" ]; }

# restart_and_check: whether what `current` names comes to life. A screen without a server of its own has nothing to be asked.
restart_and_check() {
  if has_server; then
    systemctl restart galeri.service && is_healthy
  else
    systemctl restart galeri-kiosk.service
  fi
}
