"""A dossier with everything that makes places go wrong: line ends of every kind,
characters beyond the first plane, combining marks, what XML cannot hold."""

import subprocess
from pathlib import Path

TEXT = (
    "\ufeff\ufeffKapal 👩\u200d🚀 tiba\r\n\r\nKementerian itu, e\u0301tat 𝕊, bilang «tidak»\rBaris lain.\n"
    "Suara \x01\ufffe itu — “ya” & <b>bukan</b> ]]> \u202eterbalik\u202c kata KCNA.\r\n"
    + "Kalimat yang panjang supaya teksnya cukup banyak kata untuk dibaca sebagai artikel. " * 6
)
# What is marked: each of these once, the last in two fragments.
MARKED = [
    ["\ufeffKapal 👩\u200d🚀"],
    ["tiba\r\n\r\nKementerian"],
    ["e\u0301tat 𝕊, bilang"],
    ["«tidak»\rBaris"],
    ["Suara \x01\ufffe itu — “ya” & <b>bukan</b> ]]> \u202eterbalik\u202c"],
    ["𝕊", "KCNA"],
]
STANCES = ["Asserts", "Denies", "Questions", "Hedges", "Reports", "Asserts"]
STATEMENT = 'Kapal "tiba" <hari ini> & \u202ebesok 👍\x02'


def ron(text):
    """A string of the project file."""
    shown = (c if c.isalnum() or c in " .,-:/" else f"\\u{{{ord(c):x}}}" for c in text)
    return '"' + "".join(shown) + '"'


def place(text, words, after=0):
    at = text.index(words, after)
    start = len(text[:at].encode())
    return f"(start: {start}, end: {start + len(words.encode())}, quote: {ron(words)})"


def project(binary, folder):
    """Writes the article and a project with marks on it; the project's path."""
    folder = Path(folder)
    article, path = folder / "kapal & tua.txt", folder / "hostile.ron"
    article.write_bytes(TEXT.encode())
    subprocess.run([binary, "new", path, article], check=True, capture_output=True)
    text = TEXT[1:]  # A byte order mark is no part of the text.
    mentions, claims = [], []
    for index, (words, stance) in enumerate(zip(MARKED, STANCES), start=1):
        places = ", ".join(place(text, one) for one in words)
        mentions.append(
            f'(id: "m{index}", claim: "c{1 + index % 2}", article: "A", at: [{places}], stance: {stance},'
            f' value: "1{index}", attribution: (source: "s1"))'
        )
    for index in (1, 2):
        claims.append(f'(id: "c{index}", statement: {ron(f"{STATEMENT} {index}")})')
    words = ron("Lihat: \x03 & <i>")
    note = f'(id: "n1", on: Passage(article: "A", at: [{place(text, "tiba")}]), text: {words})'
    naming = f'(id: "k1", source: "s1", article: "A", at: [{place(text, "KCNA")}])'
    name = ron("KCNA \u200b<x>")
    content = path.read_text(encoding="utf-8")
    for section, records in [
        ("claims", claims),
        ("sources", [f'(id: "s1", name: {name})']),
        ("mentions", mentions),
        ("namings", [naming]),
        ("notes", [note]),
    ]:
        assert f"  {section}: []," in content, section
        content = content.replace(f"  {section}: [],", f"  {section}: [{', '.join(records)}],", 1)
    path.write_text(content, encoding="utf-8", newline="\n")
    subprocess.run([binary, "check", path], check=True, capture_output=True)
    return path
