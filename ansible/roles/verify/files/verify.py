#!/usr/libexec/platform-python
"""Looks whether this host serves the site as it should; changes nothing.

What is asked comes as JSON in the environment variable AWR_VERIFY (the role's tasks/main.yml writes it). Prints a JSON list of
{name, result, seen, remedy}, result being passed, failed or skipped. Ends with 0 whatever it saw: the role judges.
Standard library of Python 3.6 alone, the only one that Enterprise Linux 8 has for sure.
"""

import http.client
import json
import os
import socket
import ssl
import stat
import subprocess
import time
import warnings

# Newer Pythons than the host's find some of this old, and standard error comes together with the result.
warnings.simplefilter("ignore")
ASKED = json.loads(os.environ["AWR_VERIFY"])
# Ansible makes text of what comes out of a template.
for key in ("http_port", "https_port", "certificate_days", "site_hours", "disk_free"):
    ASKED[key] = int(ASKED[key])
for key in ("tls", "signed_in", "selinux", "clock"):
    ASKED[key] = str(ASKED[key]).lower() == "true"
TIMEOUT_S = 10
checks = []


class Skip(Exception):
    """The check does not apply here; its text says why."""


def check(name, remedy=""):
    """Makes a check of a function: what it returns was seen; AssertionError or another error: failed."""

    def decorate(function):
        try:
            result, seen = "passed", function()
        except Skip as reason:
            result, seen = "skipped", str(reason)
        except AssertionError as error:
            result, seen = "failed", str(error)
        except Exception as error:  # pylint: disable=broad-except
            # Whatever it is, the other checks are made all the same.
            result, seen = "failed", "%s: %s" % (type(error).__name__, error)
        checks.append({"name": name, "result": result, "seen": seen, "remedy": remedy if result == "failed" else ""})
        return function

    return decorate


def run(*command):
    """Status and output (both streams) of a program; 127 where there is none."""
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
    except FileNotFoundError:
        return 127, "%s is not installed" % command[0]
    return done.returncode, done.stdout.decode("utf-8", "replace").strip()


def said(*command):
    return run(*command)[1]


def context():
    return ssl.create_default_context(cafile=ASKED["ca"] or None)


def handshake(name, trusted=True, **limits):
    """A TLS connection to Nginx under a name. Raises ssl.SSLError or OSError where there is none."""
    wanted = context() if trusted else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if not trusted:
        wanted.check_hostname = False
        wanted.verify_mode = ssl.CERT_NONE
    if "oldest" in limits:
        # Else this host's own policy would not even offer what must be refused.
        wanted.set_ciphers("ALL:@SECLEVEL=0")
        wanted.options |= ssl.OP_NO_TLSv1_2 | getattr(ssl, "OP_NO_TLSv1_3", 0)
        if hasattr(wanted, "minimum_version"):
            wanted.minimum_version = ssl.TLSVersion.TLSv1
    raw = socket.create_connection((ASKED["address"], ASKED["https_port"]), TIMEOUT_S)
    try:
        return wanted.wrap_socket(raw, server_hostname=name)
    except Exception:
        raw.close()
        raise


def ask(path, name, plain=False, method="GET"):
    """Status and headers (names in lower case) of one request."""
    connection = http.client.HTTPConnection(ASKED["address"], ASKED["http_port"], timeout=TIMEOUT_S)
    if not plain:
        connection.sock = handshake(name)
    try:
        connection.request(method, path, headers={"Host": name})
        answer = connection.getresponse()
        answer.read()
        return answer.status, {key.lower(): value for key, value in answer.getheaders()}
    finally:
        connection.close()


@check("system", "playbooks/preflight.yml tells what else does not fit")
def _system():
    names = {}
    with open("/etc/os-release") as lines:
        for line in lines:
            key, _, value = line.strip().partition("=")
            names[key] = value.strip('"')
    assert names.get("VERSION_ID", "").split(".")[0] == "8", "%s is no Enterprise Linux 8" % names.get("PRETTY_NAME")
    return "%s, kernel %s" % (names["PRETTY_NAME"], os.uname().release)


