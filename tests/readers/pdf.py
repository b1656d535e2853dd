#!/usr/bin/env python3
"""The exported PDF, held against the project by other people's programs.

    tests/readers/pdf.py --binary target/debug/sejajar

Exports the sample and a hostile dossier, then asks: is the file sound (`qpdf`)?
Do its words stand there in order, every quotation and every article (`pdftotext`)?
Is it tagged, titled, with bookmarks and links that lead somewhere (`pikepdf`)? What does
a checker of PDF/UA say (`pdfua`)? A build without the feature `pdf` must
refuse before it writes, in words; then the rest is skipped.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / "seeds" / "sample.sejajar.ron"

HOSTILE = (
    '#panic("x") #read("/etc/passwd") $x^2$ *b* _i_ <label> @ref `raw` // no /* comment */\n'
    "\x01\x7f\u202egpj.exe\u202c\u200b\ue000\ufffe\ufffc a\u064be\u0301\u0301\u0301 \u0e31 Z\u0334\u0335\n"
    "أعلن الميناء افتتاحه يوم الاثنين (Merak) 12. 港は再開した。ท่าเรือเปิดอีกครั้ง मेरक 항구가 👨\u200d👩\u200d👧 🇮🇩\n\n"
    + "Bebas" * 3000
    + "\n\nSatu dua tiga empat.\n"
)


def run(*command, check=True):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if check and done.returncode != 0:
        sys.exit(f"{command[0]} failed ({done.returncode}): {done.stderr[:2000] or done.stdout[:2000]}")
    return done


def need(program):
    if not shutil.which(program):
        sys.exit(f"{program} is missing: apt-get install {'poppler-utils' if program == 'pdftotext' else program}")


def letters(text):
    """Text as letters alone: pages, columns and hyphens part words, spaces are the setter's."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(c for c in text if unicodedata.category(c)[0] in "LN")


def text_of(pdf):
    return run("pdftotext", "-raw", "-enc", "UTF-8", pdf, "-").stdout


def without_furniture(text):
    """Page by page, without the running head and foot."""
    pages = []
    for page in text.split("\f"):
        lines = [line for line in page.split("\n") if line.strip()]
        pages.append("\n".join(line for line in lines if not re.search(r"\b\d+ / \d+$", line)))
    return "\n".join(pages)


def faults_of_file(pdf):
    """What is wrong with the file as a file."""
    import pikepdf

    faults = []
    done = run("qpdf", "--check", pdf, check=False)
    if done.returncode != 0:
        faults.append(f"qpdf --check: {done.stdout[-400:]}{done.stderr[-400:]}")
    with pikepdf.open(pdf) as file:
        root = file.Root
        if not root.get("/MarkInfo", {}).get("/Marked"):
            faults.append("not marked as tagged")
        if "/StructTreeRoot" not in root:
            faults.append("no tag tree")
        if "/Outlines" not in root:
            faults.append("no bookmarks")
        if not str(root.get("/Lang", "")):
            faults.append("no language")
        with file.open_metadata() as metadata:
            if metadata.get("pdfaid:part") != "2" or metadata.get("pdfaid:conformance") != "A":
                faults.append("does not say that it is PDF/A-2a")
            if metadata.get("pdfuaid:part") != "1":
                faults.append("does not say that it is PDF/UA-1")
            if not metadata.get("dc:title"):
                faults.append("no title")
        for name in ("/JavaScript", "/EmbeddedFiles"):
            if name in root.get("/Names", {}):
                faults.append(f"holds {name}")
        for number, page in enumerate(file.pages, 1):
            if page.get("/Tabs") != "/S" and "/Annots" in page:
                faults.append(f"page {number}: tab order is not that of the tags")
            for note in page.get("/Annots", []):
                action = note.get("/A", {}).get("/S", "")
                if action and str(action) not in ("/URI", "/GoTo"):
                    faults.append(f"page {number}: an action {action}")
                uri = str(note.get("/A", {}).get("/URI", ""))
                if uri and not re.match(r"https?://", uri):
                    faults.append(f"page {number}: leads to {uri}")
        tags = kinds(root.StructTreeRoot)
        for wanted in ("/H1", "/H2", "/Table", "/TH", "/TD", "/P", "/Link", "/BlockQuote"):
            if not tags.get(wanted):
                faults.append(f"no tag {wanted}")
    return faults


