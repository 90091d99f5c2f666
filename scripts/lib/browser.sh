# Finds or installs what the end-to-end tests open pages with: Chromium and a font with Chinese glyphs; with them what reads PDF.
# Sourced after common.sh. Sets AWR_CHROMIUM to the browser, or AWR_NO_BROWSER to why there is none.

find_chromium() {
  local name
  if [ -n "${AWR_CHROMIUM:-}" ]; then
    [ -x "$AWR_CHROMIUM" ] && { printf '%s' "$AWR_CHROMIUM"; return 0; }
    return 1
  fi
  for name in chromium chromium-browser google-chrome-stable google-chrome; do
    command -v "$name" 2>/dev/null && return 0
  done
  return 1
}

has_chinese_font() {
  command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list ':lang=zh-cn' family 2>/dev/null | head -n 1)" ]
}

apt_install_browser() {
  local options=(-y -q -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 --no-install-recommends)
  export DEBIAN_FRONTEND=noninteractive
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q -o Acquire::Retries=3 >&2 &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install "${options[@]}" chromium fonts-noto-cjk fontconfig poppler-utils >&2
}

# Chromium for Enterprise Linux 8 is in EPEL; Oracle Linux names the package that brings it differently.
dnf_install_browser() {
  as_root dnf install -y -q oracle-epel-release-el8 >&2 || as_root dnf install -y -q epel-release >&2 || true
  as_root dnf install -y -q chromium google-noto-sans-cjk-ttc-fonts fontconfig poppler-utils >&2
}

ensure_browser() {
  AWR_NO_BROWSER=
  if ! find_chromium >/dev/null || ! has_chinese_font; then install_packages AWR_NO_BROWSER install_browser 'Chromium or a Chinese font' 'Chromium and a Chinese font' || true; fi
  if AWR_CHROMIUM=$(find_chromium); then
    AWR_NO_BROWSER=
    export AWR_CHROMIUM
    has_chinese_font || say "warning: no font with Chinese glyphs here: screenshots of Chinese pages show boxes."
  else
    unset AWR_CHROMIUM
    AWR_NO_BROWSER=${AWR_NO_BROWSER:-the packages were installed, yet no Chromium is on PATH}
    if [ "${CI:-}" = true ] && can_be_root; then die "No browser for the end-to-end tests: $AWR_NO_BROWSER." "install Chromium, or point AWR_CHROMIUM at one"; fi
    export AWR_NO_BROWSER
  fi
}
