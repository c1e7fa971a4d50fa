"""What is wrong or doubtful in ledgers: lines, copies, rounds, decisions, and codings that fit no text or codebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from codekit.errors import CodekitError, Problem, ProblemsError
from codekit.model.decisions import CONFLICT, decisions, status
from codekit.model.events import Coding
from codekit.model.rounds import Round
from codekit.model.subjects import COPIES, SUBJECTS
from codekit.plugins import WARNING
from codekit.store import copied
from codekit.workflow.deciding.newly_seen import newly_seen
from codekit.workflow.rounds import reviews
from codekit.workflow.rounds.cancelling import left_over
from codekit.workflow.rounds.visibility import blind_in
from codekit.workflow.study.study import Study


def check_ledgers(study: Study) -> Iterator[Problem]:
    """Ledgers, rounds, decisions and codings."""
    for path in study.store.copies():
        yield Problem(
            path, None, "a copy made by a sync folder; it is read along", "codekit check --fix folds it in", WARNING
        )
    for id_ in study.store.round_ids():
        yield from study.store.round_events(id_).problems
        yield from _altered(study, id_)
    for subject in SUBJECTS:
        yield from study.store.study_events(subject).problems
    yield from _altered(study)
    yield from _left_out(study)
    yield from reviews.problems(study)
    yield from _links(study)
    for round_, below in left_over(study):
        message = f"round {round_.id} goes over {below.id}, which was cancelled: nothing of it counts"
        yield Problem(f"rounds/{round_.id}", None, message, f"codekit round cancel {below.id} --undo", WARNING)
    for round_ in study.rounds():
        for conflict in round_.conflicts:
            yield Problem(f"rounds/{round_.id}", None, conflict, f"codekit round settle {round_.id}", WARNING)
        if round_.abandoned:
            message = (
                f"round {round_.id} was cancelled by {round_.abandoned.by}, and compared in another copy: it counts"
            )
            yield Problem(f"rounds/{round_.id}", None, message, f"codekit round cancel {round_.id} --undo", WARNING)
        yield from _coders(study, round_)
        yield from _decisions(study, round_)
        yield from _newly_seen(study, round_)
        layers = study.layers(round_)
        yield from layers.problems
        yield from _astray(round_, layers.astray)
        for (coder, id_), layer in layers.by_key.items():
            place = f"codings/{round_.id}/{coder}/{id_}.jsonl"
            yield from _codings(study, round_, place, layer.codings)


def _altered(study: Study, round_id: str = "") -> Iterator[Problem]:
    """Lines that are not what was written, and gaps: but for those of a server's copy, which holds what may be seen."""
    whose = copied.writer(study.store)
    yield from (each for each in study.store.altered(round_id) if not copied.is_expected(each, whose))


def _left_out(study: Study) -> Iterator[Problem]:
    """What the server did not take of copies; not of somebody who is blind, of whom nobody is to know."""
    blind = {coder for round_ in study.rounds() if blind_in(round_) for coder in round_.coders}
    for event in study.store.study_events(COPIES).events:
        if event.by not in blind:
            message = f"{len(event.lines)} before others stayed in the copy of {event.by}: {event.why}"
            yield Problem(event.ledger, None, message, "the ledger is whole without it", WARNING)


def _links(study: Study) -> Iterator[Problem]:
    """Notes with links that lead to nothing, as far as whoever names nobody may see them."""
    from codekit.workflow.exports.memos import listed

    for note in listed(study):
        if note.broken_links:
            message = f"memo {note.id[:8]} by {note.coder}, on the {note.about}: {note.broken_links}"
            yield Problem("memos", None, message, "codekit memos --gone lists them; codekit memo --edit ID", WARNING)


def _astray(round_: Round, events: Iterable[Any]) -> Iterator[Problem]:
    """What lies on words that a correction took out of a text; not while the round is blind."""
    lost = Counter() if blind_in(round_) else Counter((e.coder, e.transcript) for e in events)
    for (coder, id_), number in sorted(lost.items()):
        message = f"{number} lie on words that the corrected text of {id_} does not have, and do not count"
        remedy = "what should count is coded again: in a second pass, where the round is compared"
        yield Problem(f"codings/{round_.id}/{coder}/{id_}.jsonl", None, message, remedy, WARNING)


def _coders(study: Study, round_: Round) -> Iterator[Problem]:
    """Coders of a round whom study.yaml does not name: two computers wrote it at the same time, and one version won."""
    try:
        known = study.settings.coders
    except ProblemsError:
        return  # told of the file
    for coder in round_.coders:
        if coder not in known:
            message = f"coder {coder} of round {round_.id} is not listed"
            yield Problem("study.yaml", None, message, f"add `{coder}: {{}}` below `coders:`", WARNING)


def _decisions(study: Study, round_: Round) -> Iterator[Problem]:
    """Clusters about which two writers decided differently; both decisions are shown, and none counts."""
    for standing in decisions(study.store.round_events(round_.id).events).values():
        if status(standing) == CONFLICT:
            people = " and ".join(sorted({decision.by for decision in standing}))
            message = f"{standing[0].transcript}: decisions by {people} about one cluster differ"
            yield Problem(f"rounds/{round_.id}", None, message, f"codekit decide {round_.id}", WARNING)


def _newly_seen(study: Study, round_: Round) -> Iterator[Problem]:
    """Disagreements of a closed round that were not listed when it was closed."""
    try:
        newly = newly_seen(study, round_)
    except CodekitError:
        return  # what cannot be laid on units is told of the transcript
    if newly:
        yield Problem(f"rounds/{round_.id}", None, str(newly), _again(round_), WARNING)


def _again(round_: Round) -> str:
    return f"codekit disagreements {round_.id} lists them; a second pass over it can change what counts"


def _codings(study: Study, round_: Round, place: str, codings: tuple[Coding, ...]) -> Iterator[Problem]:
    if not codings:
        return
    try:
        transcript, book = study.transcript(codings[0].transcript), study.codebook(round_.codebook)
    except CodekitError as error:
        yield Problem(place, None, error.message, error.hint)
        return
    moved = sum(
        not transcript.sha256.startswith(c.text_sha) or transcript.text[c.start : c.end] != c.quote for c in codings
    )
    if moved:
        yield Problem(
            place, None, f"{moved} codings do not fit the text as it is", "the text or the ledger was changed"
        )
    said = Counter((c.code, c.start, c.end, c.polarity, c.value) for c in codings)
    if doubled := sum(n - 1 for n in said.values()):
        message = f"{doubled} codings stand twice: same code, same place"
        remedy = "two computers coded the same at the same time, or a person wanted it; take one back in the workbench"
        yield Problem(place, None, message, remedy, WARNING)
    for code in sorted({c.code for c in codings if c.code not in book}):
        yield Problem(place, None, f"code '{code}' is not in {book.key}")
