"""The rows of a sheet over what is coded: what stands below a second pass, and the excerpts of a sub-code round."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from typing import Any

from codekit.formats.pass_sheet.rows import BELOW, CHANGE, CONTEXT, KEEP, OWN, PLACE, REMOVE, Given, Row, Was, lettered
from codekit.model.events import Coding
from codekit.model.layer import Layer
from codekit.model.polarities import SUPPORTING
from codekit.model.span import Span, shared, union
from codekit.model.transcript import INTERVIEWER, RESPONDENT, Segment, Segmentation, Transcript, Turn

WHOLE, GAP = "(the whole row)", "[…]"  # in place of words that stand above, and of text that is left out
EMPTY_ROWS = 2  # below a passage to sub-code: most have more than one code


@dataclass(frozen=True, slots=True)
class Ground:
    """What the rows of one transcript are made of: its text and segments, and the coder's own work on it.

    `notes` are those on the codings below, by coding; `scope` are the codes that may be decided about.
    """

    transcript: Transcript
    segmentation: Segmentation
    layer: Layer
    notes: Mapping[str, str]
    scope: Collection[str]

    def words(self, span: Span) -> str:
        """The text of a span."""
        return self.transcript.text[span.start : span.end]

    def within(self, span: Span) -> tuple[int, int]:
        """From where to where words may be that take the place of these: the turns that the span touches."""
        turns = [turn for turn in self.transcript.turns if turn.start < span.end and span.start < turn.end]
        return (turns[0].start, turns[-1].end) if turns else (span.start, span.end)

    @property
    def segments(self) -> list[Segment]:
        """The segments with words."""
        return [s for s in self.segmentation.segments if self.transcript.text[s.start : s.end].strip()]

    def reason(self, *about: str) -> str:
        """The one note that the coder wrote about these codings; "" where there are several."""
        texts = [memo.text for memo in self.layer.memos if memo.about in about]
        return texts[0] if len(texts) == 1 else ""


def second_pass(ground: Ground, below: Sequence[Coding]) -> list[Row]:
    """Every segment, and below it the codings that begin there: of the layer below, and the coder's own."""
    known = {coding.id for coding in below}
    derived: dict[str, list[Coding]] = defaultdict(list)
    for coding in ground.layer.codings:
        derived[coding.derived_from if coding.derived_from in known else ""].append(coding)
    own = [*derived.pop("", []), *(coding for several in derived.values() if len(several) > 1 for coding in several)]
    in_order = sorted([*below, *own], key=lambda c: (c.start, c.end, c.code, c.id))
    rows: list[Row] = []
    segments = ground.segments
    for segment, after in zip(segments, [*segments[1:], None], strict=True):
        here = [coding for coding in in_order if after is None or coding.start < segment.end]
        in_order = in_order[len(here) :]
        rows.append(_segment(ground, segment))
        for number, coding in enumerate(here):
            label = lettered(str(segment.index), number)
            if coding.id in known:
                row = _below(ground, coding, derived.get(coding.id, []), label)
            else:
                row = _own(ground, coding, label, ground.within(coding.span))
            rows.append(_beneath(row, segment.span))
    return rows


def _beneath(row: Row, above: Span) -> Row:
    """A coding below the text that it is in: all of it need not stand there twice."""
    return replace(row, text=WHOLE) if (row.start, row.end) == (above.start, above.end) else row


def _segment(ground: Ground, segment: Segment) -> Row:
    low, high = ground.within(segment.span)
    place: dict[str, Any] = {"start": segment.start, "end": segment.end, "low": low, "high": high}
    respondent = ground.transcript.role(segment.speaker) == RESPONDENT
    return Row(str(segment.index), PLACE, segment.speaker, ground.words(segment.span), open=respondent, **place)


def _was(ground: Ground, coding: Coding) -> Was:
    polarity = coding.polarity if coding.polarity != SUPPORTING else ""
    return Was(coding.code, polarity, coding.value, coding.coder, ground.notes.get(coding.id, ""))


def _below(ground: Ground, coding: Coding, derived: Sequence[Coding], label: str) -> Row:
    low, high = ground.within(coding.span)
    return Row(
        *(label, BELOW, "", ground.words(coding.span), _was(ground, coding), _decided(ground, coding, derived)),
        *(coding.id, coding.start, coding.end, low, high, coding.code in ground.scope),
    )


def _decided(ground: Ground, coding: Coding, derived: Sequence[Coding]) -> Given:
    """What the coder decided about a coding below, as the sheet has it."""
    reason = ground.reason(coding.id, *(each.id for each in derived))
    if len(derived) == 1:
        return _changed(ground, coding, derived[0], reason)
    if any(reject.rejects == coding.id for reject in ground.layer.rejects):
        return Given(CHANGE if derived else REMOVE, reason=reason)
    kept = any(confirm.confirms == coding.id for confirm in ground.layer.confirms)
    return Given(KEEP if kept else "", reason=reason)


