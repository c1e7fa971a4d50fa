"""The tables of a corpus as Arrow schemas, and Parquet files that are written whole or not at all.

The same rows give the same bytes: rows are gathered to groups by their characters, never by who wrote them when.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codekit.corpus.base.layout import SENTENCES, TRANSCRIPTS, TURNS
from codekit.errors import CodekitError
from codekit.tables.whole import replacing

if TYPE_CHECKING:
    import pyarrow as pa

MADE = b"codekit.made"
GROUP = 4_000_000  # characters of a row group: what a writer keeps in memory

_COLUMNS: dict[str, dict[str, str]] = {
    TRANSCRIPTS: {
        "transcript": "string",
        "case": "string",
        "file": "string",
        "format": "string",
        "encoding": "string",
        "sha256": "string",
        "characters": "int64",
        "words": "int64",
        "respondent_words": "int64",
        "turns": "int32",
        "sentences": "int32",
        "roles_confirmed": "bool",
        "after": "string",  # what stands after the last turn
    },
    TURNS: {
        "transcript": "string",
        "turn": "int32",
        "start": "int64",
        "end": "int64",
        "speaker": "string",
        "role": "string",
        "time": "double",
        "until": "double",
        "words": "int32",
        "before": "string",  # what stands between the turn before and this one: labels, headings
        "text": "string",
    },
    SENTENCES: {
        "transcript": "string",
        "sentence": "int32",
        "paragraph": "int32",
        "turn": "int32",
        "start": "int64",
        "end": "int64",
        "time": "double",
    },
    "codings": {
        "coder": "string",
        "transcript": "string",
        "code": "string",
        "turn": "int32",
        "start": "int64",
        "end": "int64",
        "polarity": "string",
        "codebook": "string",
        "text_sha": "string",
    },
    "finished": {"coder": "string", "transcript": "string"},
}


@cache
def schema(table: str) -> pa.Schema:
    """The columns of a table."""
    import pyarrow as pa

    return pa.schema([(name, pa.type_for_alias(kind)) for name, kind in _COLUMNS[table].items()])


def columns(table: str) -> tuple[str, ...]:
    """The names of a table's columns."""
    return tuple(_COLUMNS[table])


class Writer:
    """Rows for one Parquet file, gathered to groups of a bounded size."""

    def __init__(self, path: Path, table: str, made: str = "") -> None:
        """Begin the file; `made` is a digest of what it is made from."""
        import pyarrow.parquet as pq

        self._schema = schema(table)
        if made:
            self._schema = self._schema.with_metadata({MADE: made})
        self._file = pq.ParquetWriter(path, self._schema, compression="zstd", compression_level=1)
        self._kept: dict[str, list[Any]] = {name: [] for name in self._schema.names}
        self._size = 0

    def add(self, rows: Mapping[str, Sequence[Any]], size: int) -> None:
        """Some rows as columns of equal length; `size` is what they come to in characters."""
        for name, values in rows.items():
            self._kept[name] += values
        self._size += size
        if self._size >= GROUP:
            self._flush()

    def close(self) -> None:
        """Write what is left."""
        self._flush()
        self._file.close()

    def _flush(self) -> None:
        import pyarrow as pa

        if any(self._kept.values()):
            self._file.write_table(pa.Table.from_pydict(self._kept, schema=self._schema))
        for values in self._kept.values():
            values.clear()
        self._size = 0


@contextmanager
def writing(files: Mapping[str, Path], made: str = "") -> Iterator[dict[str, Writer]]:
    """Writers of some tables, by table; all files take their places when all are whole, none where one fails."""
    with ExitStack() as stack:
        drafts = {table: stack.enter_context(replacing(path)) for table, path in files.items()}
        writers = {table: Writer(draft, table, made) for table, draft in drafts.items()}
        try:
            yield writers
        finally:
            for writer in writers.values():
                writer.close()


def read(path: Path, wanted: Iterable[str] | None = None) -> pa.Table:
    """A Parquet file, or some of its columns, in this thread alone: parts are what is shared among processes.

    Raises CodekitError for a file that is missing, damaged or without one of these columns.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    names = None if wanted is None else list(wanted)
    try:
        with pq.ParquetFile(path, memory_map=True) as file:
            table = file.read(columns=names, use_threads=False)
        return table if names is None else table.select(names)
    except (pa.ArrowException, OSError, ValueError, KeyError):
        hint = "take the file away: codekit corpus build makes it anew"
        raise CodekitError("cannot be read as a table of a corpus", where=str(path), hint=hint) from None


def made_from(path: Path) -> str:
    """The digest of what a file was made from; "" where it does not say, or is not there."""
    import pyarrow.parquet as pq

    try:
        metadata = pq.read_schema(path).metadata or {}
    except (OSError, ValueError):
        return ""
    made: bytes = metadata.get(MADE, b"")
    return made.decode()
