"""Codings of any size come to the corpus: cut to its parts and checked, so that each part can be counted by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import msgspec

from codekit.corpus.base.alone import alone, unchanged
from codekit.corpus.base.corpus import Corpus
from codekit.corpus.base.layout import CODINGS, FINISHED, TRANSCRIPTS
from codekit.corpus.base.tables import MADE, columns, schema
from codekit.corpus.measuring.agree import taken_from
from codekit.errors import CodekitError
from codekit.model.names import is_id
from codekit.model.polarities import POLARITIES, SUPPORTING
from codekit.tables.header import columns_found
from codekit.tables.whole import replace_file, replacing

if TYPE_CHECKING:
    import pyarrow as pa

    from codekit.store.locking import Told
    from codekit.workflow.study.study import Study

MEMORY = "500MB"  # that DuckDB may take for codings of any number
NEEDED = ("coder", "transcript", "code", "start", "end")
FILES = (".parquet", ".csv")
_ORDER = 'coder, transcript, start, "end", code, polarity, codebook, text_sha'  # all that tells rows apart


def of_files(paths: list[Path]) -> str:
    """The rows of tables as a query: the given columns, and what is not given as it is meant.

    Raises CodekitError for a file that is neither Parquet nor CSV, or has not the columns that are needed.
    """
    import duckdb

    kinds = {path.suffix.lower() for path in paths}
    if len(kinds) != 1 or not kinds <= {*FILES}:
        raise CodekitError(
            "codings come as Parquet or as CSV", where=str(paths[0]), hint=f"columns {', '.join(NEEDED)}"
        )
    reader = "read_parquet" if kinds == {".parquet"} else "read_csv"
    listed = ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths)
    source = f"{reader}([{listed}])"
    with duckdb.connect() as database:
        try:
            found = [row[0] for row in database.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()]  # noqa: S608
        except duckdb.Error as error:
            raise CodekitError("cannot be read", where=str(paths[0]), hint="is it whole?") from error
    if missing := [name for name in NEEDED if name not in found]:
        raise CodekitError(f"no column '{missing[0]}'", where=str(paths[0]), hint=columns_found(found))
    polarity = f"coalesce(nullif(polarity, ''), '{SUPPORTING}')" if "polarity" in found else f"'{SUPPORTING}'"
    others = ", ".join(name if name in found else f"'' AS {name}" for name in ("codebook", "text_sha"))
    return f"""
        SELECT coder::VARCHAR AS coder, transcript::VARCHAR AS transcript, coalesce(code::VARCHAR, '') AS code,
        start::BIGINT AS start, "end"::BIGINT AS "end", {polarity} AS polarity, {others} FROM {source}
    """  # noqa: S608  (names of columns, files that the person named)


def of_study(study: Study, round_id: str) -> pa.Table:
    """What the coders of a compared round finished, as rows; a transcript without codings is one row without a code.

    Raises UnknownNameError for an unknown round, NotComparableError for one that was not compared.
    """
    import pyarrow as pa

    from codekit.model.layer import FINISHED as DONE
    from codekit.workflow.comparing.compare import comparable

    round_ = comparable(study, round_id)
    layers = study.as_of(round_).layers(round_)
    rows: list[tuple[Any, ...]] = []
    for coder, id_ in round_.pairs:
        layer = layers.get(coder, id_)
        if layer.state == DONE:
            rows.append((coder, id_, "", None, None, SUPPORTING, "", ""))
            rows += [(coder, id_, c.code, c.start, c.end, c.polarity, c.codebook, c.text_sha) for c in layer.codings]
    names = (*NEEDED, "polarity", "codebook", "text_sha")
    fields = [schema(CODINGS).field(name) for name in names]
    return pa.table(
        {f.name: pa.array([row[i] for row in rows], f.type) for i, f in enumerate(fields)}, schema=pa.schema(fields)
    )


def take(corpus: Corpus, name: str, rows: str | pa.Table, *, told: Told | None = None) -> dict[str, int]:
    """Write rows as the codings called `name`, a file for each part; how many codings each coder has.

    A transcript that a coder has any row of is finished, as in a table that `codekit code --from` reads. `told` is
    called with what is waited for. Raises CodekitError for rows about other transcripts than the corpus has, or other
    places than their texts, StudyBusyError where somebody else writes into the corpus and does not end.
    """
    _refuse_name(name)
    with alone(corpus.layout, told), unchanged(corpus):
        return _take(corpus, name, rows)


def _take(corpus: Corpus, name: str, rows: str | pa.Table) -> dict[str, int]:
    with TemporaryDirectory(prefix=".taking-", dir=corpus.layout.root) as folder, _database(folder) as database:
        if not isinstance(rows, str):
            database.register("given", rows)
        source = f"({rows})" if isinstance(rows, str) else "given"
        database.register("known", _known(corpus))
        database.execute(
            f"""
            CREATE TABLE taken AS SELECT g.*, k.part, k.characters, k.sha256
            FROM {source} g LEFT JOIN known k USING (transcript) ORDER BY k.part
            """  # noqa: S608
        ).fetchall()
        _refuse(database)
        corpus.layout.taken(name).unlink(missing_ok=True)  # until all of it is there
        for part in corpus.parts:
            _write(corpus, name, part, database)
        counted = "SELECT coder, count(*) FILTER (code <> '') FROM taken GROUP BY coder ORDER BY coder"
        counts = dict(database.execute(counted).fetchall())
        replace_file(corpus.layout.taken(name), msgspec.json.encode({"codings": counts}))
        return counts


@contextmanager
def _database(folder: str) -> Iterator[Any]:
    """A table on the disk, of which a bounded part is in memory."""
    import duckdb

    with duckdb.connect(str(Path(folder) / "taken.duckdb")) as database:
        database.execute(f"SET memory_limit = '{MEMORY}'")
        yield database


def _refuse_name(name: str) -> None:
    """Raise CodekitError for what cannot name codings: proposals keep names of their own."""
    if not is_id(name) or name.startswith("rules."):
        raise CodekitError(f"'{name}' cannot name codings", hint="letters, digits, hyphens: --as r1")


def _known(corpus: Corpus) -> pa.Table:
    import pyarrow as pa

    from codekit.corpus.base import tables

    names = ["transcript", "characters", "sha256"]
    read = [tables.read(corpus.layout.table(TRANSCRIPTS, part), names) for part in corpus.parts]
    parts = [part for part, table in zip(corpus.parts, read, strict=True) for _ in range(table.num_rows)]
    return pa.concat_tables(read).append_column("part", pa.array(parts, pa.string()))


def _refuse(database: Any) -> None:
    """Raise CodekitError for the first row of each kind that cannot be taken."""
    kinds = ", ".join(f"'{kind}'" for kind in POLARITIES)
    wrong = {
        "is no transcript of the corpus": "part IS NULL",
        "has a coding of no place in its text": (
            'code <> \'\' AND (start IS NULL OR "end" IS NULL OR start < 0 OR start >= "end" OR "end" > characters)'
        ),
        "was coded on another text": "text_sha <> '' AND NOT starts_with(sha256, text_sha)",
        "has a coding of a polarity that is none": f"polarity NOT IN ({kinds})",
    }
    for what, condition in wrong.items():
        query = f"SELECT min(transcript), count(*) FROM taken WHERE {condition}"  # noqa: S608
        ((first, n),) = database.execute(query).fetchall()
        if n:
            raise CodekitError(f"{first} {what}: {n:,} such rows; nothing was taken")


def _write(corpus: Corpus, name: str, part: str, database: Any) -> None:
    import pyarrow.parquet as pq

    places = {
        CODINGS: (corpus.layout.codings(name), "code <> ''", _ORDER),
        FINISHED: (corpus.layout.finished(name), "true", "coder, transcript"),
    }
    for table, (folder, condition, order) in places.items():
        given = ", ".join(f'"{c}"' if c != "turn" else "NULL::INTEGER AS turn" for c in columns(table))
        query = f"SELECT DISTINCT {given} FROM taken WHERE part = ? AND {condition} ORDER BY {order}"  # noqa: S608
        found = database.sql(query, params=[part]).to_arrow_table().cast(schema(table))
        found = found.replace_schema_metadata({MADE: taken_from(corpus.layout, part)})
        with replacing(folder / f"{part}.parquet") as draft:
            pq.write_table(found, draft, compression="zstd", compression_level=1)
