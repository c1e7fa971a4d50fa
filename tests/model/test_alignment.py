"""Where words are in a corrected text: whatever was edited, what is said to be the same is the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codekit.model import anchoring
from codekit.model.alignment import Alignment
from codekit.model.anchoring import CHANGED, LOST, MOVED, SAME
from codekit.model.diffing import align, in_common
from codekit.model.span import Span
from codekit.model.versions import FIRST, Version, history_of

WORDS = [
    "we",
    "send",
    "them",
    "to",
    "the",
    "pantry",
    "naïve",
    "e\u0301cole",
    "🚚",
    "食",
    "and",
    "so",
    "on",
    ".",
    ",",
    "\n\n",
    "\u2028",
]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=4, max_size=120).map(" ".join)
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 30), st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)),
    max_size=8,
)


def edited(text: str, edits: list[tuple[float, int, str]]) -> str:
    """The text with each of the edits: a place, how many characters go, and what comes."""
    for at, gone, come in edits:
        place = int(at * len(text))
        text = text[:place] + come + text[place + gone :]
    return text


@given(TEXTS, EDITS)
def test_what_is_said_to_be_kept_is_in_both_texts(old: str, edits: list[tuple[float, int, str]]) -> None:
    """Stretches are equal, in order, never overlap, and are read back as they are stored."""
    new = edited(old, edits)

    found = align(old, new)

    assert all(old[o : o + n] == new[at : at + n] and n > 0 for o, at, n in found.blocks)
    pairs = list(zip(found.blocks, found.blocks[1:], strict=False))
    assert all(o + n <= p and at + n <= q for (o, at, n), (p, q, _) in pairs)
    assert found == Alignment.parse(str(found))
    assert found.inverse().inverse() == found


@settings(max_examples=300)
@given(TEXTS, EDITS, st.floats(0, 1), st.integers(1, 60))
def test_a_coding_covers_its_words_or_is_listed(
    old: str, edits: list[tuple[float, int, str]], at: float, length: int
) -> None:
    """After any edits each coding lies on its very words, or is told to be changed or lost: nothing slips."""
    start = int(at * (len(old) - 1))
    span = Span(start, min(len(old), start + length))
    words, new = old[span.start : span.end], edited(old, edits)

    after = anchoring.step(span, align(old, new), lambda: old, lambda: new)
    found = anchoring.outcome(span, words, after, new)

    assert (found.span is None) == (found.outcome == LOST)
    if found.span is not None:
        assert found.span.end <= len(new)
        assert (found.outcome == CHANGED) == (new[found.span.start : found.span.end].split() != words.split())


KEEP, DROP, REPLACE, INSERT = "keep", "drop", "replace", "insert"


@given(st.lists(st.sampled_from([KEEP] * 6 + [DROP, REPLACE, INSERT]), min_size=3, max_size=80), st.data())
def test_a_coding_whose_words_were_left_alone_stays_on_these_very_words(fates: list[str], data: st.DataObject) -> None:
    """Where each word is known by its number: untouched codings go with their words, dropped ones are lost."""
    old, new, at, there = "", "", {}, {}
    for number, fate in enumerate(fates):
        at[number] = len(old)
        old += f"word{number:03} "
        new += f"new{number} " if fate in {REPLACE, INSERT} else ""
        there[number] = len(new)
        new += f"word{number:03} " if fate in {KEEP, INSERT} else ""
    first = data.draw(st.integers(0, len(fates) - 1))
    last = data.draw(st.integers(first, min(len(fates) - 1, first + 6)))
    span = Span(at[first], at[last] + len("word000"))

    after = anchoring.step(span, align(old, new), lambda: old, lambda: new)

    touched = {fates[first] if fates[first] != INSERT else KEEP, *fates[first + 1 : last + 1]}
    if touched == {KEEP}:
        assert Span(there[first], there[last] + len("word000")) == after
    if touched == {DROP}:
        assert after is None


@given(TEXTS, TEXTS, TEXTS, st.floats(0, 1), st.integers(1, 40))
def test_what_is_added_around_a_coding_moves_it_and_no_more(
    before: str, old: str, after: str, at: float, length: int
) -> None:
    """Words before and behind a text leave every coding of it on the same words."""
    start = int(at * (len(old) - 1))
    span = Span(start, min(len(old), start + length))
    new = f"{before} | {old} | {after}"
    alignment = Alignment(((0, len(before) + 3, len(old)),))

    now = anchoring.step(span, alignment, lambda: old, lambda: new)

    assert now is not None
    assert old[span.start : span.end] == new[now.start : now.end]


def test_an_hour_is_compared_in_few_steps() -> None:
    """Every word that was not edited is kept in an interview of an hour with hundreds of edits."""
    old = " ".join(f"word{i % 900} of the day {i}" for i in range(3000))
    new = old.replace("word7 ", "Wort 7 ").replace("day 1500", "day off 1500")

    found = align(old, new)

    assert len(old) > 60_000
    assert sum(n for _, _, n in found.blocks) > len(old) - 5 * old.count("word7 ") - 10


def outcome_of(old: str, new: str, words: str) -> anchoring.Anchored:
    """What becomes of a coding of these words."""
    span = Span(old.index(words), old.index(words) + len(words))
    return anchoring.outcome(span, words, anchoring.step(span, align(old, new), lambda: old, lambda: new), new)


OLD = "A: Who helps? B: We send them to the pantry. B: A grant pays for that. B: Nobody knows what comes then."


def test_a_slip_of_the_pen_inside_a_coding_is_a_change() -> None:
    """The coding covers the corrected word, at its edges too."""
    for wrong, right in [("We send", "He sends"), ("pantry.", "pantries."), ("them to", "her to")]:
        new = OLD.replace(wrong, right)
        found = outcome_of(OLD, new, "We send them to the pantry.")
        assert found.span is not None
        assert CHANGED == found.outcome
        assert "We send them to the pantry.".replace(wrong, right) == new[found.span.start : found.span.end]


def test_words_that_went_elsewhere_are_found_by_what_they_are() -> None:
    """A turn that was put into another place takes its codings along."""
    first, second = "B: We send them to the pantry. ", "B: A grant pays for that. B: Nobody knows what comes then."
    new = "A: Who helps? " + second + " " + first

    found = [outcome_of(OLD, new, words) for words in ("We send them to the pantry", "A grant pays for that")]

    assert {MOVED} == {one.outcome for one in found}


def test_words_that_are_gone_are_lost_and_never_put_where_they_were_said_before() -> None:
    """Of two equal sentences the one that was taken out is lost, though the other one stands there."""
    old = "B: That is what we always say. " + OLD + " B: That is what we always say. And more."
    new = old.removeprefix("B: That is what we always say. ")

    found = outcome_of(old, new, "That is what we always say")

    assert LOST == found.outcome


def test_the_same_place_is_no_news() -> None:
    """What stands before every edit stays as it is."""
    assert SAME == outcome_of(OLD, OLD.replace("Nobody", "No one"), "We send them").outcome


# versions


def version(number: int, sha: str, *parents: str) -> Version:
    """A version that corrects others."""
    return Version(f"{number}-{sha}", sha * 8, number, dict.fromkeys(parents, Alignment(())))


def test_the_last_correction_counts_whatever_order_versions_come_in() -> None:
    """A line of corrections, with one back to an earlier text."""
    line = [Version(FIRST, "a" * 8), version(2, "b", FIRST), version(3, "a", "2-b"), version(4, "b", "3-a")]
    for order in (line, line[::-1], [line[2], line[0], line[3], line[1]]):
        history = history_of("T", order)
        assert ("4-b", False) == (history.current.key, history.has_conflict)
    assert ["2-b", "3-a"] == [history_of("T", line[:3]).way("b" * 8, line[2])[0][0], line[2].key]  # type: ignore[index]


def test_two_corrections_of_one_text_are_a_conflict_until_somebody_settles_it() -> None:
    """The text that both came from is read; a third one that corrects both ends it."""
    both = [Version(FIRST, "a" * 8), version(2, "b", FIRST), version(2, "c", FIRST)]
    settled = history_of("T", [*both, version(3, "d", "2-b", "2-c")])

    assert (True, FIRST) == (history_of("T", both).has_conflict, history_of("T", both).current.key)
    assert (False, "3-d") == (settled.has_conflict, settled.current.key)


def test_one_correction_that_two_people_made_is_one() -> None:
    """The same text twice is no conflict, and one who goes on from it corrects the other's too."""
    same = [Version(FIRST, "a" * 8), version(2, "x", FIRST), version(3, "b", "2-x"), version(2, "b", FIRST)]

    assert (False, "3-b") == (history_of("T", same).has_conflict, history_of("T", same).current.key)
    after = history_of("T", [*same, version(4, "c", "3-b")])
    assert (False, "4-c") == (after.has_conflict, after.current.key)