@check("services", "systemctl enable --now UNIT; journalctl -u UNIT tells why it ended")
def _services():
    wrong = []
    for unit in ASKED["services"]:
        state, enabled = said("systemctl", "is-active", unit), said("systemctl", "is-enabled", unit)
        if state != "active":
            wrong.append("%s is %s" % (unit, state))
        if enabled not in ("enabled", "alias", "static", "indirect"):
            wrong.append("%s would not come back after a boot (%s)" % (unit, enabled))
    assert not wrong, ", ".join(wrong)
    return "%s run and come back after a boot" % ", ".join(ASKED["services"])


@check("failed units", "journalctl -u UNIT, then systemctl reset-failed UNIT")
def _failed():
    failed = said("systemctl", "list-units", "--failed", "--plain", "--no-legend", "awr-*", "nginx.service")
    assert not failed, ", ".join(line.split()[0] for line in failed.splitlines())
    return "none of ours"


@check("timers", "systemctl enable --now TIMER")
def _timers():
    listed = said("systemctl", "list-unit-files", "--no-legend", "--type=timer", "awr-*").splitlines()
    timers = sorted(set(ASKED["timers"]) | {line.split()[0] for line in listed if "@." not in line})
    wrong = []
    for timer in timers:
        state = said("systemctl", "is-active", timer)
        if state != "active" or said("systemctl", "is-enabled", timer) != "enabled":
            wrong.append("%s is %s" % (timer, state))
    assert not wrong, ", ".join(wrong)
    return "%s armed" % ", ".join(timers)


@check("nginx -t", "playbooks/site.yml --tags nginx writes the configuration anew")
def _nginx():
    status, output = run("nginx", "-t")
    assert status == 0, output
    return said("nginx", "-v").replace("nginx version: ", "")


@check("site", "docs/runbook.md, failed night")
def _site():
    link = ASKED["site"]
    assert os.path.islink(link), "%s is no link: nothing is published" % link
    assert os.path.isfile(os.path.join(link, "en/index.html")), "%s leads to no site" % os.readlink(link)
    # The night renames the link, so its own time is when it was published.
    hours = (time.time() - os.lstat(link).st_mtime) / 3600
    assert hours <= ASKED["site_hours"], "published %.0f hours ago, more than %d" % (hours, ASKED["site_hours"])
    return "%s, published %.1f hours ago" % (os.path.basename(os.readlink(link)), hours)


@check("pages", "the answer's status in /var/log/nginx/access.log, its reason in error.log")
def _pages():
    signed_in = (401, 403, 302, 400)
    for name in ASKED["names"]:
        for path in ("/en/", "/zh/"):
            status, _ = ask(path, name, plain=not ASKED["tls"])
            assert status == 200 or (ASKED["signed_in"] and status in signed_in), "%s%s: %d" % (name, path, status)
    return "%s in both languages%s" % (", ".join(ASKED["names"]), ", behind a sign-in" if ASKED["signed_in"] else "")


@check("headers", "playbooks/site.yml --tags nginx; something in front of Nginx may take headers away as well")
def _headers():
    name = ASKED["names"][0]
    for path in ("/en/", "/no/such/page", "/.env"):
        _, headers = ask(path, name, plain=not ASKED["tls"])
        for header, value in ASKED["headers"].items():
            got = headers.get(header.lower())
            assert got == value, "%s: %s is %s" % (path, header, got)
    return "%d on pages and on errors" % len(ASKED["headers"])


@check("HTTP redirect", "playbooks/site.yml --tags nginx")
def _redirect():
    if not ASKED["tls"]:
        raise Skip("plain HTTP by choice")
    status, headers = ask("/en/", ASKED["names"][0], plain=True)
    target = headers.get("location", "")
    assert status == 301 and target.startswith("https://%s" % ASKED["names"][0]), "%d to %s" % (status, target or "nowhere")
    return "301 to %s" % target


@check("unknown host", "playbooks/site.yml --tags nginx; another file in /etc/nginx may have a server of its own")
def _unknown():
    if not ASKED["tls"]:
        raise Skip("plain HTTP by choice")
    try:
        handshake("unknown.invalid", trusted=False).close()
    except (ssl.SSLError, OSError):
        return "its handshake is refused"
    raise AssertionError("a handshake for unknown.invalid is answered")


