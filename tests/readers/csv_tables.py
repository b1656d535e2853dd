#!/usr/bin/env python3
"""The exported CSV tables by the CSVW metadata beside them, as the validator of `csvw` reads both.

    tests/readers/csv_tables.py --binary target/debug/sejajar

It is asked in its strict mode, in which an empty cell of a foreign key is a fault.
"""

import subprocess
import sys
from pathlib import Path

from support.dossiers import check_all, export


def faults_of(binary, name, project):
    """What the validator objects to."""
    (path,) = export(binary, project, "csv")
    metadata = path.with_name(f"{path.stem}-metadata.json")
    validator = Path(sys.executable).parent / "csvwvalidate"
    done = subprocess.run([validator, "-v", metadata], capture_output=True, text=True, timeout=120)
    if done.stdout.split()[:1] != ["OK"]:
        return [f"{name}: {done.stdout}{done.stderr}"[:2000]]
    print(f"{name}: valid")
    return []


if __name__ == "__main__":
    check_all(__doc__, faults_of, "the tables are what their metadata says")
