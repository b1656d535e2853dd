#!/usr/bin/env python3
"""The exported HTML before axe-core, the Nu validator and a browser that watches it.

    tests/readers/web_page.py --binary target/debug/sejajar

Exports the sample, an empty and a hostile dossier. axe-core finds nothing to object to
(WCAG 2.2 AA and its best practices, wide and narrow, light and dark), the validator no
error in page or style, and in Chromium no page opens a dialog, asks for anything beyond
itself or complains on the console.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from support.dossiers import ROOT, export, write_all

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


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    arguments.add_argument("--binary", type=Path, required=True)
    binary = arguments.parse_args().binary.resolve()
    faults = []
    with tempfile.TemporaryDirectory(prefix="sejajar-", ignore_cleanup_errors=True) as temporary:
        for name, project in write_all(Path(temporary)):
            (page,) = export(binary, project, "html")
            faults += in_browser(name, page) + by_validator(name, page)
    if faults:
        sys.exit("web page:\n" + "\n".join(faults[:60]))
    print("web page: nothing to object to, nothing asked for, nothing run")


if __name__ == "__main__":
    main()
