# Makes the rig's image: a Debian dressed as Oracle Linux 8.10. Sourced after ../lib.sh.
#
# Two layers, each kept under the hash of what makes it: `debian-HASH` (packages, three minutes) and `dressed-HASH`
# (names, RPMs, half a minute). Made beside their place and renamed: what is there is whole.

RIG_SUITE=bookworm
RIG_IMAGE_DIR=$AWR_ROOT/scripts/rig/image

short_hash() { sha256sum | cut -c1-12; }

debian_layer() {
  printf '%s/debian-%s' "$RIG_CACHE" "$({ printf '%s ' "$RIG_SUITE" "$(uname -m)"; cat "$RIG_IMAGE_DIR/packages.txt" "$RIG_IMAGE_DIR/debian.sh"; } | short_hash)"
}

dressed_layer() {
  local files
  mapfile -t files < <(find "$RIG_IMAGE_DIR" -type f ! -name packages.txt ! -name debian.sh ! -name build.sh | LC_ALL=C sort)
  printf '%s/dressed-%s' "$RIG_CACHE" "$({ basename "$(debian_layer)"; cat "${files[@]}"; } | short_hash)"
}

# Layers that nobody has asked for in two weeks, and that no rig stands on.
forget_old_layers() {
  local layer
  find "$RIG_CACHE" -mindepth 1 -maxdepth 1 \( -name 'debian-*' -o -name 'dressed-*' \) -mtime +14 -print | while read -r layer; do
    grep -qF "lowerdir=$layer" /proc/self/mountinfo || rm -rf "$layer"
  done
}

# in_image ROOT COMMAND…: in a mount and process namespace of its own, that ends with the command. RIG_IMAGE_MNT: a folder that
# is its /mnt; the rest is read-only then.
in_image() {
  local root=$1
  shift
  unshare --mount --pid --fork --kill-child bash -euc '
    root=$1; shift
    mount --make-rprivate /
    mount --bind "$root" "$root"
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mount -t tmpfs tmp "$root/tmp"
    if [ -n "${RIG_IMAGE_MNT:-}" ]; then
      mount --bind "$RIG_IMAGE_MNT" "$root/mnt"
      mount -o remount,bind,ro "$root"
    fi
    exec chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
  ' bash "$root" "$@"
}

make_debian_layer() {
  local to=$1 new=$1.new
  rm -rf "$new"
  say "Making the rig's base image with debootstrap (once, about four minutes) …"
  # The mirror is the one that debootstrap knows, or MIRROR, its own third argument.
  debootstrap --variant=minbase --include=systemd,systemd-sysv,dbus,ca-certificates "$RIG_SUITE" "$new" ${AWR_RIG_MIRROR:+"$AWR_RIG_MIRROR"} >"$RIG_CACHE/debootstrap.log" 2>&1 ||
    die "debootstrap failed; the last of $RIG_CACHE/debootstrap.log: $(tail -n 2 "$RIG_CACHE/debootstrap.log")" \
      'check that this machine reaches a Debian mirror, or name one with AWR_RIG_MIRROR'
  cp /etc/resolv.conf "$new/etc/resolv.conf"
  install -D "$RIG_IMAGE_DIR/debian.sh" "$new/var/rig/debian.sh"
  grep -v '^#' "$RIG_IMAGE_DIR/packages.txt" >"$new/var/rig/packages.txt"
  in_image "$new" bash /var/rig/debian.sh >"$RIG_CACHE/debian.log" 2>&1 ||
    die "The image's packages could not be installed; the last of $RIG_CACHE/debian.log: $(tail -n 3 "$RIG_CACHE/debian.log")" \
      'check that this machine reaches a Debian mirror, then run this again'
  mv "$new" "$to"
}

make_dressed_layer() {
  local from=$1 to=$2 new=$2.new
  rm -rf "$new"
  say "Dressing it as Oracle Linux 8.10 (once, a minute) …"
  cp -a --reflink=auto "$from" "$new"
  cp -a "$RIG_IMAGE_DIR" "$new/var/rig/image"
  in_image "$new" bash /var/rig/image/dress.sh >"$RIG_CACHE/dress.log" 2>&1 ||
    die "The image could not be dressed; the last of $RIG_CACHE/dress.log: $(tail -n 5 "$RIG_CACHE/dress.log")" "read $RIG_CACHE/dress.log"
  rm -rf "$new/var/rig/image"
  mv "$new" "$to"
}

# Says where the image is; makes it where it is not.
ensure_image() {
  local debian dressed old
  debian=$(debian_layer)
  dressed=$(dressed_layer)
  mkdir -p "$RIG_CACHE"
  exec 8>"$RIG_CACHE/.lock"
  flock 8
  # Killed or failed: what was begun is in nobody's way.
  trap 'rm -rf "$debian.new" "$dressed.new"' EXIT
  [ -d "$debian" ] || make_debian_layer "$debian"
  [ -d "$dressed" ] || make_dressed_layer "$debian" "$dressed"
  trap - EXIT
  touch "$debian" "$dressed"
  forget_old_layers
  exec 8>&-
  printf '%s' "$dressed"
}
