"""What grows with a study that was worked on: CPU seconds of the commands that `scaling` does not measure.

    python benchmarks/scaling_further.py [--sizes 50,200,1000] [--rows merge,verify] [--times 1] [--limit 300]

No goals: an exponent above 1.3 asks for a look. Where a study was made in the same run, its making is in the megabytes.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import scaling
import scaling_away
import worked
from scaling import Cost, Row, command


def in_copy(*words: str, fine: tuple[int, ...] = (0,)) -> Callable[[Path, int], Cost]:
    """A command that writes, in a copy of the study that is thrown away."""

    def once(root: Path, limit: int) -> Cost:
        with tempfile.TemporaryDirectory(dir=root.parent) as folder:
            copy = shutil.copytree(root, Path(folder) / "study")
            here = [word.replace("BESIDE", str(root.parent)) for word in words]
            return command(*here, fine=fine)(copy, limit)

    return once


def bare(*words: str) -> Callable[[Path, int], Cost]:
    """A command that is about no study."""

    def once(root: Path, limit: int) -> Cost:
        with tempfile.TemporaryDirectory() as out:
            parts = [word.replace("OUT", out).replace("BESIDE", str(root.parent)) for word in words]
            took = scaling.run([scaling.CODEKIT, *parts], limit=limit)
        return Cost(took.cpu, took.megabytes)

    return once


RECHECK = ("codebook", "recheck", "big", "1", "2")
RETIRE = ("codebook", "change", "big", "retire", "C05", "--reason", "not needed", "--coder", "ana")
WITH_SERVER = (
    Row("clone", "clone, from a team server", scaling_away.client(scaling_away.clone)),
    Row("cloned", "clone, the server's part", scaling_away.client(scaling_away.clone, served=True)),
    Row("sync", "sync, nothing new", scaling_away.client(scaling_away.sync_nothing)),
    Row("synced", "sync, nothing new, the server's part", scaling_away.client(scaling_away.sync_nothing, served=True)),
    Row("sync-note", "sync, one new note", scaling_away.client(scaling_away.sync_note)),
)
SERVED = frozenset(row.name for row in WITH_SERVER)
ROWS = (
    Row("check", "check", command("check", fine=(0, 1))),
    Row("revisions", "revisions -o", command("revisions", "second", "-o", "OUT/r.xlsx")),
    Row("subcoded", "revisions -o, of sub-codes", command("revisions", "sub", "-o", "OUT/r.xlsx")),
    Row("diagnose", "diagnose -o", command("diagnose", "double", "-o", "OUT/d.xlsx")),
    Row("diagnose-code", "diagnose --code", command("diagnose", "double", "--code", "C03", "--json")),
    Row("review", "review", command("review", "first", "--json")),
    Row("accept", "review --accept all", in_copy("review", "first", "--accept", "all", "--coder", "dee")),
    Row("saturation", "saturation -o", command("saturation", "big", "-o", "OUT/s.xlsx")),
    Row("bundle", "bundle", command("bundle", "OUT/b.zip")),
    Row("verify", "verify", bare("verify", "BESIDE/bundle.zip")),
    Row("merge", "merge", in_copy("merge", "BESIDE/copy")),
    Row("again", "merge, nothing new", in_copy("merge", "BESIDE/study")),
    Row("change", "codebook change", in_copy(*RETIRE)),
    Row("recheck", "codebook recheck", command(*RECHECK, "--json")),
    Row("confirm", "codebook recheck --confirm all", in_copy(*RECHECK, "--confirm", "all", "--coder", "cai")),
    Row("memos", "memos", command("memos", "--json")),
    Row("memo-file", "export --what memos", command("export", "OUT/m.md", "--what", "memos")),
    Row("quotes", "quotes", command("quotes", "BESIDE/manuscript.md", "--json", fine=(0, 1))),
    Row("typed", "matrix --from", in_copy("matrix", "big", "--from", "BESIDE/matrix.xlsx", "--coder", "ana")),
    Row("excerpts", "excerpts", command("excerpts", "big", "-o", "OUT/e.xlsx")),
    Row("cooccur", "cooccur", command("cooccur", "big", "-o", "OUT/c.xlsx")),
    Row("crosstab", "crosstab", command("crosstab", "big", "-o", "OUT/c.xlsx")),
    Row("words", "words", command("words", "--json")),
    Row("export", "export --what excerpts", command("export", "OUT/e.csv", "--what", "excerpts")),
    Row("audit", "report audit", command("report", "audit", "-o", "OUT/a.html")),
    Row("methods", "report methods", command("report", "methods")),
    Row("names", "names", command("names", "BESIDE/names.txt", "--transcripts", "--json", fine=(0, 1))),
    Row("agenda", "meeting agenda", command("meeting", "agenda", "--json")),
    Row("rounds", "round list", command("round", "list", "--json")),
    Row("store", "store copy", bare("store", "copy", "BESIDE/study", "OUT/x")),
    Row("backup", "backup", bare("backup", "BESIDE/server", "-o", "OUT/b.zip")),
    *WITH_SERVER,
)


if __name__ == "__main__":
    scaling.main(ROWS, worked.worked, times=1)
