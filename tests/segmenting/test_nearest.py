"""The passage that is nearest to a quotation is the one that looking into each text would find."""

from __future__ import annotations

import math
import random
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from codekit.segmenting import nearest
from codekit.segmenting.nearest import Nearest

WORDS = ["we", "the", "pantry", "boxes", "trust", "years"]
SAID = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


@given(st.lists(SAID, max_size=5), SAID)
@example(["the the the we", "we pantry", "pantry we"], "we pantry")
@example(["", "we"], "we")
def test_no_text_is_passed_over_that_has_a_nearer_passage(said: list[str], quote: str) -> None:
    """Whatever the texts share: looking into each of them finds the same passage, the first of those that are alike."""
    known = Nearest({f"T{n}": text for n, text in enumerate(said)})

    found = known.find(quote)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(known, "_most", lambda *_: np.array([math.inf if text else 0.0 for text in said]))
        everywhere = known.find(quote)

    assert everywhere == found
    assert (found is None) == set(quote.split()).isdisjoint(" ".join(said).split())


def test_few_texts_are_looked_into_where_words_are_rare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed sentence of one of two hundred interviews is not sought in each of them."""
    rng = random.Random(2)
    rare = ["".join(rng.choices("aeiounrstl", k=7)) for _ in range(5000)]
    texts = {f"T{n}": " ".join(rng.choices([*rare, *WORDS * 800], k=500)) for n in range(200)}
    seen: list[Any] = []
    passage = nearest._passage

    def counted(*given: Any) -> Any:
        seen.append(given)
        return passage(*given)

    monkeypatch.setattr(nearest, "_passage", counted)
    known = Nearest(texts)

    words = texts["T150"].split()[100:130]
    found = known.find(" ".join([*words[:10], "altogether", *words[11:]]))

    assert found
    assert "T150" == found[0]
    assert len(seen) < 10
