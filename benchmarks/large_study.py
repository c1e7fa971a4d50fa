"""1,000,000 codings in 2,000 ledgers: loading against bare decoding, `agree` and `matrix` against loading."""

from __future__ import annotations

import argparse
import gc
import resource
import sys
import tempfile
import time
from pathlib import Path

import made
from tools import CODEKIT, Took, median, run, table

from codekit.store.folder import ledger
from codekit.store.folder.store import FolderStore

TRANSCRIPTS, CODINGS = 500, 500  # x 4 coders


def decode(root: Path) -> None:
    """Bare msgspec: the same bytes into the same structs, all kept."""
    data = [path.read_bytes() for path in sorted(root.glob("codings/*/*/*.jsonl"))]
    gc.disable()
    start = time.perf_counter()
    kept = [ledger.CODINGS.decode_lines(one) for one in data]
    _tell(time.perf_counter() - start, sum(map(len, kept)))


def load(root: Path) -> None:
    """What codekit does before every report: read, decode, check whose they are, fold. Files are in memory."""
    for path in root.glob("codings/*/*/*.jsonl"):
        path.read_bytes()
    gc.disable()
    start = time.perf_counter()
    layers = FolderStore(root).layers("r1")
    _tell(time.perf_counter() - start, sum(len(layer.codings) for layer in layers.by_key.values()))


def _tell(seconds: float, n: int) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << (20 if sys.platform == "darwin" else 10))
    print(seconds, n, peak)


def inside(part: str, root: Path) -> tuple[float, float]:
    """A part measured inside a process of its own: seconds, megabytes."""
    seconds, n, peak = run([sys.executable, __file__, "--part", part, root]).out.split()
    assert int(n) >= TRANSCRIPTS * CODINGS * 4
    return float(seconds), float(peak)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--part", choices=["decode", "load"])
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("root", nargs="?", type=Path)
    args = parser.parse_args()
    if args.part:
        {"decode": decode, "load": load}[args.part](args.root)
        return
    with tempfile.TemporaryDirectory() as folder:
        root = args.root or Path(folder) / "study"
        if not root.exists():
            made.study(root, n_transcripts=TRANSCRIPTS, n_codings=CODINGS, kind="double")
        _measure(root, args.times)


def _measure(root: Path, times: int) -> None:
    ids = [f"T{i:03}" for i in range(1, TRANSCRIPTS + 1)]
    made.start_round(root, ids, "double")
    agree = [CODEKIT, "agree", "r1", "--json", "--study", root]
    matrix = [CODEKIT, "matrix", "big", "--json", "--study", root]
    run(agree)  # the first comparison seals the ledgers
    bare, loaded, agreed, tabled = [], [], [], []
    for _ in range(times):
        bare.append(inside("decode", root))
        loaded.append(inside("load", root))
        agreed.append(run(agree))
        made.start_round(root, ids, "initial")  # the same codings as a first pass, which is what a matrix counts
        tabled.append(run(matrix))
        made.start_round(root, ids, "double")
        run(agree)
    base, read = [s for s, _ in bare], [s for s, _ in loaded]
    table(
        f"{TRANSCRIPTS * CODINGS * 4:,} codings in {TRANSCRIPTS * 4:,} ledgers (median of {times}, in turn)",
        [
            ("decode_lines alone", f"{median(base):.2f} s, peak {median([m for _, m in bare]):.0f} MB"),
            ("load", f"{median(read):.2f} s, peak {median([m for _, m in loaded]):.0f} MB"),
            ("load : decode_lines (at most 2)", _ratio(read, base)),
            ("codekit agree --json", _shown(agreed)),
            ("agree : load (at most 3)", _ratio([t.seconds for t in agreed], read)),
            ("codekit matrix --json", _shown(tabled)),
            ("matrix : load (at most 3)", _ratio([t.seconds for t in tabled], read)),
        ],
    )


def _ratio(of: list[float], to: list[float]) -> str:
    """The median of the ratios of each turn, since a busy machine slows all parts of a turn alike."""
    return f"{median([a / b for a, b in zip(of, to, strict=True)]):.2f}"


def _shown(took: list[Took]) -> str:
    return f"{median([t.seconds for t in took]):.2f} s, peak {median([t.megabytes for t in took]):.0f} MB"


if __name__ == "__main__":
    main()
