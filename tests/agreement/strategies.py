"""Small random comparisons for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

CODES = ("a", "a.1", "a.2", "b")
Transcripts = list[list[list[set[str]] | None]]


@st.composite
def transcripts(draw: st.DrawFn, *, coders: int | None = None, codes: tuple[str, ...] = CODES) -> Transcripts:
    """Transcript, coder (None: not coded), unit: the set of codes given."""
    how_many = coders or draw(st.integers(2, 4))
    held = st.sets(st.sampled_from(codes), max_size=2)
    made: Transcripts = []
    for _ in range(draw(st.integers(1, 6))):
        units = draw(st.integers(0, 6))
        row = st.none() | st.lists(held, min_size=units, max_size=units)
        made.append(draw(st.lists(row, min_size=how_many, max_size=how_many)))
    return made
