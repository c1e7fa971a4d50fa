"""What a round over finished coding came to, coding by coding, with its counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from codekit.model.events import Coding
from codekit.model.passes import Change, Revisions
from codekit.model.rounds import SECOND_PASS, Round
from codekit.model.span import Span

NOTE = (
    "A record of revision. Whoever goes over coding sees it, so how little was changed says nothing about agreement "
    "or reliability, and no coefficient is computed."
)
KINDS = ("added", "removed", "respanned", "recoded", "repolarised", "revalued", "confirmed", "untouched")


@dataclass(frozen=True, slots=True)
class Revised:
    """What became of one coding, with its place in words and the reason that was given."""

    change: Change
    transcript: str
    case: str
    turn: int | None
    by: str
    words: tuple[str, str]  # before and after
    reason: str

    def to_json(self) -> dict[str, Any]:
        """What it was, what it is, and why."""
        place = {"transcript": self.transcript, "case": self.case, "turn": self.turn}
        sides = zip((self.change.before, self.change.after), self.words, strict=True)
        before, after = (_coding_json(coding, words) for coding, words in sides)
        return {"change": self.change.kind, **place, "before": before, "after": after, "by": self.by} | {
            "reason": self.reason
        }


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage with the parent's code, and the sub-codes in it."""

    transcript: str
    case: str
    turn: int | None
    span: Span
    words: str
    parents: tuple[Coding, ...]
    subcodes: tuple[Coding, ...]
    reasons: Mapping[str, str]

    def to_json(self) -> dict[str, Any]:
        """The passage, with each of its sub-codes."""
        place = {"transcript": self.transcript, "case": self.case, "turn": self.turn}
        place |= {"start": self.span.start, "end": self.span.end, "words": self.words}
        sub = [_coding_json(coding, coding.quote) for coding in self.subcodes]
        return {**place, "coded": [_coding_json(c, c.quote) for c in self.parents], "subcodes": sub}


@dataclass(frozen=True)
class Record:
    """What a round over finished coding came to, in the transcripts that are finished; `waiting` are the others."""

    study: str
    round: Round
    over: str
    finished: tuple[str, ...]
    waiting: tuple[str, ...]
    order: tuple[str, ...]  # the codes, in the codebook's order
    revised: tuple[Revised, ...] = ()
    excerpts: tuple[Excerpt, ...] = ()
    called: Mapping[str, str] = field(default_factory=dict)  # what people call the cases

    @property
    def counts(self) -> Revisions:
        """How often each kind of change was made."""
        return _counted(one.change.kind for one in self.revised)

    @property
    def without(self) -> tuple[Excerpt, ...]:
        """The parent's excerpts that have no sub-code."""
        return tuple(excerpt for excerpt in self.excerpts if not excerpt.subcodes)

    def by_code(self) -> dict[str, dict[str, int]]:
        """For each code: its codings below, what became of them, what came to it, and how many it has after that."""
        rows: dict[str, dict[str, int]] = {}
        for one in self.revised:
            before, after, kind = one.change.before, one.change.after, one.change.kind
            if before is not None:
                row = rows.setdefault(before.code, _empty())
                row["below"] += 1
                row[kind] += 1
            if after is not None:
                row = rows.setdefault(after.code, _empty())
                row["after"] += 1
                row["added"] += before is None
                row["recoded_to"] += before is not None and before.code != after.code
        return {code: rows[code] for code in [*self.order, *sorted(rows.keys() - set(self.order))] if code in rows}

    def by_subcode(self) -> dict[str, dict[str, int]]:
        """For each sub-code: how many codings, in how many excerpts and transcripts."""
        codings = [(coding, excerpt) for excerpt in self.excerpts for coding in excerpt.subcodes]
        rows = {}
        for code in [*self.order, *sorted({c.code for c, _ in codings} - set(self.order))]:
            own = [(coding, excerpt) for coding, excerpt in codings if coding.code == code]
            if own:
                ids = {coding.id for coding, _ in own}
                passages = {(excerpt.transcript, excerpt.span) for _, excerpt in own}
                rows[code] = {"codings": len(ids), "excerpts": len(passages)}
                rows[code]["transcripts"] = len({transcript for transcript, _ in passages})
        return rows

    def to_json(self) -> dict[str, Any]:
        """The document of `codekit revisions --json`."""
        facts: dict[str, Any] = {
            "round": self.round.id,
            "kind": self.round.kind,
            "over": self.round.over or None,
            "note": NOTE,
        }
        facts |= {"parent": self.round.parent or None, "coders": list(self.round.coders)}
        facts |= {"finished": list(self.finished), "waiting": list(self.waiting)}
        if self.round.kind == SECOND_PASS:
            codes = [{"code": code, **row} for code, row in self.by_code().items()]
            listed = [one.to_json() for one in self.revised if one.change.kind != "untouched"]
            return {**facts, "revisions": self.counts.as_dict(), "codes": codes, "changes": listed}
        codes = [{"code": code, **row} for code, row in self.by_subcode().items()]
        n = {"n_excerpts": len(self.excerpts), "n_without": len(self.without)}
        return {**facts, **n, "codes": codes, "excerpts": [excerpt.to_json() for excerpt in self.excerpts]}


def _empty() -> dict[str, int]:
    names = ("below", "confirmed", "untouched", "removed", "respanned", "recoded", "repolarised", "revalued")
    return dict.fromkeys((*names, "recoded_to", "added", "after"), 0)


def _counted(kinds: Iterable[str]) -> Revisions:
    counts = dict.fromkeys(KINDS, 0)
    for kind in kinds:
        counts[kind] += 1
    return Revisions(**counts)


def _coding_json(coding: Coding | None, words: str) -> dict[str, Any] | None:
    if coding is None:
        return None
    said = {"code": coding.code, "polarity": coding.polarity, "value": coding.value, "coder": coding.coder}
    return {"id": coding.id, **said, "start": coding.start, "end": coding.end, "words": words}
