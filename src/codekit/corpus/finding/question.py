"""What is looked for in a corpus: words, phrases, patterns or the cues of codes, in whose speech and near what."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from codekit.corpus.finding.folds import any_of, longest, same_letters
from codekit.errors import CodekitError
from codekit.model.transcript import RESPONDENT, roles_of

if TYPE_CHECKING:
    from codekit.workflow.coding.suggest import Cues

ANY = "*"
SECONDS = 5.0  # that one pattern may take in one turn


@dataclass(frozen=True)
class Term:
    """Something that is looked for, under the name that people gave it."""

    name: str
    pattern: str
    rough: str = ""  # for a first look: matches wherever the pattern does; "" is everywhere

    @cached_property
    def compiled(self) -> Any:
        """What finds it, and can be stopped: a pattern of a person's own may be one that runs for ever."""
        import regex

        return regex.compile(self.pattern)


@dataclass(frozen=True)
class Question:
    """What is looked for, and where; `cues` take the place of terms and are found sentence by sentence."""

    terms: tuple[Term, ...] = ()
    cues: Cues = ()
    roles: tuple[str, ...] = (RESPONDENT,)
    speaker: str = ""
    near: Term | None = None
    within: int = 0  # words between a hit and what it must be near; 0 is the same turn
    transcripts: frozenset[str] | None = field(default=None)  # only these; None is all

    @property
    def names(self) -> tuple[str, ...]:
        """What is counted."""
        return tuple(term.name for term in self.terms) or tuple(code for code, _ in self.cues)


def asked(
    words: Iterable[str],
    *,
    patterns: bool = False,
    cues: Cues = (),
    whose: str = RESPONDENT,
    speaker: str = "",
    near: str = "",
    within: int = 0,
    transcripts: frozenset[str] | None = None,
) -> Question:
    """A question as people ask it.

    Raises CodekitError where nothing is looked for, or both words and cues, and for a pattern that is none;
    UnknownNameError for another choice of whose words.
    """
    listed = list(dict.fromkeys(word.strip() for word in words if word.strip()))
    if bool(listed) == bool(cues):
        raise CodekitError("give words to look for, or a codebook with cues", hint="codekit corpus find CORPUS WORD...")
    make = by_pattern if patterns else by_words
    roles = roles_of(whose)
    return Question(
        tuple(make(word) for word in listed),
        cues,
        roles,
        speaker,
        make(near) if near else None,
        within,
        transcripts,
    )


def by_words(words: str) -> Term:
    """A word or a phrase, whatever its case; `*` in a word stands for any letters, by itself for any one word.

    Raises CodekitError where it holds no letter.
    """
    small = words.lower().replace("\u2019", "'")
    parts = small.split()
    fragments = [piece for part in parts for piece in part.split(ANY)]
    if not longest(fragments):
        raise CodekitError(f"'{words}' holds nothing to look for", hint="a word, or a part of one: hous*")
    pattern = r"\s+".join(_word(part) for part in parts)
    begins = r"(?<!\w)" if re.match(r"[\w*]", parts[0]) else ""
    ends = r"(?!\w)" if re.search(r"[\w*]$", parts[-1]) else ""
    return Term(words, begins + pattern + ends, any_of([longest(fragments)]))


def _word(part: str) -> str:
    return r"[\w'\u2019-]+" if part == ANY else r"\w*".join(same_letters(piece) for piece in part.split(ANY))


def by_pattern(pattern: str) -> Term:
    """A regular expression. Raises CodekitError for one that cannot be read, or that is found in nothing."""
    import regex

    try:
        found = regex.compile(pattern)
        empty = found.fullmatch("") is not None
    except (regex.error, RecursionError, OverflowError):
        raise CodekitError(f"'{pattern}' is no regular expression", hint="a bracket or a backslash?") from None
    if empty:
        raise CodekitError(f"'{pattern}' matches no letter at all", hint="+ instead of * at its end?")
    return Term(pattern, pattern)
