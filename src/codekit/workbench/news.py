"""What tells whether others changed anything that one coder may know of: equal as long as they did not.

While the coder is blind in some round, that is what stands in the files of the study, and nothing that anybody coded,
decided or noted, however it is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from codekit.model.rounds import Round
from codekit.store.protocols import Look
from codekit.store.settings import FILE
from codekit.store.values import Token, of_others
from codekit.workbench.desk import Desk
from codekit.workflow.rounds.visibility import Sight, blind_in

TABLES = (FILE, "cases.csv", "interviews.csv", "coverage.csv", "cells.csv")


def token(desk: Desk, sight: Sight, look: Look) -> Token:
    """What is equal as long as nothing that the coder may know of was changed by others."""
    files = tuple(
        look.document_token(key) for key in (*TABLES, "transcripts", *desk.study.store.keys("codebooks/*.yaml"))
    )
    if sight.blind:
        return files
    return (files, look.study(), *(each for round_ in sight.shown for each in _of(desk, round_, sight, look)))


def _of(desk: Desk, round_: Round, sight: Sight, look: Look) -> Iterator[Token]:
    """What was written about a round, and by others in it where the coder sees that."""
    if blind_in(round_):
        return
    yield look.round(round_.id)
    if sight.sees_others(round_, desk.round_state(round_, sight, look)):
        yield of_others(look.codings(round_.id), desk.coder)
