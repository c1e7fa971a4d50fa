"""The words around a cluster: nothing is changed, what is in dispute is marked, words are found again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement.rounds.test_clusters import coding
from codekit.agreement.rounds.clusters import Cluster
from codekit.errors import CodekitError
from codekit.model.events import Coding
from codekit.model.transcript import Transcript, Turn
from codekit.workflow.deciding.passages import locate, one_line, passage, shortened

QUESTION = "Who pays?"
words = st.lists(st.sampled_from(["we", "pay", "rent", "é", "食物", "(not)", "$5", "a.b"]), min_size=1, max_size=12)
gaps = st.sampled_from([" ", "  ", "\n", " \n\t"])


def interview(answer: str) -> Transcript:
    """A question, an answer, and a word of the interviewer."""
    text = f"I: {QUESTION}\n\nR: {answer}\n\nI: Thanks."
    first, second = 3, len(f"I: {QUESTION}\n\nR: ")
    third = second + len(answer) + 5
    turns = (
        Turn(0, first, first + len(QUESTION), "I"),
        Turn(1, second, second + len(answer), "R"),
        Turn(2, third, third + 7, "I"),
    )
    return Transcript("T07", text, turns, {"I": "interviewer", "R": "respondent"})


def cluster(transcript: Transcript, *spans: tuple[int, int]) -> Cluster:
    """A cluster of codings at these places of the answer."""
    begin = transcript.turns[1].start
    return Cluster("T07:1", "T07", tuple(coding("ana", "b", begin + a, begin + b) for a, b in spans))


@given(words, gaps, st.data())
def test_the_passage_is_the_turn_with_what_is_in_dispute_marked(some: list[str], gap: str, data: st.DataObject) -> None:
    """Word for word, with the speaker before it; the marked parts are the union of the codings."""
    answer = gap.join(some)
    transcript = interview(answer)
    spans = data.draw(
        st.lists(
            st.tuples(st.integers(0, len(answer) - 1), st.integers(1, 6)).map(
                lambda pair: (pair[0], min(pair[0] + pair[1], len(answer)))
            ),
            min_size=1,
            max_size=3,
        )
    )

    found = passage(transcript, cluster(transcript, *spans))

    assert (f"I: {QUESTION}", f"R: {answer}") == (found.before, found.text)
    covered = {at for start, end in spans for at in range(start, end)}
    assert "".join(answer[at] for at in sorted(covered)) == "".join(text for text, marked in found.parts if marked)


@given(words, gaps, st.data())
def test_words_are_found_where_they_stand_once(some: list[str], gap: str, data: st.DataObject) -> None:
    """Whatever white space is between them; words that stand twice or not at all are an error."""
    answer = gap.join(some)
    transcript = interview(answer)
    first = data.draw(st.integers(0, len(some) - 1))
    last = data.draw(st.integers(first + 1, len(some)))
    wanted = " ".join(some[first:last])
    expected = len(gap.join([*some[:first], ""])) + transcript.turns[1].start
    whole = cluster(transcript, (0, len(answer)))
    flat = " ".join(some)
    times = sum(flat.startswith(wanted, at) for at in range(len(flat)))

    if times == 1:
        assert (expected, expected + len(gap.join(some[first:last]))) == locate(transcript, whole, wanted)
    else:
        with pytest.raises(CodekitError, match="stand there"):
            locate(transcript, whole, wanted)
    with pytest.raises(CodekitError, match="are not there"):
        locate(transcript, whole, "Thanks.")


def test_long_texts_are_shortened_in_the_middle_or_away_from_the_cluster() -> None:
    """Between words, with a sign that something was left out; a text without spaces too."""
    answer = "so " * 400 + "HERE " + "and " * 400
    transcript = interview(answer.strip())
    at = answer.index("HERE")

    found = passage(transcript, cluster(transcript, (at, at + 4)))

    assert [("HERE", True)] == [part for part in found.parts if part[1]]
    assert found.parts[0][0].startswith("R: … so")
    assert found.parts[-1][0].endswith("and …")
    assert len(found.text) < 600
    assert "one [...] six".replace("...", "…") == shortened("one two three four five six", 8)
    assert "食" * 4 + " […] " + "食" * 4 == shortened("食" * 30, 8)
    assert ("a b", "a b c…") == (one_line(" a\n b "), one_line("a b c d e f", 6))


class Counted(tuple[Coding, ...]):
    """Codings that count how often somebody goes through them."""

    __slots__ = ()
    seen: ClassVar[list[int]] = []

    def __iter__(self) -> Iterator[Coding]:
        """Go through them once more."""
        self.seen[-1] += 1
        return super().__iter__()


def test_looking_for_turns_asks_once_where_a_cluster_is() -> None:
    """However many turns a transcript has: a decision sheet does this for each of thousands of clusters."""
    for count in (3, 300):
        Counted.seen.append(0)
        turns = tuple(Turn(n, 2 * n, 2 * n + 1, "R") for n in range(count))
        codings = Counted([coding("ana", "b", 2, 3)])
        passage(Transcript("T07", "a " * count, turns, {"R": "respondent"}), Cluster("T07:1", "T07", codings))

    few, many = Counted.seen
    assert 0 < few == many
