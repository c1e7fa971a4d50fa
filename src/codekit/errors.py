"""Everything codekit raises on purpose.

CodekitError                  exit 1: one line (what, where) and a hint (how to mend it)
├── StudyNotFoundError        no study.yaml here or above
├── UnknownNameError          no such transcript, code, coder, round, case; names the nearest
├── ProblemsError             many problems of one file or one request, all at once
│   └── CodebookError         a codebook that cannot be used
├── ImportRefusedError        a file that cannot become a transcript
│   ├── NotATranscriptError   a table of something else
│   └── EncodingError         a text that may be in several encodings
├── StaleEditError            the file on disk is not the one that was read
├── FileRefusedError          the system did not let a file be read or written
├── StudyBusyError            somebody else is writing to the study, and does not end
├── LedgerError               an event that must not go into this ledger
├── RoundStateError           not possible in the round's present state
├── BlindRoundError           another coder's work while the round is blind
├── RefusedError              an operation of the workbench that does not fit the study
└── NotComparableError        agreement that would mean nothing
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_LISTED = 1_000  # problems in one message
_LONGEST, _COMPARED = 100, 1_000  # letters of a name, and names that it is compared with


class CodekitError(Exception):
    """An expected failure: message says where (if that is given apart) and what, hint says how to mend it."""

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", joint: str = ": ", hint: str = "") -> None:
        """Keep the parts apart, so that each doorway can lay them out; `joint` stands between where and what."""
        self.where, self.what, self.hint = where, what, hint
        self.message = f"{where}{joint}{what}" if where else what
        super().__init__(self.message)

    def __reduce__(self) -> tuple[object, ...]:
        """Carry it to another process as it is, whatever its class is made from."""
        return type(self).__new__, (type(self), *self.args), self.__dict__


class Problem(NamedTuple):
    """Something wrong in a file that people edit: where, what, and how to mend it."""

    path: str
    line: int | None
    message: str
    remedy: str = ""
    level: str = "error"  # or "warning"

    def __str__(self) -> str:
        """One line in the form that editors can jump to."""
        place = f"{self.path}:{self.line}" if self.line is not None else self.path
        return f"{place}: {self.message}" + (f" ({self.remedy})" if self.remedy else "")


class StudyNotFoundError(CodekitError):
    """No study.yaml in this folder or above it."""


class UnknownNameError(CodekitError):
    """A name that the study does not know; the nearest known one is offered."""

    def __init__(self, kind: str, name: str, known: Iterable[str], *, where: str = "") -> None:
        """Find the nearest known name, ignoring case."""
        self.kind, self.name = kind, name
        names = sorted(known)
        near = nearest(name, names)
        listed = ", ".join(names[:12]) + (", ..." if len(names) > 12 else "")
        hint = f"did you mean '{near}'?" if near else f"known: {listed}" if names else f"there is no {kind} yet"
        super().__init__(f"no {kind} '{name}'", where=where, hint=hint)


class ProblemsError(CodekitError):
    """Several problems found in one go; nothing was changed."""

    def __init__(self, summary: str, problems: Sequence[Problem], *, where: str = "", hint: str = "") -> None:
        """Keep the problems as values; the message lists them, the first thousand where a file is full of them."""
        self.problems = tuple(problems)
        lines = [summary, *(f"  {problem}" for problem in self.problems[:_LISTED])]
        if len(self.problems) > _LISTED:
            lines.append(f"  and {len(self.problems) - _LISTED:,} more")
        super().__init__("\n".join(lines), where=where, hint=hint)


class CodebookError(ProblemsError):
    """A codebook that cannot be used, with every problem found in it."""


class ImportRefusedError(CodekitError):
    """A file that cannot become a transcript."""


class NotATranscriptError(ImportRefusedError):
    """A file of a kind that interviews come in, but of something else: skipped where nobody named it."""


class EncodingError(ImportRefusedError):
    """A text that is not UTF-8, and whose encoding cannot be told; `candidates` are those that it may be in."""

    def __init__(self, what: str, *, where: str = "", hint: str = "", candidates: Sequence[str] = ()) -> None:
        """Keep the candidates, the likeliest first."""
        super().__init__(what, where=where, hint=hint)
        self.candidates = tuple(candidates)


class StaleEditError(CodekitError):
    """The file on disk changed since the caller read it."""


class FileRefusedError(CodekitError):
    """The system did not let a file be read or written: a full disk, a permission, another program."""


class DatabaseRefusedError(FileRefusedError):
    """The database did not answer or refused: it is stopped, started again, full, or out of reach."""


class StudyBusyError(CodekitError):
    """Somebody else is writing to the study, and did not end while the caller waited."""


class LedgerError(CodekitError):
    """An event that must not go into this ledger."""


class RoundStateError(CodekitError):
    """Not possible in the present state of the round."""


class BlindRoundError(CodekitError):
    """Someone asked for another coder's work while the round is blind."""


class RefusedError(CodekitError):
    """An operation of the workbench that does not fit the study; `kind` tells programs why."""

    def __init__(self, kind: str, message: str, *, hint: str = "") -> None:
        """Keep the kind beside the message."""
        super().__init__(message, hint=hint)
        self.kind = kind


class NotComparableError(CodekitError):
    """Agreement between these codings would mean nothing."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name closest to this one, ignoring case, or None when none is close.

    Among thousands none is looked for, and for no text: a table may have as many such names as rows.
    """
    if len(name) > _LONGEST:
        return None
    folded = {candidate.casefold(): candidate for candidate in known}
    if len(folded) > _COMPARED:
        return None
    close = difflib.get_close_matches(name.casefold(), list(folded), n=1, cutoff=0.6)
    return folded[close[0]] if close else None
