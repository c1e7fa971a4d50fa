"""The codebook of a project, and the one round of all that was coded in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from codekit.model.events import RoundStart, stamp
from codekit.model.project import CHANGED, KEPT, Project, Told
from codekit.model.rounds import DOUBLE, INITIAL, Round
from codekit.model.transcript import Transcript
from codekit.workflow.projects import codes, naming
from codekit.workflow.projects.coded import Coded, Where, coded, memos
from codekit.workflow.projects.people import Cast
from codekit.workflow.study import codebooks
from codekit.workflow.study.study import Study

_FEWEST_TURNS = 3


@dataclass(frozen=True)
class Source:
    """Of which file the work comes, into which round; `own` says that codekit wrote the file."""

    file: str
    sha256: str
    round: str
    own: bool = False


def coding(
    study: Study, project: Project, transcripts: Mapping[str, Transcript], cast: Cast, wanted: Source
) -> tuple[Round | None, list[Told]]:
    """Write the codebook, and the round with its codings and notes; the round is None where nobody coded.

    Raises CodekitError where the disk refuses.
    """
    if not project.codes:
        return None, _notes_beside(study, project)
    book_id = naming.unused(naming.of_project(project.name or wanted.file), "codebook", set())
    used = {applied.code for applied in project.codings}
    made = codes.made(project.codes, id_=book_id, title=naming.one_line(project.name), used=used, own=wanted.own)
    codebooks.new(study.store, book_id).write(made.text.encode("utf-8"))
    named = {case.id: case.name for case in project.cases}
    where = Where(wanted.round, transcripts, cast.coders, made.ids, made.book, wanted.sha256, study.writer, named)
    done = coded(project, where)
    told = [Told(outcome, what, n, why) for (outcome, what, why), n in done.told.items()]
    if not done.coders_of:
        lost = [each for each in told if each.what.startswith("codings")]
        return None, [*made.told, *lost, *_notes_beside(study, project)]
    _ = codebooks.freeze(study.store, book_id)
    start = _start(study, project, wanted, where, done)
    study.store.append([start, *done.events])
    return study.round(wanted.round), [*made.told, *told, *_of_round(start, done)]


def _start(study: Study, project: Project, wanted: Source, where: Where, done: Coded) -> RoundStart:
    """The round's start: who coded what, and by which units texts of such turns are compared."""
    coded_texts = [transcript for transcript in where.transcripts.values() if transcript.id in done.coders_of]
    working = {coder for coders in done.coders_of.values() for coder in coders}
    team = tuple(coder for coder in dict.fromkeys(where.coders.values()) if coder in working)
    assignments = {t.id: tuple(coder for coder in team if coder in done.coders_of[t.id]) for t in coded_texts}
    turns = sorted(len(transcript.turns) for transcript in coded_texts)
    tool = naming.one_line(project.origin) or "another tool"
    return RoundStart(
        **stamp(study.writer),
        round=wanted.round,
        kind=DOUBLE if any(len(coders) > 1 for coders in assignments.values()) else INITIAL,
        transcripts=tuple(assignments),
        coders=team,
        codebook=where.book.key,
        unit="turn" if turns[len(turns) // 2] >= _FEWEST_TURNS else "paragraph",
        assignments={id_: coders for id_, coders in assignments.items() if len(coders) < len(team)},
        note=f"all that was coded in {naming.one_line(wanted.file)} ({tool})",
        made_in=tool,
    )


def _of_round(start: RoundStart, done: Coded) -> list[Told]:
    several = sum(len(coders) > 1 for coders in done.coders_of.values())
    told = (
        [Told(KEPT, "texts that two or more people coded", several, f"codekit agree {start.round}")] if several else []
    )
    alone = len(done.coders_of) - several
    told += [Told(KEPT, "texts that one person coded, on which there is no agreement", alone)] if alone else []
    if start.unit != "turn":
        told.append(Told(CHANGED, "round is compared by paragraph, since its texts have hardly any turns"))
    return told


def _notes_beside(study: Study, project: Project) -> list[Told]:
    """Notes of a project in which nothing was coded, as one file: there is no round that they could be in."""
    words = ["\n\n".join(filter(None, [memo.title, memo.words])).strip() for memo in memos(project)]
    if not (kept := [each for each in words if each]):
        return []
    study.store.document("memos/imported.md").write("\n\n---\n\n".join(kept).encode("utf-8", "replace") + b"\n")
    return [Told(CHANGED, "notes stand in memos/imported.md, since nothing was coded", len(kept))]
