#!/usr/bin/env python3
"""The exported bibliographies as pandoc reads them.

    tests/readers/citations.py --binary target/debug/sejajar

Exports the articles of the sample, of an empty and of a hostile dossier as .bib and as
.csl.json. pandoc turns the BibLaTeX into CSL-JSON, and each field is what the project has
(straight quotation marks may come out typographic: both TeX and CSL set them so);
pandoc's citeproc cites every key from either file and puts every title into the list.
"""

import json
import re
import subprocess
import sys

from support.dossiers import check_all, export

FIELDS = ["type", "title", "container-title", "author", "issued", "accessed", "URL", "note"]
TAG = re.compile(r"</?(?:i|b|sc|sup|sub|span)\b", re.I)


def pandoc(*arguments, given=None):
    done = subprocess.run(["pandoc", *arguments], input=given, capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        sys.exit(f"citations: pandoc {' '.join(map(str, arguments))}: {done.stderr[:2000]}")
    return done.stdout, done.stderr


def alike(text):
    """The text without what a typesetter may change: the form of quotation marks, blanks."""
    text = re.sub("⟨U\\+00(3C|7B|7D)⟩", lambda m: chr(int(m[1], 16)), text)
    text = re.sub("[‘’“”\"'`]+", "'", text)
    return " ".join(text.split())


def same(name, one, other):
    if name in ("issued", "accessed"):
        return one == other
    if name == "author":
        return alike(one[0]["literal"]) == alike(other[0]["literal"])
    if name == "URL":
        return one == other
    return alike(one) == alike(other)


def faults_of(binary, name, project):
    bib, csl, report = export(binary, project, "bib", "csl.json", "json")
    items = json.loads(csl.read_text("utf-8"))
    articles = json.loads(report.read_text("utf-8"))["articles"]
    if len(items) != len(articles):
        return [f"{name}: {len(items)} entries for {len(articles)} articles"]
    if not items:
        print(f"{name}: no articles, no entries")
        return [] if bib.read_text("utf-8") == "" else [f"{name}: something stands in an empty bibliography"]
    faults = []
    for item, article in zip(items, articles):
        if article["headline"].strip() and alike(item["title"]) != alike(article["headline"]) and "⟨U+" not in item["title"]:
            faults.append(f"{item['id']}: {item['title']!r:.90} for {article['headline']!r:.90}")
        if ("URL" in item) != bool(re.match(r"https?://[^{}\s]+$", article["address"].strip())):
            faults.append(f"{item['id']}: address {article['address']!r:.60}")
        if TAG.search(json.dumps(item)):
            faults.append(f"{item['id']}: markup")
        if article["sha256"] not in item["note"]:
            faults.append(f"{item['id']}: no SHA-256")
        if ("date-parts" in item.get("issued", {})) != (article["date_read"] is not None):
            faults.append(f"{item['id']}: issued {item.get('issued')}")
    out, _ = pandoc("-f", "biblatex", "-t", "csljson", bib)
    read = {item["id"]: item for item in json.loads(out)}
    if list(read) != [item["id"] for item in items] or len(read) != len(items):
        faults.append(f"pandoc reads the keys {list(read)}")
    for item in items:
        told = read.get(item["id"], {})
        for field in FIELDS:
            if field == "issued" and "literal" in item.get(field, {}):
                continue  # BibLaTeX has no date in words: it stands in the note.
            own = item.get(field)
            if field == "note" and own is not None and "literal" in item.get("issued", {}):
                own = f"{own}; date as given {item['issued']['literal']}"
            if (own is None) != (field not in told) or (own is not None and not same(field, own, told[field])):
                faults.append(f"{item['id']}.{field}: {told.get(field)!r:.200} for {own!r:.200}")
    text = "Cited: " + "; ".join(f"[@{item['id']}]" for item in items) + "\n"
    for file in (bib, csl):
        shown, messages = pandoc("--citeproc", "--bibliography", file, "-f", "markdown", "-t", "plain", "--wrap=none", given=text)
        if messages.strip():
            faults.append(f"citeproc on {file.suffix}: {messages[:300]}")
        for item in items:
            words = [word for word in re.findall(r"\w{4,}", item["title"]) if word.isascii()][:4]
            missing = [word for word in words if word.lower() not in shown.lower()]
            if missing:
                faults.append(f"citeproc on {file.suffix}: {item['id']} lacks {missing}")
    pandoc("-f", "csljson", "-t", "biblatex", csl)
    print(f"{name}: {len(items)} entries, read twice and cited")
    return [f"{name}: {fault}" for fault in faults]


if __name__ == "__main__":
    check_all(__doc__, faults_of, "pandoc reads both bibliographies as they were meant")
