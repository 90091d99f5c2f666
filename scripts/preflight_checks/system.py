"""The machine and its system: release, kernel, C library, systemd, memory, disk."""

import os
import platform

from probe import Result, numbers

GIB = 1024 ** 3
# Rebuilds of the same release: the same libraries, not tested.
FAMILY = ("rhel", "rocky", "almalinux", "centos")
# The build of a site stays below 1.5 GiB, DuckDB takes what it may beside it (our measurements).
LEAST_MEMORY, GOOD_MEMORY = 2 * GIB, 4 * GIB
# Five releases of 0.45 GiB and an artefact; a lake with its build; the site's releases (our measurements, with room).
SPACE = {"app": (1.5, 3), "state": (2, 10), "site": (1, 5)}
LEAST_INODES = 100000


def operating_system(probe, _settings):
    pairs = [line.split("=", 1) for line in (probe.read("/etc/os-release") or "").splitlines() if "=" in line]
    values = {key: value.strip().strip("\"'") for key, value in pairs}
    name, version = values.get("ID", ""), values.get("VERSION_ID", "")
    found = values.get("PRETTY_NAME") or "%s %s" % (name, version)
    if name == "ol" and version == "8.10":
        status, remedy = "ok", ""
    elif name in ("ol",) + FAMILY and numbers(version)[:1] == (8,):
        status, remedy = "warning", "update to Oracle Linux 8.10, or test before you rely on it: libraries are the same, this release is not tested"
    else:
        status, remedy = "failure", "use Oracle Linux 8.10"
    return [Result("os", "Operating system", status, found.strip() or "unknown", "Oracle Linux 8.10", remedy)]


def architecture(_probe, _settings):
    machine = platform.machine()
    good = machine == "x86_64"
    return [Result("architecture", "Processor", "ok" if good else "failure", machine, "x86_64",
                   "" if good else "the artefact is for x86-64; use such a host")]


def kernel(probe, _settings):
    release = probe.run("uname", "-r")[1] or platform.release()
    good = numbers(release) >= (4, 18)
    flavour = " (UEK)" if "uek" in release else ""
    return [Result("kernel", "Kernel", "ok" if good else "failure", release + flavour, "4.18 or newer",
                   "" if good else "boot the newest installed kernel: grubby --info=ALL")]


def glibc(probe, _settings):
    said = probe.run("getconf", "GNU_LIBC_VERSION")[1]
    good = numbers(said) >= (2, 28)
    return [Result("glibc", "C library", "ok" if good else "failure", said or "unknown", "glibc 2.28 or newer",
                   "" if good else "use Oracle Linux 8; native files of the artefact are built for its glibc")]


def libraries(probe, _settings):
    names = ("libstdc++.so.6", "libgcc_s.so.1")
    places = ("/usr/lib64", "/lib64", "/usr/lib/x86_64-linux-gnu", "/lib/x86_64-linux-gnu")
    missing = [name for name in names if not any(probe.exists(place + "/" + name) for place in places)]
    return [Result("libraries", "Shared libraries", "failure" if missing else "ok",
                   "missing: " + ", ".join(missing) if missing else ", ".join(names), "libstdc++ and libgcc",
                   "dnf install libstdc++ libgcc" if missing else "")]


def service_manager(probe, _settings):
    said = probe.run("systemctl", "--version")[1].split("\n")[0]
    if numbers(said) < (239,):
        return [Result("systemd", "systemd", "failure", said or "not there", "239 or newer",
                       "the services are systemd's; use a host that runs it")]
    state = probe.run("systemctl", "is-system-running")[1]
    if state == "running":
        return [Result("systemd", "systemd", "ok", "%s, running" % said, "239 or newer, running", "")]
    return [Result("systemd", "systemd", "warning", "%s, %s" % (said, state or "state unknown"), "239 or newer, running",
                   "look at what failed: systemctl --failed")]


def processors(_probe, _settings):
    count = os.cpu_count() or 1
    return [Result("cpu", "CPUs", "ok" if count >= 2 else "warning", str(count), "2 or more",
                   "" if count >= 2 else "a night takes twice as long on one CPU, and the site answers slower meanwhile")]


def memory(probe, _settings):
    fields = dict(line.split(":", 1) for line in (probe.read("/proc/meminfo") or "").splitlines() if ":" in line)
    total = numbers(fields.get("MemTotal", ""))
    if not total:
        return [Result("memory", "Memory", "warning", "unknown", "4 GiB", "look at /proc/meminfo")]
    size = total[0] * 1024
    # The kernel keeps a part for itself: a machine of 4 GiB says 3.6.
    status = "ok" if size >= 0.88 * GOOD_MEMORY else "warning" if size >= 0.88 * LEAST_MEMORY else "failure"
    return [Result("memory", "Memory", status, "%.1f GiB" % (size / GIB), "4 GiB, at least 2",
                   "" if status == "ok" else "give the host more memory: a night takes up to 1.5 GiB beside the system")]


def disk(probe, settings):
    places = {"app": settings.app_dir, "state": settings.state_dir, "site": settings.site_dir}
    # Places on one file system share its room.
    shared = {}
    for name, path in sorted(places.items()):
        nearest = probe.nearest(path)
        shared.setdefault(os.stat(probe.place(nearest)).st_dev, []).append((name, path, nearest))
    results = []
    for members in shared.values():
        least, good = (sum(SPACE[name][index] for name, _, _ in members) for index in (0, 1))
        figures = os.statvfs(probe.place(members[0][2]))
        free = figures.f_bavail * figures.f_frsize / GIB
        status = "ok" if free >= good else "warning" if free >= least else "failure"
        paths = ", ".join(path for _, path, _ in members)
        identity = "disk-" + "-".join(name for name, _, _ in members)
        results.append(Result(identity, "Disk for " + paths, status, "%.1f GiB free" % free,
                              "%g GiB, at least %g" % (good, least),
                              "" if status == "ok" else "enlarge the file system, or name other places"))
        # Some file systems make inodes as they need them and say 0.
        if 0 < figures.f_favail < LEAST_INODES:
            results.append(Result(identity + "-inodes", "Inodes for " + paths, "warning", str(figures.f_favail),
                                  "%d or more" % LEAST_INODES, "pages and packages are many small files: make the file system anew with more"))
        if "app" in [name for name, _, _ in members] and figures.f_flag & os.ST_NOEXEC:
            results.append(Result("noexec", "Programs may run in " + settings.app_dir, "failure", "mounted noexec", "exec",
                                  "name another place for the program, or mount it without noexec"))
    return results
