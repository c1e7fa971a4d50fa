"""What a second pass changed, coding by coding, and what a sub-code round made of its parent's excerpts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from codekit.errors import CodekitError
from codekit.model.events import Coding
from codekit.model.layer import FINISHED, Layer
from codekit.model.numbering import counted
from codekit.model.passes import Change, changes
from codekit.model.rounds import SECOND_PASS, SUBCODE, Round
from codekit.model.span import union
from codekit.reporting.revisions.record import Excerpt, Record, Revised
from codekit.workflow.exports.ground import Ground, memos_of
from codekit.workflow.rounds.counted import label
from codekit.workflow.rounds.lower import Lower
from codekit.workflow.rounds.visibility import refuse_blind
from codekit.workflow.study.cases import called
from codekit.workflow.study.study import Study


def record(study: Study, round_id: str) -> Record:
    """What a second pass or a sub-code round came to; never agreement, and nothing is written.

    Raises UnknownNameError for an unknown round, CodekitError for a round of another kind, BlindRoundError while it is
    blind or the one below it is.
    """
    round_ = study.round(round_id)
    if round_.kind not in {SECOND_PASS, SUBCODE}:
        hint = f"codekit agree {round_.id} compares its coders" if round_.measures else "codekit round list"
        raise CodekitError(f"round {round_.id} is of kind {round_.kind}, and goes over no coding", hint=hint)
    below = study.round(round_.over) if round_.over else None
    for each in filter(None, (round_, below)):
        refuse_blind(each)
    desk = _Desk(study, round_)
    finished = tuple(id_ for id_ in round_.transcripts if desk.finished(id_))
    waiting = tuple(id_ for id_ in round_.transcripts if id_ not in finished)
    title = study.settings.title or study.settings.study
    order = tuple(code for code, _ in study.round_codebook(round_).walk())
    facts = (title, round_, label(below) if below else "what counts", finished, waiting, order)
    work: Callable[[str], Iterable[Any]] = desk.revised if round_.kind == SECOND_PASS else desk.excerpts
    found = tuple(one for id_ in round_.transcripts for one in work(id_))
    names = called(study)
    if round_.kind == SECOND_PASS:
        return Record(*facts, revised=found, called=names)
    return Record(*facts, excerpts=found, called=names)


class _Desk:
    """A round and what lies below it, each read once."""

    def __init__(self, study: Study, round_: Round) -> None:
        self.study, self.round, self.ground = study, round_, Ground(study)
        self.lower, self.layers = Lower(study, round_), study.layers(round_)

    def finished(self, id_: str) -> bool:
        """True where every coder of a transcript has finished it."""
        return all(layer.state == FINISHED for layer in self.own(id_))

    def own(self, id_: str) -> list[Layer]:
        """The layers of the coders of a transcript."""
        return [self.layers.get(coder, id_) for coder in self.round.coders_of(id_)]

    def revised(self, id_: str) -> Iterable[Revised]:
        """What became of each coding of a transcript, in the order of the text."""
        below, case = self.lower.codings(id_), self.ground.case(id_).id
        layers = zip(self.round.coders_of(id_), self.own(id_), strict=True)
        for coder, layer in ((coder, layer) for coder, layer in layers if layer.state == FINISHED):
            notes = memos_of(layer.memos)
            for change in sorted(changes(below, layer), key=_place):
                ids = [coding.id for coding in (change.after, change.before) if coding is not None]
                reason = "\n".join(dict.fromkeys(notes[id_] for id_ in ids if id_ in notes))
                words = (self._words(change.before), self._words(change.after))
                yield Revised(change, id_, case, self._turn(id_, _place(change)[0]), coder, words, reason)

    def excerpts(self, id_: str) -> Iterable[Excerpt]:
        """The parent's excerpts in a finished transcript, each with the sub-codes that have some of it."""
        if not self.finished(id_):
            return
        parents, case = self.lower.excerpts(id_), self.ground.case(id_).id
        own = [coding for layer in self.own(id_) for coding in layer.codings]
        notes = memos_of(memo for layer in self.own(id_) for memo in layer.memos)
        spoken = self.ground.spoken(id_)
        for span in union(coding.span for coding in parents):
            here = tuple(coding for coding in parents if coding.span.overlaps(span))
            inside = tuple(coding for coding in own if coding.span.overlaps(span))
            words = spoken.said(span.start, span.end) if spoken else ""
            yield Excerpt(id_, case, self._turn(id_, span.start), span, words, here, inside, notes)

    def _turn(self, id_: str, start: int) -> int | None:
        spoken = self.ground.spoken(id_)
        turn = spoken.turn_at(start) if spoken else None
        return counted(turn.index) if turn else None

    def _words(self, coding: Coding | None) -> str:
        if coding is None:
            return ""
        spoken = self.ground.under(coding)
        return spoken.said(coding.start, coding.end) if spoken else coding.quote


def _place(change: Change) -> tuple[int, int, str, str]:
    coding = change.before or change.after
    return (coding.start, coding.end, coding.code, coding.id) if coding else (0, 0, "", "")


def write(found: Record, path: Path) -> list[Path]:
    """Write the record in the form that the file's ending names. Raises as `workflow.reports.forms.form_of`."""
    from codekit.reporting.revisions.build import build
    from codekit.workflow.reports.forms import form_of

    written: list[Path] = form_of(path).call(path, build(found))
    return written
