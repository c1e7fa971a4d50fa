"""A second pass: what results, and a record in which every coding below is counted once."""

from __future__ import annotations

from hypothesis import given

from codekit.model.events import Coding, CodingReject
from codekit.model.layer import Layer, replay
from codekit.model.passes import Revisions, result, revisions
from strategies import new_id, passes_over

Pass = tuple[list[Coding], Layer]


@given(passes_over())
def test_every_coding_below_is_counted_once(given_: Pass) -> None:
    """Kept, removed and changed codings add up to those below; nothing is negative."""
    below, layer = given_
    counted = revisions(below, layer)

    kept_or_changed = sum(counted.counts()) - counted.added
    assert len(below) == kept_or_changed
    assert min(counted.counts()) >= 0


@given(passes_over())
def test_what_stands_is_what_was_not_rejected_and_what_was_added(given_: Pass) -> None:
    """The result has the second pass's own codings, and of those below all that it did not reject."""
    below, layer = given_
    rejected = {reject.rejects for reject in layer.rejects}
    standing = result(below, layer)

    assert {c.id for c in standing} == {c.id for c in layer.codings} | {c.id for c in below if c.id not in rejected}
    assert len(standing) == len(below) - revisions(below, layer).removed - _changed(below, layer) + len(layer.codings)


def _changed(below: list[Coding], layer: Layer) -> int:
    rejected = {reject.rejects for reject in layer.rejects} & {c.id for c in below}
    return len({c.derived_from for c in layer.codings} & rejected)


def test_a_pass_that_did_nothing_changes_nothing() -> None:
    """An empty second pass leaves what is below untouched."""
    below = [_coding(0, 5, "FOOD")]

    assert below == result(below, Layer())
    assert Revisions(untouched=1) == revisions(below, Layer())


def test_a_change_is_named_by_what_changed() -> None:
    """Another code, another span, another polarity; put back as it was, it is confirmed."""
    old = _coding(0, 5, "FOOD")

    assert Revisions(recoded=1) == _replaced(old, _coding(0, 5, "HOUSING", derived_from=old.id))
    assert Revisions(respanned=1) == _replaced(old, _coding(0, 6, "FOOD", derived_from=old.id))
    assert Revisions(repolarised=1) == _replaced(old, _coding(0, 5, "FOOD", "contrary", derived_from=old.id))
    assert Revisions(confirmed=1) == _replaced(old, _coding(0, 5, "FOOD", derived_from=old.id))


def test_revisions_add_up_over_transcripts() -> None:
    """The sum of two records is the record of both."""
    assert Revisions(confirmed=3, added=4) == Revisions(confirmed=1, added=4) + Revisions(confirmed=2)
    assert "1 confirmed, 0 untouched, 0 added, 2 removed, 0 respanned, 0 recoded" == str(
        Revisions(confirmed=1, removed=2)
    )


def _replaced(old: Coding, new: Coding) -> Revisions:
    reject = CodingReject(id=new_id(), at=new.at, by="ana", round="r2", coder="ana", transcript="T07", rejects=old.id)
    return revisions([old], replay([reject, new]))


def _coding(start: int, end: int, code: str, polarity: str = "supporting", derived_from: str = "") -> Coding:
    return Coding(
        id=new_id(),
        at="2024-05-06T07:08:09Z",
        by="ana",
        round="r2",
        coder="ana",
        transcript="T07",
        code=code,
        start=start,
        end=end,
        text_sha="0" * 16,
        quote="",
        codebook="care@1",
        polarity=polarity,
        derived_from=derived_from,
    )
