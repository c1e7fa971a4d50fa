"""Codebooks for tests: any that the loader would accept."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from codekit.formats.codebook.fields import clean_text
from codekit.formats.codebook.rules import check_codes
from codekit.model.codebook import Code, Codebook
from codekit.model.migrations import KINDS, OF_OTHERS, Migration
from codekit.model.polarities import CONTRARY, POLARITIES, SUPPORTING
from codekit.model.scales import INTERVAL, ORDINAL, Value, canonical

_LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))
TEXTS = st.text(st.one_of(_LETTERS, st.sampled_from("\n\t :#-'\"&*|>{}[]=+@é🙂")), max_size=40).map(clean_text)
WORDS = TEXTS.filter(bool)
LISTS = st.lists(WORDS, max_size=3).map(tuple)
IDS = st.from_regex(r"[A-Za-z_0-9][A-Za-z0-9_.-]{0,5}", fullmatch=True)

_NO_SCALE: dict[str, Any] = {}
SCALES = st.just(_NO_SCALE) | st.builds(
    lambda numbers, labels, scale: {
        "values": tuple(
            Value(canonical(str(number)), label)
            for number, label in zip(sorted(numbers), dict.fromkeys([*labels, *"abcd"]), strict=False)
        ),
        "scale": scale,
    },
    st.sets(st.integers(-20, 20).map(lambda n: n / 2), min_size=2, max_size=4),
    st.lists(TEXTS.map(str.casefold).filter(lambda text: text.casefold() not in "abcd"), max_size=4),
    st.sampled_from((ORDINAL, INTERVAL)),
)


@st.composite
def migrations(draw: st.DrawFn, codes: list[str]) -> Migration:
    """Any entry of `changes:` about one of these codes."""
    kind, texts = draw(st.sampled_from(KINDS)), st.text("ab é:#'", max_size=5).map(str.strip)
    least = 1 if kind in OF_OTHERS else 0
    origin = draw(st.lists(IDS, min_size=least, max_size=2, unique=True))
    return Migration(draw(st.sampled_from(codes)), kind, tuple(origin), draw(st.booleans()), draw(texts))


@st.composite
def codebooks(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> Codebook:
    """Any codebook of up to six codes with every field, in a tree."""
    words, lists = texts.filter(bool), st.lists(texts.filter(bool), max_size=3).map(tuple)
    ids = draw(st.lists(IDS, min_size=1, max_size=6, unique_by=str.casefold))
    codes = [
        Code(
            id=id_,
            name=draw(words),
            definition=draw(words),
            parent=draw(st.sampled_from(["", *ids[:at]])),
            include=draw(texts),
            exclude=draw(texts),
            examples=draw(lists),
            assignable=draw(st.booleans()),
            rolls_up_as=draw(st.sampled_from((SUPPORTING, CONTRARY))),
            origin=draw(texts),
            source=draw(texts),
            aliases=draw(lists),
            cues=draw(lists),
            colour=draw(texts),
            replaced_by=draw(st.sampled_from(["", *ids[:at]])),
            **draw(SCALES),
        )
        for at, id_ in enumerate(ids)
    ]
    codes = [code for code in codes if not check_codes([code], "") or code.parent or code.replaced_by]
    noted = draw(st.lists(migrations([code.id for code in codes]), max_size=3, unique=True)) if codes else []
    polarity = draw(st.lists(st.sampled_from(POLARITIES), min_size=1, unique=True)).copy()
    return Codebook(
        id=draw(IDS.map(lambda id_: "x" + id_)),
        version=draw(st.sampled_from(["1.0", "1.10", "2", "0.9-draft", "2026-01-31", "1e3"])),
        codes=tuple(codes),
        title=draw(texts),
        purpose=draw(texts),
        unit=draw(texts),
        polarity=tuple(polarity),
        changes=tuple(noted),
        case_classification=draw(st.dictionaries(WORDS, st.one_of(TEXTS, st.booleans(), LISTS.map(list)), max_size=2)),
    )
