#!/usr/bin/env python3
"""The exported workbook as openpyxl, LibreOffice and an auditor of Open XML read it.

    tests/readers/xlsx.py --binary target/debug/sejajar

Exports the sample, an empty and a hostile dossier as .xlsx, and as CSV and JSON to hold it
against: every cell of the four tables has the text of the CSV's, every cell of the matrix
what the JSON says, nothing is a formula, heads are frozen, filters and links are there
and lead where they say.
"""

import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
from support.dossiers import check_all, export

SHEETS = ["Matrix", "Mentions", "Claims", "Sources", "Articles", "About"]
FILES = {"Mentions": ".csv", "Claims": "-claims.csv", "Sources": "-sources.csv", "Articles": "-articles.csv"}
MOST = 32767
WORDS = {"not-read": "not read", "read-silent": "read, silent", "not-applicable": "not applicable",
         "suggested": "suggested, not confirmed"}


def by_openpyxl(text):
    """The text as openpyxl has it: it takes an escaped underscore out of any text, also where one was written."""
    return text.replace("x005F_", "")


def units(text):
    return len(text.encode("utf-16-le")) // 2


def in_csv(cell):
    """A cell of the CSV without the apostrophe that keeps it from being a formula."""
    guarded = re.match(r"'(\s*[=+\-@＝＋－＠]|[\t\r\n])", cell)
    return cell[1:] if guarded else cell


def same(cell, told):
    """Whether a cell has the text that the CSV has, or is shortened and says so."""
    own = "" if cell is None else str(cell)
    if units(told) > MOST:
        return units(own) <= MOST and "(shortened; the whole has" in own and told.startswith(own.split(" […] (short")[0])
    return own == by_openpyxl(told)


def faults_of_table(name, sheet, path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    if sheet.max_row != len(rows) or sheet.max_column != len(rows[0]):
        return [f"{name}: {sheet.max_row} × {sheet.max_column} cells, not {len(rows)} × {len(rows[0])}"]
    faults = []
    for own, told in zip(sheet.iter_rows(), rows):
        for cell, text in zip(own, told):
            # The text of a guarded cell may itself begin with an apostrophe.
            if not (same(cell.value, text) or same(cell.value, in_csv(text))):
                faults.append(f"{name}!{cell.coordinate}: {cell.value!r:.90} for {text!r:.90}")
    if len(rows) > 1 and [table.name for table in sheet.tables.values()] != [name]:
        faults.append(f"{name}: no table of that name")
    if len(rows) == 1 and not sheet.auto_filter.ref:
        faults.append(f"{name}: no filter")
    return faults


def faults_of_matrix(sheet, report):
    faults, articles = [], report["articles"]
    if not sheet.auto_filter.ref:
        faults.append("Matrix: no filter")
    if sheet.max_row != len(report["claims"]) + 1:
        faults.append(f"Matrix: {sheet.max_row} rows")
    for at, claim in enumerate(report["claims"], 2):
        for column, cell in enumerate(claim["cells"], 3):
            told = str(sheet.cell(at, column).value)
            stances = [mention["stance"] for mention in cell["mentions"]]
            if cell["state"] == "mentions":
                lines = [line.split(" ")[1] for line in told.split("\n") if re.match(r"\S (asserts|denies|questions|hedges|reports)\b", line)]
                good = lines == stances or "shortened" in told or len(lines) > len(stances)
            else:
                good = told.split("\n")[0].endswith(WORDS[cell["state"]])
            if not good:
                faults.append(f"Matrix: {claim['id']} in {cell['article']}: {told!r:.90}")
        row = [sheet.cell(at, 3 + len(articles) + step).value for step in range(6)]
        standing = claim["standing"]
        wanted = [len(standing["origins"]), claim["told_by"], standing["stated_by"]]
        if row[3:] != wanted or not row[0].endswith(standing["status"].replace("-", " ")):
            faults.append(f"Matrix: {claim['id']} stands {row}, not {wanted}")
    return faults


def faults_of_links(book, report):
    faults, seen, addresses = [], 0, {article["address"] for article in report["articles"]}
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                link = cell.hyperlink
                if cell.data_type == "f":
                    faults.append(f"{sheet.title}!{cell.coordinate} is a formula")
                if link is None:
                    continue
                seen += 1
                if link.location and not link.target:
                    other, place = link.location.split("!")
                    to = book[other][place].value
                    told = str(cell.value)
                    if other == "Mentions":
                        continue
                    if sheet.title == "Matrix" and cell.row == 1:
                        told = told.split(" ")[0]
                    if str(to) != told:
                        faults.append(f"{sheet.title}!{cell.coordinate} says {told!r:.60} and leads to {to!r:.60}")
                elif not re.match(r"https?://", link.target or ""):
                    faults.append(f"{sheet.title}!{cell.coordinate} leads to {link.target!r:.90}")
                elif cell.value not in addresses:
                    faults.append(f"{sheet.title}!{cell.coordinate} is no address")
    return seen, faults


def faults_in_office(path, book, folder):
    """What LibreOffice reads, sheet by sheet, against openpyxl."""
    filters = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", filters]
    subprocess.run([*command, "--outdir", folder / "office", path], check=True, capture_output=True, timeout=180)
    faults = []
    for sheet in book:
        with open(folder / "office" / f"{path.stem}-{sheet.title}.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        for own, told in zip(sheet.iter_rows(values_only=True), rows):
            for one, other in zip(own, told):
                if str("" if one is None else one).replace("\r\n", "\n") != by_openpyxl(other.replace("\r\n", "\n")):
                    faults.append(f"{sheet.title} in LibreOffice: {other!r:.90} for {one!r:.90}")
        if len(rows) < sheet.max_row - 1:
            faults.append(f"{sheet.title} in LibreOffice: {len(rows)} rows, not {sheet.max_row}")
    return faults


def faults_of(binary, name, project):
    book_path, csv_path, json_path = export(binary, project, "xlsx", "csv", "json")
    faults = []
    audit = Path(sys.executable).parent / "openxml-audit"
    done = subprocess.run([audit, book_path], capture_output=True, text=True)
    if done.returncode != 0 or "Errors: 0" not in done.stdout + done.stderr:
        faults.append(f"openxml-audit: {done.stdout}{done.stderr}"[:2000])
    report = json.loads(json_path.read_text("utf-8"))
    book = openpyxl.load_workbook(book_path)
    if book.sheetnames != SHEETS:
        return [*faults, f"sheets {book.sheetnames}"]
    for sheet in book:
        if sheet.title != "About" and not sheet.freeze_panes:
            faults.append(f"{sheet.title}: no frozen head")
        if sheet.title != "About" and sheet.print_title_rows != "$1:$1":
            faults.append(f"{sheet.title}: prints its head once: {sheet.print_title_rows}")
    for table, suffix in FILES.items():
        faults += faults_of_table(table, book[table], csv_path.with_name(csv_path.stem + suffix))
    faults += faults_of_matrix(book["Matrix"], report)
    links, broken = faults_of_links(book, report)
    faults += broken + faults_in_office(book_path, book, project.parent)
    print(f"{name}: {sum(sheet.max_row * sheet.max_column for sheet in book)} cells, {links} links")
    if name == "sample" and links < 100:
        faults.append("hardly any links")
    return [f"{name}: {fault}" for fault in faults]


if __name__ == "__main__":
    check_all(__doc__, faults_of, "the workbook reads back cell by cell in openpyxl and LibreOffice")
