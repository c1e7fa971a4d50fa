"""Words that say little: listed by language, found by what is said."""

from __future__ import annotations

from collections import Counter

import pytest

from codekit.errors import UnknownNameError
from codekit.tables import stop_words

SAID = {
    "en": "We send them to the pantry and they come back when it is open but not before",
    "de": "Wir schicken sie zu der Tafel und sie kommen wieder wenn sie nicht mehr weiter wissen",
    "es": "Los mandamos a la despensa y vuelven cuando no tienen nada más para los niños",
}


@pytest.mark.parametrize("language", SAID)
def test_the_language_of_a_text_is_found(language: str) -> None:
    """By how much of it is common words."""
    assert language == stop_words.guessed(Counter(SAID[language].casefold().split()))


def test_of_nothing_no_language_is_found() -> None:
    """Neither of no words, nor of words that are nobody's common ones."""
    assert "" == stop_words.guessed({})
    assert "" == stop_words.guessed({"xylophone": 10, "qqq": 3})


def test_a_listed_ending_makes_a_listed_word() -> None:
    """Don't and it's are common where do and it are, with either apostrophe."""
    stopped = stop_words.Stopped(stop_words.of("en"))

    assert all(stopped(word) for word in ("don't", "it’s", "the"))
    assert not any(stopped(word) for word in ("pantry", "pantry's", "'"))


def test_another_language_is_refused() -> None:
    """With the ones that there are."""
    with pytest.raises(UnknownNameError, match="language"):
        stop_words.of("klingon")
