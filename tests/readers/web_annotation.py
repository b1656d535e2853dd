#!/usr/bin/env python3
"""The marks as Web Annotations, read by others: PyLD expands the JSON-LD without a
network, the MUSTs of the Web Annotation Data Model hold, and in Python, which counts
code points, each selector gives the exact words.

    tests/readers/web_annotation.py --binary target/debug/sejajar
"""

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from pyld import jsonld

from support import hostile

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / "seeds" / "sample.sejajar.ron"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OA = "http://www.w3.org/ns/oa#"

# The terms that Sejajar uses, as the Web Annotation Vocabulary names them. The W3C's own
# file of all terms is not kept here; nothing is asked for over the network.
TERMS = {
    "oa": OA,
    "as": "http://www.w3.org/ns/activitystreams#",
    "dcterms": "http://purl.org/dc/terms/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "Person": "foaf:Person",
    "Software": "as:Application",
    **{name: f"oa:{name}" for name in (
        "Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector", "TimeState",
        "tagging", "classifying", "describing", "identifying", "commenting", "exact", "prefix", "suffix",
    )},
    **{name: {"@id": iri, "@type": "@id"} for name, iri in {
        "body": "oa:hasBody", "target": "oa:hasTarget", "source": "oa:hasSource", "selector": "oa:hasSelector",
        "state": "oa:hasState", "cached": "oa:cachedSource", "creator": "dcterms:creator",
        "generator": "as:generator", "partOf": "as:partOf", "first": "as:first", "last": "as:last",
    }.items()},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "value": "rdf:value",
    "name": "foaf:name",
    "label": "rdfs:label",
    "language": "dc:language",
    "generated": {"@id": "dcterms:issued", "@type": "xsd:dateTime"},
    "sourceDate": {"@id": "oa:sourceDate", "@type": "xsd:dateTime"},
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "total": {"@id": "as:totalItems", "@type": "xsd:nonNegativeInteger"},
    "startIndex": {"@id": "as:startIndex", "@type": "xsd:nonNegativeInteger"},
}
MOTIVATIONS = {
    "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying", "linking",
    "moderating", "questioning", "replying", "reviewing", "tagging",
}
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+")


def offline(url, _options):
    if url != CONTEXT:
        raise ValueError(f"the file asks for {url}")
    return {"contextUrl": None, "documentUrl": url, "contentType": "application/ld+json", "document": {"@context": TERMS}}


def must(told, what, where):
    if not told:
        sys.exit(f"web_annotation: {where}: {what}")


def one(resource, key, where):
    """The one value that a property MUST have."""
    value = resource.get(key)
    must(value is not None and not isinstance(value, list), f"“{key}” MUST be there exactly once", where)
    return value


def iri(value, where):
    must(isinstance(value, str) and IRI.fullmatch(value), f"MUST be an IRI: {value!r}", where)


def as_list(value):
    return value if isinstance(value, list) else [value]


def check_selector(selector, text, where):
    if selector["type"] == "TextPositionSelector":
        start, end = one(selector, "start", where), one(selector, "end", where)
        must(type(start) is int and type(end) is int and 0 <= start < end <= len(text), "start and end", where)
        return text[start:end]
    must(selector["type"] == "TextQuoteSelector", f"an unknown selector {selector['type']}", where)
    exact, prefix, suffix = (one(selector, key, where) for key in ("exact", "prefix", "suffix"))
    must(prefix + exact + suffix in text, "the quotation with what is around it MUST stand in the text", where)
    return exact


