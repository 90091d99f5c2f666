# What every script here begins with: where the checkout is, how to say things, how to fail with a remedy.
# Sourced, never run. Needs bash 4.3 and coreutils alone.

set -euo pipefail

# The scripts may be called through a link and from any directory.
AWR_ROOT=$(cd -P -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../.." && pwd)
export AWR_ROOT
# Nothing here talks to anyone but the configured package registries.
export ASTRO_TELEMETRY_DISABLED=1 PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm_config_update_notifier=false

say() { printf '%s\n' "$*" >&2; }

# die MESSAGE REMEDY: what is wrong, what to do about it, exit 1.
die() {
  printf 'error: %s\n' "$1" >&2
  if [ -n "${2:-}" ]; then printf '  remedy: %s\n' "$2" >&2; fi
  exit 1
}

# as_root COMMAND…: runs it as root or through sudo; fails quietly where neither is to be had.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
    sudo -- "$@"
  else
    return 126
  fi
}

can_be_root() {
  [ "$(id -u)" -eq 0 ] && return 0
  command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; }
}

# install_packages REASON PREFIX MISSING NAMES: installs NAMES through the host's own manager, by the function apt_PREFIX or
# dnf_PREFIX; 0 when that was done, else 1 with why not in the variable REASON, which says what is MISSING.
install_packages() {
  local -n reason=$1
  local prefix=$2 missing=$3 names=$4 manager
  if command -v apt-get >/dev/null 2>&1; then
    manager=apt
  elif command -v dnf >/dev/null 2>&1; then
    manager=dnf
  else
    reason="$missing is missing, and there is neither apt-get nor dnf to install them with"
    return 1
  fi
  if ! can_be_root; then
    reason="$missing is missing, and installing them takes root or sudo without a password"
    return 1
  fi
  say "Installing $names through $manager (once) …"
  if ! "${manager}_$prefix"; then
    reason="$manager could not install $names (its own message is above)"
    return 1
  fi
}
