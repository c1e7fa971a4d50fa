"""Excerpts as they count, across rounds and passes, by what was asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import TYPE_CHECKING

from codekit.errors import RefusedError
from codekit.model.cases import NAME, UNKNOWN
from codekit.model.polarities import POLARITIES, SUPPORTING
from codekit.model.reviews import ALL_STATUSES, in_words
from codekit.workbench.desk import Desk
from codekit.workbench.outgoing_file import given
from codekit.workbench.views import values
from codekit.workbench.views.excerpts import context
from codekit.workbench.views.values import Value
from codekit.workflow.exports.logged import Request

if TYPE_CHECKING:
    from codekit.model.events import Coding
    from codekit.workflow.results.retrieval import Asked, Found

MOST = 500  # excerpts at once; all are counted, and all are exported
MOST_WORDS = 60
FORMS = ("xlsx", "docx", "csv", "html", "md", "jsonl")
NAMES = (
    "codebook", "code", "below", "also", "near", "within", "without", "case", "transcript", "where", "coder",
    "polarity", "review", "since", "until", "words",
)  # fmt: skip


class Retrieved(values.Excerpt, frozen=True, kw_only=True):
    """One coding that counts."""

    case_name: str
    value: str  # one of the code's values, or ""
    review: str  # what reviewers said of it, or unreviewed
    at: str


class Facet(Value, frozen=True, kw_only=True):
    """Something that can be chosen by, and its values in what counts."""

    name: str
    values: list[str]


class Frequent(Value, frozen=True, kw_only=True):
    """A word of the excerpts found: how often, and in how many of them."""

    word: str
    n: int
    excerpts: int


class Retrieval(Value, frozen=True, kw_only=True):
    """GET /api/excerpts?codebook=ID[&code=A,B][&below=0][&also=..][&near=..][&without=..]…: 403 blind as the matrix."""

    codebook: str  # id@version
    total: int
    transcripts: int
    cases: int
    every: int  # how many count, whatever is asked for
    counts: str  # what was found, in words
    asked: str  # what was asked for, in words; "" for everything
    rows: list[Retrieved]  # at most 500
    facets: list[Facet]  # case, transcript, coder, polarity, review, then attributes of cases
    frequent: list[Frequent]  # the most frequent words without the common ones of their language; at most 60
    warnings: list[str]


def asked_of(given: Callable[[str], str]) -> Asked:
    """What the parameters of an address ask for. Raises RefusedError for what is no number."""
    from codekit.workflow.results.retrieval import WITHIN, Asked

    def some(name: str) -> tuple[str, ...]:
        return tuple(part for each in given(name).split(",") if (part := each.strip()))

    within = given("within") or str(WITHIN)
    if not (within.isascii() and within.isdecimal()) or len(within) > 3:
        raise RefusedError("invalid", "within is a number of turns")
    return Asked(
        codes=some("code"),
        below=given("below") != "0",
        also=some("also"),
        near=some("near"),
        within=int(within),
        without=some("without"),
        cases=some("case"),
        transcripts=some("transcript"),
        where=tuple(_pair(one) for one in some("where")),
        coders=some("coder"),
        polarities=some("polarity"),
        reviews=some("review"),
        since=given("since"),
        until=given("until"),
        words=given("words"),
    )


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise RefusedError("invalid", "where is ATTRIBUTE=VALUE")
    return name, value


def retrieved(desk: Desk, codebook: str, asked: Asked) -> Retrieval:
    """What was found, with what stands around it.

    Raises BlindRoundError while the coder is blind in some round, UnknownNameError for a name that is not known.
    """
    from codekit.workflow.results.retrieval import described

    found = _found(desk, codebook, asked)
    return Retrieval(
        codebook=found.codebook.key,
        total=len(found.codings),
        transcripts=len(found.transcripts),
        cases=len(found.cases),
        every=len(found.every),
        counts=found.counts,
        asked=described(asked),
        rows=[_row(desk, found, coding) for coding in found.codings[:MOST]],
        facets=_facets(found),
        frequent=_frequent(coding.quote for coding in found.codings),
        warnings=list(found.warnings),
    )


def file(desk: Desk, codebook: str, asked: Asked, form: str) -> tuple[str, bytes]:
    """A file of all that was found, as `codekit excerpts -o` writes it: its name, and what is in it.

    Raises what `retrieved` raises, and RefusedError for another form.
    """
    from codekit.workflow.results import retrieval_files

    if form not in FORMS:
        raise RefusedError("invalid", "that is no form of a list of excerpts", hint=", ".join(FORMS))
    found = _found(desk, codebook, asked)
    name = f"excerpts-{found.codebook.id}.{form}"
    typed = {
        each.name: getattr(asked, each.name) for each in fields(asked) if getattr(asked, each.name) != each.default
    }
    request = Request("excerpts", {"codebook": found.codebook.id, **typed})
    return given(desk.study, name, lambda path: retrieval_files.write(desk.study, found, path), request)


def _found(desk: Desk, codebook: str, asked: Asked) -> Found:
    from codekit.workflow.results import retrieval

    desk.sight.refuse_totals()
    return retrieval.retrieve(desk.study, codebook, asked, viewer=desk.coder)


def _row(desk: Desk, found: Found, coding: Coding) -> Retrieved:
    case = found.ground.case(coding.transcript)
    return Retrieved(
        coding=coding.id,
        round=coding.round,
        transcript=coding.transcript,
        case=case.id,
        case_name=case.name,
        code=found.codebook.current(coding.code),
        coder=coding.coder,
        polarity=coding.polarity or SUPPORTING,
        start=coding.start,
        end=coding.end,
        memo=next((memo.text for memo in found.codings.memos if memo.about == coding.id), ""),
        value=coding.value,
        review=in_words(found.reviews.of(coding.id)),
        at=coding.at,
        **context(desk.text(coding.transcript), coding.start, coding.end),
    )


def _facets(found: Found) -> list[Facet]:
    """What can be chosen by: only values that occur in what counts, so that none of them leads to nothing."""
    ground, ids = found.ground, list(dict.fromkeys(coding.transcript for coding in found.every))
    cases = {case.id: case for id_ in ids if (case := ground.case(id_)).id}
    listed: dict[str, list[str]] = {
        "case": [id_ for id_ in ground.cases if id_ in cases],
        "transcript": ids,
        "coder": sorted({coding.coder for coding in found.every}),
        "polarity": list(POLARITIES),
        "review": list(ALL_STATUSES),
    }
    facts = {
        name: sorted({case.attributes.get(name, "").strip() or UNKNOWN for case in cases.values()})
        for name in ground.attributes
        if name != NAME
    }
    usable = {name: known for name, known in facts.items() if not any("," in value for value in known)}
    return [Facet(name=name, values=known) for name, known in (listed | usable).items()]


def _frequent(texts: Iterable[str]) -> list[Frequent]:
    """The most frequent words without the common ones of their language, by their counts, then by letters."""
    from codekit.agreement.rounds import wording
    from codekit.tables import stop_words
    from codekit.words import without_markers

    often, within = Counter[str](), Counter[str]()
    for text in texts:
        words = wording.words(without_markers(text))
        often.update(words)
        within.update(set(words))
    language = stop_words.guessed(often)
    stopped = stop_words.Stopped(stop_words.of(language) if language else ())
    ordered = sorted((word for word in often if not stopped(word)), key=lambda word: (-often[word], word))[:MOST_WORDS]
    return [Frequent(word=word, n=often[word], excerpts=within[word]) for word in ordered]
