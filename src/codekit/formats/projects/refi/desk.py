"""What every part of the reader has before it: the file, its users, what is told, and how much may still be read."""

from __future__ import annotations

from dataclasses import dataclass, field

from codekit.formats.projects.refi.marks import PROGRAM
from codekit.formats.projects.refi.package import Package
from codekit.formats.projects.refi.people import People
from codekit.formats.projects.refi.telling import Teller
from codekit.tables import limits


@dataclass
class Desk:
    """One project as it is read; the numbers are bytes of texts and of originals that may still be read."""

    package: Package
    people: People
    teller: Teller
    origin: str = ""
    texts_left: int = field(default=limits.PROJECT_TEXTS)
    originals_left: int = field(default=limits.ORIGINALS)
    own: bool = field(init=False)  # codekit wrote the file

    def __post_init__(self) -> None:
        """Whose file it is is asked for each coding."""
        self.own = self.origin.startswith(f"{PROGRAM} ")
