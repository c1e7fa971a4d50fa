"""Small studies made in a line or two, for the tests of the matrix."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence

from codekit.matrix import Counted, Matrix, tabulate
from codekit.model.cases import Case, CellState, Coverage, Interview, Registers
from codekit.model.codebook import Code, Codebook
from codekit.model.events import Coding
from codekit.model.polarities import SUPPORTING
from codekit.model.transcript import Transcript, Turn

ROLES = {"I": "interviewer", "R": "respondent", "O": "other"}
_ids = itertools.count()

CODEBOOK = Codebook(
    "cbo",
    "1.0",
    tuple(
        Code(id_, name, f"{name}, defined", parent, rolls_up_as=rolls)
        for id_, name, parent, rolls in [
            ("CBO_REL", "Relationship", "", "supporting"),
            ("REL.NONE", "No relationship", "CBO_REL", "contrary"),
            ("GOAL", "Goals", "CBO_REL", "supporting"),
            ("GOAL.REF", "Referral", "GOAL", "supporting"),
            ("REF.INFORMAL", "Informal", "GOAL.REF", "supporting"),
            ("GOAL.DISC", "Discrete", "GOAL", "supporting"),
            ("REC", "Recommendations", "", "supporting"),
            ("REC.EARLY", "Early", "REC", "supporting"),
            ("REC.LEAD", "Lead", "REC", "supporting"),
        ]
    ),
)


def transcript(id_: str, *turns: str, roles: Mapping[str, str] = ROLES) -> Transcript:
    """A transcript from turns such as "R: We partner with the pantry."."""
    text, found = "", []
    for index, turn in enumerate(turns):
        speaker, said = turn.split(": ", 1)
        start = len(text) + len(speaker) + 2
        found.append(Turn(index, start, start + len(said), speaker, 60.0 * index))
        text += turn + "\n\n"
    return Transcript(id_, text, tuple(found), roles)


def coding(on: Transcript, words: str, code: str, polarity: str = SUPPORTING, *, coder: str = "ana") -> Coding:
    """A coding of the first place where these words stand."""
    return coding_at(on, on.text.index(words), on.text.index(words) + len(words), code, polarity, coder=coder)


def coding_at(
    on: Transcript, start: int, end: int, code: str, polarity: str = SUPPORTING, *, coder: str = "ana"
) -> Coding:
    """A coding of a span."""
    return Coding(
        id=f"c{next(_ids)}",
        at="2024-05-01T10:00:00Z",
        by=coder,
        round="pass1",
        coder=coder,
        transcript=on.id,
        code=code,
        start=start,
        end=end,
        text_sha=on.sha256[:16],
        quote=on.text[start:end],
        codebook="cbo@1.0",
        polarity=polarity,
    )


def registers(
    interviews: Mapping[str, str],
    *,
    cases: Iterable[str] = (),
    asked: Mapping[tuple[str, str], str] | None = None,
    not_applicable: Iterable[tuple[str, str]] = (),
    attributes: Mapping[str, Mapping[str, str]] | None = None,
) -> Registers:
    """Registers from transcript -> case; `asked` from (transcript, topic)."""
    ids = dict.fromkeys([*interviews.values(), *cases])
    return Registers(
        tuple(Case(id_, (attributes or {}).get(id_, {})) for id_ in ids),
        tuple(Interview(t, case, f"2024-05-{n:02}", str(n)) for n, (t, case) in enumerate(interviews.items(), 1)),
        None if asked is None else tuple(Coverage(t, topic, answer) for (t, topic), answer in asked.items()),
        tuple(CellState(case, code, "not_applicable", "no partners") for case, code in not_applicable),
    )


def matrix(
    transcripts: Iterable[Transcript],
    codings: Iterable[Coding],
    register: Registers,
    *,
    uncoded: Sequence[str] = (),
    themes: Sequence[str] = (),
    codebook: Codebook = CODEBOOK,
) -> Matrix:
    """The matrix of a study in which one finished first pass counts."""
    texts = {t.id: t for t in transcripts}
    of: dict[str, list[Coding]] = {id_: [] for id_ in texts}
    for one in codings:
        of[one.transcript].append(one)
    counted = {id_: whole(codebook, "pass1 (initial)", found, coded=id_ not in uncoded) for id_, found in of.items()}
    return tabulate(codebook=codebook, registers=register, transcripts=texts, counted=counted, themes=themes)


def whole(codebook: Codebook, layer: str, codings: Sequence[Coding] = (), *, coded: bool = True) -> Counted:
    """One layer that counts for every code of a transcript."""
    codes = frozenset(codebook.by_id)
    return Counted(dict.fromkeys(codes, (layer,)), codes if coded else frozenset(), codings, (layer,))
