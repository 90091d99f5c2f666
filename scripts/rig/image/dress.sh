# Runs in the image: dresses it as Oracle Linux 8.10, so that Ansible's facts, dnf and the units are those of the target.
set -euo pipefail
here=/var/rig/image

# Names, as the files of the RPM oraclelinux-release have them.
rm -f /etc/os-release
cp "$here/files/os-release" /usr/lib/os-release
ln -s ../usr/lib/os-release /etc/os-release
echo 'Oracle Linux Server release 8.10' >/etc/oracle-release
echo 'Red Hat Enterprise Linux release 8.10 (Ootpa)' >/etc/redhat-release
mv /etc/debian_version /var/rig/debian_version
mkdir -p /usr/libexec
ln -sf /usr/bin/python3 /usr/libexec/platform-python

# Places that are there in Enterprise Linux before any role runs.
mkdir -p /etc/pki/tls/certs /etc/pki/tls/private /etc/pki/ca-trust/source/anchors /etc/sysconfig /etc/crypto-policies/state /srv/rig-repo
echo DEFAULT | tee /etc/crypto-policies/config >/etc/crypto-policies/state/current
ln -sf /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt
install -m 755 "$here/files/update-crypto-policies" /usr/bin/update-crypto-policies
install -m 755 "$here/files/update-ca-trust" /usr/bin/update-ca-trust
# Called sshd there; Debian knows that name as an alias only once the unit is enabled.
systemctl enable ssh.service firewalld.service rsyslog.service
# Nobody is to be asked for a name at the first start, and nothing is to be fetched by itself.
systemctl disable apt-daily.timer apt-daily-upgrade.timer 2>/dev/null || true
systemctl mask systemd-firstboot.service getty.target console-getty.service
echo uninitialized >/etc/machine-id
ln -sf /usr/share/zoneinfo/UTC /etc/localtime

# The operator who comes by SSH, and becomes root by sudo as everywhere.
useradd --create-home --shell /bin/bash opc
echo 'opc ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/opc
chmod 440 /etc/sudoers.d/opc
printf '%s\n' 'PasswordAuthentication no' 'PermitRootLogin no' 'UseDNS no' >/etc/ssh/sshd_config.d/rig.conf
rm -f /etc/ssh/ssh_host_*

bash "$here/repository.sh"
rm -rf /var/rig/carried