def _changed(ground: Ground, old: Coding, new: Coding, reason: str) -> Given:
    code, polarity, value = (
        _if_other(getattr(new, name), getattr(old, name)) for name in ("code", "polarity", "value")
    )
    words = ground.words(new.span) if new.span != old.span else ""
    changed = code or polarity or value or words
    return Given(CHANGE if changed else KEEP, code, polarity, value, words, reason)


def _if_other(new: str, old: str) -> str:
    return new if new != old else ""


def _own(ground: Ground, coding: Coding, label: str, within: tuple[int, int]) -> Row:
    given, place = Given(reason=ground.reason(coding.id)), (coding.start, coding.end)
    return Row(label, OWN, "", ground.words(coding.span), _was(ground, coding), given, coding.id, *place, *within)


def subcode(ground: Ground, excerpts: Sequence[Coding]) -> list[Row]:
    """The excerpts of a parent code, with what was asked and what stands around them; only they take codes."""
    labels, left = Counter[int](), list(ground.layer.codings)
    rows: list[Row] = []
    for piece in _pieces(ground, union(coding.span for coding in excerpts)):
        if piece is None:
            rows.append(Row("", CONTEXT, "", GAP, open=False))
        elif piece[2] is None:
            rows.append(Row("", CONTEXT, piece[0].speaker, ground.words(piece[1]).strip(), open=False))
        else:
            for segment, place in _places(ground, piece[1]):
                labels[segment.index] += 1
                label = f"{segment.index}/{labels[segment.index]}".removesuffix("/1")
                here = [coding for coding in left if coding.span.overlaps(place)]
                left = [coding for coding in left if coding not in here]
                rows += _passage(ground, (segment, place, piece[2]), excerpts, here, label)
    return rows


Piece = tuple[Turn, Span, Span | None]  # a stretch of a turn, and the excerpt that it is in


def _pieces(ground: Ground, stretches: Sequence[Span]) -> Iterator[Piece | None]:
    """The excerpts by turn, what stands beside them in their turns or else in the next ones, and what was asked.

    None stands for what is left out between two of them.
    """
    every = [piece for turn in ground.transcript.turns if turn.start < turn.end for piece in _cut(turn, stretches)]
    every = [piece for piece in every if ground.words(piece[1]).strip()]
    asked, wanted = None, set[int]()
    for at, (turn, _, stretch) in enumerate(every):
        if stretch is not None:
            wanted |= {at - 1, at, at + 1} | ({asked} if asked is not None else set())
        if ground.transcript.role(turn.speaker) == INTERVIEWER:
            asked = at
    shown = sorted(at for at in wanted if 0 <= at < len(every))
    for before, at in zip([-1, *shown], shown, strict=False):
        if 0 <= before < at - 1:
            yield None
        yield every[at]


def _cut(turn: Turn, stretches: Sequence[Span]) -> Iterator[Piece]:
    at = turn.start
    for stretch in stretches:
        start, end = max(turn.start, stretch.start), min(turn.end, stretch.end)
        if start >= end:
            continue
        if at < start:
            yield turn, Span(at, start), None
        yield turn, Span(start, end), stretch
        at = end
    if at < turn.end:
        yield turn, Span(at, turn.end), None


def _places(ground: Ground, span: Span) -> Iterator[tuple[Segment, Span]]:
    """What of each segment lies in a stretch, where that has words."""
    for segment in ground.segments:
        for place in shared(segment.span, [span]):
            if ground.words(place).strip():
                yield segment, place


def _passage(
    ground: Ground, passage: tuple[Segment, Span, Span], excerpts: Sequence[Coding], own: Sequence[Coding], label: str
) -> Iterator[Row]:
    """A passage to sub-code, with the codings that make it one, the coder's own in it, and rows for more."""
    segment, place, stretch = passage
    shown = [astuple(_was(ground, coding)) for coding in excerpts if coding.span.overlaps(place)]
    joined = [", ".join(dict.fromkeys(filter(None, each))) for each in zip(*shown, strict=True)]
    where: dict[str, Any] = {"start": place.start, "end": place.end, "low": stretch.start, "high": stretch.end}
    respondent = ground.transcript.role(segment.speaker) == RESPONDENT
    yield Row(label, PLACE, segment.speaker, ground.words(place), Was(*joined), **where, open=respondent)
    for number, coding in enumerate(own):
        row = _own(ground, coding, lettered(label, number), (stretch.start, stretch.end))
        yield _beneath(row, place)
    if respondent:
        yield from [Row(label, PLACE, "", "")] * EMPTY_ROWS
