"""Small random comparisons for property tests."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from codekit.agreement import Material, make_material

MATERIAL = 3, 3, 4  # codes, coders, transcripts
_UNITS = (12, 0, 7, 1)
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


@st.composite
def materials(draw: st.DrawFn) -> Material:
    """Any ranges: empty, overlapping, repeated, of coders who did not finish."""
    codes, coders, n_transcripts = MATERIAL
    rows = []
    for _ in range(draw(st.integers(0, 25))):
        t = draw(st.integers(0, n_transcripts - 1))
        lo = draw(st.integers(0, _UNITS[t]))
        rows.append(
            (draw(st.integers(0, coders - 1)), t, draw(st.integers(0, codes - 1)), lo, draw(st.integers(lo, _UNITS[t])))
        )
    covered = draw(st.lists(st.booleans(), min_size=coders * n_transcripts, max_size=coders * n_transcripts))
    columns = np.asarray(rows, np.int64).reshape(-1, 5).T
    return make_material(
        transcripts=[f"T{t}" for t in range(n_transcripts)],
        coders=[f"c{c}" for c in range(coders)],
        codes=[f"k{k}" for k in range(codes)],
        n_units=_UNITS,
        covered=np.reshape(covered, (coders, n_transcripts)),
        **dict(zip(("coder", "transcript", "code", "lo", "hi"), columns, strict=True)),
    )
