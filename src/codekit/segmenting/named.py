"""Names of a list found in texts, or replaced: whole words, with the capitals that the list gives them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence

MOST = 20_000  # names of a list


class Names:
    """A list of names, looked for all at once. A name is found in its own capitals, and all in capitals."""

    def __init__(self, names: Sequence[str]) -> None:
        """Names in their order; empty ones are passed over."""
        self._at: dict[str, int] = {}
        for number, name in enumerate(names):
            spelt = " ".join(plain(name).split())
            for form in {spelt, spelt.upper()} - {""}:
                self._at.setdefault(form, number)
        forms = sorted(self._at, key=len, reverse=True)  # the longer name first: Ana Ruiz before Ana
        one = "|".join(r"\s+".join(map(re.escape, form.split())) for form in forms)
        self._pattern = re.compile(rf"(?<!\w)(?:{one})(?!\w)") if forms else None

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Which name (its number in the list, from 0) stands where, by the place in the text as `plain` gives it."""
        spelt = plain(text) if not text.isascii() else text
        for found in self._pattern.finditer(spelt) if self._pattern else ():
            yield self._at[" ".join(found.group().split())], found.start()


class Replacing:
    """Names of a list with what stands in their place, as people see it: [the nurse]."""

    def __init__(self, pairs: Mapping[str, str]) -> None:
        """By name; in place of a name all in capitals stands the same."""
        self._by: dict[str, str] = {}
        for name, instead in pairs.items():
            spelt = " ".join(plain(name).split())
            for form in {spelt, spelt.upper()} - {""}:
                self._by.setdefault(form, instead)
        forms = sorted(self._by, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(_as_written, forms))})(?!\w)") if forms else None

    def replaced(self, text: str, escape: Callable[[str], str] = str) -> str:
        """The text without the names, however their letters are composed; what is put in goes through `escape`."""
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda found: escape(self._by[" ".join(plain(found.group()).split())]), text)


def _as_written(form: str) -> str:
    """A pattern for a name with its letters composed or not, either apostrophe, and any white space between words."""
    spellings = dict.fromkeys([form, unicodedata.normalize("NFD", form)])
    return "|".join(r"\s+".join(re.escape(word).replace("'", "['\u2019]") for word in s.split()) for s in spellings)


def plain(text: str) -> str:
    """A text in one spelling: composed letters, straight apostrophes, white space at its ends gone from names."""
    return unicodedata.normalize("NFC", text).replace("\u2019", "'").strip(" \t\r\n")
