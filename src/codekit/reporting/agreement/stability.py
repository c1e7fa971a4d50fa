"""How stable one coder's coding is over time: the same coder on the same transcripts in two rounds.

A figure of its own, in a document of its own: it says nothing of agreement between coders.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from codekit.agreement.rounds.report import AgreementReport, CodeResult
from codekit.agreement.rounds.summary import Summary
from codekit.reporting.content import COUNT, DECIMAL, LONG, PERCENT, Column, Content, Part, Table, Value, shown

HEAD = "stability of one coder over time; never inter-coder agreement"
NONE = "–"
_FIGURES = (
    ("% agreement", "percent_agreement", PERCENT),
    ("positive agreement", "positive_agreement", DECIMAL),
    ("kappa", "cohen_kappa", DECIMAL),
    ("alpha", "krippendorff_alpha", DECIMAL),
    ("AC1", "gwet_ac1", DECIMAL),
)


@dataclass(frozen=True, slots=True)
class CoderStability:
    """One coder against the same coder later: `report` has the two rounds as its two raters.

    `days` is the median over transcripts of the days between the two finishes, NaN where one has no date. `summary`
    is over the codes that both rounds are about at their top level (`top`); `report.codes` holds those below too.
    """

    coder: str
    report: AgreementReport
    summary: Summary
    top: tuple[str, ...]
    days: float

    def to_json(self) -> dict[str, Any]:
        """The coder as plain values; undefined is None."""
        made = self.report.to_json()
        return {
            "coder": self.coder,
            "n_transcripts": self.report.n_transcripts,
            "transcripts": list(self.report.transcripts),
            "days": None if self.days != self.days else self.days,
            "codes": [{**code, "top": code["code"] in self.top} for code in made["codes"]],
            "summary": self.summary.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Stability:
    """The coders of two rounds, each against themselves.

    `only_earlier` and `only_now` are codes that one of the rounds is not about; `changed` are compared codes whose
    definition or place differs between the two versions.
    """

    study: str
    round: str
    earlier: str
    unit: str
    codebooks: tuple[str, str]
    coders: tuple[CoderStability, ...]
    only_earlier: tuple[str, ...] = ()
    only_now: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The document of `codekit agree --stability --json`; undefined is None."""
        return {
            "round": self.round,
            "earlier": self.earlier,
            "unit": self.unit,
            "codebooks": list(self.codebooks),
            "only_earlier": list(self.only_earlier),
            "only_now": list(self.only_now),
            "changed": list(self.changed),
            "coders": [coder.to_json() for coder in self.coders],
        }


def asides(stability: Stability) -> tuple[str, ...]:
    """What a reader must know: codes that are not compared or were read differently, transcripts left out."""
    listed = (
        (f"not compared, since only {stability.earlier} is about them", stability.only_earlier),
        (f"not compared, since only {stability.round} is about them", stability.only_now),
        ("defined or placed differently in the two versions", stability.changed),
    )
    return (*(f"{words}: {', '.join(codes)}" for words, codes in listed if codes), *stability.warnings)


def in_words(stability: Stability, coder: CoderStability) -> str:
    """One coder's figures in a sentence of their own, as a paper may have it."""
    n, summary = coder.report.n_transcripts, coder.summary
    apart = "" if coder.days != coder.days else f", finished {coder.days:g} days apart in the median"
    return (
        f"Stability (one coder over time, not agreement between coders): {coder.coder} coded {n} "
        f"transcript{'' if n == 1 else 's'} in rounds {stability.earlier} and {stability.round}{apart}; pooled kappa "
        f"{shown(summary.pooled_kappa, DECIMAL)}, mean of the {summary.n_defined} of {summary.n_codes} defined kappas "
        f"{shown(summary.mean_kappa, DECIMAL)}."
    )


def build(stability: Stability) -> Content:
    """A document on stability alone."""
    books = " and ".join(dict.fromkeys(stability.codebooks))
    about = (
        f"Each coder is compared with the same coder: the two raters are the coder in {stability.earlier} and in "
        f"{stability.round}. Unit: {stability.unit}; codebook {books}. This is {HEAD}."
    )
    parts = [Part("about", "What was compared", paragraphs=(about,), items=asides(stability))]
    parts += [_part(stability, coder) for coder in stability.coders]
    title = f"Stability of coding, rounds {stability.earlier} and {stability.round}"
    return Content(title, stability.study, tuple(parts))


def _part(stability: Stability, coder: CoderStability) -> Part:
    columns = [Column("code", width=16), Column("units", COUNT, 8)]
    columns += [Column(f"coded in {round_}", COUNT, 10) for round_ in coder.report.coders]
    columns += [Column(title, kind, 12) for title, _, kind in _FIGURES]
    columns += [Column("interval from", DECIMAL, 9), Column("interval to", DECIMAL, 9), Column("note", LONG, 46)]
    rows = tuple(_row(coder.report.coders, code) for code in coder.report.codes)
    table = Table(coder.coder, tuple(columns), rows, sheet=f"Stability {coder.coder}")
    return Part(f"coder-{coder.coder}", coder.coder, paragraphs=(in_words(stability, coder),), tables=(table,))


def _row(rounds: Sequence[str], code: CodeResult) -> tuple[Value, ...]:
    ends = (code.interval.low, code.interval.high) if code.interval else (NONE, NONE)
    return (
        code.code,
        code.n_units,
        *(code.positives.get(round_) for round_ in rounds),
        *(getattr(code, attribute) for _, attribute, _ in _FIGURES),
        *ends,
        code.note,
    )
