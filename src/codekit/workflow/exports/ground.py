"""What stands around a coding: its text, who speaks, the code's place in the codebook, the case."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterable
from functools import cached_property

from codekit.errors import CodekitError
from codekit.model.cases import Case, Interview
from codekit.model.codebook import Code, Codebook
from codekit.model.events import Coding, Event, MemoAdd
from codekit.model.said import Spoken
from codekit.tables.records import EARLIEST
from codekit.workflow.study.cases import called
from codekit.workflow.study.people import told_apart
from codekit.workflow.study.study import Study

DISCUSS = "to discuss"
NO_CASE = Case("")


class Ground:
    """The texts, codebooks and cases of a study, read once; what is missing is left empty and never stops an export."""

    def __init__(self, study: Study) -> None:
        """Read nothing yet."""
        self.study = study
        self._spoken: dict[str, Spoken | None] = {}
        self._books: dict[str, Codebook | None] = {}
        self._people: dict[str, str] = {}

    def spoken(self, id_: str) -> Spoken | None:
        """A transcript, or None where it was deleted or cannot be read."""
        if id_ not in self._spoken:
            self._spoken[id_] = None
            with contextlib.suppress(CodekitError):
                self._spoken[id_] = Spoken(self.study.transcript(id_))
        return self._spoken[id_]

    def under(self, coding: Coding) -> Spoken | None:
        """The text that a coding was made on; None where the transcript has another text now."""
        spoken = self.spoken(coding.transcript)
        if spoken is None or not spoken.transcript.sha256.startswith(coding.text_sha):
            return None
        return spoken if coding.end <= len(spoken.transcript.text) else None

    def book(self, key: str) -> Codebook | None:
        """A version of a codebook, or None where it is not kept."""
        if key not in self._books:
            self._books[key] = None
            with contextlib.suppress(CodekitError):
                self._books[key] = self.study.codebook(key)
        return self._books[key]

    def code(self, key: str, id_: str) -> Code | None:
        """A code of a version, or None."""
        book = self.book(key)
        return book.by_id.get(id_) if book else None

    def name(self, key: str, id_: str) -> str:
        """What a code is called, else its id."""
        code = self.code(key, id_)
        return code.name if code else id_

    def path(self, key: str, id_: str) -> tuple[str, ...]:
        """The names from the top of the codebook down to a code."""
        book = self.book(key)
        if book is None or id_ not in book:
            return (id_,)
        return tuple(book.by_id[each].name for each in (*reversed(book.ancestors(id_)), id_))

    def coder(self, id_: str) -> str:
        """What a coder is called in what people read."""
        if id_ not in self._people:
            self._people[id_] = told_apart(self.study, id_)
        return self._people[id_]

    @cached_property
    def interviews(self) -> dict[str, Interview]:
        """The rows of interviews.csv by transcript. Raises ProblemsError where the tables need mending."""
        return {interview.transcript: interview for interview in reversed(self.study.registers.interviews)}

    @cached_property
    def cases(self) -> dict[str, Case]:
        """The cases by id. Raises ProblemsError where the tables need mending."""
        return {case.id: case for case in reversed(self.study.registers.cases)}

    def case(self, transcript: str) -> Case:
        """The case of a transcript; one without an id where it belongs to none."""
        interview = self.interviews.get(transcript)
        return self.cases.get(interview.case, NO_CASE) if interview else NO_CASE

    def called(self, case: str) -> str:
        """What a case is called in what people read."""
        return called(self.study).get(case, case)

    @cached_property
    def attributes(self) -> tuple[str, ...]:
        """The attributes that cases have, in the order of cases.csv."""
        return tuple(dict.fromkeys(name for case in self.study.registers.cases for name in case.attributes))

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """The columns of interviews.csv in which anything stands."""
        held = [interview.columns for interview in self.study.registers.interviews]
        return tuple(dict.fromkeys(name for columns in held for name, value in columns.items() if value))


def book_of(key: str) -> str:
    """The codebook's id in id@version."""
    return key.partition("@")[0]


def memo_words(memo: MemoAdd) -> str:
    """A note in words; one that only asks to be discussed says so."""
    mark = f"({DISCUSS})" if memo.discuss else ""
    return " ".join(part for part in (memo.text, mark) if part)


def memos_of(memos: Iterable[MemoAdd]) -> dict[str, str]:
    """The notes on each coding, by its id, one below the other in the order of their times."""
    found: dict[str, list[str]] = {}
    for memo in sorted(memos, key=lambda memo: (memo.at, memo.id)):
        if memo.about:
            found.setdefault(memo.about, []).append(memo_words(memo))
    return {about: "\n".join(words) for about, words in found.items()}


def day_of(events: Iterable[Event]) -> dt.date:
    """The day of the latest of these events: a file that must name a day is the same whenever it is written."""
    latest = max((event.at for event in events), default="")
    try:
        return max(EARLIEST, dt.date.fromisoformat(latest[:10]))
    except ValueError:
        return EARLIEST
