# What every script here begins with: where the checkout is, how to say things, how to fail with a remedy.
# Sourced, never run. Needs bash 4 and coreutils alone.

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
