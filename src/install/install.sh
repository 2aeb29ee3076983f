#!/bin/sh
# Puts the gallery on a lobby PC: Debian 12 and 13, Ubuntu 22.04 and 24.04, Raspberry Pi OS (Bookworm). Run again it brings
# a box up to date and changes nothing else. What lies in files/ comes to the same place on the box.
set -eu

HERE=$(cd "$(dirname "$0")" && pwd)
CHECKOUT=$(cd "$HERE/../.." && pwd)
FILES=$HERE/files

usage() {
  cat <<'TEXT'
Pemakaian: sudo src/install/install.sh [PILIHAN]

  --url ALAMAT                    hanya layar; isinya dari server lain (https://…)
  --portrait left|right|none      gambar dan sentuhan diputar: right searah jarum jam, left berlawanan
  --user NAMA                     akun server (bawaan: galeri); layarnya memakai NAMA-layar
  --dry-run                       menuliskan semua langkah, tidak mengubah apa pun
  --uninstall                     melepas pemasangan; isi, data, dan pengaturan tetap ada
  --root FOLDER                   menulis di bawah FOLDER tanpa menyentuh sistem ini (untuk citra kotak dan percobaan)
TEXT
}

DRY_RUN=0
UNINSTALL=0
ROOT=
ACCOUNT=galeri
PORTRAIT=
URL=

while [ $# -gt 0 ]; do
  case $1 in
    --dry-run) DRY_RUN=1 ;;
    --uninstall) UNINSTALL=1 ;;
    --help | -h)
      usage
      exit 0
      ;;
    --url | --portrait | --user | --root)
      [ $# -ge 2 ] || {
        echo "Pilihan $1 memerlukan nilai." >&2
        exit 2
      }
      case $1 in
        --url) URL=$2 ;;
        --portrait) PORTRAIT=$2 ;;
        --user) ACCOUNT=$2 ;;
        --root) ROOT=${2%/} ;;
      esac
      shift
      ;;
    *)
      echo "Pilihan \"$1\" tidak dikenal." >&2
      usage >&2
      exit 2
      ;;
  esac
  shift
done

# shellcheck source=SCRIPTDIR/files/usr/local/lib/galeri/common.sh
. "$FILES/usr/local/lib/galeri/common.sh"
# shellcheck source=SCRIPTDIR/files/usr/local/lib/galeri/releases.sh
. "$FILES/usr/local/lib/galeri/releases.sh"

NODE_MAJOR=20
NODE_MINOR=19
SCREEN_USER=$ACCOUNT-layar
TOUCH_RULE=$ROOT/etc/udev/rules.d/90-galeri-touch.rules
CURSORS_DIR=$ROOT/usr/local/share/galeri/cursors
# The desktop this box started with, to be given back.
DESKTOP_NOTE=$SETTINGS_DIR/desktop-semula

server_files='etc/systemd/system/galeri.service etc/systemd/system/galeri-watch.service
etc/systemd/system/galeri-watch.timer usr/local/sbin/galeri usr/local/lib/galeri/watch-server'
common_files='etc/systemd/system/galeri-kiosk.service etc/systemd/system.conf.d/50-galeri.conf
etc/systemd/logind.conf.d/50-galeri.conf usr/local/lib/galeri/common.sh usr/local/lib/galeri/releases.sh
usr/local/lib/galeri/kiosk-session usr/local/sbin/galeri-update usr/local/sbin/galeri-rollback'

main() {
  check_options
  need_root
  if [ "$UNINSTALL" = 1 ]; then
    uninstall
    return
  fi
  # A box that only shows another server's page stays that way when it is installed again.
  [ -n "$URL" ] || URL=$(setting_of_screen GALERI_URL)
  [ -n "$PORTRAIT" ] || PORTRAIT=$(setting_of_screen GALERI_PUTAR)
  [ "$DRY_RUN" = 0 ] || say "Hanya rencana; tidak ada yang diubah."
  step "Sistem" check_system
  step "Paket" install_packages
  check_node
  step "Akun" make_users
  step "Rilis" install_release
  [ -n "$URL" ] || step "Isi dan data" seed_content
  step "Pengaturan" write_settings
  step "Berkas sistem" write_files
  step "Gambar dan sentuhan" write_rotation
  step "Layanan" start_services
  say_goodbye
}