def kinds(tree):
    """How many tags of each kind there are."""
    import pikepdf

    counts, open_tags = {}, [tree]
    while open_tags:
        tag = open_tags.pop()
        if isinstance(tag, pikepdf.Array):
            open_tags.extend(part for part in tag if isinstance(part, (pikepdf.Array, pikepdf.Dictionary)))
        elif isinstance(tag, pikepdf.Dictionary):
            if "/S" in tag:
                counts[str(tag.S)] = counts.get(str(tag.S), 0) + 1
            inside = tag.get("/K")
            if isinstance(inside, (pikepdf.Array, pikepdf.Dictionary)):
                open_tags.append(inside)
    return counts


def faults_of_checkers(pdf):
    """What checkers of accessibility object to."""
    faults = []
    bin_folder = Path(sys.executable).parent
    done = run(bin_folder / "pdfua", "check", pdf, "--format", "json", check=False)
    try:
        said = json.loads(done.stdout)
    except json.JSONDecodeError:
        return [f"pdfua said nothing that can be read: {done.stdout[:300]}{done.stderr[:300]}"]
    for finding in findings_in(said):
        faults.append(f"pdfua: {finding}")
    return faults


def findings_in(said):
    found = said if isinstance(said, list) else said.get("findings", said.get("results", []))
    for finding in found:
        if str(finding.get("severity", finding.get("level", "error"))).lower() in ("error", "fail", "failed"):
            yield json.dumps(finding)[:300]


def faults_of_words(pdf, csv_folder):
    """Whether the words of every quotation stand there, in order and whole."""
    import csv

    faults = []
    raw = letters(without_furniture(text_of(pdf)))
    with open(csv_folder / "r.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        for fragment in row["quotation"].split(" […] "):
            if letters(fragment) not in raw:
                faults.append(f"not in the PDF: {fragment[:120]!r}")
    if not rows:
        faults.append("the sample has no mentions")
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True)
    binary = Path(parser.parse_args().binary).resolve()
    folder = Path(tempfile.mkdtemp(prefix="sejajar-pdf-"))
    out = folder / "r.pdf"

    # A build without the typesetter refuses before it writes anything.
    tried = run(binary, "export", SAMPLE, folder / "first.md", out, check=False)
    if "this build writes no PDF" in tried.stderr:
        written = sorted(path.name for path in folder.iterdir())
        if tried.returncode != 2 or written or "--features pdf" not in tried.stderr:
            sys.exit(f"refused, but not well: exit {tried.returncode}, wrote {written}, said {tried.stderr!r}")
        print("skipped: this build writes no PDF, and says so (cargo build --features pdf makes one that does)")
        return
    if tried.returncode != 0:
        sys.exit(f"export failed: {tried.stderr}")
    for program in ("qpdf", "pdftotext"):
        need(program)

    began = time.time()
    run(binary, "export", SAMPLE, out)
    seconds = time.time() - began
    run(binary, "export", SAMPLE, folder / "r.csv")
    faults = [f"sample: {fault}" for fault in faults_of_file(out) + faults_of_checkers(out) + faults_of_words(out, folder)]
    pages = len(text_of(out).split("\f")) - 1

    article = folder / "hostile.txt"
    article.write_text(HOSTILE, encoding="utf-8")
    other = folder / "other.txt"
    other.write_text("Satu dua tiga empat. Lima enam.\n", encoding="utf-8")
    project = folder / "hostile.ron"
    run(binary, "new", project, article, other)
    run(binary, "export", project, folder / "h.pdf")
    hostile = folder / "h.pdf"
    faults += [f"hostile: {fault}" for fault in faults_of_file(hostile) if "BlockQuote" not in fault]
    words = letters(without_furniture(text_of(hostile)))
    for wanted in ("panicx", "readetcpasswd", "Bebas" * 200, "Satuduatigaempat", "U202E", "UE000", "U0001"):
        if letters(wanted) not in words:
            faults.append(f"hostile: {wanted[:40]!r} does not stand there")

    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        print(f"left to be looked at: {folder}", file=sys.stderr)
        sys.exit(1)
    shutil.rmtree(folder)
    print(f"PDF: the sample is {pages} pages in {seconds:.1f} s; sound, tagged, every quotation stands there; hostile too")


if __name__ == "__main__":
    main()
