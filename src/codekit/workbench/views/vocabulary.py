"""How often words are said, and each place of some words in its context."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from codekit.errors import RefusedError
from codekit.workbench.desk import Desk
from codekit.workbench.outgoing_file import given
from codekit.workbench.views.values import Value

if TYPE_CHECKING:
    from codekit.workflow.results.vocabulary import Vocabulary, Where, Wish

MOST, MOST_LINES = 300, 1000
FORMS = ("xlsx", "docx", "csv", "html", "md", "jsonl")
NAMES = ("across", "stop", "without", "shortest", "everybody", "transcript", "codebook", "code", "words")


class WordColumn(Value, frozen=True, kw_only=True):
    """What interviews share, and how many words are said in them."""

    id: str
    name: str
    interviews: int
    words: int


class WordCount(Value, frozen=True, kw_only=True):
    """A word: how often, in how many interviews, and how often in each column."""

    word: str
    n: int
    interviews: int
    by_column: list[int]


class WordsShown(Value, frozen=True, kw_only=True):
    """GET /api/words[?across=..][&stop=auto|none|en,de][&without=A,B][&shortest=N][&everybody=1][&codebook=..&code=..].

    403 with a code while this coder is blind.
    """

    across: str
    about: str  # what was counted, in words
    languages: list[str]  # whose common words are left out
    left_out: int  # how many words these were
    columns: list[WordColumn]
    words: list[WordCount]  # at most 300, the most frequent first
    total: int  # how many different words there are
    choices: list[str]  # what words can be set against
    lists: list[str]  # languages whose common words are known


class WordLine(Value, frozen=True, kw_only=True):
    """One place of the words; the turn counts from 1."""

    column: str
    case: str
    transcript: str
    turn: int
    speaker: str
    start: int
    end: int
    before: str
    text: str
    after: str


class LinesShown(Value, frozen=True, kw_only=True):
    """GET /api/kwic?words=..[&across=..][&everybody=1][&codebook=..&code=..]: each place."""

    words: str
    n: int
    interviews: int
    lines: list[WordLine]  # at most 1000


Asking = Callable[[str], str]


def words(desk: Desk, asked: Asking) -> WordsShown:
    """The document of `codekit words --json`, with what can be chosen.

    Raises UnknownNameError for a name that is not known, RefusedError for what is no number, BlindRoundError for codes
    while the coder is blind in some round.
    """
    from codekit.tables import stop_words
    from codekit.workflow.results import vocabulary_files
    from codekit.workflow.results.across import across

    found = _counted(desk, asked)
    document = vocabulary_files.to_json(found)
    document["total"] = len(document["words"])
    document["words"] = document["words"][:MOST]
    document |= {"choices": list(across(desk.study)), "lists": list(stop_words.languages())}
    return msgspec.convert(document, WordsShown)


def lines(desk: Desk, asked: Asking) -> LinesShown:
    """The document of `codekit kwic --json`. Raises as `words`, and CodekitError where no words are asked for."""
    from codekit.workflow.results import vocabulary, vocabulary_files

    found = vocabulary.in_context(
        desk.study, asked("words"), _where(asked), over=asked("across") or "total", viewer=desk.coder
    )
    document = vocabulary_files.lines_to_json(found[:MOST_LINES], asked("words"))
    return msgspec.convert(
        document | {"n": len(found), "interviews": len({line.transcript for line in found})}, LinesShown
    )


def file(desk: Desk, asked: Asking, form: str) -> tuple[str, bytes]:
    """What `codekit words -o` writes, or where words are asked for, `codekit kwic -o`: its name, and what is in it."""
    from codekit.workflow.exports.logged import Request
    from codekit.workflow.results import vocabulary, vocabulary_files

    if form not in FORMS:
        raise RefusedError("invalid", "that is no form of a list of words", hint=", ".join(FORMS))
    study = desk.study
    options = {name: asked(name) for name in NAMES if asked(name)}
    if not asked("words"):
        counted = _counted(desk, asked)
        request = Request("words", options)
        return given(study, f"words.{form}", lambda path: vocabulary_files.write(study, counted, path), request)
    found = vocabulary.in_context(
        study, asked("words"), _where(asked), over=asked("across") or "total", viewer=desk.coder
    )
    name = f"in-context.{form}"
    request = Request("kwic", options)
    return given(study, name, lambda path: vocabulary_files.write_lines(study, found, asked("words"), path), request)


def _counted(desk: Desk, asked: Asking) -> Vocabulary:
    from codekit.workflow.results.vocabulary import vocabulary

    return vocabulary(desk.study, _wish(asked), viewer=desk.coder)


def _wish(asked: Asking) -> Wish:
    from codekit.workflow.results.vocabulary import Wish

    shortest = asked("shortest") or "1"
    if not (shortest.isascii() and shortest.isdecimal()) or not 1 <= int(shortest[:4]) <= 50:
        raise RefusedError("invalid", "a number of letters is 1 to 50")
    plain = Wish()
    return Wish(
        _where(asked),
        asked("across") or plain.across,
        asked("stop") or plain.stop,
        _names(asked("without")),
        int(shortest[:4]),
    )


def _where(asked: Asking) -> Where:
    from codekit.workflow.results.vocabulary import Where

    codes = _names(asked("code"))
    if codes and not asked("codebook"):
        raise RefusedError("invalid", "a code needs its codebook")
    return Where(asked("everybody") == "1", _names(asked("transcript")), asked("codebook"), codes)


def _names(text: str) -> tuple[str, ...]:
    return tuple(part for each in text.split(",") if (part := each.strip()))
