"""A text that a quotation may be from is always among those that are looked into, and few others are."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from codekit.segmenting import among
from codekit.segmenting.among import Among
from codekit.segmenting.printed import MISSING, hold, readings
from codekit.segmenting.quotes import Quotable

# Letters with signs that have several typographies, are not seen, or are letters to Python and quotation marks to us.
SIGNS = st.text(st.sampled_from("abcABCßıéİ½ŉʼﬁ …..--—\u00ad\u0301'’\"“[]\n"), max_size=30)


def may(quote: str, texts: Among) -> frozenset[str]:
    """As the command asks."""
    return frozenset[str]().union(*map(texts.may_hold, readings(quote)))


@given(SIGNS, SIGNS, st.data())
@example("a", "bc", None)
def test_what_holds_a_quotation_is_looked_into(before: str, after: str, data: st.DataObject | None) -> None:
    """Whatever was done to the words on their way into print: no text is left out that a strict look would find."""
    text = f"{before}ﬁne words — it’s ½ of “all”... [so] he said{after}"
    quote = "fine words - it's ½ of" if data is None else data.draw(_printed(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(among, "_RUN", 2)
        patch.setattr(among, "_KEPT", 1)
        found = may(quote, Among({"T": text, "U": "other"}))

    assert hold(Quotable(text), quote).state == MISSING or "T" in found


@st.composite
def _printed(draw: st.DrawFn, text: str) -> str:
    """A stretch of a text as somebody printed it: other marks, words left out or put in, a capital changed."""
    start = draw(st.integers(0, len(text)))
    quote = text[start : draw(st.integers(start, len(text)))]
    changes = st.tuples(
        st.sampled_from("’—…ﬁ½ıab "), st.sampled_from(["'", "-", "...", "fi", "", "[…]", "[B]", " [.. x] "])
    )
    for old, new in draw(st.lists(changes, max_size=3)):
        quote = quote.replace(old, new, 1)
    return f"[{quote[:1].swapcase()}]{quote[1:]}" if draw(st.booleans()) and quote[:1].isalpha() else quote


def test_few_texts_are_looked_into_however_many_there_are() -> None:
    """Of two hundred texts that share all of their words, a sentence is sought in the one that has it."""
    rng = random.Random(3)
    words = ["".join(rng.choices("aeiounrstl", k=rng.randint(3, 9))) for _ in range(2000)]
    texts = {f"T{n}": " ".join(rng.choices(words, k=400)) for n in range(200)}
    known = Among(texts)

    for id_, text in list(texts.items())[::20]:
        quote = " ".join(text.split()[50:62]).capitalize()
        assert {id_} == may(quote, known)


def test_too_few_letters_rule_nothing_out() -> None:
    """What is too short for a run, and a quotation of marks alone, may be anywhere."""
    known = Among({"T": "We do.", "U": ""})

    assert {"T", "U"} == known.may_hold(["do"]) == known.may_hold([]) == known.may_hold(["[…]"])
    assert frozenset() == Among({}).may_hold(["a passage of some length"])
