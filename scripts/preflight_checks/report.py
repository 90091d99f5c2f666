"""The compatibility report: one document, as JSON for programs and as Markdown for people."""

import json
import platform
import time

WORDS = {"ok": "ok", "warning": "**warning**", "failure": "**FAILURE**", "skipped": "not asked"}


def document(_probe, results):
    counts = {status: len([result for result in results if result.status == status]) for status in WORDS}
    return {
        "schema_version": 1,
        "host": platform.node(),
        "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "compatible": counts["failure"] == 0,
        "summary": counts,
        "checks": [dict(result._asdict()) for result in results],
    }


def as_json(found):
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def headline(found):
    counts = found["summary"]
    return "%s: %s. %d ok, %d to do first, %d to look at, %d not asked." % (
        found["host"], "can carry AWR Analyzer" if found["compatible"] else "cannot carry AWR Analyzer as it is",
        counts["ok"], counts["failure"], counts["warning"], counts["skipped"])


def as_markdown(found):
    lines = ["# Compatibility report", "", cell(headline(found)), "", "Made at %s. Nothing was changed." % found["time"], "",
             "| check | found | wanted | result |", "| --- | --- | --- | --- |"]
    for check in found["checks"]:
        lines.append("| %s | %s | %s | %s |" % (cell(check["title"]), cell(check["found"]), cell(check["wanted"]), WORDS[check["status"]]))
    for status, title in (("failure", "To do before anything is installed"), ("warning", "To look at"), ("skipped", "Not asked")):
        todo = [check for check in found["checks"] if check["status"] == status]
        if todo:
            lines += ["", "## " + title, ""]
            lines += ["- **%s** (`%s`): %s → %s" % (cell(check["title"]), check["id"], cell(check["found"]), cell(check["remedy"])) for check in todo]
    return "\n".join(lines) + "\n"


def cell(text):
    """What programs said, as text of a table: no cell ends early, no markup, one line."""
    return " ".join(text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").split())
