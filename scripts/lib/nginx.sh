# Finds or installs what the tests serve the site with: Nginx, and Ansible, which writes its configuration.
# Sourced after common.sh. Sets AWR_NGINX to the program, or AWR_NO_NGINX to why there is none.

# PATH of a plain user often lacks sbin.
find_nginx() {
  local name
  if [ -n "${AWR_NGINX:-}" ]; then
    [ -x "$AWR_NGINX" ] && { printf '%s' "$AWR_NGINX"; return 0; }
    return 1
  fi
  for name in nginx /usr/sbin/nginx /usr/local/sbin/nginx; do
    command -v "$name" 2>/dev/null && return 0
  done
  return 1
}

# 1.22 to 1.26 take the same configuration; older ones cannot refuse a handshake.
nginx_is_recent() {
  local version
  version=$("$1" -v 2>&1 | sed -n 's|.*nginx/1\.\([0-9]*\)\..*|\1|p')
  [ -n "$version" ] && [ "$version" -ge 22 ]
}

has_nginx() {
  local nginx
  nginx=$(find_nginx) && nginx_is_recent "$nginx" && command -v ansible-playbook >/dev/null 2>&1
}

# Debian starts a server as it installs it. Nobody asked for one on port 80, so that is switched off meanwhile.
apt_install_nginx() {
  local options=(-y -q -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 --no-install-recommends)
  local policy=/usr/sbin/policy-rc.d ours='' status=0
  if ! [ -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null && as_root chmod 755 "$policy" && ours=yes
  fi
  { as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q -o Acquire::Retries=3 &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install "${options[@]}" nginx ansible-core openssl; } >&2 || status=$?
  [ -z "$ours" ] || as_root rm -f "$policy"
  return "$status"
}

dnf_install_nginx() {
  # Enterprise Linux 8 brings Nginx as module streams, the oldest being the default.
  as_root dnf module enable -y -q nginx:1.24 >&2 || as_root dnf module enable -y -q nginx:1.22 >&2 || true
  as_root dnf install -y -q nginx ansible-core openssl >&2
}

ensure_nginx() {
  AWR_NO_NGINX=
  has_nginx || install_packages AWR_NO_NGINX install_nginx 'Nginx from 1.22 or Ansible' 'Nginx and Ansible' || true
  if has_nginx; then
    AWR_NO_NGINX=
    AWR_NGINX=$(find_nginx)
    export AWR_NGINX
  else
    unset AWR_NGINX
    AWR_NO_NGINX=${AWR_NO_NGINX:-the packages were installed, yet Nginx from 1.22 and ansible-playbook are not both there}
    if [ "${CI:-}" = true ] && can_be_root; then die "No Nginx for the end-to-end tests: $AWR_NO_NGINX." "install nginx and ansible-core"; fi
    export AWR_NO_NGINX
  fi
}
