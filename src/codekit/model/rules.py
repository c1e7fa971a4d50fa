"""What may be coded in a round: why a code may not be used there, and why a stretch of text may not be coded.

In: plain values of the study. Out: None, or a `Refusal` that each door (a table of codings, the window, a
decision, a sheet) puts into an error of its own. Nobody else decides either question.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from codekit.errors import nearest
from codekit.model.codebook import Codebook
from codekit.model.events import Coding
from codekit.model.rounds import SUBCODE, Round
from codekit.model.scales import chosen
from codekit.model.span import Span, among, outside
from codekit.model.transcript import RESPONDENT, Transcript

UNKNOWN, REPLACED, CONTAINER, OUT_OF_SCOPE = "unknown", "replaced", "container", "out of scope"
NO_VALUES, NO_SUCH_VALUE = "no values", "no such value"
NO_SPAN, NO_RESPONDENT, OUTSIDE_PARENT = "no span", "no respondent", "outside parent"
SKIPPED, CODED = "skipped", "coded"
_SHOWN = 40  # characters of an unknown code: what stands in the wrong cell may be a passage


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something may not be coded: the kind for programs, what is wrong, and how to mend it."""

    kind: str
    message: str
    hint: str = ""


def refused_code(code: str, book: Codebook, round_: Round | None = None) -> Refusal | None:
    """Why a code may not be used in a round (or, without one, anywhere); None where it may.

    Of a second pass the round is to be given with the codes that it takes from the round below (`Round.going_over`).
    """
    if code not in book:
        near = nearest(code, book.by_id)
        hint = f"did you mean '{near}'?" if near else f"codekit codebook show {book.id}"
        return Refusal(UNKNOWN, f"no code '{code[:_SHOWN]}' in {book.key}", hint)
    if book[code].replaced_by:
        return Refusal(REPLACED, f"code '{code}' was replaced", f"use '{book.current(code)}'")
    if not book[code].assignable:
        below = ", ".join(book.children[code])
        hint = f"use one of {below}" if below else f"codekit codebook show {book.id}"
        return Refusal(CONTAINER, f"'{code}' is a container and is not coded directly", hint)
    return refused_scope(code, book, round_) if round_ is not None else None


def refused_scope(code: str, book: Codebook, round_: Round) -> Refusal | None:
    """Why a code is none that the round is about; None where it is, or where the book does not know it.

    For codings of the layer below, which may bear a code that is not in use any more. Of a second pass the round is
    to be given with the codes that it takes from the round below (`Round.going_over`).
    """
    if code not in book or _is_about(round_, code, book):
        return None
    about = round_.parent if round_.kind == SUBCODE else ", ".join(round_.codes)
    return Refusal(OUT_OF_SCOPE, f"round {round_.id} is not about '{code}'", f"it is about {about} and what is below")


def refused_value(value: str, code: str, book: Codebook) -> Refusal | None:
    """Why a coding of this code may not have this value (a number or a label); None where it may, or has none."""
    values = book[code].values if code in book else ()
    if not value:
        return None
    if not values:
        return Refusal(NO_VALUES, f"'{code}' has no values in {book.key}", "clear the value, or give the code values")
    if chosen(values, value) is not None:
        return None
    near = nearest(value, [each.label for each in values if each.label])
    listed = ", ".join(map(str, values))
    hint = f"did you mean '{near}'? one of: {listed}" if near else f"one of: {listed}"
    return Refusal(NO_SUCH_VALUE, f"'{code}' cannot have the value '{value[:_SHOWN]}'", hint)


def usable_codes(book: Codebook, round_: Round) -> list[str]:
    """The codes that may be used in a round, in the order of the tree."""
    return [code for code, _ in book.walk() if refused_code(code, book, round_) is None]


def _is_about(round_: Round, code: str, book: Codebook) -> bool:
    """True where the code is one of the round's or below one; below the parent in a sub-code round."""
    above = {code, *book.ancestors(code)}
    if round_.kind == SUBCODE:
        return round_.parent in above and code != round_.parent
    return not round_.codes or bool(above & set(round_.codes))


def refused_span(start: int, end: int, transcript: Transcript) -> Refusal | None:
    """Why these two numbers are no stretch of a transcript; None where they are."""
    if 0 <= start < end <= len(transcript.text):
        return None
    return Refusal(NO_SPAN, f"{start}..{end} is no span of {transcript.id}", f"0..{len(transcript.text)}")


def refused_skipped(span: Span, skipped: Iterable[Span], transcript: str) -> Refusal | None:
    """Why a stretch may not be coded by a coder who skipped these; None where none of them has a character of it."""
    lies_on = next((other for other in skipped if other.overlaps(span)), None)
    if lies_on is None:
        return None
    place = f"{lies_on.start}..{lies_on.end} of {transcript}"
    return Refusal(SKIPPED, f"{place} is skipped: it could not be coded", f"codekit code --unskip {transcript}")


def refused_coded(span: Span, codings: Iterable[Coding], transcript: str) -> Refusal | None:
    """Why a stretch was not skipped: the same coder's codings that lie on it; None where there are none."""
    codes = dict.fromkeys(coding.code for coding in codings if coding.span.overlaps(span))
    if not codes:
        return None
    place = f"{span.start}..{span.end} of {transcript}"
    return Refusal(CODED, f"{place} is coded {', '.join(codes)}, so it was not skipped", "take them back first")


def refused_place(
    span: Span,
    transcript: Transcript,
    round_: Round,
    *,
    excerpts: Iterable[Span] | None = None,
    forced: bool = False,
    roles: Collection[str] = (RESPONDENT,),
) -> Refusal | None:
    """Why a stretch of a transcript may not be coded in a round; None where it may.

    `excerpts` is what the parent of a sub-code round was given, None in other rounds. `forced` allows a stretch
    in which nobody of these `roles` speaks.
    """
    if refused := refused_span(span.start, span.end, transcript):
        return refused
    place = f"{span.start}..{span.end} of {transcript.id}"
    speech = transcript.respondent_speech if tuple(roles) == (RESPONDENT,) else transcript.speech(*roles)
    if not forced and not among(span, speech):
        hint = f"codekit speakers {transcript.id} shows the roles"
        whose = " or ".join(f"{role}'s" for role in roles)
        return Refusal(NO_RESPONDENT, f"{place} holds no {whose} words", hint)
    if excerpts is not None and (beyond := outside(span, excerpts)):
        parts = ", ".join(f"{part.start}..{part.end}" for part in beyond)
        hint = f"sub-code inside the excerpts of {round_.parent}, or code them first"
        return Refusal(OUTSIDE_PARENT, f"{parts} of {transcript.id} is not coded {round_.parent}", hint)
    return None


def respondent_speaks(span: Span, transcript: Transcript) -> bool:
    """True where at least one character of the span is a respondent's."""
    return among(span, transcript.respondent_speech)
