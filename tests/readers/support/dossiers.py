"""Dossiers for the readers: the sample, an empty one, and one whose every free text is hostile."""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent.parent
SAMPLE = ROOT / "seeds" / "sample.sejajar.ron"

EMPTY = """(
  sejajar: 1,
  about: (title: "", analyst: "", introduction: ""),
  arrangement: (order: [], hidden: []),
  claims: [],
  sources: [],
  mentions: [],
  namings: [],
  notes: [],
  pins: [],
  articles: [],
)
"""

# What a text may hold that some format reads as more than text.
HOSTILE = [
    '=HYPERLINK("http://a.example","x")',
    "+1+1",
    "@SUM(A1)",
    "-2+3 \u202egpj.exe\u202c",
    "\ttab first",
    "bell\x07, nul\x00, vertical\x0btab, \x1b[31mred",
    "no characters: \ufffe \uffff \U0001fffe",
    "_x0041_ _x005F_ _x000D_",
    "<b>bold</b> &amp; <!-- --> ]]> <script>alert(1)</script>",
    r"\textbf{x} {open $a_b^c$ 100 % of #1 & ~more \\ } }{ {",
    "``quoted'' -- dashed --- 'single' \"double\" ?` !` `x'",
    "@article{x, title = {y}}, [@cite; @also] <http://a.example> *stars* _lines_ ^up^",
    "two\nlines\r\nthree\rfour",
    "العربية עברית 中文 한국어 🙂👩\u200d🚀 e\u0301",
    "trailing blanks   ",
    "'apostrophe first",
    '"quotation mark first',
    "zero\u200bwidth\ufeff",
]
LONG = "panjang " * 5000

ADDRESSES = [
    "https://a.example/x?y=1&z=%20#f",
    "javascript:alert(1)",
    "https://b.example/" + "x" * 2500,
    "https://c.example/ü/中?q=a_b~c$d",
    "http://d.example/{x}",
    "file:///etc/passwd",
]


def ron(text):
    """The text as a RON string."""
    def one(c):
        if c in '"\\':
            return "\\" + c
        return c if c == " " or (c.isprintable() and c.isascii()) else f"\\u{{{ord(c):x}}}"
    return '"' + "".join(map(one, text)) + '"'


def hostile():
    """The sample with hostile text in every field that is the analyst's to type."""
    text, count = SAMPLE.read_text("utf-8"), 0

    def next_text():
        nonlocal count
        count += 1
        return LONG if count % 40 == 7 else HOSTILE[count % len(HOSTILE)]

    fields = r'^( +(?:statement|value|role|rated_because|reason|asks|title|analyst): )"(?:[^"\\]|\\.)*"(,?)$'
    text = re.sub(fields, lambda m: m[1] + ron(next_text()) + m[2], text, flags=re.M)
    found = r"^( +(?:headline|outlet|date): )\(value: .*\),$"
    text = re.sub(found, lambda m: f"{m[1]}(value: {ron(next_text()[:900])}),", text, flags=re.M)
    addresses = iter(ADDRESSES * 3)

    def more(m):
        byline = f"{m[1]}byline: (value: {ron(next_text()[:900])}),\n"
        return byline + m[0] + f"\n{m[1]}url: (value: {ron(next(addresses))}),"

    text = re.sub(r"^ +(?:byline|url): .*\n", "", text, flags=re.M)
    text = re.sub(r"^( +)headline: .*$", more, text, flags=re.M)
    return text


def write_all(folder):
    """Three project files in a folder: name and path."""
    projects = {"sample": SAMPLE.read_text("utf-8"), "empty": EMPTY, "hostile": hostile()}
    for name, text in projects.items():
        path = folder / f"{name}.ron"
        path.write_text(text, "utf-8")
        yield name, path


def export(binary, project, *names):
    """Exports a project beside itself; the paths."""
    outs = [project.with_name(f"{project.stem}.{name}") for name in names]
    done = subprocess.run([binary, "export", project, *outs], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"export of {project.name} ended with {done.returncode}: {done.stderr[:2000]}")
    return outs


def check_all(about, faults_of, well):
    """What a reader's program does: `faults_of(binary, name, project)` for each dossier, in a
    folder of its own; ends with the faults, or says that all is well."""
    arguments = argparse.ArgumentParser(description=about.split("\n", 1)[0])
    arguments.add_argument("--binary", type=Path, required=True)
    binary = arguments.parse_args().binary.resolve()
    with tempfile.TemporaryDirectory(prefix="sejajar-", ignore_cleanup_errors=True) as temporary:
        projects = write_all(Path(temporary))
        faults = [fault for name, project in projects for fault in faults_of(binary, name, project)]
    if faults:
        sys.exit("\n".join(["faults:", *faults[:60]]))
    print(well)
