"""Divide transcripts again; what was stored is replaced only by a person's express wish."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from codekit.errors import CodekitError, UnknownNameError
from codekit.model.transcript import SCHEMES, Segmentation
from codekit.store import transcripts
from codekit.workflow.study.study import Study


def divide(study: Study, ids: Iterable[str], scheme: str, *, model: str = "") -> Iterator[tuple[str, Segmentation]]:
    """Divide transcripts by a scheme and store the result.

    Turns stay as imported. A segmentation that a round is compared on is not replaced, since its figures must
    stay recomputable.
    """
    from codekit.segmenting.segments import segment

    if scheme not in SCHEMES:
        raise UnknownNameError("unit", scheme, SCHEMES)
    in_use = {t: r.id for r in study.rounds() if r.unit == scheme for t in r.transcripts}
    for id_ in ids:
        transcript = study.transcript(id_)
        stored = study.segmentation(id_, "turn")
        if scheme == "turn":
            yield id_, stored
            continue
        if id_ in in_use:
            raise CodekitError(
                f"{id_}: round {in_use[id_]} is compared by {scheme}, so its segments stay as they are",
                hint="segments are stored once so that figures can be computed again",
            )
        times = tuple((s.start, s.time) for s in stored.segments if s.time is not None)
        made = segment(transcript.text, transcript.turns, scheme, cue_times=times, model=model or None)
        transcripts.write_segmentation(study.store, transcript, made)
        yield id_, made
