"""Reading REFI-QDA projects of NVivo against a bare lxml parse: CPU seconds, in turn.

"the same bytes": every part of the file unpacked, and its XML parsed by lxml, nothing else. "XML alone": the parse of
the project's XML, which is a fraction of the file, without the texts. Both are given; the goal of at most 5 is for the
same bytes. The garbage collector is off in all.
"""

from __future__ import annotations

import gc
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree
from tools import median, table

from codekit.formats.projects.refi import read

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "refi"
FILES = ("nvivo_win12_6_scrambled_utf16_bom_crlf.qdpx", "nvivo_mac20_5_comment_policies.qdpx")
TURNS, GOAL = 31, 5.0


def same_bytes(path: Path) -> object:
    """Unpack every part and parse the XML."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return etree.fromstring(parts["project.qde"]), parts


def cpu(work: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()
    begun = time.process_time()
    kept = work()
    took = time.process_time() - begun
    gc.enable()
    del kept
    return took


def measure(path: Path) -> tuple[float, float, float, float, float]:
    """Medians in seconds of our read, the same bytes, the XML alone; and of the ratios to both."""
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("project.qde")
    read(path)
    rows = []
    for _ in range(TURNS):
        ours, floor = cpu(lambda: read(path)), cpu(lambda: same_bytes(path))
        bare = cpu(lambda: etree.fromstring(xml))
        rows.append((ours, floor, bare, ours / floor, ours / bare))
    ours, floor, bare, to_floor, to_bare = (median([row[at] for row in rows]) for at in range(5))
    return ours, floor, bare, to_floor, to_bare


def main() -> None:
    """Print a row for each file; without the shared corpus, say so."""
    rows: list[tuple[str, ...]] = []
    for name in FILES:
        path = CORPUS / name
        if not path.is_file():
            rows.append((name, "not measured: the shared corpus is not here"))
            continue
        ours, floor, bare, to_floor, to_bare = measure(path)
        project = read(path)
        held = f"{len(project.texts)} texts, {len(project.codings)} codings"
        rows += [
            (f"{name} ({held})", ""),
            ("  read into a project", f"{ours * 1000:.1f} ms"),
            ("  unpack the same bytes and parse the XML", f"{floor * 1000:.1f} ms"),
            (f"  ratio (goal: at most {GOAL:.0f})", f"{to_floor:.2f}"),
            ("  parse the XML alone", f"{bare * 1000:.1f} ms"),
            ("  ratio to that", f"{to_bare:.2f}"),
        ]
    table(f"reading REFI-QDA, CPU, median of {TURNS} in turn", rows)


if __name__ == "__main__":
    main()
