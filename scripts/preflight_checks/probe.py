"""How checks look at the host: files and programs, reading only. Tests give another root and other programs on PATH."""

import collections
import os
import shutil
import subprocess

# id: short and lasting. status: ok, warning, failure, or skipped where nothing was asked. remedy: empty where all is well.
Result = collections.namedtuple("Result", "id title status found wanted remedy")


class Probe:
    def __init__(self, root="/"):
        self.root = root
        # Programs of administrators are not on everyone's PATH.
        self.path = os.environ.get("PATH", "") + (":/usr/sbin:/sbin" if root == "/" else "")

    def place(self, path):
        """A path of the host, as it is to be opened."""
        return path if self.root == "/" else os.path.join(self.root, path.lstrip("/"))

    def read(self, path):
        """Text of a file, None where it is missing or may not be read."""
        try:
            with open(self.place(path), encoding="utf-8", errors="replace") as file:
                return file.read()
        except OSError:
            return None

    def exists(self, path):
        return os.path.exists(self.place(path))

    def which(self, program):
        return shutil.which(program, path=self.path)

    def run(self, *command, **options):
        """Exit code and output of a program, in English; (None, "") where it is missing or takes too long."""
        program = self.which(command[0])
        if program is None:
            return None, ""
        environment = dict(os.environ, LC_ALL="C", LANG="C", PATH=self.path)
        try:
            done = subprocess.run([program] + list(command[1:]), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, env=environment, timeout=options.get("timeout", 20))
        except (OSError, subprocess.TimeoutExpired):
            return None, ""
        return done.returncode, done.stdout.decode("utf-8", "replace").strip()

    def is_active(self, unit):
        """active, inactive, failed, …; None where there is no systemd to ask."""
        said = self.run("systemctl", "is-active", unit)[1]
        return said if said.isalpha() else None

    def nearest(self, path):
        """The folder itself, or the nearest above it that exists."""
        while not self.exists(path):
            path = os.path.dirname(path)
        return path


def numbers(text):
    """(2, 28) of "glibc 2.28"; () where there is no number with a dot, or alone."""
    word = ""
    for character in text + " ":
        if character.isdigit() or (character == "." and word):
            word += character
        elif word:
            break
    return tuple(int(part) for part in word.split(".") if part)
