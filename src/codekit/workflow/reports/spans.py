"""Codings that are not what they should be: twice on the same words, beyond the text, of another text.

Codings without any character are left out where ledgers are read, which warns of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from codekit.workflow.comparing.axes import Ground
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.model.events import Coding


def span_warnings(study: Study, ground: Ground) -> Iterator[str]:
    """What a report warns of: how many codings, of which coders and transcripts, never which words."""
    beyond: dict[str, int] = defaultdict(int)
    foreign: dict[str, int] = defaultdict(int)
    double: dict[str, int] = {}
    for (coder, id_), codings in ground.work.items():
        transcript, place = study.transcript(id_), f"{id_} ({coder})"
        for coding in codings:
            beyond[place] += coding.end > len(transcript.text)
            foreign[place] += not transcript.sha256.startswith(coding.text_sha)
        double[place] = _overlaps(codings)
    yield from _named(beyond, "going beyond the end of the text")
    yield from _named(double, "lying on another one of the same coder and code, where the words count once")
    yield from _named(foreign, "made on another text than the transcript has now")


def _overlaps(codings: Iterable[Coding]) -> int:
    """How many codings share a character with an earlier one of the same code."""
    reached: dict[str, int] = {}
    count = 0
    for coding in sorted(codings, key=lambda coding: (coding.start, coding.end)):
        count += coding.start < reached.get(coding.code, 0)
        reached[coding.code] = max(reached.get(coding.code, 0), coding.end)
    return count


def _named(counts: dict[str, int], fault: str) -> Iterator[str]:
    total = sum(counts.values())
    if total:
        places = [place for place, n in counts.items() if n]
        listed = ", ".join(places[:6]) + (", ..." if len(places) > 6 else "")
        yield f"{total} coding{'s' if total > 1 else ''} {fault}: {listed}"
