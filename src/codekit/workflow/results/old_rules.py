"""What counted in the matrix by rules 1, per transcript and not per code: kept only to say which figures changed."""

from __future__ import annotations

from collections.abc import Iterable

from codekit.matrix import Counted
from codekit.model.events import Coding
from codekit.model.layer import FINISHED
from codekit.model.names import CONSENSUS
from codekit.model.rounds import DOUBLE, INITIAL, SECOND_PASS, SUBCODE, Round
from codekit.workflow.rounds.counted import Chooser, each_once, is_done, label, second_pass

_Base = tuple[str, bool, list[Coding]]  # the layer's name, whether the transcript is coded, its codings


def counted_per_transcript(chooser: Chooser, transcripts: Iterable[str]) -> dict[str, Counted]:
    """What counted for each transcript: one layer for all codes, and the sub-code rounds that add to it.

    A finished second pass, else the newest initial round (finished or not), else the newest consensus. Whatever it
    was about, in whichever version, it spoke for every code of the book.
    """
    return {id_: _with_subcodes(chooser, id_, _base(chooser, id_)) for id_ in transcripts}


def _newest_first(chooser: Chooser, kind: str, id_: str) -> list[Round]:
    return [round_ for round_ in reversed(chooser.by_kind[kind]) if id_ in round_.transcripts]


def _work(chooser: Chooser, round_: Round, id_: str) -> tuple[bool, bool, list[Coding]]:
    """Whether anybody finished a transcript, whether it is finished, and its codings."""
    layers = [chooser.layers(round_).get(coder, id_) for coder in round_.coders_of(id_)]
    states = [layer.state for layer in layers]
    return FINISHED in states, is_done(states), [coding for layer in layers for coding in layer.codings]


def _base(chooser: Chooser, id_: str) -> _Base:
    for round_ in _newest_first(chooser, SECOND_PASS, id_):
        if _work(chooser, round_, id_)[1]:
            return label(round_), True, second_pass(chooser, round_, id_)
    for round_ in _newest_first(chooser, INITIAL, id_):
        return label(round_), *_work(chooser, round_, id_)[1:]
    for round_ in _newest_first(chooser, DOUBLE, id_):
        consensus = chooser.layers(round_).get(CONSENSUS, id_)
        if consensus.state == FINISHED:
            return f"{round_.id} (consensus)", True, each_once(consensus.codings)
    return "", False, []


def _with_subcodes(chooser: Chooser, id_: str, base: _Base) -> Counted:
    book = chooser.codebook
    name, coded, codings = base
    names, every, waiting, done = [name] if name else [], list(codings), set[str](), set[str]()
    for round_ in chooser.by_kind[SUBCODE]:
        below = set(book.descendants(round_.parent)) if round_.parent in book else set()
        if id_ not in round_.transcripts:
            waiting |= below if any(c.code in {round_.parent, *below} for c in codings) else set()
            continue
        begun, finished, of_subcodes = _work(chooser, round_, id_)
        names += [label(round_)] if of_subcodes or begun else []
        every += of_subcodes
        (done if finished else waiting).update(below)
    searched = book.by_id.keys() - (waiting - done) if coded else frozenset[str]()
    return Counted({code: tuple(names) for code in book.by_id}, frozenset(searched), every, tuple(names))
