"""Names that must not be printed, looked for in what may be: coded passages, notes, chosen quotations, files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from codekit.errors import CodekitError
from codekit.formats import any_text
from codekit.model.events import MemoAdd, RoundMemo
from codekit.model.judged import fold
from codekit.model.judgements import ChosenQuote
from codekit.model.subjects import JUDGEMENTS
from codekit.segmenting.named import MOST, Names
from codekit.store.files import read_text
from codekit.workflow.coding.export import seen
from codekit.workflow.study.study import Study


@dataclass(frozen=True, slots=True)
class Found:
    """One name in one place: its line in the list, never the name; what the place is, and where it stands."""

    line: int
    what: str
    where: str

    def to_json(self) -> dict[str, Any]:
        """As plain values."""
        return {"line": self.line, "what": self.what, "where": self.where}


@dataclass(frozen=True)
class Searched:
    """What a search for names came to; `passed` are files that were not looked into, each with the reason."""

    names: int
    found: tuple[Found, ...]
    places: int
    passed: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The document of `codekit names --json`."""
        return {
            "names": self.names, "places": self.places, "found": [each.to_json() for each in self.found],
            "not_looked_into": list(self.passed),
        }  # fmt: skip


Place = tuple[str, str, str]  # what it is, where it stands, its words


def search(
    study: Study, listed: Path, files: Sequence[Path] = (), *, viewer: str = "", whole: bool = False
) -> Searched:
    """Look for the names of a list in all that a viewer may see, or in files, where some are named.

    `whole`: in whole transcripts too. Raises CodekitError for a list that is empty, too long or no text.
    """
    lines, names = _list(listed)
    passed: list[str] = []
    places = _of_files(files, passed) if files else _of_study(study, viewer, whole=whole)
    found: list[Found] = []
    n = 0
    for what, where, words in places:
        n += 1
        found += [Found(lines[at], what, where) for at in dict.fromkeys(at for at, _ in names.find(words))]
    inside = Path(study.store.identity) in listed.resolve().parents
    warnings = (f"{listed.name} lies in the study: whoever gets the study gets the names",) if inside else ()
    return Searched(len(lines), tuple(dict.fromkeys(found)), n, tuple(passed), warnings)


def _list(path: Path) -> tuple[list[int], Names]:
    """The lines that hold names, and the names; one a line, what begins with # is a comment."""
    if not path.is_file():
        raise CodekitError(f"{path}: no such file", hint="a text file with one name a line, kept outside the study")
    given = [(n, line.strip()) for n, line in enumerate(read_text(path).split("\n"), 1)]
    held = [(n, line) for n, line in given if line and not line.startswith("#")]
    if not held or len(held) > MOST:
        what = "holds no name" if not held else f"holds {len(held):,} names, and {MOST:,} are looked for at once"
        raise CodekitError(f"{path.name}: {what}", hint="one name a line")
    return [n for n, _ in held], Names([line for _, line in held])


def _of_study(study: Study, viewer: str, *, whole: bool) -> Iterator[Place]:
    """Coded passages, notes and chosen quotations; with `whole`, every turn."""
    exported = seen(study, viewer)
    for coding in exported:
        yield "coded passage", f"{coding.transcript}:{coding.start}-{coding.end} {coding.code}", coding.quote
    of_rounds: list[MemoAdd | RoundMemo] = [*exported.memos, *exported.notes]
    noted = [(m.id, m.by, m.text) for m in of_rounds] + [(m.id, m.by, m.text) for m in exported.of_study]
    yield from (("note", f"{id_[:8]} by {by}", text) for id_, by, text in noted)
    blind = exported.sight is not None and exported.sight.blind
    yield from _judged(study) if not blind else ()
    for id_ in study.transcript_ids() if whole else ():
        text = study.transcript(id_)
        for turn in text.turns:
            yield "turn", f"{id_}:{turn.start}", text.text[turn.start : turn.end]


def _judged(study: Study) -> Iterator[Place]:
    """What stands in the cells of matrices: what analysts wrote, and quotations as they will be printed."""
    events = study.store.study_events(JUDGEMENTS).events
    for book in study.codebook_ids():
        standing = fold(events, book)
        for event in (event for place in standing.live for event in standing.now(place)):
            what, words = ("quotation", event.printed) if isinstance(event, ChosenQuote) else (event.field, event.text)
            yield what, f"{event.case} {event.code} by {event.by}", words


def _of_files(files: Sequence[Path], passed: list[str]) -> Iterator[Place]:
    for path in files:
        for each in sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]:
            try:
                yield from ((each.name, f"{each}:{where}", words) for where, words in any_text.lines(each))
            except CodekitError as error:
                passed.append(error.message)
