"""Carry work to other people: what may be seen of it, and the writer that the file's name and `--what` choose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from codekit.errors import CodekitError, UnknownNameError
from codekit.model.events import Coding, MemoAdd, RoundMemo, UnitSkip
from codekit.model.memos import StudyMemo
from codekit.model.project import Told
from codekit.model.reviews import comments, in_words
from codekit.model.rounds import Round
from codekit.plugins import EXPORTERS, Plugin, ending, group
from codekit.workflow.coding import memos
from codekit.workflow.rounds import visibility
from codekit.workflow.rounds.reviews import Reviews
from codekit.workflow.rounds.visibility import Seen, Sight
from codekit.workflow.study.study import Study

CODINGS = "codings"  # what is written where nothing else is asked for
FOLDER = "folder"  # in the place of an ending
PROJECT = "qdpx"  # the ending of a whole project, which is made for a tool


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: a kind of export, and which part of the work; nothing named is everything."""

    what: str = ""
    transcripts: tuple[str, ...] = ()
    rounds: tuple[str, ...] = ()
    by: tuple[str, ...] = ()  # coders, consensus, rules:...
    codebook: str = ""
    profile: str = ""  # the other tool that the file is for


class Exported(tuple[Coding, ...]):  # noqa: SLOT001  (a tuple has no slots but empty ones)
    """The codings that are exported, with what belongs to them: skipped places, notes, and what was asked for.

    `memos` are about codings, passages and transcripts; `notes` about codes and the study; `of_study`, of the
    study's own ledgers, about cases, cells and rounds too. `sight` is what whoever
    exports may see. A writer of whole projects puts what it changes and leaves out into `told`; `line` says what was
    written.
    """

    skipped: tuple[UnitSkip, ...] = ()
    memos: tuple[MemoAdd, ...] = ()
    notes: tuple[RoundMemo, ...] = ()
    of_study: tuple[StudyMemo, ...] = ()
    wanted: Wanted = Wanted()
    sight: Sight | None = None
    told: tuple[Told, ...] = ()
    line: str = ""


def export(study: Study, path: Path, *, coder: str = "", wanted: Wanted | None = None) -> Exported:
    """Write what may be seen of the work in the form that `--what` and the file's ending name; returns all of it.

    What may be seen is what a coder may see, or whoever names nobody. Raises CodekitError for a form that nobody
    writes, UnknownNameError for an unknown coder, round, transcript or kind of export.
    """
    asked = wanted or Wanted()
    writer = _writer(path, asked.what)
    if asked.profile and ending(path) != PROJECT:
        raise CodekitError(f"{path.name}: --for is for a project", hint=f"name it .{PROJECT}, or leave --for out")
    codings = seen(study, coder, asked)
    codings.line = writer.call(path, codings, study) or f"{len(codings)} codings"
    return codings


def export_codings(study: Study, path: Path, *, coder: str = "") -> int:
    """Write all codings that may be seen in the form that the file's ending names; returns how many.

    Raises what `export` raises.
    """
    return len(export(study, path, coder=coder))


def seen(study: Study, viewer: str, wanted: Wanted | None = None) -> Exported:
    """What a viewer may see of the work, as far as it is wanted. Raises UnknownNameError for an unknown name."""
    asked = wanted or Wanted()
    sight = visibility.sight_of(study, viewer)
    rounds = _rounds(sight.shown, asked.rounds)
    _refuse_unknown("transcript", asked.transcripts, study.transcript_ids())
    for id_ in asked.by:
        study.coder(id_)
    work = [visibility.seen(study, round_, sight) for round_ in rounds]
    parts = [part for one in work for part in _parts(one, asked)]
    exported = Exported(coding for part in parts for coding in part[0])
    exported.skipped = tuple(skip for part in parts for skip in part[1])
    exported.memos = tuple(memo for part in parts for memo in part[2])
    exported.notes = tuple(note for one in work for note in one.notes if note.by in (asked.by or (note.by,)))
    exported.of_study = tuple(memo for memo in memos.of_study(study, sight) if _wanted(memo, asked))
    exported.wanted, exported.sight = asked, sight
    return exported


