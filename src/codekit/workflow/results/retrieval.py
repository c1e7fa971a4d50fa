"""Excerpts as they count, across rounds and passes: chosen by code, what stands beside it, case, coder, date, review.

What counts is decided as for the matrix. One coding is one excerpt here; the matrix merges those that touch.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from codekit.errors import CodekitError, UnknownNameError
from codekit.model.codebook import Codebook
from codekit.model.events import Coding
from codekit.model.polarities import POLARITIES, SUPPORTING
from codekit.model.reviews import ALL_STATUSES, status
from codekit.workflow.coding.export import Exported, seen
from codekit.workflow.exports.excerpts import in_order
from codekit.workflow.exports.ground import Ground
from codekit.workflow.rounds.counted import Chooser
from codekit.workflow.rounds.reviews import Reviews
from codekit.workflow.rounds.visibility import sight_of
from codekit.workflow.study.study import Study

WITHIN = 1  # turns
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which excerpts; what is not named is not asked. Several codes, cases, coders: any of them.

    `also`, `near` and `without` look at what else counts there: codings that share a character, that stand `within`
    so many turns, that must not share one; of several named each must hold. `where` is (attribute, value) of cases or
    interviews: any value of one attribute, all attributes.
    """

    codes: tuple[str, ...] = ()
    below: bool = True  # codes below a named one are meant too
    also: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    within: int = WITHIN
    without: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    transcripts: tuple[str, ...] = ()
    where: tuple[tuple[str, str], ...] = ()
    coders: tuple[str, ...] = ()
    polarities: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()
    since: str = ""  # days, such as 2024-06-01; both are included
    until: str = ""
    words: str = ""  # in what was said; capitals make no difference


@dataclass(frozen=True)
class Found:
    """The excerpts found, in the order of the texts, among all that count."""

    codebook: Codebook
    asked: Asked
    codings: Exported
    every: Sequence[Coding]
    ground: Ground
    reviews: Reviews
    warnings: tuple[str, ...] = ()
    searched: Mapping[str, frozenset[str]] = field(default_factory=dict)  # by transcript: the codes it is coded for

    @property
    def transcripts(self) -> tuple[str, ...]:
        """The transcripts in which any was found."""
        return tuple(dict.fromkeys(coding.transcript for coding in self.codings))

    @property
    def cases(self) -> tuple[str, ...]:
        """The cases in which any was found."""
        return tuple(dict.fromkeys(case for id_ in self.transcripts if (case := self.ground.case(id_).id)))

    @property
    def counts(self) -> str:
        """What was found, in words."""
        parts = ((len(self.codings), "excerpt"), (len(self.transcripts), "transcript"), (len(self.cases), "case"))
        return ", ".join(f"{n:,} {what}{'s' * (n != 1)}" for n, what in parts)


def retrieve(study: Study, codebook: str, asked: Asked | None = None, *, viewer: str = "") -> Found:
    """The excerpts of a codebook that count and were asked for; `viewer` is a coder who looks.

    Raises BlindRoundError for one who is blind in some round, UnknownNameError for a name that is not known.
    """
    wanted, sight = asked or Asked(), sight_of(study, viewer)
    sight.refuse_totals()
    book, ground, reviews = study.codebook(codebook), Ground(study), Reviews(study)
    _refuse_unknown(study, book, ground, wanted)
    chosen = Chooser(study, book).choose(study.transcript_ids())
    every = [c for counts in chosen.by_transcript.values() for c in _evidence(ground, book, counts.codings)]
    found = Exported(in_order(list(_chosen(_Filter(book, ground, reviews, wanted), every))))
    ids = {coding.id for coding in found}
    found.memos = tuple(memo for memo in seen(study, viewer).memos if memo.about in ids)
    found.sight = sight
    searched = {id_: counts.coded for id_, counts in chosen.by_transcript.items()}
    return Found(book, wanted, found, every, ground, reviews, chosen.warnings, searched)


def described(asked: Asked) -> str:
    """What was asked for, in one line; "" for everything."""

    def some(what: str, names: Sequence[str]) -> str:
        return f"{what} {', '.join(names)}" if names else ""

    parts = [
        some("code" if asked.below else "code itself", asked.codes),
        some("together with", asked.also),
        some(f"within {asked.within} turns of", asked.near),
        some("without", asked.without),
        some("case", asked.cases),
        some("transcript", asked.transcripts),
        some("where", [f"{name} is {value}" for name, value in asked.where]),
        some("coded by", asked.coders),
        some("polarity", asked.polarities),
        some("review", asked.reviews),
        f"since {asked.since}" if asked.since else "",
        f"until {asked.until}" if asked.until else "",
        f"with the words '{asked.words}'" if asked.words else "",
    ]
    return "; ".join(filter(None, parts))


def _evidence(ground: Ground, book: Codebook, codings: Iterable[Coding]) -> Iterator[Coding]:
    """The codings that are evidence: on the text that is read, of a code of the book, in what respondents say."""
    for coding in codings:
        spoken = ground.under(coding) if coding.code in book else None
        if spoken and any(s.start < coding.end and coding.start < s.end for s in spoken.transcript.respondent_speech):
            yield coding