step() {
  say "$1:"
  shift
  "$@"
}

check_options() {
  case $PORTRAIT in
    '' | left | right | none) ;;
    *) fail "--portrait harus left, right, atau none." ;;
  esac
  case $URL in
    '' | https://?* | http://localhost | http://localhost[:/]* | http://127.0.0.1 | http://127.0.0.1[:/]*) ;;
    *) fail "--url harus https://…; lewat http:// biasa peramban tidak dapat menyimpan isi untuk saat jaringan mati." ;;
  esac
  case $URL in
    *[!A-Za-z0-9:/._~?=%@[\]\&+-]*) fail "--url memuat karakter yang tidak dapat dipakai." ;;
  esac
  case $ACCOUNT in
    root | '' | [!a-z]* | *[!a-z0-9-]*) fail "--user harus berupa nama akun: huruf kecil, angka, tanda hubung." ;;
  esac
  [ "${#ACCOUNT}" -le 24 ] || fail "--user paling panjang 24 huruf."
}

check_system() {
  id=lain
  version=
  [ ! -r /etc/os-release ] || {
    id=$(. /etc/os-release && say "$ID")
    version=$(. /etc/os-release && say "${VERSION_ID:-}")
  }
  case $id-$version in
    debian-12 | debian-13 | raspbian-12 | ubuntu-22.04 | ubuntu-24.04) say "  $id $version" ;;
    *)
      command -v apt-get >/dev/null || fail "Sistem ini ($id $version) tidak memakai apt; pemasangan ini untuk Debian, Ubuntu, dan Raspberry Pi OS."
      say "  $id $version belum pernah dicoba; dilanjutkan seperti Debian"
      ;;
  esac
}

# cage brings the whole graphical session; what it needs of X is only the bridge without which it does not start. curl asks
# the server whether it lives.
install_packages() {
  on_system env DEBIAN_FRONTEND=noninteractive apt-get update -q
  on_system env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends cage xwayland wlr-randr libpam-systemd dbus curl ca-certificates
  if command -v chromium >/dev/null || command -v chromium-browser >/dev/null; then
    say "  Chromium sudah ada"
  elif [ "$id" = ubuntu ]; then
    on_system snap install chromium
  else
    on_system env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends chromium
  fi
  if command -v node >/dev/null && command -v npm >/dev/null; then return; fi
  on_system env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends nodejs npm
}

