# Runs in the image's Debian layer: packages, and those whose programs the rig's RPMs will carry.
set -euo pipefail

printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
chmod 755 /usr/sbin/policy-rc.d
# Debian keeps manuals and translations out of small images this way.
printf 'path-exclude=/usr/share/%s/*\n' doc man locale info >/etc/dpkg/dpkg.cfg.d/rig

mirror=$(awk '$1 == "deb" { print $2; exit }' /etc/apt/sources.list)
echo "deb $mirror bookworm-backports main" >/etc/apt/sources.list.d/backports.list
apt-get update -q -o Acquire::Retries=3
mapfile -t packages </var/rig/packages.txt
apt-get install -y -q --no-install-recommends -o Acquire::Retries=3 "${packages[@]}"
# The rating came with 3.1; Debian 12 itself has 3.0. Without it there is no grade, which the test then says.
apt-get install -y -q --no-install-recommends -t bookworm-backports testssl.sh || echo 'testssl.sh from backports is not to be had'

# Unpacked and not installed: their RPMs bring units and configuration of Enterprise Linux's form.
mkdir -p /var/rig/carried
cd /var/rig/carried
apt-get download -q nginx nginx-common chrony
for package in *.deb; do dpkg -x "$package" "$(echo "$package" | cut -d_ -f1)"; done
rm -f -- *.deb

apt-get clean
rm -rf /var/lib/apt/lists/* /usr/sbin/policy-rc.d /var/rig/packages.txt /var/rig/debian.sh
