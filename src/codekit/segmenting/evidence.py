"""Which candidates are labels: they recur, they look like names, and they cover what looks labelled.

Nothing here is certain; the counts go to the person who imports. A label that the study itself names is
believed at once.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from codekit.model import speakers as names
from codekit.segmenting.shapes import Candidate

# In this order where two ways of writing explain the same number of lines.
FAMILIES = ("colon", "time line", "bracket", "bold", "dot", "tab", "dash", "own line")
# These look like ordinary text, so labels must explain most of the blocks, not just a few.
_WEAK = {"bracket", "bold", "tab", "dash", "own line"}
_LOG = 0.8  # of the paragraphs that begin with a time and a label, from which on these are a log
_NAME = 6  # words that a name in one has at most
_LINK = re.compile(r"<?https?:")


def accepted(candidates: Iterable[Candidate], blocks: Collection[int], named: Collection[str]) -> list[Candidate]:
    """The candidates that are labels, in order of the text.

    `blocks` are the numbers of the lines that begin a paragraph; `named` are the keys of labels that the
    study names.
    """
    by_family: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_family[candidate.family].append(candidate)
    choices = [_in_family(by_family[family], blocks, named) for family in FAMILIES if by_family[family]]
    best = max(choices, key=len, default=[])
    if not best:
        return []
    # The same names written another way in between ("MEL" on its own line among "MEL: ...") are labels too.
    known = {names.key(candidate.label) for candidate in best}
    taken = {candidate.line.number for candidate in best}
    others = [
        candidate
        for family in ("colon", "time line", "bracket")
        for candidate in by_family[family]
        if candidate.line.number not in taken and names.key(candidate.label) in known and family != best[0].family
    ]
    others += _table_rows([c for c in by_family["tab"] if c.line.number not in taken])
    unique = {candidate.line.number: candidate for candidate in [*others, *best]}
    return sorted(unique.values(), key=lambda candidate: candidate.start)


def _table_rows(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Rows of a table with a time and a label that names a part, among turns written otherwise."""
    return [
        c for c in candidates if c.time is not None and (names.is_known(c.label) or names.is_numbered_part(c.label))
    ]


def _in_family(candidates: Sequence[Candidate], blocks: Collection[int], named: Collection[str]) -> list[Candidate]:
    family = candidates[0].family
    logged = _logged(candidates, blocks)
    usable = [
        c
        for c in candidates
        if names.looks_like_name(c.label) or names.key(c.label) in named or _set_off(c) or c.line.number in logged
    ]
    if family in {"own line", "time line"}:
        usable = _followed_by_speech(usable)
    counts = Counter(names.key(candidate.label) for candidate in usable)
    recurring = {label for label, count in counts.items() if count > 1} | (set(counts) & set(named))
    chosen = [c for c in usable if names.key(c.label) in recurring]
    if not chosen:
        chosen = _short_text(usable, blocks)
        return chosen if family not in _WEAK or _mostly_known(chosen) else []
    chosen = _with_singletons(chosen, [c for c in usable if names.key(c.label) not in recurring], blocks)
    return chosen if _believable(chosen, family, blocks, named) else []


def _logged(candidates: Sequence[Candidate], blocks: Collection[int]) -> set[int]:
    """The lines with a time, a label and a colon where nearly all are such, as in the log of a chat: all are names."""
    timed = [c for c in candidates if c.family == "colon" and c.time is not None and len(c.label.split()) <= _NAME]
    return {c.line.number for c in timed} if _coverage(timed, blocks) >= _LOG else set()


def _set_off(candidate: Candidate) -> bool:
    """Bold and a colon say by themselves that this is a label, in capitals or not: **Zelda track:**."""
    words = candidate.label.split()
    return candidate.signature.startswith("**") and len(words) <= 3 and not names.is_denied(candidate.label)