check_node() {
  found=$(node --version 2>/dev/null | sed -n 's/^v\([0-9]*\)\.\([0-9]*\).*/\1 \2/p')
  major=${found%% *}
  minor=${found##* }
  if [ -n "$found" ] && { [ "$major" -gt "$NODE_MAJOR" ] || { [ "$major" = "$NODE_MAJOR" ] && [ "$minor" -ge "$NODE_MINOR" ]; }; }; then
    return
  fi
  sentence="Node.js $NODE_MAJOR.$NODE_MINOR atau yang lebih baru diperlukan (di sini: $(node --version 2>/dev/null || say 'belum ada')). Pasang dari https://github.com/nodesource/distributions (misalnya Node.js 22), lalu jalankan lagi."
  [ "$DRY_RUN" = 1 ] || fail "$sentence"
  say "  $sentence"
}

# Two users: whoever takes over the browser in front of the public has neither the passwords nor the content.
make_users() {
  [ -n "$URL" ] || make_user "$ACCOUNT" --home-dir /var/lib/galeri --no-create-home --shell /usr/sbin/nologin
  # In /home: the snap of Chromium starts from nowhere else.
  make_user "$SCREEN_USER" --home-dir "/home/$SCREEN_USER" --create-home --shell /bin/sh
  for group in video render audio; do
    if getent group "$group" >/dev/null; then on_system usermod --append --groups "$group" "$SCREEN_USER"; fi
  done
}

make_user() {
  if [ -z "$ROOT" ] && getent passwd "$1" >/dev/null; then
    say "  akun $1 sudah ada"
    return
  fi
  on_system useradd --system --user-group "$@"
}

install_release() {
  release=$(release_id "$CHECKOUT")
  run mkdir -p "$RELEASES_DIR"
  builder=$ACCOUNT
  [ -z "$URL" ] || builder=$SCREEN_USER
  make_release "$CHECKOUT" "$release" "$builder"
  switch_to "$release"
  [ "$DRY_RUN" = 1 ] || prune_releases
  say "  rilis $release"
}

# Once, and never again: from the first day on the content is the staff's.
seed_content() {
  if [ -e "$STATE_DIR/content" ]; then
    say "  isi di ${STATE_DIR#"$ROOT"}/content tidak disentuh"
    return
  fi
  run mkdir -p "$STATE_DIR/data"
  run rm -rf "$STATE_DIR/content.new"
  run cp -R "$CHECKOUT/content" "$STATE_DIR/content.new"
  run mv "$STATE_DIR/content.new" "$STATE_DIR/content"
  run chmod 750 "$STATE_DIR"
  on_system chown -R "$ACCOUNT:$ACCOUNT" /var/lib/galeri
}

write_settings() {
  if [ -z "$URL" ]; then
    seed_setting galeri.env 640
    # It may hold the database's token.
    on_system chgrp "$ACCOUNT" /etc/galeri/galeri.env
  fi
  seed_setting layar.env 644
  set_screen_setting GALERI_URL "$URL"
  set_screen_setting GALERI_PUTAR "${PORTRAIT:-none}"
}

seed_setting() {
  if [ -e "$SETTINGS_DIR/$1" ]; then
    say "  /etc/galeri/$1 tidak disentuh"
  elif [ -e "$STATE_DIR/pengaturan-lama/$1" ]; then
    put "$STATE_DIR/pengaturan-lama/$1" "$SETTINGS_DIR/$1" "$2"
  else
    put "$FILES/etc/galeri/$1" "$SETTINGS_DIR/$1" "$2"
  fi
}

setting_of_screen() { sed -n "s/^$1=//p" "$SETTINGS_DIR/layar.env" 2>/dev/null | tail -n 1; }

set_screen_setting() {
  [ "$(setting_of_screen "$1")" = "$2" ] && return
  say "  $1=$2"
  [ "$DRY_RUN" = 1 ] && return
  # Written anew and not substituted: an address may hold what a pattern would read otherwise.
  {
    grep -v "^$1=" "$SETTINGS_DIR/layar.env"
    say "$1=$2"
  } >"$SETTINGS_DIR/layar.env.new"
  chmod 644 "$SETTINGS_DIR/layar.env.new"
  mv -f "$SETTINGS_DIR/layar.env.new" "$SETTINGS_DIR/layar.env"
}

write_files() {
  files=$common_files
  [ -n "$URL" ] || files="$server_files $common_files"
  named=$(mktemp)
  for file in $files; do
    mode=644
    [ ! -x "$FILES/$file" ] || mode=755
    sed -e "s/^User=galeri$/User=$ACCOUNT/" -e "s/^User=galeri-layar$/User=$SCREEN_USER/" "$FILES/$file" >"$named"
    put "$named" "$ROOT/$file" "$mode"
  done
  rm -f "$named"
  write_cursor
}

# A pointer theme of one transparent point. The format: "Xcur", header, one entry of the table, one picture of 1 x 1.
write_cursor() {
  cursor=$(mktemp)
  {
    printf 'Xcur\020\0\0\0\0\0\1\0\1\0\0\0'
    printf '\002\0\375\377\030\0\0\0\034\0\0\0'
    printf '\044\0\0\0\002\0\375\377\030\0\0\0\1\0\0\0'
    printf '\1\0\0\0\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0'
  } >"$cursor"
  for name in left_ptr default pointer text; do
    put "$cursor" "$CURSORS_DIR/default/cursors/$name" 644
  done
  rm -f "$cursor"
}

# The picture is turned by the session, by GALERI_PUTAR; the touch by libinput itself, so that no display has to be named
# and a panel in another socket still fits. Both are written here and nowhere else.
write_rotation() {
  case ${PORTRAIT:-none} in
    # Top of the picture at the panel's left edge: x of the picture is 1 - y of the panel.
    left) matrix='0 -1 1 1 0 0' ;;
    # At its right edge: x is y of the panel.
    right) matrix='0 1 0 -1 0 1' ;;
    none)
      run rm -f "$TOUCH_RULE"
      say "  lanskap"
      return
      ;;
  esac
  rule=$(mktemp)
  {
    say "# Sentuhan diputar bersama gambar (--portrait $PORTRAIT); berlaku untuk semua layar sentuh di komputer ini."
    say "ACTION!=\"remove\", KERNEL==\"event[0-9]*\", ENV{ID_INPUT_TOUCHSCREEN}==\"1\", ENV{LIBINPUT_CALIBRATION_MATRIX}=\"$matrix\""
  } >"$rule"
  put "$rule" "$TOUCH_RULE" 644
  rm -f "$rule"
  say "  potret, $PORTRAIT"
}