def check_annotation(annotation, texts):
    where = one(annotation, "id", "an annotation")
    iri(where, where)
    must("Annotation" in as_list(annotation["type"]), "type MUST include Annotation", where)
    for motivation in as_list(annotation["motivation"]):
        must(motivation in MOTIVATIONS, f"motivation {motivation}", where)
    for body in as_list(annotation.get("body", [])):
        must(body["type"] == "TextualBody", "the body's type", where)
        must(isinstance(one(body, "value", where), str), "the value of a body MUST be a string", where)
        for purpose in as_list(body["purpose"]):
            must(purpose in MOTIVATIONS, f"purpose {purpose}", where)
    targets = as_list(annotation["target"])
    must(targets, "there MUST be a target", where)
    told = []
    for target in targets:
        iri(one(target, "source", where), where)
        if "state" in target:
            must(DATE.fullmatch(one(target["state"], "sourceDate", where)), "sourceDate MUST be a time in UTC", where)
        text = texts[target["article"]]
        words = [check_selector(selector, text, where) for selector in as_list(target.get("selector", []))]
        must(len(set(words)) <= 1, f"the selectors of one place give different words: {words}", where)
        told.extend(words[:1])
    return told


def check(path):
    """Every MUST; the words of each annotation by its record."""
    raw = path.read_text(encoding="utf-8")
    collection = json.loads(raw)
    must(CONTEXT in as_list(collection["@context"]), "the context MUST be there", path)
    iri(one(collection, "id", path), path)
    must(collection["type"] == "AnnotationCollection", "type", path)
    page = one(collection, "first", path)
    iri(one(page, "id", path), path)
    must(page["type"] == "AnnotationPage" and page["partOf"] == collection["id"], "the page", path)
    must(page["startIndex"] == 0 and collection["last"] == page["id"], "the only page is first and last", path)
    must(collection["total"] == len(page["items"]), "total MUST be the number of annotations", path)
    if "generated" in collection:
        must(DATE.fullmatch(collection["generated"]), "generated MUST be a time in UTC", path)
    texts = {}
    for article in collection["articles"]:
        texts[article["id"]] = article["text"]
        must(hashlib.sha256(article["text"].encode()).hexdigest() == article["textSha256"], "a text's hash", path)
    ids = [annotation["id"] for annotation in page["items"]]
    must(len(ids) == len(set(ids)), "an id MUST be of one annotation", path)
    told = {annotation["record"]: check_annotation(annotation, texts) for annotation in page["items"]}

    # As linked data: every key is a term that the context knows, and nothing is lost.
    expanded = jsonld.expand(json.loads(raw), {"documentLoader": offline})
    items = expanded[0][TERMS["as"] + "first"]
    items = items[0][TERMS["as"] + "items"][0]["@list"]
    must(len(items) == len(ids), "annotations are lost when the file is expanded", path)
    for item in items:
        must(item["@type"] == [OA + "Annotation"] and OA + "hasTarget" in item, "an annotation's type", item["@id"])
        for body in item.get(OA + "hasBody", []):
            must(body[OA + "hasPurpose"][0]["@id"].startswith(OA), "a purpose that is no term", item["@id"])
            must("urn:sejajar:terms:role" in body, "a role", item["@id"])
    keys = set(re.findall(r'"(\w+)":', json.dumps([page, collection["articles"]]).replace('\\"', "")))
    known = set(TERMS) | set(collection["@context"][1])
    texts_have = {key for key in keys - known if f'"{key}":' in "".join(texts.values())}
    must(not keys - known - texts_have, f"keys without a meaning: {sorted(keys - known)}", path)
    return told, collection


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True)
    binary = parser.parse_args().binary
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        out = folder / "sample.jsonld"
        subprocess.run([binary, "export", SAMPLE, out], check=True, capture_output=True)
        told, collection = check(out)
        marks = SAMPLE.read_text(encoding="utf-8").count('      id: "m')
        own = [record for record in told if record.startswith("m")]
        must(len(own) == marks, f"{marks} marks in the project, {len(own)} in the file", out)

        project = hostile.project(binary, folder)
        out = folder / "hostile.jsonld"
        subprocess.run([binary, "export", project, out], check=True, capture_output=True)
        words, _ = check(out)
        for index, marked in enumerate(hostile.MARKED, start=1):
            must(words[f"m{index}"] == marked, f"m{index} gives {words[f'm{index}']!r}, not {marked!r}", out)
        must(words["n1"] == ["tiba"] and words["k1"] == ["KCNA"], "the note and the naming", out)
    print(f"web_annotation: {len(told)} annotations of the sample and {len(words)} of a hostile text hold")


if __name__ == "__main__":
    main()
