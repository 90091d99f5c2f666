"""Runs every check, writes the report, and only then says by its exit whether all is well. Python 3.6, standard library alone."""

import argparse
import os
import sys

import network
import report
import security
import software
import system
from probe import Probe, Result

CHECKS = (
    system.operating_system, system.architecture, system.kernel, system.glibc, system.libraries, system.service_manager,
    system.processors, system.memory, system.disk,
    software.module_streams, software.nginx, software.node, software.openssl,
    security.crypto_policy, security.selinux, security.firewalld, security.fapolicyd,
    network.ports, network.clock, network.names, network.certificate,
)


def settings_of(arguments):
    parser = argparse.ArgumentParser(
        prog="preflight", description="Whether this host can carry AWR Analyzer. Reads only.")
    parser.add_argument("--host", default="", help="the site's name, for DNS and certificate")
    parser.add_argument("--certificate", default="", help="its certificate, PEM")
    parser.add_argument("--app-dir", default="/opt/awr-analyzer", help="where the program will be (%(default)s)")
    parser.add_argument("--state-dir", default="/var/lib/awr-analyzer", help="where lake and scratch will be (%(default)s)")
    parser.add_argument("--site-dir", default="/srv/awr-analyzer/www", help="where the site will be (%(default)s)")
    parser.add_argument("--ports", default="80,443", help="ports of the web server (%(default)s)")
    parser.add_argument("--node", default="bundled", choices=("bundled", "module", "none"), help="which Node (%(default)s)")
    parser.add_argument("--accept", default="", help="checks that may fail, as the report names them: selinux,clock")
    parser.add_argument("--format", default="md", choices=("md", "json"), help="of standard output (%(default)s)")
    parser.add_argument("--out", default="", help="folder for preflight.md and preflight.json, instead of standard output")
    settings = parser.parse_args(arguments)
    try:
        settings.ports = [int(port) for port in settings.ports.split(",")]
    except ValueError:
        parser.error("--ports takes numbers: 80,443")
    settings.accept = [name for name in settings.accept.split(",") if name]
    return settings


def run(check, probe, settings):
    """The results of one check. A check that breaks is a result too: the others go on."""
    try:
        return check(probe, settings)
    except Exception as error:  # pylint: disable=broad-except
        name = check.__name__
        return [Result(name, name.replace("_", " "), "failure", "the check itself broke: %r" % error, "an answer",
                       "please report this, with the operating system and its release")]


def main(arguments):
    settings = settings_of(arguments)
    probe = Probe(os.environ.get("AWR_PREFLIGHT_ROOT", "/"))
    results = [result for check in CHECKS for result in run(check, probe, settings)]
    unknown = [name for name in settings.accept if name not in [result.id for result in results]]
    if unknown:
        sys.stderr.write("error: --accept names no check: %s\n" % ", ".join(unknown))
        return 2
    results = [accepted(result) if result.id in settings.accept else result for result in results]
    document = report.document(probe, results)
    if settings.out:
        os.makedirs(settings.out, exist_ok=True)
        write(os.path.join(settings.out, "preflight.json"), report.as_json(document))
        write(os.path.join(settings.out, "preflight.md"), report.as_markdown(document))
        print(report.headline(document))
    else:
        text = report.as_json(document) if settings.format == "json" else report.as_markdown(document)
        sys.stdout.buffer.write(text.encode("utf-8"))
    return 1 if document["summary"]["failure"] else 0


def accepted(result):
    return result._replace(status="warning", found=result.found + " (accepted)") if result.status == "failure" else result


def write(path, text):
    with open(path, "wb") as file:
        file.write(text.encode("utf-8"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
