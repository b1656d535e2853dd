#!/usr/bin/env python3
"""`sejajar analyze` beside scikit-learn, on the same files, as whole processes.

    cargo bench --bench tfidf                     # makes the files and runs this
    benches/tfidf_baseline.py --sejajar target/release/sejajar FOLDER…

A FOLDER holds text files, a sentence a line. Both programs read them from the disk,
by turns, each in a process of its own; told are the time on the clock, the time of
the processor, and the most memory held. The other program is what one would write
first: TF-IDF of character 3- to 5-grams and the cosine of all pairs of sentences
of two articles, in blocks of rows, since the whole matrix of 100,000 sentences
would be 80 GB. It finds pairs and does nothing else: no rows, no reasons, no output.

scikit-learn is installed into a virtual environment of this script's own, in target/.
Python's own library only, apart from that.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# With these releases, so that two runs measure one program.
PACKAGES = ["scikit-learn==1.7.2"]
# Rows of the matrix of all pairs that are made at a time.
BLOCK = 500
# Cosine from which a pair is taken; found by nobody, it only has to be looked at.
ALIKE = 0.3
# More sentences than this take the other program hours: it is left out.
MOST_PAIRED = 20_000


def baseline(folder):
    """The work of the other program; prints how many pairs it took."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    sentences, articles = [], []
    for number, path in enumerate(sorted(folder.glob("*.txt"))):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        sentences += lines
        articles += [number] * len(lines)
    import numpy

    articles = numpy.array(articles)
    vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5)).fit_transform(sentences)
    others = vectors.T.tocsr()
    taken = 0
    for start in range(0, vectors.shape[0], BLOCK):
        cosines = (vectors[start : start + BLOCK] @ others).tocoo()
        pair = (cosines.data >= ALIKE) & (articles[start + cosines.row] < articles[cosines.col])
        taken += int(pair.sum())
    print(taken)


def python():
    """The interpreter that has scikit-learn."""
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    home = target / "tfidf-venv"
    interpreter = home / "bin" / "python"
    wanted = home / "installed"
    if not wanted.is_file() or wanted.read_text() != "\n".join(PACKAGES):
        print(f"installing {', '.join(PACKAGES)} into {home}", file=sys.stderr)
        venv.create(home, clear=True, with_pip=True)
        subprocess.run([interpreter, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
        wanted.write_text("\n".join(PACKAGES))
    return interpreter


def run(command):
    """Runs a program to its end: seconds on the clock, of the processor, and bytes held."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        child = subprocess.Popen([str(part) for part in command], stdout=out, stderr=errors)
        _, status, used = os.wait4(child.pid, 0)
        passed = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            errors.seek(0)
            sys.stderr.write(errors.read().decode(errors="replace")[-2000:])
            sys.exit(f"{command[0]} failed with exit code {child.returncode}")
    return passed, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024


def best(runs):
    """The run that was disturbed least; of the memory, the most of any run."""
    return (*min(runs)[:2], max(held for _, _, held in runs))


def told(figures):
    passed, processor, held = figures
    return f"{passed:8.2f} s {processor:8.2f} s {held / 2**20:8.0f} MB"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--sejajar", type=Path, help="the program, a release build")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each, by turns (the best counts)")
    parser.add_argument("--baseline", action="store_true", help="do the other program's work on one FOLDER")
    arguments = parser.parse_args()
    if arguments.baseline:
        return baseline(arguments.folders[0])
    if arguments.sejajar is None:
        parser.error("--sejajar PROGRAM is needed")
    interpreter = python()
    first = None
    print(f"\n{'':14} {'clock':>10} {'processor':>10} {'memory':>11}")
    for folder in arguments.folders:
        files = sorted(folder.glob("*.txt"))
        count = sum(path.read_bytes().count(b"\n") for path in files)
        analyze = [arguments.sejajar, "analyze", "--units", "line", "--format", "json", *files]
        other = [interpreter, __file__, "--baseline", folder]
        ours, theirs = [], []
        for _ in range(arguments.rounds):
            ours.append(run(analyze))
            if count <= MOST_PAIRED:
                theirs.append(run(other))
        print(f"{folder.name}: {len(files)} articles, {count} sentences")
        print(f"  sejajar      {told(best(ours))}")
        seconds = best(ours)[0]
        if theirs:
            print(f"  scikit-learn {told(best(theirs))}")
            print(f"  scikit-learn takes {best(theirs)[0] / seconds:.2f} times as long")
        if first is None:
            first = (folder.name, seconds)
        else:
            print(f"  {seconds / first[1]:.1f} times the cost of {first[0]}")


if __name__ == "__main__":
    main()
