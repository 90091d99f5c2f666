"""What the world sees: ports, clock, name, certificate."""

import calendar
import re
import time

from probe import Result

LISTEN = "0A"
# Renewal begins a month before (Let's Encrypt's advice: at a third of 90 days).
WARN_DAYS = 30


def ports(probe, settings):
    listening = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        for line in (probe.read(table) or "").splitlines()[1:]:
            fields = line.split()
            if len(fields) > 3 and fields[3] == LISTEN:
                listening.add(int(fields[1].rsplit(":", 1)[1], 16))
    return [port_result(port, port in listening, probe) for port in settings.ports]


def port_result(port, taken, probe):
    identity, title, wanted = "port-%d" % port, "Port %d" % port, "free, or Nginx's"
    if not taken:
        return Result(identity, title, "ok", "free", wanted, "")
    said = probe.run("ss", "-Hltnp", "sport = :%d" % port)[1]
    owners = sorted(set(re.findall(r'\(\("([^"]+)"', said)))
    if owners == ["nginx"]:
        return Result(identity, title, "ok", "Nginx's", wanted, "")
    if not owners:
        return Result(identity, title, "warning", "taken, by whom is only told to root", wanted, "run this as root, or: ss -ltnp")
    return Result(identity, title, "failure", "taken by " + ", ".join(owners), wanted,
                  "stop %s, or give the site another port (nginx_http_port, nginx_https_port)" % ", ".join(owners))


def clock(probe, _settings):
    said = probe.run("timedatectl", "show", "--property=NTPSynchronized", "--value")[1]
    now = time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime())
    if said == "yes":
        return [Result("clock", "Clock", "ok", now + ", synchronised", "synchronised", "")]
    state = probe.is_active("chronyd") or "unknown"
    return [Result("clock", "Clock", "warning", "%s, %s; chronyd: %s" % (now, "not synchronised" if said == "no" else "unknown", state),
                   "synchronised", "certificates and the nightly timer need the right time: chronyc sources; give base_ntp_servers")]


def names(probe, settings):
    if not settings.host:
        return [Result("dns", "DNS", "skipped", "no name was given", "the site's name leads here", "say it: --host NAME")]
    addresses = sorted(set(line.split()[0] for line in probe.run("getent", "ahosts", settings.host)[1].splitlines() if line.split()))
    wanted = "%s leads here" % settings.host
    if not addresses:
        return [Result("dns", "DNS", "failure", "%s has no address" % settings.host, wanted,
                       "have it entered into DNS; /etc/resolv.conf says who is asked")]
    own = set(re.findall(r"inet6? ([0-9a-f.:]+)/", probe.run("ip", "-o", "addr")[1]))
    there = ", ".join(addresses)
    if own & set(addresses):
        return [Result("dns", "DNS", "ok", "%s is %s" % (settings.host, there), wanted, "")]
    return [Result("dns", "DNS", "warning", "%s is %s, no address of this host" % (settings.host, there), wanted,
                   "right where something stands before this host; else correct DNS")]


def certificate(probe, settings):
    wanted = "valid for %d days or more" % WARN_DAYS + (", for %s" % settings.host if settings.host else "")
    if not settings.certificate:
        return [Result("certificate", "Certificate", "skipped", "none was given", wanted,
                       "say where it is: --certificate FILE; or let the role tls have one made")]
    path = probe.place(settings.certificate)
    if probe.read(settings.certificate) is None:
        return [Result("certificate", "Certificate", "failure", "%s is missing or may not be read" % settings.certificate, wanted,
                       "put it there, certificate first, then its chain, PEM")]
    said = probe.run("openssl", "x509", "-in", path, "-noout", "-enddate")[1]
    end = re.search(r"notAfter=(\w+ +\d+ [\d:]+ \d+) GMT", said)
    if not end:
        return [Result("certificate", "Certificate", "failure", "%s is no certificate" % settings.certificate, wanted,
                       "put the certificate first, then its chain, PEM")]
    days = (calendar.timegm(time.strptime(end.group(1), "%b %d %H:%M:%S %Y")) - time.time()) / 86400
    found = "ends %s GMT, in %d days" % (end.group(1), days) if days >= 0 else "ended %s GMT" % end.group(1)
    status = "ok" if days >= WARN_DAYS else "warning" if days >= 0 else "failure"
    remedy = "" if status == "ok" else "renew it"
    if settings.host and "does match" not in probe.run("openssl", "x509", "-in", path, "-noout", "-checkhost", settings.host)[1]:
        status, found, remedy = "failure", found + "; not for " + settings.host, "have one made that names " + settings.host
    return [Result("certificate", "Certificate", status, found, wanted, remedy)]