def test_a_version_of_what_is_not_here_waits() -> None:
    """What it corrects may come with the next merge."""
    history = history_of("T", [Version(FIRST, "a" * 8), version(3, "c", "2-b")])

    assert FIRST == history.current.key


@pytest.mark.parametrize(
    ("old", "new", "least", "most"),
    [
        ("We send them to the pantry.", "WE SEND THEM TO THE PANTRY", 1, 1),
        ("We send them to the pantry.", "We sent them to a pantry, I think.", 0.4, 0.8),
        (
            "私たちは食べ物を配っていますそして人々を助けています",
            "私達は食べ物を配っています。そして人々を助けてます",
            0.7,
            1,
        ),
        ("We send them to the pantry.", "x" * 100_000, 0, 0),
        ("We send them to the pantry.", "a\n" * 100_000, 0, 0),
        ("We send them to the pantry.", "the pantry " * 1_000, 0, 0.002),
        ("We send them.", "", 0, 0),
        ("", "", 0, 0),
        (".", "!", 0, 0),
    ],
)
def test_a_first_look_tells_what_has_nothing_in_common(old: str, new: str, least: float, most: float) -> None:
    """Whatever the capitals and however long; and a script without spaces has its characters in common."""
    assert least <= in_common(old, new) <= most
    assert in_common(old, new) == in_common(new, old)
