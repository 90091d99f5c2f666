"""What is installed, and what the host's repositories offer: module streams, Nginx, Node, OpenSSL."""

import re
import shutil
import tempfile

from probe import Result, numbers

# `ssl_reject_handshake` came with 1.19.4; these streams are in AppStream of 8.10, the best first.
NGINX_STREAMS = ("1.24", "1.22")
NODE_STREAMS = ("24", "22")
OLDEST_NGINX = (1, 22)
# Runs TypeScript as it is.
OLDEST_NODE = (22, 18)


def streams(probe):
    """Module → (offered, enabled) by dnf; None where dnf cannot say. What it must write goes to a folder that is removed."""
    scratch = tempfile.mkdtemp(prefix="awr-preflight-")
    try:
        quiet = ("--setopt=logdir=" + scratch, "-q", "module", "list", "nginx", "nodejs")
        code, said = probe.run("dnf", "-C", *quiet, timeout=60)
        if code != 0 or not re.search(r"^(nginx|nodejs) ", said, re.M):
            # Nothing cached: metadata is fetched aside, so that the host's cache stays as it is.
            code, said = probe.run("dnf", "--setopt=cachedir=" + scratch, *quiet, timeout=120)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    found = {}
    for name, stream, flags in re.findall(r"^(nginx|nodejs) +(\S+)((?: ?\[\w\])*)", said, re.M):
        offered, enabled = found.get(name, ([], ""))
        found[name] = (offered + ([] if stream in offered else [stream]), stream if "[e]" in flags else enabled)
    return found if code == 0 and found else None


def module_streams(probe, settings):
    found = streams(probe)
    wanted = [("nginx", NGINX_STREAMS)] + ([("nodejs", NODE_STREAMS)] if settings.node == "module" else [])
    return [stream_result(module, preferred, found, probe) for module, preferred in wanted]


def stream_result(module, preferred, found, probe):
    identity, title, wished = "stream-" + module, "Module stream of " + module, " or ".join(preferred)
    if found is None:
        return Result(identity, title, "warning", "dnf does not say" if probe.which("dnf") else "no dnf", wished,
                      "see why: dnf module list %s; without a repository, install the RPM by hand" % module)
    offered, enabled = found.get(module, ([], ""))
    said = "offered: %s; enabled: %s" % (", ".join(offered) or "none", enabled or "none")
    if not [stream for stream in preferred if stream in offered]:
        return Result(identity, title, "failure", said, wished, "mirror AppStream of Oracle Linux 8.10, which has them")
    if enabled and enabled not in preferred:
        return Result(identity, title, "failure", said, wished,
                      "an enabled stream is not switched by itself: dnf module reset %s && dnf module enable %s:%s && dnf distro-sync"
                      % (module, module, preferred[0]))
    return Result(identity, title, "ok", said, wished, "")


def nginx(probe, _settings):
    said = probe.run("nginx", "-v")[1]
    version = re.search(r"nginx/([\d.]+)", said)
    if not version:
        return [Result("nginx", "Nginx", "ok", "not installed", "none yet, or 1.22 or newer", "")]
    good = numbers(version.group(1)) >= OLDEST_NGINX
    return [Result("nginx", "Nginx", "ok" if good else "failure", version.group(1), "none yet, or 1.22 or newer",
                   "" if good else "it cannot refuse a handshake for unknown names: switch to a newer stream (above)")]


def node(probe, settings):
    said = probe.run("node", "--version")[1]
    good = numbers(said) >= OLDEST_NODE
    if settings.node == "bundled":
        return [Result("node", "Node", "ok", "%s on the host" % (said or "none"), "any or none: it rides along", "")]
    if settings.node == "module" and not said:
        return [Result("node", "Node", "ok", "not installed", "none yet, or 22.18 or newer", "")]
    return [Result("node", "Node", "ok" if good else "failure", said or "not installed", "22.18 or newer",
                   "" if good else "install a newer one, or use the one that rides along: --node bundled")]


def openssl(probe, _settings):
    said = probe.run("openssl", "version")[1]
    good = numbers(said[len("OpenSSL"):] if said.startswith("OpenSSL") else said) >= (1, 1, 1)
    return [Result("openssl", "OpenSSL", "ok" if good else "failure", said or "not installed", "1.1.1 or newer, for TLS 1.3",
                   "" if good else "dnf install openssl, dnf update openssl-libs")]
