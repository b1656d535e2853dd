#!/usr/bin/env python3
"""The exported JSON against its schema and against itself, with Python's jsonschema.

    tests/readers/json_schema.py --binary target/debug/sejajar

Exports the sample, an empty and a hostile dossier. Each is valid by the schema that stands
beside it and by the one in assets/schema; every place, cut out of its article's text in
bytes, code points and UTF-16 units, gives the words beside it; every id leads somewhere.
"""

import json

import jsonschema
from support.dossiers import HOSTILE, ROOT, check_all, export

SCHEMA = ROOT / "assets" / "schema" / "report-1.schema.json"


def places(value, article=None):
    """Every place with the siglum of its article."""
    if isinstance(value, dict):
        article = value.get("article") or article
        if set(value) == {"offsets", "text"}:
            yield article, value
        for inner in value.values():
            yield from places(inner, article)
    elif isinstance(value, list):
        for inner in value:
            yield from places(inner, article)


def cuts(text, offsets):
    """What stands there, by each way of counting."""
    ways = [(text.encode(), "bytes", "utf-8", 1), (text, "code_points", None, 1), (text.encode("utf-16-le"), "utf16", "utf-16-le", 2)]
    for whole, unit, encoding, width in ways:
        cut = whole[offsets[unit]["start"] * width : offsets[unit]["end"] * width]
        yield unit, cut.decode(encoding) if encoding else cut


def faults_of_places(report):
    texts = {article["id"]: article["text"] for article in report["articles"]}
    faults, seen = [], 0
    for article in report["articles"]:
        for fold in article["furniture"]:
            fold["article"] = article["id"]
        end = 0
        for sentence in article["sentences"]:
            offsets = sentence["offsets"]["bytes"]
            if article["text"].encode()[end : offsets["start"]].decode().strip():
                faults.append(f"{article['id']}: text between sentences before byte {offsets['start']}")
            end = offsets["end"]
            if len(set(cut for _, cut in cuts(article["text"], sentence["offsets"]))) != 1:
                faults.append(f"{article['id']}: a sentence is not one by all counts")
        if article["text"].encode()[end:].decode().strip():
            faults.append(f"{article['id']}: text behind the last sentence")
    for article, place in places(report):
        seen += 1
        for unit, cut in cuts(texts[article], place["offsets"]):
            if cut != place["text"]:
                faults.append(f"{article} by {unit}: {cut!r:.60} for {place['text']!r:.60}")
    return seen, faults


def faults_of_ids(report):
    known = {"article": set(), "claim": set(), "mention": set(), "source": set()}
    known["article"] = {article["id"] for article in report["articles"]}
    known["claim"] = {claim["id"] for claim in report["claims"]}
    known["source"] = {source["id"] for source in report["sources"]}
    known["mention"] = {m["id"] for claim in report["claims"] for cell in claim["cells"] for m in cell["mentions"]}

    def walk(value):
        if isinstance(value, dict):
            for name, inner in value.items():
                if name in known and isinstance(inner, str) and inner not in known[name]:
                    yield f"{name} {inner} is not there"
                if name in ("source", "parent", "copy_of") and isinstance(inner, dict) and inner["id"] not in known["source"]:
                    yield f"source {inner['id']} is not there"
                yield from walk(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from walk(inner)

    order = [article["id"] for article in report["articles"]]
    cells = [f"{claim['id']}: cells out of order" for claim in report["claims"] if [cell["article"] for cell in claim["cells"]] != order]
    return [*walk(report), *cells]


def faults_of(binary, name, project):
    (path,) = export(binary, project, "json")
    beside = path.with_name(f"{path.stem}-schema.json")
    text = path.read_text("utf-8")
    report, schema = json.loads(text), json.loads(beside.read_text("utf-8"))
    faults = [] if beside.read_bytes() == SCHEMA.read_bytes() else ["the schema beside it is another"]
    checker = jsonschema.Draft202012Validator
    checker.check_schema(schema)
    for error in checker(schema).iter_errors(report):
        faults.append(f"schema: {error.json_path}: {error.message:.200}")
    # A field too many, a word that is no term: the schema must see both.
    for spoil in [lambda r: r.update(more=1), lambda r: r["masthead"].pop("title"), lambda r: r.update(format="sejajar-report/2")]:
        spoiled = json.loads(text)
        spoil(spoiled)
        if checker(schema).is_valid(spoiled):
            faults.append("the schema takes a spoiled report")
    seen, wrong = faults_of_places(report)
    faults += wrong + faults_of_ids(report)
    if name == "hostile":
        statements = {claim["statement"] for claim in report["claims"]}
        if not statements & set(HOSTILE):
            faults.append("no hostile statement came through exactly")
    print(f"{name}: {len(text.encode())} bytes, {seen} places in three counts each")
    if name == "sample" and seen < 100:
        faults.append("hardly any places")
    return [f"{name}: {fault}" for fault in faults]


if __name__ == "__main__":
    check_all(__doc__, faults_of, "the JSON is what its schema says, and every place gives its words")
