"""A key of pseudonyms is begun: what is probably a name in the study's transcripts, for a person to go through.

A word is taken for a name where it has a capital within a sentence and never stands without one in any transcript; such
words in a row are one name. Speakers whose label tells no role are names too. What languages write with a capital
besides names, German nouns for instance, is on the list as well, and what stands only where sentences begin is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from codekit.errors import CodekitError
from codekit.model import speakers
from codekit.model.transcript import ROLES
from codekit.tables.whole import replacing
from codekit.tables.write import csv_text
from codekit.workflow.exports.pseudonyms import refuse_inside
from codekit.workflow.study.study import Study

MOST = 2000  # names of a draft, the most frequent first
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_BETWEEN = re.compile(r"[ \t]+")  # within a name
_BEFORE = re.compile(r"[\w,;)\u2019'\"-][ \t]+\Z")  # what is before a word within a sentence
_LOOK_BACK = 4  # characters
_ALWAYS = re.compile(r"I(?:['\u2019].*)?|[A-Z]{2,}|[A-Z]")  # English for oneself, abbreviations, single letters


def draft(study: Study, path: Path) -> int:
    """Write what is probably a name, most frequent first, each with a pseudonym to be bettered; how many there are.

    Raises CodekitError for a file that is there, or would lie in the study.
    """
    if path.suffix.lower() != ".csv":
        raise CodekitError(f"{path.name}: a key is written as a table", hint="name it .csv")
    if path.exists():
        raise CodekitError(f"{path} is there already", hint="choose another name: somebody may have worked on it")
    refuse_inside(study, path)
    found = list(names(study))
    rows = [(name, f"[name {number}]") for number, name in enumerate(found, 1)]
    with replacing(path, private=True) as place:
        place.write_text(csv_text([("name", "pseudonym"), *rows]), "utf-8")
    return len(found)


def names(study: Study) -> Iterator[str]:
    """What is probably a name in the transcripts, most frequent first."""
    texts = [study.transcript(id_) for id_ in study.transcript_ids()]
    labels = {label for text in texts for label in text.roles if label and not speakers.is_known(label)}
    counts = Counter(label for label in labels if _WORD.match(label) and label[0].isupper())
    small = {word.group().capitalize() for text in texts for word in _WORD.finditer(text.text) if word[0][0].islower()}
    for text in texts:
        for span in text.speech(*ROLES):
            counts.update(_of(text.text[span.start : span.end], small))
    yield from [name for name, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))][:MOST]


def _of(text: str, small: set[str]) -> Iterable[str]:
    """The names in a passage: words in a row of which the first stands within a sentence."""
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        goes_on = bool(run) and _BETWEEN.fullmatch(text, run[-1].end(), word.start())
        if _is_name(word.group(), small) and (
            goes_on or _BEFORE.search(text, max(word.start() - _LOOK_BACK, 0), word.start())
        ):
            run = [*run, word] if goes_on else [word]
            continue
        yield from _joined(run)
        run = []
    yield from _joined(run)


def _joined(run: list[re.Match[str]]) -> Iterator[str]:
    if run:
        yield " ".join(word.group() for word in run)


def _is_name(word: str, small: set[str]) -> bool:
    return word[0].isupper() and word.capitalize() not in small and not _ALWAYS.fullmatch(word)
