"""What guards the host: crypto policy, SELinux, firewalld, fapolicyd. None of it is ever relaxed for the program."""

from probe import Result


def crypto_policy(probe, _settings):
    said = (probe.read("/etc/crypto-policies/state/current") or probe.read("/etc/crypto-policies/config") or "").strip()
    wanted = "DEFAULT, FUTURE or FIPS"
    base = said.split(":")[0]
    if not said:
        return [Result("crypto-policy", "Crypto policy", "warning", "unknown", wanted, "look at it: update-crypto-policies --show")]
    if base == "LEGACY":
        return [Result("crypto-policy", "Crypto policy", "failure", said, wanted,
                       "it lets TLS 1.0 and SHA-1 in, for every program: update-crypto-policies --set DEFAULT")]
    if base == "FIPS":
        return [Result("crypto-policy", "Crypto policy", "warning", said, wanted,
                       "X25519 and CHACHA20 are not to be had; TLS works with P-256 and AES-GCM")]
    if base == "FUTURE":
        return [Result("crypto-policy", "Crypto policy", "warning", said, wanted, "a certificate needs RSA of 3072 bits, or ECDSA")]
    return [Result("crypto-policy", "Crypto policy", "ok", said, wanted, "")]


def selinux(probe, _settings):
    enforce = probe.read("/sys/fs/selinux/enforce")
    state = {"1": "Enforcing", "0": "Permissive"}.get((enforce or "").strip()) or probe.run("getenforce")[1] or "Disabled"
    if state == "Enforcing":
        return [Result("selinux", "SELinux", "ok", state, "Enforcing", "")]
    remedy = "setenforce 1, and SELINUX=enforcing in /etc/selinux/config"
    if state == "Disabled":
        remedy = "SELINUX=permissive in /etc/selinux/config, fixfiles -F onboot, reboot; then enforcing"
    return [Result("selinux", "SELinux", "failure", state, "Enforcing", remedy)]


def firewalld(probe, _settings):
    results = []
    state = probe.is_active("firewalld")
    if state == "active":
        results.append(Result("firewalld", "firewalld", "ok", "active", "active", ""))
    elif probe.which("firewall-cmd"):
        results.append(Result("firewalld", "firewalld", "warning", state or "unknown", "active",
                              "the role firewall starts it; look first at who reaches this host, ssh among them"))
    else:
        results.append(Result("firewalld", "firewalld", "warning", "not installed", "active", "dnf install firewalld"))
    others = [unit for unit in ("iptables", "nftables", "ip6tables") if probe.is_active(unit) == "active"]
    if others:
        results.append(Result("firewall-others", "Other firewalls", "failure", ", ".join(others), "none beside firewalld",
                              "move their rules to firewalld, then systemctl disable --now " + " ".join(others)))
    return results


def fapolicyd(probe, _settings):
    state = probe.is_active("fapolicyd")
    if state != "active":
        return [Result("fapolicyd", "fapolicyd", "ok", "not running", "not running, or releases are trusted", "")]
    if probe.which("fapolicyd-cli"):
        return [Result("fapolicyd", "fapolicyd", "ok", "running: each release is added to its list of trusted files",
                       "not running, or releases are trusted", "")]
    return [Result("fapolicyd", "fapolicyd", "failure", "running, without fapolicyd-cli", "not running, or releases are trusted",
                   "it lets no program run that no package brought: dnf install fapolicyd with its tool")]
