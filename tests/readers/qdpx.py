#!/usr/bin/env python3
"""The marks as a REFI-QDA project, read by others: lxml validates it against REFI's own
schema, and pyrefiqda opens it and finds the same words at the same places.

    tests/readers/qdpx.py --binary target/debug/sejajar
"""

import argparse
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from lxml import etree
from pyrefiqda import RefiProject

from support import hostile

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parent.parent / "seeds" / "sample.sejajar.ron"
# Release of 18 March 2019 by REFI, MIT licence (in its head), unchanged.
SCHEMA = HERE / "support" / "Project-mrt2019.xsd"


def must(told, what):
    if not told:
        sys.exit(f"qdpx: {what}")


def valid(path):
    """The archive's form, and the XML against the schema."""
    with zipfile.ZipFile(path) as archive:
        must(archive.testzip() is None, f"{path.name}: a damaged entry")
        names = archive.namelist()
        must(names[0] == "project.qde", f"project.qde comes first: {names}")
        must(all(re.fullmatch(r"sources/[0-9a-f-]{36}\.txt", name) for name in names[1:]), f"names: {names}")
        tree = etree.fromstring(archive.read("project.qde"))
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    must(schema.validate(tree), f"{path.name} is not valid: {schema.error_log}")
    guids = tree.xpath("//@guid")
    must(len(guids) == len(set(guids)), "an identifier stands twice")
    for attribute in ("targetGUID", "creatingUser", "creatingUserGUID"):
        for target in tree.xpath(f"//@{attribute}"):
            must(target in guids, f"{attribute} {target} leads nowhere")


def codes_by_guid(codes, parent=None):
    for code in codes:
        yield code.guid, (code, parent)
        yield from codes_by_guid(code.code, code)


def read(path, folder):
    """What pyrefiqda finds: each passage's name, with its words, code and description."""
    project = RefiProject.load(path, extract_dir=str(folder))
    codes = dict(codes_by_guid(project.code_book.codes.code))
    found = {}
    for source in project.sources.text_source:
        # As a program opens a text: line ends are read as one.
        with open(RefiProject.resolve_source_path(source.plain_text_path, folder), encoding="utf-8-sig") as file:
            text = file.read()
        for selection in source.plain_text_selection:
            words = text[selection.start_position : selection.end_position]
            must(0 <= selection.start_position < selection.end_position <= len(text), f"{selection.name}: positions")
            coded = [codes[coding.code_ref.target_guid] for coding in selection.coding]
            found.setdefault(selection.name.split(",")[0], []).append((words, coded, selection.description or ""))
    return project, found


def exported(binary, project, folder):
    out = folder / f"{Path(project).stem}.qdpx"
    for name in (out, folder / "again.qdpx"):
        subprocess.run([binary, "export", project, name], check=True, capture_output=True)
    valid(out)
    return out


def plain(text):
    """A text as programs read it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "\u2060" + text[1:] if text.startswith("\ufeff") else text


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True)
    binary = parser.parse_args().binary
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        project, found = read(exported(binary, SAMPLE, folder), folder / "sample")
        ron = SAMPLE.read_text(encoding="utf-8")
        marks = dict(re.findall(r'\n      id: "(m\d+)",\n      claim: "(c\d+)"', ron))
        must(marks and marks.keys() == {name for name in found if name.startswith("m")}, "marks are missing")
        for mark, claim in marks.items():
            for words, coded, description in found[mark]:
                must(len(coded) == 1, f"{mark} has {len(coded)} codes")
                code, parent = coded[0]
                must(parent.name.startswith(f"{claim} "), f"{mark} is coded as {parent.name}, not {claim}")
                stance = re.search(r"^Stance: (\w+)", code.description).group(1)
                must(f"Stance: {stance}" in description, f"{mark}: {stance}")
        quotes = re.findall(r'id: "(m\d+)",\n      claim: "c\d+",\n      article: "\w+",\n      at: \[\n(.*?)\n      \]', ron, re.S)
        for mark, places in quotes:
            quoted = re.findall(r' quote: "((?:[^"\\]|\\.)*)"', places)
            must([words for words, _, _ in found[mark]] == [q.replace('\\"', '"') for q in quoted], f"{mark}: {quoted}")
        notes = [note.name for note in project.notes.note]
        must("what it cannot" in notes[0], f"the first note: {notes[0]}")
        must("chains of attribution" in project.notes.note[0].plain_text_content, "what it cannot hold")
        must(len(project.cases.case) == ron.count('\n      id: "s'), "a voice is a case")

        path = exported(binary, hostile.project(binary, folder), folder)
        project, found = read(path, folder / "hostile")
        for index, (marked, stance) in enumerate(zip(hostile.MARKED, hostile.STANCES), start=1):
            words = [words for words, _, _ in found[f"m{index}"]]
            first = [plain(one) for one in marked]
            must(words == first, f"m{index} gives {words!r}, not {first!r}")
            must(f"Stance: {stance.lower()}" in found[f"m{index}"][0][2], f"m{index} {stance}")
        must("U+202E" in project.code_book.codes.code[0].code[0].name, "hidden characters are shown in names")
    print(f"qdpx: {len(marks)} marks of the sample and {len(hostile.MARKED)} of a hostile text are where they were")


if __name__ == "__main__":
    main()
