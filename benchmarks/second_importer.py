"""A second opinion on REFI-QDA export: sample studies as `.qdpx`, brought in by the importer of qc.

qc validates the file, and keeps lines in place of passages; so what is compared is which coder gave which text which
code.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from tools import CODEKIT, peer, run, table

SAMPLES = ("social-care", "rfi")
QDA = "{urn:QDA-XML:project:1.0}"
Given = set[tuple[str, str, str]]  # text, coder's name, code's name

_THEIRS = """
    SELECT document_index.document_id, coded_line.coder_id, coded_line.code_id FROM coded_line
    JOIN coded_line_location_association AS placed ON placed.coded_line_id = coded_line.id
    JOIN location ON location.id = placed.location_id
    JOIN document_index ON document_index.id = location.document_index_id
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        rows = [row for sample in SAMPLES for row in compared(sample, Path(folder))]
    table("what a file of codekit says, and what the importer of qc took of it", rows)


def compared(sample: str, folder: Path) -> Iterator[tuple[str, str]]:
    """Rows for one sample study."""
    study, file, theirs = folder / sample, folder / f"{sample}.qdpx", folder / f"{sample}-qc"
    run([CODEKIT, "init", study, "--example", sample])
    run([CODEKIT, "export", file, "--study", study])
    theirs.mkdir()
    # Its importer stops at a breakpoint that was left in it.
    done = subprocess.run(
        [peer() / "qc", "init", "-i", file],
        cwd=theirs,
        env={**os.environ, "PYTHONBREAKPOINT": "0"},
        capture_output=True,
        check=False,
        text=True,
    )
    if done.returncode:
        yield sample, f"qc did not take it: {(done.stderr or done.stdout).strip().splitlines()[-1]}"
        return
    said, took = in_file(file), in_qc(theirs)
    coders = len({coder for _, coder, _ in said})
    yield sample, f"{len({text for text, _, _ in said})} coded texts, {coders} coders, {len(said)} codes of a text"
    yield "", f"{len(said & took)} of them in qc, {len(took - said)} others there"


def in_file(file: Path) -> Given:
    """What the bare XML says."""
    with zipfile.ZipFile(file) as archive:
        root = etree.fromstring(archive.read("project.qde"))
    users = {user.get("guid"): user.get("name") for user in root.iter(f"{QDA}User")}
    codes = {code.get("guid"): code.get("name") for code in root.iter(f"{QDA}Code")}
    return {
        (source.get("name"), users[coding.get("creatingUser")], codes[ref.get("targetGUID")])
        for source in root.iter(f"{QDA}TextSource")
        for coding in source.iter(f"{QDA}Coding")
        for ref in coding.iter(f"{QDA}CodeRef")
    }


def in_qc(place: Path) -> Given:
    """What stands in its database."""
    database = sqlite3.connect(place / "qualitative_coding.sqlite3")
    try:
        found = database.execute(_THEIRS).fetchall()
    finally:
        database.close()
    return {(Path(text).stem, coder, code) for text, coder, code in found}


if __name__ == "__main__":
    main()
