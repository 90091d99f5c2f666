# What the rig's scripts share: names, places, and what this machine must have. Sourced after scripts/lib/common.sh.
#
# One checkout has one rig, so that several checkouts on a machine do not meet:
#   AWR_RIG_NAME    its name (default: `rig-` and four characters of the checkout's path)
#   AWR_RIG_CACHE   where images and running rigs lie (default: ~/.cache/awr-analyzer/rig)

RIG_NAME=${AWR_RIG_NAME:-rig-$(printf '%s' "$AWR_ROOT" | sha256sum | cut -c1-4)}
RIG_CACHE=${AWR_RIG_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/awr-analyzer/rig}
RIG_STATE=$RIG_CACHE/run/$RIG_NAME
RIG_ROOT=$RIG_STATE/root
# The operator's side of the wire is a network namespace of its own: it has no other route, and so neither has the rig.
RIG_NETNS=$RIG_NAME
# Every rig has its own namespace, so all of them use the same addresses: the host, and who looks at it from where.
RIG_HOST=10.99.1.2
RIG_ADMIN=10.99.1.1
RIG_READER=10.99.1.10
RIG_STRANGER=10.99.1.66
RIG_USER=opc

# Its control groups, in each hierarchy that systemd uses: version 2, or version 1 with its own and the unified one.
RIG_GROUPS=
for base in /sys/fs/cgroup /sys/fs/cgroup/systemd /sys/fs/cgroup/unified; do
  if [ -e "$base/cgroup.procs" ]; then RIG_GROUPS="$RIG_GROUPS $base/awr-$RIG_NAME"; fi
done

# An interface's name has at most 15 characters, and `ve-` stands before it.
case $RIG_NAME in
  *[!a-z0-9-]* | '' | ?????????????*) die "AWR_RIG_NAME is no name for a rig: $RIG_NAME" 'use at most 12 of a-z, 0-9 and -' ;;
esac

apt_install_rig() {
  local options=(-y -q -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 --no-install-recommends)
  { as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q -o Acquire::Retries=3 &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install "${options[@]}" debootstrap systemd-container iproute2 openssh-client ansible-core; } >&2
}

# debootstrap is in EPEL.
dnf_install_rig() {
  as_root dnf install -y -q oracle-epel-release-el8 >&2 || as_root dnf install -y -q epel-release >&2 || true
  as_root dnf install -y -q debootstrap systemd-container iproute openssh-clients ansible-core >&2
}

rig_lacks() {
  local program
  for program in debootstrap systemd-nspawn ip nsenter ssh ssh-keygen ansible-playbook flock; do
    command -v "$program" >/dev/null 2>&1 || { printf '%s' "$program"; return; }
  done
}

# Says why there can be no rig on this machine; nothing where there can be one. Installs what is missing where it may.
why_no_rig() {
  local reason=
  [ "$(uname -s)" = Linux ] || { printf 'it takes Linux'; return; }
  [ "$(id -u)" -eq 0 ] || { printf 'containers and network namespaces take root'; return; }
  if [ -n "$(rig_lacks)" ] && ! install_packages reason install_rig "$(rig_lacks)" 'debootstrap, systemd-container and Ansible'; then
    printf '%s' "$reason"
    return
  fi
  [ -z "$(rig_lacks)" ] || { printf '%s is missing, though its package was installed' "$(rig_lacks)"; return; }
  grep -qw overlay /proc/filesystems || modprobe overlay 2>/dev/null || { printf 'the kernel has no overlayfs'; return; }
  # Within most containers root may do neither.
  unshare --mount --net true 2>/dev/null || { printf 'this root may not make namespaces'; return; }
}

need_rig() {
  local why
  why=$(why_no_rig)
  [ -z "$why" ] || die "No rig on this machine: $why." 'run this as root on a Debian or Enterprise Linux machine (virtual or not), outside of a container'
}

# The process that systemd-nspawn runs as; nothing when the rig is down.
rig_pid() {
  local pid
  pid=$(cat "$RIG_STATE/pid" 2>/dev/null) || return 0
  # Numbers come again: it must still be our container.
  if tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -qF -- "--machine=$RIG_NAME "; then printf '%s' "$pid"; fi
}

# The rig's init, as seen from here.
rig_leader() {
  local pid
  pid=$(rig_pid)
  [ -z "$pid" ] || pgrep -P "$pid" | head -n 1
}

# in_rig COMMAND…: as root in the rig, past its network and its sshd.
in_rig() {
  local leader
  leader=$(rig_leader)
  [ -n "$leader" ] || die "The rig $RIG_NAME is not up." './scripts/rig/up'
  nsenter -t "$leader" -m -u -i -n -p -C -- env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 ${TERM:+TERM="$TERM"} "$@"
}

# at_operator COMMAND…: on the operator's side of the wire, with the environment that the rig's inventory reads. All rigs have the
# same address: connections that Ansible keeps open lie with the rig, or another one's would be taken for it.
at_operator() {
  nsenter "--net=/run/netns/$RIG_NETNS" env AWR_RIG_STATE="$RIG_STATE" AWR_RIG_ROOT="$RIG_ROOT" ANSIBLE_SSH_CONTROL_PATH_DIR="$RIG_STATE/cp" "$@"
}
