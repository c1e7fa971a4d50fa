"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from codekit.cli import output, running
from codekit.errors import CodekitError
from codekit.store import database

if TYPE_CHECKING:
    from codekit.workflow.study.study import Study


def study_place(text: str | Path) -> Path:
    """A folder, or an address of a database as it is: a path would lose one of its strokes."""
    return cast("Path", str(text)) if database.is_address(text) else Path(text)


StudyOption = Annotated[
    Path | None,
    typer.Option(
        "--study",
        metavar="PATH",
        help="The study's folder (default: the nearest one upwards), or its address in PostgreSQL.",
        show_default=False,
        parser=study_place,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Write one JSON document to stdout.")]


AsSaidOption = Annotated[
    bool, typer.Option("--as-said", help="Leave names as they were said, where the study has a key of pseudonyms.")
]

MapOption = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="THEIRS=OURS", help="What a column or name of the file is here. Repeat it for more."),
]

LevelsOption = Annotated[
    str,
    typer.Option(
        metavar="SEP",
        help="Names of codes such as 'Needs / food' have levels, parted by this: put them below each other.",
    ),
]

CaseCodesOption = Annotated[
    str,
    typer.Option(
        "--case-codes",
        metavar="cases|keep",
        help="Codes of a project that are its cases too (NVivo): taken as cases alone, or kept as codes besides.",
    ),
]


def conditions(where: list[str] | None) -> tuple[tuple[str, str], ...]:
    """What `--where ATTRIBUTE=VALUE` says. Raises CodekitError for one that is no condition."""
    found = []
    for text in where or ():
        name, sign, value = text.partition("=")
        if not sign:
            raise CodekitError(f"--where {text}: no value", hint="--where ATTRIBUTE=VALUE")
        found.append((name.strip(), value.strip()))
    return tuple(found)


def mapped(pairs: list[str] | None) -> dict[str, str]:
    """What `--map` says, by the file's names. Raises CodekitError for one that is no pair."""
    found = {}
    for pair in pairs or ():
        theirs, sign, ours = pair.rpartition("=")
        if not (sign and theirs.strip() and ours.strip()):
            raise CodekitError(f"--map: '{pair}' is no pair", hint="--map 'What it means=definition'")
        found[theirs.strip()] = ours.strip()
    return found


def the_study(path: Path | None) -> Study:
    """Open the study that a command is about, and remove what killed commands left in it.

    Raises StudyNotFoundError where there is none.
    """
    from codekit.store import temporary
    from codekit.workflow.study.study import open_study

    study = open_study(path or Path())
    study.told = output.note
    running.until_it_ends(study.as_one_reading())
    study.store.sweep()
    temporary.sweep()
    return study


@contextmanager
def giving(study: Study, path: Path, *, as_said: bool) -> Iterator[Path]:
    """Where to write what leaves a study: names are replaced where the study has a key, and it is noted there."""
    from codekit.workflow.exports import pseudonyms

    with pseudonyms.giving(study, path, as_said=as_said, asked=running.request()) as place:
        yield place
    if not as_said and (words := pseudonyms.undecided(study, path)):
        output.note(f"note: {words}")


def no_study_here() -> bool:
    """Whether no study is at hand: none in this folder or above it."""
    from codekit.errors import StudyNotFoundError
    from codekit.store.opening import open_store

    try:
        open_store(Path())
    except StudyNotFoundError:
        return True
    return False


def listed(text: str) -> list[str]:
    """The names in a comma-separated list."""
    return [name.strip() for name in text.split(",") if name.strip()]
