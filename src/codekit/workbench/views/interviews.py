"""Which interview a transcript is, and of which case, for the views that name them."""

from __future__ import annotations

from codekit.errors import CodekitError
from codekit.model.cases import Interview, Registers
from codekit.workbench.desk import Desk

UNNAMED = Interview(transcript="", case="")


class Tables:
    """The study's tables, for many questions; one that needs mending must not keep anybody from coding."""

    def __init__(self, desk: Desk) -> None:
        """Read them."""
        try:
            registers = desk.study.registers
        except CodekitError:
            registers = Registers()
        self._interviews = {i.transcript: i for i in reversed(registers.interviews)}
        self._cases = {case.id: case for case in reversed(registers.cases)}

    @property
    def cases(self) -> list[str]:
        """The ids of the cases."""
        return [*reversed(self._cases)]

    def interview(self, id_: str) -> tuple[Interview, str]:
        """The row of interviews.csv about a transcript, and its case's name; empty where there is none."""
        interview = self._interviews.get(id_, UNNAMED)
        case = self._cases.get(interview.case)
        return interview, case.name if case else ""

    def attributes(self, case: str) -> dict[str, str]:
        """What cases.csv says of a case; empty where it has none of this id."""
        found = self._cases.get(case)
        return dict(found.attributes) if found else {}
