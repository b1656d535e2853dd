#!/usr/bin/env python3
"""The exported HTML before axe-core, the Nu validator and a browser that watches it.

    tests/readers/web_page.py --binary target/debug/sejajar

Exports the sample, an empty and a hostile dossier. axe-core finds nothing to object to
(WCAG 2.2 AA and its best practices, wide and narrow, light and dark), the validator no
error in page or style, and in Chromium no page opens a dialog, asks for anything beyond
itself or complains on the console.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from support.dossiers import ROOT, check_all, export

MODULES = ROOT / "target" / "readers"
CHROMIUM = ["chromium", "chromium-browser", "google-chrome"]
PAGE = Path(__file__).resolve().parent / "support" / "page.mjs"


def in_browser(name, page):
    """What axe-core and the browser object to."""
    chromium = next(found for found in map(shutil.which, CHROMIUM) if found)
    command = ["node", PAGE, MODULES, chromium, page]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    if done.returncode != 0:
        sys.exit(f"web page: the browser ended with {done.returncode}\n{done.stderr[-3000:]}")
    found = json.loads(done.stdout)
    faults = [f"{name}: axe: {one['rule']} ({one['way']}): {one['help']}: {one['where']}" for one in found["violations"]]
    for kind in ("dialogs", "requests", "console"):
        faults += [f"{name}: {kind}: {one[:300]}" for one in found[kind]]
    return faults


def by_validator(name, page):
    """What the Nu validator objects to."""
    jar = MODULES / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-jar", jar, "--also-check-css", "--errors-only", "--format", "gnu", page]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    return [f"{name}: validator: {line[:400]}" for line in done.stderr.splitlines() if line.strip()]


def faults_of(binary, name, project):
    """What anybody objects to."""
    (page,) = export(binary, project, "html")
    return in_browser(name, page) + by_validator(name, page)


if __name__ == "__main__":
    check_all(__doc__, faults_of, "nothing to object to, nothing asked for, nothing run")
