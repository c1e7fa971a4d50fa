"""The difficulties placed in the texts: each is where features.csv says, and there are enough of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from truth_tools.agreement import top
from truth_tools.design import ROUNDS
from truth_tools.quotes import QuoteError, locate
from truth_tools.states import span_of
from truth_tools.tables import CODINGS, SOURCES, Row, read_rows, read_table, transcripts
from truth_tools.texts import KEYWORD, Span, Turn, overlaps, text_of, turns

ABBREVIATION = re.compile(r"\b(Dr|Mr|Mrs|Ms|St)\. |\be\.g\.|\bU\.S\.|\b[ap]\.m\.|\d\.\d|\b(?:[A-Z]\.)+[A-Z]?(?:\.|s\b)")
SIGNS = ("=", "+", "-", "@")
# feature -> (least number of occurrences, least number of transcripts)
QUOTAS = {
    "crosstalk": (10, 10),
    "inaudible": (10, 10),
    "inaudible in the key clause": (1, 1),
    "multi-paragraph turn": (33, 33),
    "one-word turn": (33, 33),
    "sentence over 120 words": (5, 5),
    "leading question with theme words": (9, 3),
    "negation": (4, 1),
    "double negation": (2, 1),
    "hypothetical": (4, 1),
    "ended relationship": (2, 1),
    "reported speech": (6, 1),
    "irony": (4, 1),
    "two codes on one sentence": (20, 1),
    "theme without its usual words": (30, 1),
    "theme words in another sense": (30, 1),
    "second respondent": (3, 3),
    "second interviewer": (1, 1),
    "doubtful speaker label": (1, 1),
    "wrong speaker label": (1, 1),
    "time stamp style": (6, 6),
    "spoken time at line start": (2, 2),
    "abbreviation": (12, 12),
    "curly quotes": (1, 1),
    "em dash": (1, 1),
    "diacritics": (1, 1),
    "Chinese phrase": (1, 1),
    "no-break space": (1, 1),
    "redaction": (33, 33),
    "line starting with a sign": (4, 4),
    "same sentence in two transcripts": (2, 2),
    "consent and small talk": (33, 33),
    "hard negative": (60, 20),
    "cut short": (1, 1),
    "five-paragraph turn": (1, 1),
    "three codes on one sentence": (1, 1),
}


@dataclass
class Place:
    """Where a feature was found, with what is coded there."""

    transcript: str
    words: str
    turn: Turn | None
    span: Span
    codes: set[str] = field(default_factory=set)

    @property
    def by_respondent(self) -> bool:
        return self.turn is not None and self.turn.role == "respondent"

    @property
    def sub_codes(self) -> set[str]:
        return self.codes - {"CBO_REL"}


def codes_by_place(rows: list[Row]) -> dict[str, list[tuple[Span, str]]]:
    """Relationship codes that stand, and the consensus of the double rounds, by transcript."""
    found: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    consensus = [row for r in ROUNDS if r != "training" for row in read_rows(CODINGS / f"consensus-{r}.csv")]
    for row in [*rows, *(row for row in consensus if row["code"])]:
        found[row["transcript"]].append((span_of(row), row["code"]))
    return found


def longest_sentence(text: str) -> int:
    return max(len(part.split()) for part in re.split(r"(?<=[.!?])[\"”]?\s+", text))


def _uncoded(place: Place) -> bool:
    return not any(code in _RELATIONSHIP for code in place.codes)


_RELATIONSHIP: set[str] = set()
CHECKS: dict[str, Callable[[Place], bool]] = {
    "crosstalk": lambda p: "[crosstalk]" in p.words,
    "inaudible": lambda p: bool(re.search(r"\[inaudible \d\d:\d\d:\d\d\]", p.words)),
    "inaudible in the key clause": lambda p: "[inaudible" in p.words and "CBO_REL" in p.codes,
    "multi-paragraph turn": lambda p: p.turn is not None and "\n\n" in p.turn.text,
    "five-paragraph turn": lambda p: p.turn is not None and p.turn.text.count("\n\n") == 4,
    "one-word turn": lambda p: p.turn is not None and p.turn.words == 1,
    "sentence over 120 words": lambda p: p.by_respondent and longest_sentence(p.words) > 120,
    "leading question with theme words": lambda p: not p.by_respondent and bool(KEYWORD.search(p.words)),
    "two codes on one sentence": lambda p: len({c if c in _RELATIONSHIP else top(c) for c in p.sub_codes}) > 1,
    "three codes on one sentence": lambda p: len(p.sub_codes) > 2,
    "theme without its usual words": lambda p: bool(p.sub_codes & _RELATIONSHIP) and not KEYWORD.search(p.words),
    "theme words in another sense": _uncoded,
    "hard negative": lambda p: p.by_respondent and _uncoded(p),
    "consent and small talk": lambda p: not p.codes,
    "doubtful speaker label": lambda p: p.turn is not None and p.turn.role == "other" and not p.codes,
    "second respondent": lambda p: p.turn is not None and p.turn.speaker == "Respondent 2",
    "second interviewer": lambda p: p.turn is not None and p.turn.speaker == "Interviewer 2",
    "spoken time at line start": lambda p: p.words.startswith("at 17:30:"),
    "abbreviation": lambda p: bool(ABBREVIATION.search(p.words)),
    "redaction": lambda p: bool(re.search(r"\[[a-z][a-z ]+\]", p.words)),
    "line starting with a sign": lambda p: p.words.startswith(SIGNS),
    "curly quotes": lambda p: "“" in p.words,
    "em dash": lambda p: "—" in p.words,
    "diacritics": lambda p: bool(re.search("[À-ÿ]", p.words)),
    "Chinese phrase": lambda p: bool(re.search("[\u4e00-\u9fff]", p.words)),
    "no-break space": lambda p: "\u00a0" in p.words,
    "time stamp style": lambda p: p.turn is not None,
}


def place_of(row: Row, where: str, coded: dict[str, list[tuple[Span, str]]]) -> Place:
    name = row["transcript"]
    span = locate(name, row["quote"], where)
    turn = next((t for t in turns(name) if t.start <= span[0] < t.end), None)
    if turn is None:  # the quote takes the label along
        turn = next((t for t in turns(name) if span[0] < t.end), None)
    codes = {code for at, code in coded[name] if overlaps(at, span)}
    return Place(name, text_of(name)[slice(*span)], turn, span, codes)


def problems(rows: list[Row]) -> Iterator[str]:
    """Features that are not where the table says, and quotas that are not met."""
    _RELATIONSHIP.update(row["code"] for row in rows)
    coded = codes_by_place(rows)
    found: dict[str, list[str]] = defaultdict(list)
    for where, row in read_table("features.csv"):
        feature = row["feature"]
        try:
            place = place_of(row, where, coded)
        except QuoteError as error:
            yield str(error)
            continue
        if feature in CHECKS and not CHECKS[feature](place):
            yield f"{where}: {feature} is not there ({sorted(place.codes)})"
        found[feature].append(place.transcript)
    for feature, (least, in_transcripts) in QUOTAS.items():
        if len(found[feature]) < least or len(set(found[feature])) < in_transcripts:
            yield f"{feature}: {len(found[feature])} in {len(set(found[feature]))} transcripts, planned {least}"
    yield from _files()


def _files() -> Iterator[str]:
    raw = {name: (SOURCES / f"{name}.txt").read_bytes() for name in transcripts()}
    if not any(data.startswith(b"\xef\xbb\xbf") for data in raw.values()):
        yield "no file begins with a byte-order mark"
    if not any(b"\r\n" in data for data in raw.values()):
        yield "no file has CRLF line ends"


def counts() -> dict[str, dict[str, int]]:
    """How often each feature is listed, and in how many transcripts."""
    found: dict[str, list[str]] = defaultdict(list)
    for _, row in read_table("features.csv"):
        found[row["feature"]].append(row["transcript"])
    return {name: {"n": len(at), "transcripts": len(set(at))} for name, at in sorted(found.items())}
