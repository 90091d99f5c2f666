# Runs in the image: builds the RPMs and a repository of module streams, and lets dnf know both.
set -euo pipefail
here=/var/rig/image
carried=/var/rig/carried
top=/var/rig/rpmbuild
repo=/srv/rig-repo

# Debian's rpm looks elsewhere for its database than dnf.
mkdir -p /etc/rpm /var/lib/rpm
echo '%_dbpath /var/lib/rpm' >/etc/rpm/macros.rig
printf '%s\n' '%dist .el8' '%_topdir /var/rig/rpmbuild' '%debug_package %{nil}' '%__os_install_post %{nil}' \
  '%_binary_payload w1.gzdio' '%_build_id_links none' >>/etc/rpm/macros.rig
rpm --initdb

build() { rpmbuild -bb --quiet "$@"; }

# What Debian brings is there under Enterprise Linux's names: RPMs without files, so that "present" finds it present.
{
  cat <<'SPEC'
Name: rig-present
Version: 1
Release: 1.rig
Summary: Names of what the rig has from Debian
License: Apache-2.0
BuildArch: noarch
%description
Names only.
SPEC
  while read -r name version provides; do
    printf '%%package -n %s\nVersion: %s\nRelease: 1.rig.el8\nSummary: In the rig from Debian\n' "$name" "$version"
    [ -z "$provides" ] || printf 'Provides: %s\n' "$provides"
    printf '%%description -n %s\nA name: Debian brings the files.\n%%files -n %s\n' "$name" "$name"
  done < <(grep -v '^#' "$here/present.txt")
} >/var/rig/present.spec
build /var/rig/present.spec

# stream MODULE STREAM VERSION SPEC: one RPM of a module's stream.
stream() {
  local module=$1 stream=$2 version=$3 spec=$4
  {
    printf 'ModularityLabel: %s:%s:8100020240101000000:rig\n' "$module" "$stream"
    cat "$here/$spec.spec"
  } >"/var/rig/$module.spec"
  build --define "rig_version $version" --define "rig_carried $carried" --define "rig_files $here/files" "/var/rig/$module.spec"
}
for version in 1.14.1 1.22.1 1.24.0; do stream nginx "${version%.*}" "$version" nginx; done
for version in 10.24.0 20.12.2 22.12.0 24.4.1; do stream nodejs "${version%%.*}" "$version" nodejs; done
build --define "rig_carried $carried" --define "rig_files $here/files" "$here/chrony.spec"

find "$top/RPMS" -name '*.rpm' ! -name 'rig-present-*' -exec mv -t "$repo" {} +
python3 "$here/modules.py" "$repo" >/var/rig/modules.yaml
createrepo_c --quiet "$repo"
modifyrepo_c --mdtype=modules /var/rig/modules.yaml "$repo/repodata" >/dev/null

cp "$here/files/dnf.conf" /etc/dnf/dnf.conf
mkdir -p /etc/yum.repos.d
cp "$here/files/rig.repo" /etc/yum.repos.d/rig.repo
mapfile -t names < <(grep -v '^#' "$here/present.txt" | cut -d' ' -f1)
dnf -q -y install "${names[@]}"
dnf -q module list
rm -rf "$top" /var/rig/*.spec /var/rig/modules.yaml
