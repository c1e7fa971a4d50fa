"""Agreement at the level of the claim: the states that each coder of a round alone would give cases and themes.

Each coder's finished work becomes a matrix of its own, by the matrix's rules; the matrices are compared cell by cell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from codekit.errors import CodekitError, NotComparableError
from codekit.model.cases import Registers
from codekit.model.codebook import Codebook
from codekit.model.rounds import Round
from codekit.model.transcript import Transcript
from codekit.workflow.comparing import compare
from codekit.workflow.rounds.counted import Chooser
from codekit.workflow.study.cases import refuse_without_cases, registers_for
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.agreement.rounds.claim_report import ClaimReport
    from codekit.agreement.rounds.claims import States
    from codekit.matrix import Matrix


@dataclass(frozen=True)
class Setting:
    """What claims of a round are decided from.

    The registers hold the interviews that the round has, and the cases of these. `counts_for` maps each case to the
    coders who finished (or, before the comparison, are assigned) all of its interviews in the round.
    """

    round: Round
    codebook: Codebook
    registers: Registers
    chosen: tuple[str, ...]
    counts_for: Mapping[str, tuple[str, ...]]
    partial: tuple[str, ...]

    @property
    def cases(self) -> tuple[str, ...]:
        """The cases that count for two coders or more."""
        return tuple(case for case, coders in self.counts_for.items() if len(coders) > 1)


def prepare(study: Study, round_id: str, codebook: str, themes: Sequence[str] = ()) -> Setting:
    """What the claims of a round would be decided from; reads no coding, so it tells nothing while a round is blind.

    Raises UnknownNameError for an unknown round, codebook or theme, NotComparableError for another codebook than the
    round's, for a round that has no agreement and where no case has two coders, CodekitError without cases.
    """
    round_ = study.round(round_id)
    compare.refuse_dependent(round_, training=True)
    book = _codebook_of(study, round_, codebook)
    refuse_without_cases(study)
    chosen = tuple(dict.fromkeys(book[theme].id for theme in themes))
    registers, partial = _of_round(registers_for(study, book), round_)
    counts_for = {
        case.id: tuple(c for c in round_.coders if all(c in round_.coders_of(i.transcript) for i in interviews))
        for case in registers.cases
        if (interviews := registers.interviews_of(case.id))
    }
    setting = Setting(round_, book, registers, chosen, counts_for, partial)
    if not setting.cases:
        raise NotComparableError(
            f"round {round_id}: no case has two coders for all of its interviews in the round",
            hint="interviews.csv says which interview belongs to which case",
        )
    return setting


def claims(study: Study, round_id: str, codebook: str, *, themes: Sequence[str] = ()) -> ClaimReport:
    """The claims of a compared round, coder against coder, over `themes` or the matrix's default columns.

    Raises as `prepare` and `compare.comparable` do.
    """
    from codekit.agreement.rounds import claims as comparing
    from codekit.agreement.rounds.claim_report import ClaimReport

    setting = prepare(study, round_id, codebook, themes)
    compare.comparable(study, round_id)
    setting, matrices = _matrices(study, setting)
    shown, outside = _columns(setting, matrices)
    if not shown:
        raise NotComparableError(f"round {round_id} says nothing of any column", hint="--themes names others")
    given = _states(setting, matrices, shown)
    by_theme, pairs = comparing.compare_themes(given), comparing.compare_pairs(given)
    some = next(iter(matrices.values()))
    return ClaimReport(
        round=round_id,
        codebook=setting.codebook.key,
        coders=setting.round.coders,
        cases=setting.cases,
        left_out={case: coders for case, coders in setting.counts_for.items() if len(coders) < 2},
        themes=by_theme,
        cells=comparing.compare_cells(given),
        states=pairs,
        summary=comparing.summarise(given, by_theme, pairs),
        partial=setting.partial,
        outside=outside,
        warnings=tuple(dict.fromkeys(words for matrix in matrices.values() for words in matrix.warnings)),
        shown={state: some.shown(state) for state in given.states},
        called=study.registers.called,
    )


def of_round(study: Study, round_: Round) -> ClaimReport | None:
    """The claims of a round by its own codebook version, where there are any.

    None where it was not compared, no case has two coders, or the tables of cases cannot be used, of which
    `codekit check` says more.
    """
    if round_.compared is None:
        return None
    try:
        return claims(study, round_.id, round_.codebook)
    except CodekitError:
        return None


def _codebook_of(study: Study, round_: Round, codebook: str) -> Codebook:
    id_ = codebook.partition("@")[0]
    if id_ != round_.codebook_id and id_ in study.codebook_ids():
        raise NotComparableError(
            f"round {round_.id} was coded with {round_.codebook}, so it says nothing of {id_}",
            hint=f"--claims {round_.codebook_id}",
        )
    return study.codebook(codebook)


def _of_round(registers: Registers, round_: Round) -> tuple[Registers, tuple[str, ...]]:
    """The registers as far as the round goes, and the cases of which it holds some interviews only."""
    case_of: dict[str, str] = {}
    for interview in registers.interviews:
        case_of.setdefault(interview.transcript, interview.case)  # the matrix counts each for its first case
    held = {id_: case_of[id_] for id_ in round_.transcripts if id_ in case_of}
    beyond = {case for id_, case in case_of.items() if id_ not in held}
    cases = tuple(case for case in registers.cases if case.id in held.values())
    interviews = tuple(i for i in registers.interviews if held.get(i.transcript) == i.case)
    partial = tuple(dict.fromkeys(case.id for case in cases if case.id in beyond))
    return replace(registers, cases=cases, interviews=interviews), partial


def _matrices(study: Study, setting: Setting) -> tuple[Setting, dict[str, Matrix]]:
    """The matrix of each coder alone, and the setting with the cases that each has finished."""
    from codekit.matrix import Counted, tabulate

    study = study.as_of(setting.round)
    chooser, texts = Chooser(study, setting.codebook), _transcripts(study, setting)
    counted = {
        coder: {
            id_: Counted(counts.layers, counts.coded, counts.codings, counts.used)
            for id_, counts in chooser.of_coder(setting.round, coder).items()
            if id_ in texts
        }
        for coder in setting.round.coders
    }
    matrices = {
        coder: tabulate(
            codebook=setting.codebook,
            registers=setting.registers,
            transcripts=texts,
            counted=counted[coder],
            themes=setting.chosen,
            worded=False,  # states are compared, and passages counted
        )
        for coder in setting.round.coders
    }
    counts_for = {
        case: tuple(c for c in coders if all(i.transcript in counted[c] for i in setting.registers.interviews_of(case)))
        for case, coders in setting.counts_for.items()
    }
    return replace(setting, counts_for=counts_for), matrices


def _transcripts(study: Study, setting: Setting) -> dict[str, Transcript]:
    """The texts, with speakers' roles as they were when the round was compared, which no figure of it may change."""
    sealed = setting.round.compared.roles if setting.round.compared else {}
    ids = dict.fromkeys(interview.transcript for interview in setting.registers.interviews)
    texts = study.transcripts(ids)
    return {id_: replace(text, roles=sealed[id_]) if id_ in sealed else text for id_, text in texts.items()}


