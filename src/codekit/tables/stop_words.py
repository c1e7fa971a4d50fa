"""Words that say little in a list of words, by language: those that spaCy brings along; nothing is downloaded."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from codekit.errors import UnknownNameError

_CLASS, _CAPITAL = re.compile(r"^class (\w+)\(Language\):", re.MULTILINE), re.compile(r"([a-z])([A-Z])")
AUTO, NONE = "auto", "none"
LEAST = 0.2  # of all words, so that a language is taken for that of the texts


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages that there is a list for, by their codes: de, en, es, and so on."""
    return tuple(sorted(path.parent.name for path in _folder().glob("*/stop_words.py")))


@lru_cache
def of(language: str) -> frozenset[str]:
    """The words of one language in small letters. Raises UnknownNameError where there is no list."""
    if language not in languages():
        raise UnknownNameError("language", language, languages())
    listed = runpy.run_path(str(_folder() / language / "stop_words.py"))["STOP_WORDS"]
    return frozenset(word.casefold().replace("’", "'") for word in listed)


@lru_cache
def name_of(language: str) -> str:
    """What a language is called in English, such as German of de; its code where nobody says."""
    source = _folder() / language / "__init__.py"
    found = _CLASS.search(source.read_text("utf-8")) if language in languages() and source.is_file() else None
    return _CAPITAL.sub(r"\1 \2", found[1]) if found else language


def guessed(counts: Mapping[str, int]) -> str:
    """The language whose list covers most of some words, by how often each stands; "" where none covers enough."""
    total = sum(counts.values())
    covered = {name: sum(n for word, n in counts.items() if word in of(name)) for name in languages()}
    best = max(covered, key=lambda name: (covered[name], -len(of(name))), default="")
    return best if best and covered[best] >= LEAST * total > 0 else ""


class Stopped:
    """Whether a word is one that says little: a listed one, or one with a listed ending, such as it's."""

    def __init__(self, words: Iterable[str]) -> None:
        """With these words."""
        self._words = frozenset(words)
        self._endings = tuple(word for word in self._words if word.startswith(("'", "n't")))

    def __call__(self, word: str) -> bool:
        """Whether it is."""
        plain = word.replace("’", "'")
        if plain in self._words:
            return True
        endings = (ending for ending in self._endings if plain.endswith(ending))
        return any(plain[: -len(ending)] in self._words for ending in endings)


def _folder() -> Path:
    spec = find_spec("spacy")
    places = spec.submodule_search_locations if spec else None
    return Path(places[0] if places else "") / "lang"
