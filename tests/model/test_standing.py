"""What is taken back, and what is taken back again."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from codekit.model.standing import taken_back

names = st.sampled_from("abcdefgh")


def slowly(cancels: dict[str, str]) -> set[str]:
    """By definition, where there is no ring: an event is gone when one that stands names it."""

    def stands(id_: str) -> bool:
        return not any(stands(by) for by, target in cancels.items() if target == id_)

    return {target for by, target in cancels.items() if stands(by)}


@given(st.dictionaries(st.integers(0, 30), st.integers(0, 30), max_size=20), st.randoms(use_true_random=False))
def test_it_is_what_the_definition_says_in_any_order(drawn: dict[int, int], rng: random.Random) -> None:
    """Later events name earlier ones: chains of any length, several naming the same."""
    cancels = {str(by): str(target) for by, target in drawn.items() if target < by}
    shuffled = list(cancels.items())
    rng.shuffle(shuffled)

    assert slowly(cancels) == taken_back(cancels) == taken_back(dict(shuffled))


def test_a_taking_back_that_is_taken_back_has_no_effect() -> None:
    """Remove, undo, redo, undo: the coding is gone, there, gone, there."""
    chain: dict[str, str] = {}
    states = []
    for by, target in (("r1", "c"), ("r2", "r1"), ("r3", "r2"), ("r4", "r3")):
        chain[by] = target
        states.append("c" in taken_back(chain))

    assert [True, False, True, False] == states


def test_a_long_chain_is_no_trouble() -> None:
    """Ten thousand undos of undos."""
    chain = {str(n): str(n - 1) for n in range(1, 10_001)}

    assert ("0" in taken_back(chain)) == (10_000 % 2 == 1)


@given(st.dictionaries(names, names, max_size=8), st.randoms(use_true_random=False))
def test_rings_do_no_harm(cancels: dict[str, str], rng: random.Random) -> None:
    """Whatever a damaged or forged ledger says, there is one answer, whatever the order."""
    shuffled = list(cancels.items())
    rng.shuffle(shuffled)

    assert taken_back(cancels) == taken_back(dict(shuffled))
    assert taken_back(cancels) <= set(cancels.values())
