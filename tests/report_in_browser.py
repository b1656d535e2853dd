#!/usr/bin/env python3
"""The exported HTML in a real Chromium: it stands alone, and nothing is broken.

    tests/report_in_browser.py --binary target/debug/sejajar [--report FILE.html]

Exports the sample (or takes a report that is there), then looks at it two ways:
as a file (no scripts, nothing fetched, every link within it leads somewhere, no
id twice) and in the browser (no complaint on the console (a style that the
policy blocks is one), no sideways scrolling of the page). Python's own library only.
"""

import argparse
import html.parser
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "seeds" / "sample.sejajar.ron"
CHROMIUM = ["chromium", "chromium-browser", "google-chrome"]
SIZES = [(1280, 900), (600, 900)]

# Put into a copy of the report, whose policy allows no scripts.
MEASURE = """<script>
const page = document.documentElement;
page.dataset.measured = JSON.stringify({
  overflow: page.scrollWidth - page.clientWidth,
  height: page.scrollHeight,
  text: document.body.innerText.length,
});
</script>"""


class Outline(html.parser.HTMLParser):
    """Collects what the checks ask for."""

    def __init__(self):
        super().__init__()
        self.ids, self.links, self.fetched, self.tags = [], [], [], []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.tags.append(tag)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given.get("href") or "")
        elif "href" in given:
            self.fetched.append(given["href"])
        for name in ("src", "srcset", "poster", "data"):
            if name in given and not (given[name] or "").startswith("data:"):
                self.fetched.append(given[name])


def faults_of_file(text):
    """What is wrong with the report as a file."""
    outline = Outline()
    outline.feed(text)
    ids = set(outline.ids)
    faults = [f"id twice: {name}" for name in sorted(ids) if outline.ids.count(name) > 1]
    faults += [f"link to nothing: {link}" for link in outline.links if link.startswith("#") and link[1:] not in ids]
    faults += [f"fetched from outside: {address}" for address in outline.fetched]
    faults += [f"fetched by the style: {found}" for found in re.findall(r"(?:@import|url\((?!['\"]?data:)).{0,40}", text)]
    faults += [f"there is a <{tag}>" for tag in ("script", "iframe", "object", "embed", "form") if tag in outline.tags]
    faults += [f"there is no <{tag}>" for tag in ("title", "h1", "main", "table") if tag not in outline.tags]
    if not re.search(r"<html[^>]* lang=\"?\w", text):
        faults.append("<html> has no lang")
    return faults


def chromium(folder, *arguments):
    """Output and messages of a browser that cannot reach the network."""
    program = next((found for found in map(shutil.which, CHROMIUM) if found), None)
    if not program:
        sys.exit("report in browser: chromium is missing (apt-get install chromium)")
    fixed = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--enable-logging=stderr", "--v=0"]
    fixed += [f"--user-data-dir={folder}/profile", "--host-resolver-rules=MAP * ~NOTFOUND"]
    done = subprocess.run([program, *fixed, *arguments], capture_output=True, text=True, timeout=180)
    if done.returncode != 0:
        sys.exit(f"report in browser: chromium ended with {done.returncode}\n{done.stderr}")
    return done.stdout, done.stderr


def faults_in_browser(report, text, folder, pictures):
    """What is wrong with the report when it is shown."""
    address = report.resolve().as_uri()
    _, messages = chromium(folder, "--dump-dom", address)
    faults = [f"console: {line}" for line in messages.splitlines() if "CONSOLE" in line]

    copy = folder / "measured.html"
    open_policy = re.sub(r"<meta http-equiv=\"?Content-Security-Policy[^>]*>", "", text)
    copy.write_text(open_policy.replace("</body>", MEASURE + "</body>"), "utf-8")
    for width, height in SIZES:
        shown, _ = chromium(folder, f"--window-size={width},{height}", "--dump-dom", copy.as_uri())
        found = re.search(r'data-measured="([^"]*)"', shown)
        if not found:
            faults.append("the page could not be measured")
            continue
        measured = json.loads(found[1].replace("&quot;", '"'))
        print(f"{width} px wide: {measured['height']} px high, {measured['text']} characters of text")
        if measured["overflow"] > 0:
            faults.append(f"{width} px wide: the page scrolls sideways by {measured['overflow']} px")
        if measured["text"] < 200:
            faults.append(f"only {measured['text']} characters of text are shown")

    pictures.mkdir(parents=True, exist_ok=True)
    for name, scheme in (("dark", 0), ("light", 1)):
        picture = f"--screenshot={pictures}/report-{name}.png"
        chromium(folder, f"--blink-settings=preferredColorScheme={scheme}", "--window-size=1280,2400", picture, address)
    return faults


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    arguments.add_argument("--binary", type=Path)
    arguments.add_argument("--report", type=Path, help="a report that is there, instead of the sample's")
    arguments.add_argument("--pictures", type=Path, default=ROOT / "target" / "browser")
    given = arguments.parse_args()
    if not (given.binary or given.report):
        arguments.error("one of --binary and --report is needed")
    with tempfile.TemporaryDirectory(prefix="sejajar-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        report = given.report
        if not report:
            report = folder / "report.html"
            subprocess.run([given.binary.resolve(), "export", SAMPLE, report], check=True)
        text = report.read_text("utf-8")
        faults = faults_of_file(text) + faults_in_browser(report, text, folder, given.pictures)
    if faults:
        sys.exit("report in browser:\n" + "\n".join(faults))
    print(f"the report stands alone and is shown whole; pictures in {given.pictures}")


if __name__ == "__main__":
    main()
