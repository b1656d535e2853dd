#!/usr/bin/env python3
"""Reads what `sejajar export NAME.csv` wrote with Python's own csv module, and tells it as JSON.

Fails where a row is not as long as its head, where a cell could be taken for a formula,
where the metadata names no file or column of this kind, or where a row refers to none.
"""

import csv
import json
import pathlib
import sys
import urllib.parse


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        head, *body = list(csv.reader(file, strict=True))
    for row in body:
        assert len(row) == len(head), (path, row)
        for cell in row:
            assert cell.lstrip()[:1] not in {"=", "+", "-", "@"}, (path, cell)
            assert cell[:1] not in {"\t", "\r"}, (path, cell)
    return head, [dict(zip(head, row)) for row in body]


def main():
    metadata = pathlib.Path(sys.argv[1])
    group = json.loads(metadata.read_text(encoding="utf-8"))
    tables = {}
    for table in group["tables"]:
        name = urllib.parse.unquote(table["url"])
        head, body = rows(metadata.parent / name)
        columns = [column["name"] for column in table["tableSchema"]["columns"]]
        assert head == columns, (head, columns)
        tables[table["url"]] = (table["tableSchema"], body)
    for schema, body in tables.values():
        key = schema["primaryKey"]
        assert len({row[key] for row in body}) == len(body), key
        for foreign in schema["foreignKeys"]:
            other = foreign["reference"]
            known = {row[other["columnReference"]] for row in tables[other["resource"]][1]}
            for row in body:
                value = row[foreign["columnReference"]]
                assert value == "" or value in known, (foreign, value)
    print(json.dumps({name: body for name, (_, body) in tables.items()}))


main()