def _followed_by_speech(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Labels with a line for themselves end no sentence and never stand two in a row."""
    open_ended = [c for c in candidates if not c.label.rstrip("*_ ").endswith((".", ",", "…", "。", "-"))]
    numbers = {candidate.line.number for candidate in open_ended}
    return [c for c in open_ended if c.line.number + 1 not in numbers]


def _short_text(usable: Sequence[Candidate], blocks: Collection[int]) -> list[Candidate]:
    """No label recurs: believed only when nearly every paragraph has one, or the labels are I, R and the like."""
    if titled := [c for c in usable if c.family == "dot" and len(names.tidy(c.label)) > 1]:
        return titled  # "Mr. KENNEDY." is written so for nothing else
    known = [c for c in usable if names.is_known(c.label) or names.is_numbered_part(c.label)]
    share = _coverage(usable, blocks)
    if known and known[0] is usable[0] and (share >= 0.5 or usable[0].line.number == min(blocks, default=0)):
        return list(usable) if share >= 0.5 else known
    set_off = all(_set_off(candidate) for candidate in usable)
    return list(usable) if len(usable) >= 2 and share >= (0.4 if set_off else 0.8) else []


def _mostly_known(chosen: Sequence[Candidate]) -> bool:
    return bool(chosen) and all(names.is_known(candidate.label) for candidate in chosen)


def _with_singletons(chosen: list[Candidate], single: list[Candidate], blocks: Collection[int]) -> list[Candidate]:
    """Add labels that stand only once where their neighbours make them credible."""
    company = _Company(
        first=min(candidate.start for candidate in chosen),
        signatures=Counter(
            part for candidate in chosen for part in (candidate.signature, candidate.signature.split()[0])
        ),
        labels={names.key(candidate.label) for candidate in chosen},
        whole=_coverage([*chosen, *single], blocks) >= 0.85,
        capitals=all(_capitals(c.label) for c in chosen) and not any(names.is_known(c.label) for c in chosen),
    )
    believed = [
        candidate
        for candidate in single
        if candidate.line.number in blocks and not _LINK.match(candidate.rest) and company.makes_credible(candidate)
    ]
    return sorted([*chosen, *believed], key=lambda candidate: candidate.start)


@dataclass(frozen=True, slots=True)
class _Company:
    """The recurring labels among which a label stands that occurs only once."""

    first: int
    signatures: Counter[str]
    labels: Collection[str]
    whole: bool  # nearly every paragraph is labelled
    capitals: bool  # all recurring labels are names in capitals

    def makes_credible(self, candidate: Candidate) -> bool:
        """Whether the way it is written, its place and its likeness to the others make it a label."""
        named = names.is_known(candidate.label) or names.is_numbered_part(candidate.label)
        if "plain" not in candidate.signature:
            return self.signatures[candidate.signature.split()[0]] >= 2
        if " timed" in candidate.signature:
            return self.signatures[candidate.signature] >= 2
        if candidate.start < self.first:
            return self.whole or (named and candidate.family == "colon")
        # "Mr. REID." is known by its title; a single letter ("Q: was a letter") must recur.
        if (named or candidate.family == "dot") and len(names.tidy(candidate.label)) > 1:
            return candidate.family != "own line"
        alike = self.whole or _akin(candidate.label, self.labels) or (self.capitals and _capitals(candidate.label))
        return alike and len(names.tidy(candidate.label)) > 1


def _akin(label: str, labels: Iterable[str]) -> bool:
    """A label like one that recurs: misspelt, or with a name more or less."""
    mine = names.key(label)
    words = set(mine.split())
    for other in labels:
        if len(other) > 2 and (words & {w for w in other.split() if len(w) > 2}):
            return True
        if len(other) > 3 and SequenceMatcher(None, mine, other).ratio() >= 0.8:
            return True
    return False


def _capitals(label: str) -> bool:
    return label.isupper() and sum(char.isalpha() for char in label) > 2


def _believable(chosen: Sequence[Candidate], family: str, blocks: Collection[int], named: Collection[str]) -> bool:
    """Enough of the text is labelled for these to be speakers rather than words before a colon."""
    # The more a way of writing looks like labels of speakers, the less of the text it must cover: words before a
    # colon that recur ("Note:") cover little, one label alone or a weak family has to cover much.
    keys = {names.key(candidate.label) for candidate in chosen}
    share = _coverage(chosen, blocks)
    if keys & set(named):
        return True
    if family in _WEAK:
        least = 0.25 if any(names.is_known(c.label) for c in chosen) else 0.4
        return share >= least and (len(keys) > 1 or names.is_known(chosen[0].label))
    if any(names.is_known(c.label) or names.is_numbered_part(c.label) for c in chosen):
        return True
    if any("plain" not in c.signature or " timed" in c.signature for c in chosen) and len(keys) > 1:
        return share >= 0.05
    return share >= (0.08 if len(keys) > 1 else 0.5)


def _coverage(candidates: Sequence[Candidate], blocks: Collection[int]) -> float:
    """The share of paragraphs, from the first candidate on, that begin with one of them."""
    if not candidates:
        return 0.0
    first = candidates[0].line.number
    after = [number for number in blocks if number >= first]
    return len({c.line.number for c in candidates}) / max(len(after), 1)
