"""Where the files of a corpus lie; a part is some source files and has one file in each table."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

TRANSCRIPTS, TURNS, SENTENCES = TABLES = ("transcripts", "turns", "sentences")
ATTRIBUTES, CODINGS, FINISHED = "attributes", "codings", "finished"
HEAD = "corpus.json"
FORMAT = 1  # of the tables; another one makes every part anew


@dataclass(frozen=True, slots=True)
class Layout:
    """The folder of a corpus."""

    root: Path

    @property
    def head(self) -> Path:
        """What the corpus is as a whole; it is there once a build has ended."""
        return self.root / HEAD

    def head_as_it_is(self) -> tuple[bytes, int]:
        """The head's bytes and when they were written; nothing where it is not there: a build is under way."""
        try:
            with self.head.open("rb") as file:
                return file.read(), os.fstat(file.fileno()).st_mtime_ns
        except OSError:
            return b"", 0

    @property
    def left_out(self) -> Path:
        """The report of what is not in the corpus, and why."""
        return self.root / "left_out.csv"

    @property
    def attributes(self) -> Path:
        """What is known of each transcript, as people's table has it."""
        return self.root / ATTRIBUTES / "attributes.parquet"

    def table(self, name: str, part: str) -> Path:
        """The file of one part in a table."""
        return self.root / name / f"{part}.parquet"

    def manifest(self, part: str) -> Path:
        """What a part was made from; it is there once its tables are whole."""
        return self.root / "parts" / f"{part}.json"

    def codings(self, coder: str) -> Path:
        """The folder of one coder's codings, a file for each part."""
        return self.root / CODINGS / coder.replace(":", ".")

    def finished(self, coder: str) -> Path:
        """The folder of what one coder looked at, a file for each part."""
        return self.root / FINISHED / coder.replace(":", ".")

    def taken(self, name: str) -> Path:
        """What says that codings were taken to the end."""
        return self.finished(name) / "taken.json"

    def said_of(self, part: str) -> list[Path]:
        """What coders and rules said of a part."""
        return [path for name in (CODINGS, FINISHED) for path in (self.root / name).glob(f"*/{part}.parquet")]

    def parts(self) -> list[str]:
        """The parts that are whole, by name."""
        return sorted(path.stem for path in (self.root / "parts").glob("*.json") if not path.name.startswith("."))
