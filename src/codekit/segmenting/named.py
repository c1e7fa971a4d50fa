"""Names of a list found in texts: whole words, with the capitals that the list gives them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

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


def plain(text: str) -> str:
    """A text in one spelling: composed letters, straight apostrophes, white space at its ends gone from names."""
    return unicodedata.normalize("NFC", text).replace("\u2019", "'").strip(" \t\r\n")
