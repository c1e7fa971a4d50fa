"""What the transcripts of a round are clustered by, for intervals: cases, documents, interviewers, or a column."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from codekit.errors import NotComparableError, ProblemsError, UnknownNameError
from codekit.model.cases import UNKNOWN, Interview
from codekit.model.rounds import Round
from codekit.model.transcript import INTERVIEWER, RESPONDENT
from codekit.store import transcripts
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.agreement.counting.grouping import Grouping

TRANSCRIPT, CASE, DOCUMENT = "transcript", "case", "document"
BUILT_IN = (TRANSCRIPT, CASE, DOCUMENT, INTERVIEWER)
Values = Mapping[str, str]  # the cluster of each transcript that has one


def grouping(study: Study, round_: Round, wanted: str) -> Grouping:
    """The clusters of a round's transcripts by what is wanted; "" is the usual: see `usual`.

    A transcript without a value is a cluster by itself. Raises UnknownNameError for what is no kind of cluster, column
    of interviews.csv or attribute of cases.csv, NotComparableError where no transcript of the round has a value, and
    ProblemsError where the tables need mending.
    """
    from codekit.agreement.counting.grouping import Grouping

    by = wanted or usual(study, round_)
    if by == TRANSCRIPT:
        return Grouping()
    of = _values(study, round_, by)
    if not of:
        raise NotComparableError(
            f"no transcript of round {round_.id} has a value of {by}, so nothing can be clustered by it",
            hint="fill in interviews.csv or cases.csv, or leave --cluster out",
        )
    return Grouping(by, of)


def usual(study: Study, round_: Round) -> str:
    """Case, where some case has several of the round's transcripts; else, or where no table says so, transcript."""
    try:
        cases = list(_cases(study, round_).values())
    except ProblemsError:
        return TRANSCRIPT
    return CASE if len(set(cases)) < len(cases) else TRANSCRIPT


def unread(study: Study, wanted: str) -> list[str]:
    """The warning that tables of cases cannot be read, where they would have been asked."""
    if wanted:
        return []
    try:
        _ = study.registers
    except ProblemsError as error:
        return [f"{error.message}: intervals are clustered by transcript (codekit check)"]
    return []


def check(study: Study, wanted: str) -> None:
    """Raise UnknownNameError for what nothing can be clustered by."""
    if not wanted:
        return
    known = [*BUILT_IN, *_columns(study)]
    if wanted not in known:
        raise UnknownNameError("cluster", wanted, known)


def unknown(round_: Round, grouping_: Grouping) -> list[str]:
    """The warning that some transcripts have no value, where clusters are no transcripts."""
    missing = [] if grouping_.by == TRANSCRIPT else [id_ for id_ in round_.transcripts if id_ not in grouping_.of]
    if not missing:
        return []
    named = ", ".join(missing[:6]) + (", ..." if len(missing) > 6 else "")
    return [f"no {grouping_.by} is known of {named}: each is a cluster by itself"]


def _values(study: Study, round_: Round, by: str) -> Values:
    check(study, by)
    of: Callable[[Study, Round], Values] | None = {CASE: _cases, DOCUMENT: _documents}.get(by)
    if of is not None:
        return of(study, round_)
    of_column = _column(study, round_, by)
    return of_column or (_interviewers(study, round_) if by == INTERVIEWER else {})


def _interviews(study: Study, round_: Round) -> dict[str, Interview]:
    mine = set(round_.transcripts)
    return {row.transcript: row for row in study.registers.interviews if row.transcript in mine}


def _cases(study: Study, round_: Round) -> Values:
    return {id_: row.case for id_, row in _interviews(study, round_).items() if row.case}


def _documents(study: Study, round_: Round) -> Values:
    """The file that each transcript was imported from, by what is in it: several come from one turn table."""
    origins = ((id_, transcripts.read_origin(study.store, id_)) for id_ in round_.transcripts)
    return {id_: origin.file_sha256 or origin.file for id_, origin in origins if origin.file_sha256 or origin.file}


def _interviewers(study: Study, round_: Round) -> Values:
    """The labels of the interviewers who speak; two who hold one interview together are a cluster of their own."""
    sealed = round_.compared.roles if round_.compared else {}
    found = {}
    for id_ in round_.transcripts:
        transcript = study.as_of(round_).transcript(id_)
        roles = sealed.get(id_, transcript.roles)
        labels = sorted({t.speaker for t in transcript.turns if roles.get(t.speaker, RESPONDENT) == INTERVIEWER})
        if labels:
            found[id_] = " + ".join(labels)
    return found


def _columns(study: Study) -> list[str]:
    """The columns that a study's tables add to what is built in."""
    interviews = [name for row in study.registers.interviews for name in row.columns]
    attributes = [name for case in study.registers.cases for name in case.attributes]
    return [name for name in dict.fromkeys((*interviews, *attributes)) if name not in BUILT_IN]


def _column(study: Study, round_: Round, name: str) -> Values:
    """The values of a column of interviews.csv, else of an attribute of the case."""
    interviews = _interviews(study, round_)
    attributes = {case.id: case.attributes for case in study.registers.cases}
    given = {
        id_: row.columns.get(name) or attributes.get(row.case, {}).get(name, "") for id_, row in interviews.items()
    }
    return {id_: value for id_, value in given.items() if value and value.casefold() != UNKNOWN}