start_services() {
  give_up_desktop
  on_system udevadm control --reload
  on_system udevadm trigger --subsystem-match=input
  on_system systemctl daemon-reload
  on_system systemctl try-reload-or-restart systemd-logind.service
  if [ -z "$URL" ]; then
    on_system systemctl enable --now galeri.service galeri-watch.timer
    on_system systemctl restart galeri.service
  fi
  on_system systemctl enable galeri-kiosk.service
  on_system systemctl restart galeri-kiosk.service
}

# Only one program can hold the screen.
give_up_desktop() {
  desktop=$(readlink "$ROOT/etc/systemd/system/display-manager.service") || return 0
  desktop=$(basename "$desktop")
  say "  desktop ($desktop) dimatikan; kembali dengan --uninstall"
  [ "$DRY_RUN" = 1 ] || [ -n "$ROOT" ] || say "$desktop" >"$DESKTOP_NOTE"
  on_system systemctl disable --now "$desktop"
}

say_goodbye() {
  [ "$DRY_RUN" = 0 ] || return 0
  say
  say "Terpasang."
  [ -n "$URL" ] || say "- Tautan untuk pengelola pertama: sudo galeri staff-link"
  say "- Memperbarui: sudo galeri-update FOLDER-ATAU-ARSIP; kembali: sudo galeri-rollback"
  say "- Menyala sendiri sesudah listrik padam diatur di BIOS: \"Restore on AC Power Loss\" = \"Power On\"."
  [ -n "$ROOT" ] || [ -e /usr/bin/unattended-upgrade ] ||
    say "- Pembaruan keamanan otomatis belum ada: sudo apt install unattended-upgrades"
}

uninstall() {
  say "Layanan:"
  for unit in galeri-kiosk.service galeri-watch.timer galeri.service; do
    [ ! -e "$UNITS_DIR/$unit" ] || on_system systemctl disable --now "$unit"
  done
  say "Berkas sistem:"
  for file in $server_files $common_files; do remove "$ROOT/$file"; done
  remove "$TOUCH_RULE"
  remove "$ROOT/usr/local/lib/galeri"
  remove "$ROOT/usr/local/share/galeri"
  say "Rilis:"
  remove "$APP_DIR"
  say "Pengaturan:"
  keep_settings
  give_back_desktop
  on_system udevadm control --reload
  on_system systemctl daemon-reload
  say "Isi dan data tetap ada di /var/lib/galeri, pengaturan di /var/lib/galeri/pengaturan-lama; akun dan paket juga tetap."
}

remove() {
  if [ -e "$1" ] || [ -L "$1" ]; then
    say "  hapus ${1#"$ROOT"}"
    [ "$DRY_RUN" = 1 ] || rm -rf "$1"
  fi
  # Folders that this installation has made and left empty; those of the system are not.
  case $1 in
    */system.conf.d/* | */logind.conf.d/*) [ "$DRY_RUN" = 1 ] || rmdir "$(dirname "$1")" 2>/dev/null || true ;;
  esac
}

keep_settings() {
  for name in galeri.env layar.env; do
    [ ! -e "$SETTINGS_DIR/$name" ] || {
      run mkdir -p "$STATE_DIR/pengaturan-lama"
      run mv -f "$SETTINGS_DIR/$name" "$STATE_DIR/pengaturan-lama/$name"
    }
  done
}

give_back_desktop() {
  if [ -e "$DESKTOP_NOTE" ]; then on_system systemctl enable --now "$(cat "$DESKTOP_NOTE")"; fi
  remove "$SETTINGS_DIR"
}

main
