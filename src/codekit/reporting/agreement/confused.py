"""Why coders disagree, code by code: what kind of difference, which words, the definition beside typical passages."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from codekit.agreement.rounds.differences import Difference
from codekit.agreement.rounds.wording import Separating
from codekit.model.codebook import Code
from codekit.model.differences import BOUNDARY, EXTRA, MEANING, OMISSION, PARENT_CHILD, POLARITY, SUBSTITUTION, TYPES
from codekit.reporting.content import COUNT, DECIMAL, LONG, Column, Content, Part, Table, Value, shown

SENTENCE = "[THE SENTENCE THAT WOULD SETTLE IT]"
HINTS = {
    BOUNDARY: "Where does a passage begin and end? Borders are settled by a rule on the unit, not on the code.",
    OMISSION: "One coder passes over what the other codes: what must be said for the code to be given?",
    EXTRA: "One coder gives the code beside others: may it stand beside them?",
    SUBSTITUTION: "Two codes compete: which word decides between them?",
    PARENT_CHILD: "The same theme on two levels: when is the code below to be given?",
    POLARITY: "Both gave the code: what is a denial, what is only hoped for?",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that one coder gave the code, and what the other had there."""

    transcript: str
    number: int  # of the unit, from 1
    words: str
    other: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """The passages that only one of two coders gave the code."""

    coder: str
    n: int
    typical: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Improved:
    """A code in another round of the same codebook against this one."""

    before: str
    after: str
    change: Difference


@dataclass(frozen=True)
class Confusion:
    """What coders disagree about on one code. `both` counts the units that both coders of the sides gave it."""

    code: Code
    types: Mapping[str, int]
    confused: Mapping[str, int]
    kappa: float
    positives: Mapping[str, int]
    both: int
    sides: tuple[Side, ...] = ()
    words: tuple[Separating, ...] = ()
    improved: tuple[Improved, ...] = ()
    proposed: tuple[tuple[str, str], ...] = ()  # coder and sentence
    coefficient: str = "cohen_kappa"

    @property
    def n(self) -> int:
        """How many decisions differ."""
        return sum(self.types.values())

    @property
    def mostly(self) -> tuple[str, ...]:
        """The kinds of difference that are most frequent."""
        most = max(self.types.values(), default=0)
        return tuple(kind for kind in TYPES if most and self.types.get(kind) == most)

    def to_json(self) -> dict[str, Any]:
        """The entry of a code in `codekit diagnose --json`."""
        return {
            "code": self.code.id,
            "n": self.n,
            "types": {kind: self.types.get(kind, 0) for kind in TYPES},
            "mostly": list(self.mostly),
            "confused_with": dict(self.confused),
            self.coefficient: None if math.isnan(self.kappa) else self.kappa,
            "positives": dict(self.positives),
            "both": self.both,
            "sides": [
                {
                    "coder": side.coder,
                    "n": side.n,
                    "typical": [
                        {"transcript": p.transcript, "unit": p.number - 1, "words": p.words, "other": list(p.other)}
                        for p in side.typical
                    ],
                }
                for side in self.sides
            ],
            "words": [
                {"word": w.word, "first": w.left, "second": w.right, "log_odds": w.log_odds, "z": w.z}
                for w in self.words
            ],
            "changes": [{"before": i.before, "after": i.after, **i.change.to_json()} for i in self.improved],
            "proposed": [{"coder": coder, "sentence": sentence} for coder, sentence in self.proposed],
        }


@dataclass(frozen=True)
class Confusions:
    """Every code of a round that coders disagree about, most first."""

    study: str
    round: str
    codebook: str
    coders: tuple[str, ...]
    unit: str
    codes: tuple[Confusion, ...]
    agreed: tuple[str, ...] = ()  # codes that were used and that nobody disagrees about
    kind: str = ""
    notes: tuple[str, ...] = field(default=())

    def to_json(self) -> dict[str, Any]:
        """The document of `codekit diagnose --json`."""
        return {
            "round": self.round,
            "codebook": self.codebook,
            "coders": list(self.coders),
            "unit": self.unit,
            "codes": [one.to_json() for one in self.codes],
            "agreed": list(self.agreed),
        }


def build(found: Confusions) -> Content:
    """A part for all codes, then one for each."""
    head = f"Round {found.round} ({found.kind}), codebook {found.codebook}, coders {', '.join(found.coders)}; units: "
    head += f"{found.unit}s. A difference is one code on one unit, on the codes as they were used."
    words = [head, *found.notes]
    if found.agreed:
        words.append(f"No difference: {', '.join(found.agreed)}.")
    meaning = tuple((kind, MEANING[kind], HINTS[kind]) for kind in TYPES)
    columns = (Column("kind", width=14), Column("what it is", LONG, 40), Column("what to ask", LONG, 50))
    about = Part(
        "about",
        "All codes",
        tuple(words),
        tables=(overview(found), Table("Kinds of difference", columns, meaning, sheet="Kinds")),
    )
    return Content(f"Why coders disagree, round {found.round}", found.study, (about, *map(_part, found.codes)))