def _wanted(memo: StudyMemo, asked: Wanted) -> bool:
    """Whether a note of the study's ledgers belongs to what is asked for: by its writer, transcript and round."""
    by, transcripts, rounds = memo.by in (asked.by or (memo.by,)), asked.transcripts, asked.rounds
    return by and (not transcripts or memo.transcript in transcripts) and (not rounds or memo.round in rounds)


Part = tuple[Sequence[Coding], Sequence[UnitSkip], Sequence[MemoAdd]]


def _parts(work: Seen, asked: Wanted) -> Iterable[Part]:
    """The work of each coder on each transcript that is asked for."""
    for (coder, transcript), layer in work.layers.items():
        if coder in (asked.by or (coder,)) and transcript in (asked.transcripts or (transcript,)):
            yield layer.codings, layer.skipped, work.memos.get((coder, transcript), ())


def _rounds(shown: Sequence[Round], asked: Sequence[str]) -> list[Round]:
    """The rounds asked for; one that is not shown is unknown, whether it exists or not."""
    _refuse_unknown("round", asked, [round_.id for round_ in shown])
    return [round_ for round_ in shown if round_.id in (asked or (round_.id,))]


def _refuse_unknown(kind: str, asked: Sequence[str], known: Sequence[str]) -> None:
    for name in asked:
        if name not in known:
            raise UnknownNameError(kind, name, known)


def _writer(path: Path, what: str) -> Plugin:
    """The exporter of a kind and ending; of codings, which need not be named, by the ending alone."""
    exporters = group(EXPORTERS)
    last = FOLDER if path.is_dir() else ending(path) or FOLDER
    if what in {"", CODINGS}:
        kinds = [name.partition(".")[0] for name in exporters.by_name if name.endswith(f".{last}")]
        if not what and kinds and last not in exporters.by_name:
            hint = f"--what {' or '.join(kinds)}"
            raise CodekitError(f"{path.name}: {' and '.join(kinds)} can be written so; say which", hint=hint)
        return exporters.of_file(path, "not a kind of table", "name it .csv, .xlsx, .jsonl or .qdpx")
    endings = [name.partition(".")[2] for name in exporters.by_name if name.startswith(f"{what}.")]
    if not endings:
        known = {name.partition(".")[0] for name in exporters.by_name if "." in name}
        raise UnknownNameError("kind of export", what, {CODINGS, *known})
    if last not in endings:
        hint = "name " + " or ".join("a folder" if end == FOLDER else f"a .{end} file" for end in endings)
        raise CodekitError(f"{path.name}: {what} cannot be written so", hint=hint)
    return exporters.by_name[f"{what}.{last}"]


def reviews_of(study: Study, codings: Sequence[Coding]) -> dict[str, tuple[str, str]]:
    """What reviewers say of codings, and their comments, by coding; empty where nobody reviewed any of them."""
    reviews = Reviews(study, codings.sight if isinstance(codings, Exported) else None)
    if not any(reviews.of(coding.id) for coding in codings):
        return {}
    return {c.id: (in_words(reviews.of(c.id)), comments(reviews.of(c.id))) for c in codings}


def write_table(path: Path, codings: Sequence[Coding], study: Study) -> None:
    """Write codings as CSV or Excel."""
    from codekit.formats import coding_table as coding_tables

    skipped = codings.skipped if isinstance(codings, Exported) else ()
    coding_tables.write(path, codings, skipped, reviews_of(study, codings))


def write_lines(path: Path, codings: Sequence[Coding], study: Study) -> None:
    """Write codings as JSON, one in a line."""
    from codekit.formats import coding_table as coding_tables

    skipped = codings.skipped if isinstance(codings, Exported) else ()
    coding_tables.write_lines(path, codings, skipped, reviews_of(study, codings))
