"""The decision sheet of a round: written for a meeting, read back whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.errors import CodekitError, Problem, UnknownNameError
from codekit.model.codebook import Codebook
from codekit.model.decisions import ACCEPT, CHOICES, CONFLICT, KEEP, OTHER_CODE, OTHER_SPAN
from codekit.model.events import Decision
from codekit.model.polarities import POLARITIES, SUPPORTING
from codekit.model.rules import usable_codes
from codekit.model.transcript import Transcript
from codekit.tables.header import brief
from codekit.tables.write import refuse_but_excel
from codekit.workflow.deciding.adjudication import Adjudication, adjudication
from codekit.workflow.deciding.decisions import decide_all, problem_about, says
from codekit.workflow.deciding.outcomes import Wish, named
from codekit.workflow.deciding.shown import coder_lines, in_words, kept, locate, numbers_of, passage
from codekit.workflow.study.study import Study, alone

if TYPE_CHECKING:
    from codekit.agreement.rounds.clusters import Cluster
    from codekit.formats.decision_sheet.read import Answer, Answers
    from codekit.formats.decision_sheet.write import DecisionRow

REOPEN = "reopen"
_YES = ("x", "yes", "y", "ja", "1", "true")


@dataclass(frozen=True, slots=True)
class Taken:
    """What reading a decision sheet changed."""

    decided: int
    reopened: int
    unchanged: int
    untouched: int


def write(study: Study, round_id: str, path: Path) -> Adjudication:
    """Write the decision sheet of a compared round.

    Raises CodekitError for a file that is no .xlsx or that exists already: it may hold decisions.
    """
    from codekit.formats.decision_sheet import write as decision_sheets

    refuse_but_excel(path, "a decision sheet")
    if path.exists():
        raise CodekitError(f"{path}: exists already and may hold decisions", hint="read it first, or name another file")
    adjudicated = adjudication(study, round_id)
    study = study.as_of(adjudicated.round)
    coders, book = adjudicated.round.coders, adjudicated.codebook
    clusters = (*adjudicated.clusters, *adjudicated.agreed)
    texts = study.transcripts(dict.fromkeys(cluster.transcript for cluster in clusters))
    decision_sheets.write(
        path,
        [_row(study, texts[cluster.transcript], adjudicated, cluster) for cluster in clusters],
        title=study.title,
        round_id=adjudicated.round.id,
        codebook=book,
        codes=usable_codes(book, adjudicated.round),
        coders=coders,
        choices=choices(coders),
        version=_version(),
    )
    return adjudicated


def choices(coders: Sequence[str]) -> list[str]:
    """The words that may stand under "decision"."""
    return [*(f"{ACCEPT} {coder}" for coder in coders), *(name for name in CHOICES if name != ACCEPT), REOPEN]


def _version() -> str:
    try:
        return metadata.version("codekit-qda")
    except metadata.PackageNotFoundError:
        return ""


def _row(study: Study, transcript: Transcript, adjudicated: Adjudication, cluster: Cluster) -> DecisionRow:
    from codekit.formats.decision_sheet.write import INPUTS, DecisionRow

    around = passage(transcript, cluster)
    standing = adjudicated.standing(cluster)
    conflict = adjudicated.status(cluster) == CONFLICT
    finished = adjudicated.coders_of(cluster.transcript)
    cells = {coder: "\n".join(coder_lines(adjudicated, cluster, coder)) or "–" for coder in finished}
    return DecisionRow(
        cluster=cluster.id,
        type=cluster.type,
        agreed=cluster.agreed,
        before=around.before,
        text=around.parts,
        coders=tuple(cells.get(coder, "(not coded)") for coder in adjudicated.round.coders),
        about=_about(cluster),
        standing=_ids(standing),
        given=_given(transcript, cluster, standing[0]) if standing and not conflict else ("",) * len(INPUTS),
        conflict="two decisions: " + "; ".join(in_words(study, d) for d in standing) if conflict else "",
    )


def _about(cluster: Cluster) -> str:
    from codekit.formats.decision_sheet.write import digest

    return digest(cluster.about)


def _ids(standing: Sequence[Decision]) -> str:
    return " ".join(sorted(decision.id for decision in standing))


def _given(transcript: Transcript, cluster: Cluster, decision: Decision) -> tuple[str, ...]:
    """The input cells as a decision that stands would have filled them."""
    first = decision.outcome[0] if decision.outcome else None
    spoken = decision.choice in {OTHER_CODE, OTHER_SPAN} or (first is not None and len(cluster.codes) > 1)
    named = first is not None and spoken and decision.choice not in {ACCEPT, "both", KEEP}
    text = transcript.text
    return (
        f"{ACCEPT} {decision.accepts}" if decision.choice == ACCEPT else decision.choice,
        first.code if named and first else "",
        text[first.start : first.end] if decision.choice == OTHER_SPAN and first else "",
        numbers_of(cluster, decision) if decision.choice == KEEP else "",
        first.polarity if named and first and first.polarity != SUPPORTING else "",
        decision.reason,
        decision.problem,
    )


def read(study: Study, path: Path, *, round_id: str = "", by: str) -> Taken:
    """Read a decision sheet back: every row that was filled in becomes a decision; reading twice changes nothing.

    Raises ProblemsError with every problem of the file, and then nothing is written. A row about a cluster
    that somebody decided in the meantime is a problem, unless it says the same. Raises CodekitError for a sheet of
    another round.
    """
    from codekit.formats.decision_sheet import read as decision_sheets_read

    answers = decision_sheets_read.read(path)
    if round_id and answers.round != round_id:
        raise CodekitError(f"{path.name}: is a decision sheet of round {answers.round}, not of {round_id}")
    return _taken(study, answers, path.name, by)


@alone
def _taken(study: Study, answers: Answers, file: str, by: str) -> Taken:
    """Decide what the rows of a sheet say, unless somebody decided otherwise meanwhile."""
    adjudicated = adjudication(study, answers.round)
    reader = _Answers(study, adjudicated, file)
    for answer in answers.rows:
        reader.take(answer)
    problems = [*answers.problems, *reader.problems]
    decided = decide_all(
        study, adjudicated, reader.wishes, by=by, file=file, rows=reader.rows, problems=problems, back=reader.back
    )
    return Taken(len(decided), len(reader.back), len(reader.wishes) - len(decided), answers.untouched)


class _Answers:
    """Turns the rows of a sheet into wishes, collecting problems."""

    def __init__(self, study: Study, adjudicated: Adjudication, file: str) -> None:
        self.study, self.adjudicated, self.file = study.as_of(adjudicated.round), adjudicated, file
        self.wishes: dict[str, Wish] = {}
        self.back: list[Cluster] = []
        self.rows: dict[str, int] = {}
        self.problems: list[Problem] = []

    def take(self, answer: Answer) -> None:
        try:
            self._decide(answer, self.adjudicated.cluster(answer.cluster))
        except CodekitError as error:
            self.problems.append(problem_about(answer.cluster, error, self.file, answer.row))

    def _decide(self, answer: Answer, cluster: Cluster) -> None:
        if _about(cluster) != answer.about:
            raise CodekitError(
                "is not the one that was written",
                where=named(cluster),
                joint=" ",
                hint="the ledgers changed; write the sheet again",
            )
        standing = self.adjudicated.standing(cluster)
        meanwhile = _ids(standing) != answer.standing
        if answer.decision.casefold() == REOPEN:
            if standing and meanwhile:
                self._refuse(cluster, standing)
            self.back += [cluster] if standing else []
            return
        wish = self._wish(answer, cluster)
        if meanwhile and standing and not says(self.study, self.adjudicated, cluster, wish):
            self._refuse(cluster, standing)
        self.wishes[cluster.id], self.rows[cluster.id] = wish, answer.row

    def _refuse(self, cluster: Cluster, standing: Sequence[Decision]) -> None:
        raise CodekitError(
            f"was decided since the sheet was written, by {standing[0].by}",
            where=named(cluster),
            joint=" ",
            hint="look at it (codekit decide ROUND CLUSTER), and write the sheet again",
        )

    def _wish(self, answer: Answer, cluster: Cluster) -> Wish:
        choice, coder = _choice(answer.decision, self.adjudicated.round.coders)
        code = _code(answer.code, self.adjudicated.codebook)
        polarity = answer.polarity.casefold()
        if polarity and polarity not in POLARITIES:
            raise UnknownNameError("polarity", answer.polarity, POLARITIES)
        place: tuple[int, int] | tuple[None, None] = (None, None)
        if answer.words and choice in {OTHER_CODE, OTHER_SPAN}:
            place = locate(self.study.transcript(cluster.transcript), cluster, answer.words)
        problem = answer.problem
        if problem.casefold() in _YES:
            problem = answer.reason or "unclear"
        return Wish(
            choice=choice,
            coder=coder,
            code=code,
            start=place[0],
            end=place[1],
            polarity=polarity,
            keep=kept(cluster, answer.numbers) if choice == KEEP else (),
            reason=answer.reason,
            problem=problem,
        )


def _choice(typed: str, coders: Sequence[str]) -> tuple[str, str]:
    """The decision that was meant, in any capitals; a coder's bare name means: accept."""
    words = typed.casefold().split()
    if not words:
        raise CodekitError("the row says something, but there is no decision", hint=f"one of {', '.join(CHOICES)}")
    people: Mapping[str, str] = {coder.casefold(): coder for coder in coders}
    if words[0] == ACCEPT or " ".join(words) in people:
        name = " ".join(words[1:] if words[0] == ACCEPT else words)
        if name not in people:
            raise UnknownNameError("coder", name, coders, where="the decision")
        return ACCEPT, people[name]
    choice = "-".join(words)
    if choice not in CHOICES:
        raise UnknownNameError("decision", brief(typed), (*CHOICES, REOPEN))  # it may be a passage, in the wrong cell
    return choice, ""


def _code(typed: str, book: Codebook) -> str:
    """A code by its id or its name, in any capitals."""
    if not typed:
        return ""
    ids = {code.id.casefold(): code.id for code in book.codes}
    named = [code.id for code in book.codes if code.name.casefold() == typed.casefold()]
    if typed.casefold() in ids:
        return ids[typed.casefold()]
    if len(named) == 1:
        return named[0]
    raise UnknownNameError("code", brief(typed), book.by_id, where=f"codebook {book.key}")
