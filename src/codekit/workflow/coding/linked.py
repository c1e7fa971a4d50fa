"""What the links in notes lead to, and which lead to nothing: for the list, `check`, the window and every export."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from codekit.errors import CodekitError, nearest
from codekit.model.memo_links import Place, Written, links, place
from codekit.model.memos import CASE, CELL, CODE, ROUND, TRANSCRIPT
from codekit.model.numbering import counted
from codekit.model.said import Spoken
from codekit.model.transcript import words_sum
from codekit.tables.header import brief
from codekit.workflow.rounds.visibility import Sight
from codekit.workflow.study.study import Study

PASSAGE = "passage"
KINDS = (TRANSCRIPT, CASE, ROUND, CODE, CELL)  # what may stand before a colon, to say which is meant


@dataclass(frozen=True, slots=True)
class Linked:
    """A link with what it leads to; `problem` says why it leads to nothing, and `kind` is "" then.

    `start` and `end` are the characters of a passage, `turn` its first turn as people count; `last` is the last one
    where whole turns are meant, 0 where a part of a turn is.
    """

    written: Written
    kind: str = ""
    transcript: str = ""
    turn: int = 0
    last: int = 0
    start: int = 0
    end: int = 0
    case: str = ""
    code: str = ""
    codebook: str = ""
    round: str = ""
    problem: str = ""

    @property
    def shown(self) -> str:
        """What it is called."""
        return self.written.label or self.written.target


class Links:
    """Finds what the links of notes lead to, for somebody who may know of some rounds and not of others."""

    def __init__(self, study: Study, sight: Sight | None = None) -> None:
        """Read nothing yet; without `sight` every round may be known."""
        self._study, self._sight = study, sight
        self._texts: dict[str, Spoken | None] = {}

    def of(self, text: str) -> tuple[Linked, ...]:
        """The links of a note in their order."""
        return tuple(map(self._linked, links(text))) if "[[" in text else ()

    def text(self, id_: str) -> Spoken | None:
        """A transcript that a link leads to; None where it cannot be read."""
        if id_ not in self._texts:
            try:
                self._texts[id_] = Spoken(self._study.transcript(id_))
            except CodekitError:
                self._texts[id_] = None
        return self._texts[id_]

    @cached_property
    def _known(self) -> Mapping[str, Sequence[str]]:
        """The ids of each kind."""
        rounds = self._study.rounds() if self._sight is None else self._sight.shown
        return {
            TRANSCRIPT: self._study.transcript_ids(),
            CASE: [case.id for case in self._study.registers.cases],
            ROUND: [round_.id for round_ in rounds],
            CODE: list(dict.fromkeys(code for codes in self._books.values() for code in codes)),
        }

    @cached_property
    def _books(self) -> Mapping[str, Sequence[str]]:
        """The codes of each codebook that can be read."""
        found = {}
        for id_ in self._study.codebook_ids():
            try:
                found[id_] = [code.id for code in self._study.codebook(id_).codes]
            except CodekitError:
                continue
        return found

    def _linked(self, written: Written) -> Linked:
        kind, _, rest = written.target.partition(":")
        if kind in KINDS and rest:
            return self._of_kind(written, kind, rest.strip())
        if there := place(written.target):
            return self._place(written, there)
        fits = [kind for kind in (TRANSCRIPT, CASE, ROUND) if written.target in self._known[kind]]
        fits += [CODE] * bool(self._codes(written.target))
        if len(fits) > 1:
            return Linked(written, problem=f"may mean a {' or a '.join(fits)}: [[{fits[0]}:{written.target}]]")
        if fits:
            return self._of_kind(written, fits[0], written.target)
        return self._of_kind(written, CELL, written.target) if "/" in written.target else self._nothing(written)

    def _of_kind(self, written: Written, kind: str, name: str) -> Linked:
        if kind == CELL or (kind == CODE and "/" in name):
            return self._joined(written, kind, name)
        if kind == CODE:
            return self._code(written, name)
        if name not in self._known[kind]:
            return self._none(written, kind, name)
        if kind == TRANSCRIPT:
            return Linked(written, kind, transcript=name)
        return Linked(written, kind, case=name) if kind == CASE else Linked(written, kind, round=name)

    def _joined(self, written: Written, kind: str, name: str) -> Linked:
        """Two names with a stroke between them: a case and a code, or a codebook and a code."""
        first, _, code = (part.strip() for part in name.partition("/"))
        if kind == CODE or (first in self._books and first not in self._known[CASE]):
            return self._code(written, code, first)
        if first not in self._known[CASE]:
            return self._none(written, CASE, first)
        return self._code(written, code, case=first)

    def _codes(self, code: str) -> list[str]:
        """The codebooks that have a code."""
        return [id_ for id_, codes in self._books.items() if code in codes]

    def _code(self, written: Written, code: str, codebook: str = "", *, case: str = "") -> Linked:
        have = [id_ for id_ in self._codes(code) if codebook in ("", id_)]
        if not have:
            return self._none(written, CODE, code)
        if len(have) > 1 and not case:
            return Linked(written, problem=f"several codebooks have it: [[code:{have[0]}/{code}]]")
        return Linked(written, CELL if case else CODE, case=case, code=code, codebook=have[0])

    def _place(self, written: Written, there: Place) -> Linked:
        if there.transcript not in self._known[TRANSCRIPT]:
            return self._none(written, TRANSCRIPT, there.transcript)
        spoken = self.text(there.transcript)
        if spoken is None:
            return Linked(written, problem=f"transcript {there.transcript} cannot be read")
        if there.words:
            return self._passage(written, there, spoken)
        turns = spoken.transcript.turns
        if not 1 <= there.first <= there.last <= len(turns):
            return Linked(written, problem=f"{there.transcript} has turns 1 to {len(turns)}")
        start, end = turns[there.first - 1].start, turns[there.last - 1].end
        return Linked(written, PASSAGE, there.transcript, there.first, there.last, start, end)

    def _passage(self, written: Written, there: Place, spoken: Spoken) -> Linked:
        """A passage by its excerpt's id, which knows its words."""
        if words_sum(spoken.transcript.text[there.first : there.last]) != there.words:
            return Linked(written, problem=f"other words stand there in {there.transcript} now")
        turn = spoken.turn_at(there.first)
        return Linked(
            written, PASSAGE, there.transcript, counted(turn.index) if turn else 0, 0, there.first, there.last
        )

    def _nothing(self, written: Written) -> Linked:
        names = [name for ids in self._known.values() for name in ids]
        near = nearest(written.target, names)
        what = "no transcript, case, round or code has this name"
        return Linked(written, problem=what + (f", did you mean '{near}'?" if near else ""))

    def _none(self, written: Written, kind: str, name: str) -> Linked:
        if kind == TRANSCRIPT and name in self._study.withdrawn:
            return Linked(written, problem=f"{name} was withdrawn")
        near = nearest(name, self._known[kind])
        return Linked(written, problem=f"no {kind} '{brief(name)}'" + (f", did you mean '{near}'?" if near else ""))


def cut(text: str, found: Sequence[Linked]) -> Iterator[str | Linked]:
    """A note in its parts: words, and links."""
    at = 0
    for one in found:
        if one.written.start > at:
            yield text[at : one.written.start]
        yield one
        at = one.written.end
    if at < len(text):
        yield text[at:]


def plain(text: str, found: Sequence[Linked]) -> str:
    """A note as it reads: what its links are called in their place."""
    return "".join(one if isinstance(one, str) else one.shown for one in cut(text, found))