def _columns(setting: Setting, matrices: Mapping[str, Matrix]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The themes compared, and the default columns that the round says nothing of.

    By default those that any coder's matrix would show, where the round is about the theme or something below it.
    """
    if setting.chosen:
        return setting.chosen, ()
    book = setting.codebook
    wanted = {theme for matrix in matrices.values() for theme in matrix.themes}
    held = {code for matrix in matrices.values() for codes in matrix.coded.values() for code in codes}
    columns = [code for code, _ in book.walk() if code in wanted]
    inside = tuple(code for code in columns if not held.isdisjoint((code, *book.descendants(code))))
    return inside, tuple(code for code in columns if code not in inside)


def _states(setting: Setting, matrices: Mapping[str, Matrix], themes: Sequence[str]) -> States:
    """The cells of all matrices as arrays; a case that does not count for a coder is missing there."""
    from codekit.agreement.rounds.claims import MISSING, States
    from codekit.matrix.states import DETERMINATE, FOUND, NOT_APPLICABLE, NOTHING_FOUND, STATES, possible

    cells = [[[m.cells[case, theme] for theme in themes] for case in setting.cases] for m in matrices.values()]
    shape = (len(matrices), len(setting.cases), len(themes))
    place = {state: i for i, state in enumerate(STATES)}
    index = np.array([[[place[c.state] for c in row] for row in own] for own in cells], np.int64).reshape(shape)
    counts = np.array([[coder in setting.counts_for[case] for case in setting.cases] for coder in matrices])
    by_hand = (index == place[NOT_APPLICABLE]).all(axis=0)
    coded = {c.code for own in cells for row in own for c in row if c.coded}
    recorded = setting.registers.coverage is not None
    return States(
        coders=tuple(matrices),
        cases=setting.cases,
        themes=tuple(themes),
        states=STATES,
        index=np.where(counts[:, :, None] & ~by_hand, index, MISSING),
        by_hand=by_hand,
        excerpts=np.array([[[c.excerpts for c in row] for row in own] for own in cells], np.int64).reshape(shape),
        contrary=np.array([[[c.contrary for c in row] for row in own] for own in cells], np.int64).reshape(shape),
        possible={theme: possible(coded=theme in coded, asking_recorded=recorded) for theme in themes},
        found=FOUND,
        determinate=DETERMINATE,
        nothing=NOTHING_FOUND,
    )
