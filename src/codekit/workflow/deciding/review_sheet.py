"""The review sheet of a round: written for a second reader, read back whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from codekit import __version__
from codekit.errors import CodekitError, Problem, UnknownNameError
from codekit.model.numbering import counted
from codekit.model.reviews import STATUSES
from codekit.model.said import Spoken, beginning, ending
from codekit.tables.header import brief
from codekit.tables.write import refuse_but_excel
from codekit.workflow.deciding.passages import ROOM, said_before, shortened
from codekit.workflow.deciding.reviewing import Item, Queue, Recorded, Word, foresee, record
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.formats.review_sheet.read import Said
    from codekit.formats.review_sheet.write import ReviewRow

_WHOLE = 1400  # characters of a passage in a row
_TYPED: Mapping[str, str] = {"accept": "accepted", "ok": "accepted", "query": "queried", "change": "changed"}


@dataclass(frozen=True, slots=True)
class Taken:
    """What reading a review sheet changed."""

    recorded: Recorded
    untouched: int
    unread: tuple[str, ...] = ()  # copies of the sheet, which are not read


@dataclass(frozen=True, slots=True)
class Place:
    """Where a coding stands: its turn as people count, who speaks, the words, and what was said before.

    `lead` and `rest` are what is said before and after the words in the turns that hold them.
    """

    turn: int | None
    speaker: str
    words: str
    before: str
    lead: str = ""
    rest: str = ""


class Places:
    """Where codings stand in their texts, each of which is read once."""

    def __init__(self, study: Study) -> None:
        """Read nothing yet."""
        self._study = study
        self._texts: dict[str, Spoken] = {}

    def of(self, item: Item) -> Place:
        """Where a coding stands; of a text that is another by now, the words that the coding holds."""
        coding = item.coding
        spoken = self._spoken(coding.transcript)
        transcript = spoken.transcript
        if not transcript.sha256.startswith(coding.text_sha):
            return Place(None, "", coding.quote, "")
        turn = spoken.turn_at(coding.start)
        words = spoken.said(coding.start, coding.end)
        if turn is None:
            return Place(None, "", words, "")
        last = spoken.turn_at(coding.end - 1) or turn
        return Place(
            counted(turn.index),
            turn.speaker,
            words,
            said_before(transcript, turn.index),
            ending(transcript.text[turn.start : coding.start], ROOM),
            beginning(transcript.text[coding.end : last.end], ROOM),
        )

    def _spoken(self, id_: str) -> Spoken:
        if id_ not in self._texts:
            self._texts[id_] = Spoken(self._study.transcript(id_))
        return self._texts[id_]


def write(study: Study, there: Queue, path: Path) -> int:
    """Write the review sheet of what is in a queue; returns how many codings.

    Raises CodekitError for a file that is no .xlsx or that exists already: it may hold reviews.
    """
    from codekit.formats.review_sheet import write as sheets

    refuse_but_excel(path, "a review sheet")
    if path.exists():
        raise CodekitError(f"{path}: exists already and may hold reviews", hint="read it first, or name another file")
    places = Places(study)
    used = {item.coding.code for item in there.items}
    sheets.write(
        path,
        [_row(places, there, item, id_) for item, id_ in zip(there.items, _ids(there), strict=True)],
        title=study.title,
        round_id=there.round.id,
        codebook=there.codebook,
        codes=[code for code, _ in there.codebook.walk() if code in used],
        statuses=STATUSES,
        version=__version__,
    )
    return len(there.items)


def _ids(there: Queue) -> list[str]:
    """The beginning of each coding's id, as long as it must be to tell it from the others."""
    ids = [item.coding.id for item in there.items]
    length = 8
    while len({id_[:length] for id_ in ids}) < len(ids):
        length += 1
    return [id_[:length] for id_ in ids]


def _row(places: Places, there: Queue, item: Item, id_: str) -> ReviewRow:
    from codekit.formats.review_sheet.write import ReviewRow

    coding, where = item.coding, places.of(item)
    code = there.codebook.by_id.get(coding.code)
    mark = "" if coding.polarity == "supporting" else f" ({coding.polarity})"
    named = f"{code.name} ({code.id})" if code else coding.code
    read = (
        coding.transcript, where.turn or "", where.before, shortened(where.words, _WHOLE), named + mark,
        code.definition if code else "", coding.coder, item.memo, item.comments,
    )  # fmt: skip
    return ReviewRow(id_, coding.id, read, saw=there.ids.get(coding.id, ()))


def read(study: Study, path: Path, *, round_id: str = "", by: str, coder: str = "", preview: bool = False) -> Taken:
    """Read a review sheet back: every row that was filled in becomes a review; reading twice changes nothing.

    With `preview` nothing is written: what reading it would change is told.

    Raises ProblemsError with every problem of the file, and then nothing is written; CodekitError for a sheet of
    another round; what `record` raises.
    """
    from codekit.formats.review_sheet import read as sheets

    came = sheets.read(path)
    if round_id and came.round != round_id:
        raise CodekitError(f"{path.name}: is a review sheet of round {came.round}, not of {round_id}")
    if came.round not in (known := [round_.id for round_ in study.rounds()]):
        raise UnknownNameError("round", came.round, known, where=path.name)
    problems = list(came.problems)
    words: list[Word] = []
    rows: list[int] = []
    for row in came.rows:
        if word := _word(row, path.name, problems):
            words.append(word)
            rows.append(row.row)
    take = foresee if preview else record
    recorded = take(study, came.round, words, by=by, coder=coder, file=path.name, rows=rows, problems=problems)
    return Taken(recorded, came.untouched, came.unread)


def _word(row: Said, file: str, problems: list[Problem]) -> Word | None:
    typed = row.status.casefold()
    status = _TYPED.get(typed, typed)
    if status not in STATUSES:
        message = f"sheet Review: coding {row.id}: '{brief(row.status)}' is no status"
        problems.append(Problem(file, row.row, message, f"one of {', '.join(STATUSES)}"))
        return None
    return Word(row.coding, status, row.comment, row.saw)