def _refuse_unknown(study: Study, book: Codebook, ground: Ground, asked: Asked) -> None:
    for code in (*asked.codes, *asked.also, *asked.near, *asked.without):
        _ = book[code]
    for coder in asked.coders:
        study.coder(coder)
    for day in filter(None, (asked.since, asked.until)):
        if not _DAY.fullmatch(day):
            raise CodekitError("a day is written as 2024-06-01", hint="--since 2024-06-01")
    names = (*ground.attributes, *ground.facts)
    for kind, given, known in (
        ("case", asked.cases, tuple(ground.cases)),
        ("transcript", asked.transcripts, tuple(study.transcript_ids())),
        ("attribute", [name for name, _ in asked.where], names),
        ("polarity", asked.polarities, POLARITIES),
        ("review", asked.reviews, ALL_STATUSES),
    ):
        for name in given:
            if name not in known:
                raise UnknownNameError(kind, name, known)


@dataclass
class _Filter:
    """What one coding is held against."""

    book: Codebook
    ground: Ground
    reviews: Reviews
    asked: Asked
    facts: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def codes(self, names: Collection[str], *, below: bool = True) -> frozenset[str]:
        """Codes with those below them, as codings name them: what was merged counts for what it became."""
        wanted = {id_ for name in names for id_ in (name, *(self.book.descendants(name) if below else ()))}
        return frozenset(id_ for id_ in self.book.by_id if self.book.current(id_) in wanted or id_ in wanted)

    def itself(self, coding: Coding) -> bool:
        """All that is asked of a coding by itself."""
        asked, polarity = self.asked, coding.polarity or SUPPORTING
        return (
            _in(coding.transcript, asked.transcripts)
            and _in(coding.coder, asked.coders)
            and _in(polarity, asked.polarities)
            and (not asked.since or coding.at[:10] >= asked.since)
            and (not asked.until or coding.at[:10] <= asked.until)
            and (not asked.cases or self.ground.case(coding.transcript).id in asked.cases)
            and (not asked.reviews or status(self.reviews.of(coding.id)) in asked.reviews)
            and self._is_where(coding.transcript)
            and (not asked.words or self._says(coding))
        )

    def _says(self, coding: Coding) -> bool:
        spoken = self.ground.under(coding)
        said = " ".join((spoken.said(coding.start, coding.end) if spoken else coding.quote).split())
        return " ".join(self.asked.words.split()).casefold() in said.casefold()

    def _is_where(self, transcript: str) -> bool:
        if not self.asked.where:
            return True
        if transcript not in self.facts:
            interview = self.ground.interviews.get(transcript)
            facts = interview.columns if interview else {}
            self.facts[transcript] = {**facts, **self.ground.case(transcript).attributes}
        known = self.facts[transcript]
        by_name: dict[str, set[str]] = {}
        for name, value in self.asked.where:
            by_name.setdefault(name, set()).add(value)
        return all((known.get(name, "").strip() or "unknown") in values for name, values in by_name.items())


def _in(name: str, asked: Collection[str]) -> bool:
    return not asked or name in asked


def _chosen(filter_: _Filter, every: Sequence[Coding]) -> Iterator[Coding]:
    asked = filter_.asked
    codes = filter_.codes(asked.codes, below=asked.below) if asked.codes else None
    by_transcript: dict[str, list[Coding]] = {}
    for coding in every:
        by_transcript.setdefault(coding.transcript, []).append(coding)
    for id_, held in by_transcript.items():
        kept = [coding for coding in held if (codes is None or coding.code in codes) and filter_.itself(coding)]
        if kept and (asked.also or asked.near or asked.without):
            kept = _beside(filter_, id_, held, kept)
        yield from kept


def _beside(filter_: _Filter, id_: str, held: Sequence[Coding], kept: list[Coding]) -> list[Coding]:
    """Those beside which the other codings stand that were asked for, and those do not that must not."""
    asked, spoken = filter_.asked, filter_.ground.spoken(id_)
    turns = [turn.start for turn in spoken.transcript.turns] if spoken else []

    def of(name: str) -> list[Coding]:
        codes = filter_.codes([name])
        return [coding for coding in held if coding.code in codes]

    for name in asked.also:
        others = of(name)
        kept = [one for one in kept if any(_overlap(one, other) for other in others)]
    for name in asked.without:
        others = of(name)
        kept = [one for one in kept if not any(_overlap(one, other) for other in others)]
    for name in asked.near:
        others = of(name)
        kept = [one for one in kept if any(_near(turns, asked.within, one, other) for other in others)]
    return kept


def _overlap(one: Coding, other: Coding) -> bool:
    return one.id != other.id and one.start < other.end and other.start < one.end


def _near(turns: Sequence[int], within: int, one: Coding, other: Coding) -> bool:
    if one.id == other.id:
        return False
    first, last = bisect_right(turns, one.start), bisect_right(turns, one.end - 1)
    return first - within <= bisect_right(turns, other.end - 1) and bisect_right(turns, other.start) <= last + within
