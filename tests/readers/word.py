#!/usr/bin/env python3
"""The exported Word document, read by other people's programs.

    tests/readers/word.py --binary target/debug/sejajar

(Not named after the format: that would hide python-docx from itself.)

Exports the sample and compares what others read in it with the project: openxml-audit
(the schemas, and what Word asks for beyond them), python-docx (title, comments and the
words under each, tables), pandoc (the same comments by another reader) and LibreOffice
(it lays out every page, and keeps every comment).
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import docx
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / "seeds" / "sample.sejajar.ron"
SIDEWAYS = 3  # the matrix, the passages, the sources


def marks_of(project):
    """Each mark's id with the words of its fragments, as the project file has them."""
    marks, name = {}, None
    for line in project.read_text("utf-8").splitlines():
        if found := re.match(r'\s+id: "([a-z]+\d+)"', line):
            name = found[1]
        elif re.match(r"    (?:  )?\w+: \[|  \w+:", line) and not line.strip().startswith("at:"):
            name = ""
        elif found := re.match(r'\s+\(start: \d+, end: \d+, quote: "((?:[^"\\]|\\.)*)"', line):
            if name and name[0] in "mkn":
                marks.setdefault(name, []).append(unescaped(found[1]))
    if not all(any(name.startswith(letter) for name in marks) for letter in "mk"):
        sys.exit(f"word: no marks found in {project}")
    return marks


def unescaped(text):
    """A string of the project file as it is meant."""

    def one(found):
        if found[1]:
            return chr(int(found[1], 16))
        return {"n": "\n", "t": "\t", "r": "\r"}.get(found[2], found[2])

    return re.sub(r"\\(?:u\{([0-9a-fA-F]+)\}|(.))", one, text)


def bare(text):
    """Text without white space: the gaps between paragraphs are not in the document."""
    return "".join(text.split())


def faults_of_words(reader, found, marks):
    """Where a reader's comments are not on exactly the words of the marks."""
    faults = []
    for name, words in marks.items():
        read = [bare(one) for one in found.get(name, [])]
        if sorted(read) != sorted(bare(word) for word in words):
            faults.append(f"{reader}: {name} is on {str(read)[:200]}, not on {str(words)[:200]}")
    faults += [f"{reader}: a comment on {name}, which marks nothing" for name in found.keys() - marks.keys()]
    return faults


def mark_in(comment):
    """The id of the mark that a comment tells of."""
    found = re.match(r"(?:Note )?([mkn]\d+)\b", comment.strip())
    return found[1] if found else comment[:40]


def audit(report):
    """What the schemas and Word would complain of."""
    result = OpenXmlValidator().validate(report)
    return [f"openxml-audit: {error.description}" for error in result.errors]


def python_docx(report, marks):
    """Comments, their words, headings and tables as python-docx reads them."""
    document = docx.Document(report)
    faults = []
    if not document.core_properties.title or not document.core_properties.author:
        faults.append("python-docx: no title or no author")
    told = {str(comment.comment_id): mark_in(comment.text) for comment in document.comments}
    under, open_now = {}, set()
    for element in document.element.body.iter():
        if element.tag == qn("w:commentRangeStart"):
            open_now.add(element.get(qn("w:id")))
            under[element.get(qn("w:id"))] = ""
        elif element.tag == qn("w:commentRangeEnd"):
            open_now.discard(element.get(qn("w:id")))
        elif element.tag in (qn("w:t"), qn("w:br"), qn("w:tab")):
            for comment in open_now:
                under[comment] += element.text or " "
    found = {}
    for comment, words in under.items():
        found.setdefault(told.get(comment, f"no comment {comment}"), []).append(words)
    faults += faults_of_words("python-docx", found, marks)
    levels = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style.name.startswith("Heading")}
    faults += [f"python-docx: no {level}" for level in ("Heading 1", "Heading 2", "Heading 3") if level not in levels]
    heads = [table for table in document.tables if table.rows[0]._tr.trPr is not None]
    heads = [table for table in heads if table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None]
    if len(heads) != len(document.tables):
        faults.append("python-docx: a table's head is not repeated")
    sideways = [section for section in document.sections if section.page_width > section.page_height]
    if not 1 <= len(sideways) <= SIDEWAYS:
        faults.append(f"python-docx: {len(sideways)} sections lie on their side")
    print(f"python-docx: {len(told)} comments, {len(document.tables)} tables, {len(document.sections)} sections")
    return faults


def pandoc(report, marks):
    """Comments and their words as pandoc reads them."""
    command = ["pandoc", "--track-changes=all", "-f", "docx", "-t", "json", report]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return [f"pandoc: {done.stderr}"]
    told, under, open_now = {}, {}, set()

    def words_of(node):
        if isinstance(node, list):
            return "".join(words_of(one) for one in node)
        if not isinstance(node, dict):
            return ""
        kind, content = node.get("t"), node.get("c")
        if kind in ("Str", "Code"):
            return content if kind == "Str" else content[1]
        return " " if kind in ("Space", "SoftBreak", "LineBreak") else words_of(content)

    def walk(node):
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, dict):
            kind, content = node.get("t"), node.get("c")
            if kind == "Span" and "comment-start" in content[0][1]:
                comment = dict(content[0][2])["id"]
                told[comment] = mark_in(words_of(content[1]))
                under[comment] = ""
                open_now.add(comment)
            elif kind == "Span" and "comment-end" in content[0][1]:
                open_now.discard(dict(content[0][2])["id"])
                # Ends that stand side by side are put into each other.
                walk(content[1])
            elif kind == "Note":
                return
            elif kind in ("Str", "Code"):
                for comment in open_now:
                    under[comment] += content if kind == "Str" else content[1]
            elif kind == "Quoted":
                sys.exit("word: pandoc has changed quotation marks")
            else:
                walk(content)

    walk(json.loads(done.stdout)["blocks"])
    found = {}
    for comment, words in under.items():
        found.setdefault(told[comment], []).append(words)
    print(f"pandoc: {len(told)} comments")
    return faults_of_words("pandoc", found, marks)


def libreoffice(report, folder):
    """Whether LibreOffice lays out the pages and keeps the comments."""
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    faults = []
    for form in ("pdf", "fodt"):
        command = ["soffice", home, "--headless", "--convert-to", form, "--outdir", folder, report]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        if done.returncode != 0 or not (folder / f"report.{form}").exists():
            return [f"LibreOffice: no {form}: {done.stdout} {done.stderr}"]
    pages = len(re.findall(rb"/Type\s*/Page\b", (folder / "report.pdf").read_bytes()))
    text = (folder / "report.fodt").read_text("utf-8")
    kept = len(re.findall(r"<office:annotation ", text))
    wanted = len(docx.Document(report).comments)
    if pages < 5:
        faults.append(f"LibreOffice: {pages} pages")
    if kept != wanted:
        faults.append(f"LibreOffice: {kept} of {wanted} comments")
    print(f"LibreOffice: {pages} pages, {kept} comments")
    return faults


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    arguments.add_argument("--binary", type=Path, required=True)
    given = arguments.parse_args()
    marks = marks_of(SAMPLE)
    with tempfile.TemporaryDirectory(prefix="sejajar-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        report = folder / "report.docx"
        subprocess.run([given.binary.resolve(), "export", SAMPLE, report], check=True)
        faults = audit(report) + python_docx(str(report), marks) + pandoc(report, marks) + libreoffice(report, folder)
    if faults:
        sys.exit("word:\n" + "\n".join(faults))
    print(f"the document is sound, and {len(marks)} marks are comments on exactly their words")


if __name__ == "__main__":
    main()
