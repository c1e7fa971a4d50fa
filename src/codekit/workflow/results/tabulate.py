"""The matrix of a study: choose what counts, compute it, write the workbook and the figures."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from codekit import __version__
from codekit.errors import UnknownNameError
from codekit.executor import Executor
from codekit.model.codebook import Codebook
from codekit.model.notes import listed, notes
from codekit.model.subjects import CODEBOOKS, REVIEWS, WITHDRAWALS
from codekit.store.values import Token
from codekit.tables.write import refuse_but_excel
from codekit.workflow.comparing.cautions import guessed_roles
from codekit.workflow.comparing.measured import measured_codes
from codekit.workflow.results.matrix_asked import AsAsked
from codekit.workflow.rounds.counted import Chooser, Chosen
from codekit.workflow.rounds.reviews import Reviews
from codekit.workflow.study.cases import named_after_another_case, refuse_without_cases, registers_for
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.agreement import AgreementReport
    from codekit.matrix import Counted, Matrix
    from codekit.matrix.among import Among
    from codekit.matrix.profiles import Profile

UNMEASURED = "unmeasured"  # the kind of note
_NOT_COUNTED = ("originals/", "memos/")  # documents of which nothing is in a matrix


def matrix(
    study: Study, codebook: str, *, themes: Sequence[str] = (), coder: str = "", executor: Executor | None = None
) -> Matrix:
    """Cases by themes; `coder` picks one coder where a double round has no consensus yet.

    Where the study keeps what it computed (`Study.kept`), a matrix is computed again only when something that it rests
    on is another. Raises CodekitError without cases, UnknownNameError for an unknown codebook, coder or theme,
    BlindRoundError where that coder's round is blind.
    """
    if study.kept is None:
        return _matrix(study, codebook, themes, coder, executor)
    anew = Study(study.store, writer=study.writer)  # what was read before the token was taken may be older
    key = ("matrix", codebook, tuple(themes), coder)
    return study.kept.get(key, lambda: _basis(study), lambda: _matrix(anew, codebook, themes, coder, executor))


def _basis(study: Study) -> Token:
    """What is equal as long as a matrix is: rounds, codings, reviews, withdrawals, texts, tables, codebooks."""
    look = study.store.look()
    rounds = tuple((id_, look.codings(id_)) for id_ in study.store.round_ids())
    documents = (key for key in study.store.documents() if not key.startswith(_NOT_COUNTED))
    return (
        look.round(),
        rounds,
        *(look.study(subject) for subject in (REVIEWS, WITHDRAWALS, CODEBOOKS)),
        tuple((key, look.document_token(key)) for key in documents),
    )


def _matrix(study: Study, codebook: str, themes: Sequence[str], coder: str, executor: Executor | None) -> Matrix:
    book = study.codebook(codebook)
    if coder:
        study.coder(coder)
    refuse_without_cases(study)
    ids = study.transcript_ids()
    chosen = Chooser(study, book, coder=coder).choose(ids)
    guessed = [id_ for id_ in ids if not study.transcript(id_).roles_confirmed]
    warnings = (*guessed_roles(guessed), *named_after_another_case(study.registers), *chosen.warnings)
    tabulated = of_counted(study, book, counted(chosen), themes=themes, warnings=warnings, executor=executor)
    return replace(tabulated, reviews=Reviews(study).by_coding, coder=coder)


def of_case(study: Study, codebook: str, case: str) -> Matrix:
    """The matrix of one case: its cells as `matrix` has them, without reading or counting what others said.

    Raises what `matrix` raises, and UnknownNameError for an unknown case.
    """
    from codekit.matrix import tabulate

    book = study.codebook(codebook)
    refuse_without_cases(study)
    tables = registers_for(study, book)
    if case not in (known := [row.id for row in tables.cases]):
        raise UnknownNameError("case", case, known)
    first = {row.transcript: row for row in reversed(tables.interviews)}  # one listed twice counts for the first case
    held = tuple(row for row in first.values() if row.case == case)
    there = set(study.transcript_ids())
    ids = [row.transcript for row in held if row.transcript in there]
    return tabulate(
        codebook=book,
        registers=replace(tables, cases=tuple(row for row in tables.cases if row.id == case), interviews=held),
        transcripts={id_: study.transcript(id_) for id_ in ids},
        counted=counted(Chooser(study, book, only=ids).choose(ids)) if ids else {},
    )


def counted(chosen: Chosen) -> dict[str, Counted]:
    """What was chosen for each transcript, as the matrix takes it."""
    from codekit.matrix import Counted

    return {
        id_: Counted(counts.layers, counts.coded, counts.codings, counts.used)
        for id_, counts in chosen.by_transcript.items()
    }


def of_counted(
    study: Study,
    book: Codebook,
    what: Mapping[str, Counted],
    *,
    themes: Sequence[str] = (),
    warnings: Sequence[str] = (),
    executor: Executor | None = None,
) -> Matrix:
    """The matrix of what counts for each transcript. Raises UnknownNameError for an unknown theme."""
    from codekit.matrix import tabulate

    tabulated = tabulate(
        codebook=book,
        registers=registers_for(study, book),
        transcripts=study.transcripts(),
        counted=what,
        themes=themes,
        warnings=warnings,
        executor=executor,
    )
    return _with_unmeasured(study, tabulated)


def _with_unmeasured(study: Study, tabulated: Matrix) -> Matrix:
    """The matrix, which names the codes with evidence whose agreement nobody measured."""
    measured = measured_codes(study, tabulated.codebook.id)
    unmeasured = tuple(code for code in tabulated.found if code not in measured.codes)
    words = [*measured.warnings, *_unmeasured_words(tabulated, unmeasured, measured.rounds)]
    return replace(tabulated, unmeasured=unmeasured, notes=(*tabulated.notes, *notes(UNMEASURED, words)))


def _unmeasured_words(tabulated: Matrix, unmeasured: Sequence[str], rounds: Sequence[str]) -> list[str]:
    if not unmeasured:
        return []
    named, whole = listed(unmeasured), len(tabulated.found)
    if not rounds:
        book = tabulated.codebook.id
        return [f"nobody measured agreement on any code here: codebook {book} has no compared double round ({named})"]
    share = f"{len(unmeasured)} of the {whole} codes with evidence"
    return [f"nobody measured agreement on {share} (compared: {', '.join(rounds)}): {named}"]


def by_kind(tabulated: Matrix, attribute: str) -> list[Profile]:
    """Kinds of cases by themes. Raises UnknownNameError for an attribute that no case has."""
    from codekit.matrix.crosstab import attributes_of
    from codekit.matrix.profiles import profiles

    if attribute not in attributes_of(tabulated):
        raise UnknownNameError("attribute", attribute, attributes_of(tabulated), where="cases.csv")
    return profiles(tabulated, attribute)


def among(tabulated: Matrix, code: str) -> Among:
    """The themes among the cases with one of them. Raises UnknownNameError for an unknown code."""
    from codekit.matrix.among import among as of_these

    return of_these(tabulated, code)


def transcripts_hash(study: Study) -> str:
    """One hash of the set of transcripts: of their ids and text hashes, in order."""
    lines = "".join(f"{id_} {study.transcript(id_).sha256}\n" for id_ in study.transcript_ids())
    return hashlib.sha256(lines.encode()).hexdigest()


def as_asked(study: Study, tabulated: Matrix, only: str = "") -> AsAsked:
    """How a matrix of this study is had again; a codebook's version is named where it is not the working copy's."""
    book = tabulated.codebook
    typed = book.id if study.codebook(book.id).version == book.version else book.key
    return AsAsked(typed, tabulated.chosen, tabulated.coder, only)


def other_states(tabulated: Matrix, code: str) -> str:
    """The states of a code in words, most frequent first."""
    states = tabulated.totals[code].states
    counts = sorted(((n, state) for state, n in states.items() if n), key=lambda pair: (-pair[0], pair[1]))
    return "; ".join(f"{n} {tabulated.shown(state)}" for n, state in counts)


def write_workbook(
    study: Study,
    tabulated: Matrix,
    path: Path,
    *,
    only: str = "",
    of_rounds: Sequence[AgreementReport] | None = None,
) -> None:
    """Write the workbook of a matrix, with what analysts wrote into its cells; of one analyst, with `only`.

    `of_rounds` is the agreement of compared rounds, for the checks, where it is at hand. Raises CodekitError for a file
    that is no .xlsx.
    """
    from codekit.reporting import matrix as workbook
    from codekit.workflow.results import catalogue, judgements

    refuse_but_excel(path, "the workbook")
    judged = judgements.judged(study, tabulated, only=only)
    workbook.write_workbook(
        tabulated,
        path,
        title=study.title,
        codekit_version=__version__,
        transcript_set_hash=transcripts_hash(study),
        computed_by=as_asked(study, tabulated, only).command,
        checks=catalogue.run(study, tabulated, of_rounds, judged.quotes),
        judged=judged,
    )
