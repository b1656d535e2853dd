#!/usr/bin/env python3
"""The exported CSV tables by the CSVW metadata beside them, as the validator of `csvw` reads both.

    tests/readers/csv_tables.py --binary target/debug/sejajar

It is asked in its strict mode, in which an empty cell of a foreign key is a fault.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from support.dossiers import export, write_all


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    arguments.add_argument("--binary", type=Path, required=True)
    binary = arguments.parse_args().binary.resolve()
    validator = Path(sys.executable).parent / "csvwvalidate"
    with tempfile.TemporaryDirectory(prefix="sejajar-") as temporary:
        for name, project in write_all(Path(temporary)):
            (path,) = export(binary, project, "csv")
            metadata = path.with_name(f"{path.stem}-metadata.json")
            done = subprocess.run([validator, "-v", metadata], capture_output=True, text=True, timeout=120)
            if done.stdout.split()[:1] != ["OK"]:
                sys.exit(f"csv_tables: {name}: {done.stdout}{done.stderr}"[:2000])
            print(f"{name}: valid")
    print("the tables are what their metadata says")


if __name__ == "__main__":
    main()