@check("TLS versions", "playbooks/site.yml --tags nginx")
def _versions():
    if not ASKED["tls"]:
        raise Skip("plain HTTP by choice")
    newest = handshake(ASKED["names"][0])
    version, cipher = newest.version(), newest.cipher()[0]
    newest.close()
    assert version in ("TLSv1.2", "TLSv1.3"), version
    try:
        handshake(ASKED["names"][0], trusted=False, oldest="TLSv1").close()
    except (ssl.SSLError, OSError) as error:
        if getattr(error, "reason", "") == "NO_PROTOCOLS_AVAILABLE":
            raise Skip("%s %s; whether older ones are refused this host cannot ask, its own policy forbids them" % (version, cipher))
        return "%s %s; older than 1.2 refused" % (version, cipher)
    raise AssertionError("TLS older than 1.2 is answered")


@check("certificate", "docs/runbook.md, renewal")
def _certificate():
    if not ASKED["tls"]:
        raise Skip("plain HTTP by choice")
    fewest = None
    for name in ASKED["names"]:
        connection = handshake(name)
        ends = ssl.cert_time_to_seconds(connection.getpeercert()["notAfter"])
        connection.close()
        days = (ends - time.time()) / 86400
        fewest = days if fewest is None else min(fewest, days)
    assert fewest >= ASKED["certificate_days"], "%.0f days left, fewer than %d" % (fewest, ASKED["certificate_days"])
    return "trusted, names match, %.0f days left" % fewest


@check("key", "chmod 400 KEY; chown root:root KEY")
def _key():
    if not ASKED["tls"]:
        raise Skip("plain HTTP by choice")
    found = os.stat(ASKED["certificate_key"])
    mode = stat.S_IMODE(found.st_mode)
    assert found.st_uid == 0 and mode in (0o400, 0o600), "mode %o, owner %d" % (mode, found.st_uid)
    return "root's alone, mode %o" % mode


@check("SELinux", "setenforce 1, SELINUX=enforcing in /etc/selinux/config; never relax it for the site")
def _selinux():
    state = said("getenforce")
    if state != "Enforcing" and not ASKED["selinux"]:
        raise Skip("%s, and not asked for by the inventory" % state)
    assert state == "Enforcing", state
    status, output = run("matchpathcon", "-V", os.path.realpath(ASKED["site"]))
    assert status == 0, output
    return "enforcing; the site is labelled as the policy says"


@check("firewall", "systemctl enable --now firewalld; playbooks/site.yml --tags firewall")
def _firewall():
    status, output = run("firewall-cmd", "--state")
    assert status == 0, output
    zone = said("firewall-cmd", "--get-default-zone")
    target = said("firewall-cmd", "--permanent", "--zone", zone, "--get-target")
    assert target != "ACCEPT", "the zone %s takes everything" % zone
    return "firewalld runs, zone %s, target %s" % (zone, target)


@check("clock", "chronyc sources; a host without internet needs base_ntp_servers")
def _clock():
    if not ASKED["clock"]:
        raise Skip("not asked for by the inventory")
    leap = [line for line in said("chronyc", "tracking").splitlines() if line.startswith("Leap status")]
    assert leap and leap[0].endswith("Normal"), leap[0] if leap else "chronyd does not answer"
    return "synchronised"


@check("journal", "playbooks/site.yml --tags logging")
def _journal():
    assert os.path.isdir("/var/log/journal"), "/var/log/journal is missing: the log does not survive a boot"
    return said("journalctl", "--disk-usage")


@check("disk", "docs/runbook.md, disk full")
def _disk():
    seen = []
    for path in ASKED["disk_paths"]:
        if not os.path.exists(path):
            continue
        disk = os.statvfs(path)
        # As df counts: what is kept back for root is neither used nor free.
        free = 100.0 * disk.f_bavail / max(1, disk.f_blocks - disk.f_bfree + disk.f_bavail)
        inodes = 100.0 * disk.f_favail / disk.f_files if disk.f_files else 100.0
        assert min(free, inodes) >= ASKED["disk_free"], "%s: %.0f %% of bytes and %.0f %% of inodes free" % (path, free, inodes)
        seen.append("%s %.0f %%" % (path, free))
    return "free: %s" % ", ".join(seen)


print(json.dumps(checks))
