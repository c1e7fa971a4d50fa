"""Seals: what was compared is known again, in whatever order its lines lie, and nothing else is."""

from __future__ import annotations

import hashlib
import random

from hypothesis import given
from hypothesis import strategies as st

from codekit.store.folder.seals import part, seal

# Events begin with a brace, so that no line is a byte-order mark or blank.
lines = st.lists(st.binary(max_size=10).map(lambda b: b"{" + b.replace(b"\n", b"").replace(b"\r", b"")))


def joined(parts: list[bytes]) -> bytes:
    """A ledger with these lines."""
    return b"".join(line + b"\n" for line in parts)


@given(lines, lines)
def test_what_was_appended_later_is_parted_off(before: list[bytes], later: list[bytes]) -> None:
    """The compared bytes come back exactly."""
    found = part(joined(before) + joined(later), seal(joined(before)))

    assert (joined(before), joined(later), False) == found[:3]


@given(lines, lines, st.randoms(use_true_random=False))
def test_the_same_events_in_another_order_are_the_same(
    before: list[bytes], later: list[bytes], rng: random.Random
) -> None:
    """Two copies of a ledger that went apart may be merged in another order on another machine."""
    before = list(dict.fromkeys(before))
    new = [line for line in dict.fromkeys(later) if line not in before]
    shuffled = rng.sample(before, len(before))

    found = part(joined(shuffled) + joined(new), seal(joined(before)))

    assert (False, sorted(before)) == (found.broken, sorted(found.compared.split(b"\n")[:-1]))
    assert joined(new) == found.later


@given(lines.map(lambda some: list(dict.fromkeys(some))).filter(bool), st.data())
def test_a_line_that_was_changed_breaks_the_seal(before: list[bytes], data: st.DataObject) -> None:
    """Whichever it is."""
    at = data.draw(st.integers(0, len(before) - 1))
    changed = [*before[:at], before[at] + b"?", *before[at + 1 :]]

    assert part(joined(changed), seal(joined(before))).broken


def test_a_seal_of_an_older_version_is_understood() -> None:
    """It holds the length and the hash of the bytes only."""
    data = b"one\ntwo\n"
    old = f"{len(data)}:{hashlib.sha256(data).hexdigest()}"

    assert (data, b"three\n", False) == part(data + b"three\n", old)[:3]
    assert part(b"two\none\n", old).broken
