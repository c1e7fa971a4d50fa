"""Divide transcripts again; what was stored is replaced only by a person's express wish."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partial

from codekit.errors import CodekitError, UnknownNameError
from codekit.executor import Executor, default
from codekit.model.transcript import SCHEMES, Segmentation, Transcript
from codekit.store import transcripts
from codekit.workflow.study.study import Study, alone


def divide(
    study: Study, ids: Iterable[str], scheme: str, *, model: str = "", executor: Executor | None = None
) -> Iterator[tuple[str, Segmentation]]:
    """Divide transcripts by a scheme and store the result; turns stay as imported.

    Before anything is divided, raises UnknownNameError for an unknown scheme or transcript, and CodekitError for
    a segmentation that a round is compared on: it is not replaced, since its figures must stay recomputable.
    """
    if scheme not in SCHEMES:
        raise UnknownNameError("unit", scheme, SCHEMES)
    asked = study.transcripts(ids)
    turns = {id_: study.segmentation(id_, "turn") for id_ in asked}
    if scheme == "turn":
        yield from turns.items()
        return
    _refuse_compared(study, asked, scheme)
    work = partial(_divided, scheme=scheme, model=model)
    light = scheme == "paragraph"  # sentences are found by spaCy
    mapped = (executor or default(len(asked), light=light)).map(work, zip(asked.values(), turns.values(), strict=True))
    with closing(mapped):
        for (id_, transcript), segmentation in zip(asked.items(), mapped, strict=True):
            _store(study, transcript, segmentation)
            yield id_, segmentation


@alone
def _store(study: Study, transcript: Transcript, segmentation: Segmentation) -> None:
    """Replace a stored division, unless a round was started on it meanwhile."""
    _refuse_compared(study, [transcript.id], segmentation.scheme)
    transcripts.write_segmentation(study.store, transcript, segmentation, study.version_key(transcript.id))


def _refuse_compared(study: Study, ids: Iterable[str], scheme: str) -> None:
    in_use = {t: r.id for r in study.rounds() if r.unit == scheme for t in r.transcripts}
    for id_ in ids:
        if id_ in in_use:
            raise CodekitError(
                f"{id_}: round {in_use[id_]} is compared by {scheme}, so its segments stay as they are",
                hint="segments are stored once so that figures can be computed again",
            )


def _divided(stored: tuple[Transcript, Segmentation], *, scheme: str, model: str) -> Segmentation:
    """A transcript divided by a scheme; of its turns the stored division is needed, for their times."""
    from codekit.segmenting.segments import segment

    transcript, turns = stored
    times = tuple((s.start, s.time) for s in turns.segments if s.time is not None)
    return segment(transcript.text, transcript.turns, scheme, cue_times=times, model=model or None)
