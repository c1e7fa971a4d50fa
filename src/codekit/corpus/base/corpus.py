"""A corpus that is there: its tables for other programs, and its transcripts as codekit has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec

from codekit.corpus.base import tables
from codekit.corpus.base.extra import need
from codekit.corpus.base.layout import ATTRIBUTES, CODINGS, FINISHED, FORMAT, TABLES, Layout
from codekit.errors import CodekitError, UnknownNameError
from codekit.no_json import NO_JSON

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


class _Head(msgspec.Struct, frozen=True):
    """What every head says."""

    parts: list[Annotated[str, msgspec.Meta(pattern=r"^[\w-]+$")]]
    totals: dict[str, int]
    sentences: tuple[str, str]


@dataclass(frozen=True)
class Corpus:
    """A folder of tables in parts; nothing of it is in memory before it is asked for."""

    layout: Layout
    head: dict[str, Any]
    seen: tuple[bytes, int] = (b"", 0)  # the head as it was when the corpus was opened

    @classmethod
    def at(cls, path: Path) -> Corpus:
        """The corpus in a folder. Raises CodekitError where there is none, or its build has not ended."""
        need()
        layout = Layout(path)
        seen = layout.head_as_it_is()
        if not seen[0] and not layout.head.exists():
            begun = (path / "parts").is_dir()
            what = "its build has not ended" if begun else "there is no corpus"
            raise CodekitError(what, where=str(path), hint=f"codekit corpus build PATH... -o {path}")
        try:
            head = msgspec.json.decode(seen[0], type=dict[str, Any])
            if head.get("format") == FORMAT:
                msgspec.convert(head, _Head)
        except NO_JSON:
            raise CodekitError("cannot be read", where=str(layout.head), hint="build the corpus again") from None
        if head.get("format") != FORMAT:
            raise CodekitError(
                "was built by another version of codekit",
                where=str(path),
                hint=f"codekit corpus build PATH... -o {path} makes it anew",
            )
        return cls(layout, head, seen)

    @property
    def parts(self) -> list[str]:
        """The names of the parts, in order."""
        return list(self.head["parts"])

    @property
    def totals(self) -> dict[str, int]:
        """Transcripts, turns, sentences, words and characters."""
        return dict(self.head["totals"])

    def files(self, table: str) -> list[Path]:
        """The Parquet files of a table. Raises UnknownNameError for a table that there is not."""
        if table in TABLES:
            return [self.layout.table(table, part) for part in self.parts]
        found = {ATTRIBUTES: [self.layout.attributes] if self.layout.attributes.exists() else []}
        for name in (CODINGS, FINISHED):
            found[name] = sorted((self.layout.root / name).glob("*/*.parquet"))
        if table not in found:
            raise UnknownNameError("table", table, [*TABLES, *found])
        return found[table]

    def arrow(self, table: str, columns: list[str] | None = None) -> pa.Table:
        """A table, or some columns of it, as Arrow. Raises UnknownNameError for a table that there is not."""
        import pyarrow as pa

        read = [tables.read(path, columns) for path in self.files(table)]
        if read:
            return pa.concat_tables(read)
        names = tables.columns(table) if table != ATTRIBUTES else ("transcript",)
        empty = tables.schema(table) if table != ATTRIBUTES else pa.schema([("transcript", pa.string())])
        return empty.empty_table().select([name for name in names if columns is None or name in columns])

    def pandas(self, table: str, columns: list[str] | None = None) -> pd.DataFrame:
        """A table, or some columns of it, as a DataFrame. Raises UnknownNameError for a table that there is not."""
        frame: pd.DataFrame = self.arrow(table, columns).to_pandas()
        return frame

    def dask(self, table: str, columns: list[str] | None = None) -> Any:
        """A table as a Dask DataFrame, a partition for each part.

        Raises CodekitError where Dask is not installed, UnknownNameError for a table that there is not.
        """
        need("dask")
        import dask.dataframe as dd

        return dd.read_parquet([str(path) for path in self.files(table)], columns=columns, split_row_groups=False)

    def __iter__(self) -> Iterator[str]:
        """The ids of the transcripts, part by part."""
        return iter(self.arrow("transcripts", ["transcript"])["transcript"].to_pylist())

    @cached_property
    def part_of(self) -> dict[str, str]:
        """The part of each transcript."""
        return {
            id_: part
            for part in self.parts
            for id_ in tables.read(self.layout.table("transcripts", part), ["transcript"])["transcript"].to_pylist()
        }