def overview(found: Confusions) -> Table:
    """Every code with how its differences divide."""
    columns = [Column("code", width=16), Column("differences", COUNT, 11)]
    columns += [Column(kind, COUNT, 10) for kind in TYPES]
    columns += [Column("confused with", LONG, 26), Column("kappa", DECIMAL, 8)]
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (one.code.id, one.n, *(one.types.get(kind, 0) for kind in TYPES), _counted(one.confused), one.kappa)
        for one in found.codes
    )
    note = "Kappa (alpha for more than two coders) is of the code with what is coded below it."
    return Table("What coders disagree about", tuple(columns), rows, note=note, sheet="Codes")


def told(one: Confusion) -> str:
    """What the differences on a code are, in a sentence."""
    kinds = " and ".join(one.mostly)
    share = f"{one.types[one.mostly[0]]} of {one.n}"
    named = f" Confused with {_counted(one.confused)}." if one.confused else ""
    each = ", ".join(f"{side.n} only by {side.coder}" for side in one.sides)
    where = f" Passages: {each}; units that both gave it: {one.both}." if each else ""
    return f"Mostly {kinds} ({share}{' each' if len(one.mostly) > 1 else ''}).{named}{where}"


def changed(one: Improved) -> str:
    """How a code moved from one round to another, with the interval of the difference."""
    name = "kappa" if one.change.coefficient == "cohen_kappa" else "alpha"
    value = shown(one.change.value, DECIMAL)
    start = f"From round {one.before} to {one.after} {name} changed by {'+' if one.change.value > 0 else ''}{value}"
    if not one.change.has_interval:
        return f"{start}; there is no interval, so that this may be chance."
    ends = f"{shown(one.change.low, DECIMAL)} to {shown(one.change.high, DECIMAL)}"
    sure = (
        "the interval holds 0: no difference is shown" if one.change.low <= 0 <= one.change.high else "0 lies outside"
    )
    return f"{start} ({one.change.level:.0%} interval {ends}; {sure}).".replace("%", " %", 1)


def _part(one: Confusion) -> Part:
    words = [told(one), *(HINTS[kind] for kind in one.mostly), *map(changed, one.improved)]
    sentences = [f"{coder}: {sentence}" for coder, sentence in one.proposed] or [SENTENCE]
    return Part(
        f"code-{one.code.id}",
        f"{one.code.name} ({one.code.id})",
        (*words, "What would settle it:"),
        tuple(sentences),
        tables=(_beside(one), *([_words(one)] if one.words else [])),
    )


def _beside(one: Confusion) -> Table:
    """The definition beside typical passages of each side."""
    code = one.code
    said = [
        code.definition,
        f"Include: {code.include}" * bool(code.include),
        f"Not: {code.exclude}" * bool(code.exclude),
    ]
    columns = [Column("the codebook says", LONG, 34)]
    columns += [Column(f"only {side.coder} ({side.n})", LONG, 40) for side in one.sides]
    row: list[Value] = ["\n".join(filter(None, said))]
    row += ["\n".join(map(_shown, side.typical)) or "no passage" for side in one.sides]
    note = "Typical: most like the other passages of its side. In brackets: place, and what the other coder gave there."
    return Table(f"{code.name}: definition and typical passages", tuple(columns), (tuple(row),), note=note, heads=0)


def _shown(passage: Passage) -> str:
    return f"“{passage.words}” ({passage.transcript}, {passage.number}; {', '.join(passage.other) or 'nothing'})"


def _words(one: Confusion) -> Table:
    first, second = (side.coder for side in one.sides)
    columns = (
        Column("word", width=16),
        Column(f"only {first}", COUNT, 10),
        Column(f"only {second}", COUNT, 10),
        Column("log-odds", DECIMAL, 10),
        Column("z", DECIMAL, 8),
    )
    rows = tuple((w.word, w.left, w.right, w.log_odds, w.z) for w in one.words)
    note = (
        f"Passages with the word; above 0: more often where only {first} gave the code (Monroe et al. 2008). With few "
        "passages these are hints of where to look, and below 1.96 hardly that."
    )
    return Table(f"{one.code.name}: words that separate the sides", columns, rows, note=note)


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} ({n})" for name, n in counts.items())
