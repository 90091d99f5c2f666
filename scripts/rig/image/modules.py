"""Writes modules.yaml of a repository: the streams of its modular RPMs, with the defaults of Enterprise Linux 8."""

import subprocess
import sys
from pathlib import Path

DEFAULTS = {"nginx": "1.14", "nodejs": "10"}

rpms = {}
for file in sorted(Path(sys.argv[1]).glob("*.rpm")):
    label, nevra = subprocess.check_output(
        ["rpm", "-qp", "--qf", "%{MODULARITYLABEL}\n%{NAME}-%{EPOCHNUM}:%{VERSION}-%{RELEASE}.%{ARCH}", str(file)], text=True
    ).split("\n")
    if label.count(":") == 3:
        rpms.setdefault(label, []).append(nevra)

for label, nevras in rpms.items():
    module, stream, version, context = label.split(":")
    print(f"""---
document: modulemd
version: 2
data:
  name: {module}
  stream: "{stream}"
  version: {version}
  context: {context}
  arch: x86_64
  summary: {module} {stream}
  description: {module} {stream} of the rig.
  license:
    module: [Apache-2.0]
  profiles:
    common:
      rpms: [{module}]
  artifacts:
    rpms:""")
    for nevra in nevras:
        print(f"    - {nevra}")
    print("...")
for module, stream in DEFAULTS.items():
    print(f"""---
document: modulemd-defaults
version: 1
data:
  module: {module}
  stream: "{stream}"
  profiles:
    "{stream}": [common]
...""")
