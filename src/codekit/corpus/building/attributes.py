"""What is known of each transcript: one row each, as text, from a table that people keep."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from codekit.corpus.base.corpus import Corpus
from codekit.corpus.base.layout import ATTRIBUTES, TRANSCRIPTS
from codekit.errors import CodekitError, Problem, ProblemsError, UnknownNameError
from codekit.model.cases import UNKNOWN
from codekit.model.names import clean_id
from codekit.store import registers
from codekit.tables.whole import replacing
from codekit.workflow.study.cases import TRANSCRIPT_NAMES

Attributes = dict[str, dict[str, str]]


def write(corpus: Corpus, table: Path | None = None) -> int:
    """Write the row of each transcript; how many rows of the table are about none of them.

    What an earlier table said stays where this one says nothing. Raises ProblemsError with every fault of the table.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    given = read(table) if table else {}
    rows: Attributes = {}
    held = corpus.arrow(TRANSCRIPTS, ["transcript", "case"])
    before = {row.pop("transcript"): row for row in corpus.arrow(ATTRIBUTES).to_pylist()}
    for id_, case in zip(held["transcript"].to_pylist(), held["case"].to_pylist(), strict=True):
        rows[id_] = {"case": case} | before.get(id_, {}) | given.get(id_, {})
    names = list(dict.fromkeys(name for row in rows.values() for name in row)) or ["case"]
    columns = {name: [row.get(name) or ("" if name == "case" else UNKNOWN) for row in rows.values()] for name in names}
    with replacing(corpus.layout.attributes) as draft:
        pq.write_table(pa.table({"transcript": pa.array(rows, pa.string()), **columns}), draft, compression="zstd")
    return len(given.keys() - rows.keys())


def read(path: Path) -> Attributes:
    """The columns of a table by transcript. Raises ProblemsError with its faults, CodekitError where there is none."""
    if not path.is_file():
        raise CodekitError("no such file", where=str(path))
    problems: list[Problem] = []
    rows = registers.table(path, (), problems)
    column = next((name for name in TRANSCRIPT_NAMES if rows and name in rows[0][1]), "")
    if not column and not problems:
        problems.append(
            Problem(path.name, 1, f"no column '{TRANSCRIPT_NAMES[0]}'", "it says whose attributes these are")
        )
    found: Attributes = {}
    for line, row in rows if column else ():
        try:
            id_ = clean_id(_stem(row[column]))
        except ValueError as error:
            problems.append(Problem(path.name, line, str(error)))
            continue
        if id_ in found:
            problems.append(Problem(path.name, line, f"{id_} stands twice"))
        found[id_] = {name: value for name, value in row.items() if name and name not in TRANSCRIPT_NAMES}
    if problems:
        raise ProblemsError(f"{path.name}: nothing was taken over", problems)
    return found


def _stem(name: str) -> str:
    """A transcript's name without the ending of a file, if it has one that transcripts come in."""
    from codekit.formats.transcripts.registry import endings

    ending = Path(name).suffix
    return name[: -len(ending)] if ending[1:].lower() in endings() else name


def of(corpus: Corpus, attribute: str) -> Mapping[str, str]:
    """One attribute by transcript. Raises UnknownNameError for one that no table gave."""
    table = corpus.arrow(ATTRIBUTES)
    if attribute not in table.column_names or attribute == "transcript":
        known = [name for name in table.column_names if name != "transcript"]
        raise UnknownNameError("attribute", attribute, known, where=str(corpus.layout.attributes))
    return dict(zip(table["transcript"].to_pylist(), table[attribute].to_pylist(), strict=True))
