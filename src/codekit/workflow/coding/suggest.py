"""Proposals by rule: the codebook's cues found in what respondents say. Nobody's codings until a person accepts each.

A cue is a word or a phrase, whatever its case. A word that ends (or begins) with `*` stands for every word that
begins (or ends) so; a `*` by itself for any one word. What is proposed is the sentence that holds the cue.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, TypeVar

from codekit.errors import BlindRoundError, CodekitError, UnknownNameError
from codekit.executor import Executor, default
from codekit.model.codebook import Codebook
from codekit.model.coding import coding_fields
from codekit.model.events import Coding, CodingRemove, stamp
from codekit.model.names import RULES
from codekit.model.rounds import Round
from codekit.model.rules import refused_code
from codekit.model.transcript import RESPONDENT, Segment, Segmentation, Transcript
from codekit.store.own import OwnLedger
from codekit.workflow.rounds.assignments import refuse_frozen
from codekit.workflow.rounds.scope import scoped
from codekit.workflow.rounds.visibility import has_suggestions
from codekit.workflow.study.study import Study, alone

if TYPE_CHECKING:
    from spacy.language import Language

_SPACE = uuid.UUID("6a0f2f0c-6c1e-5f0e-9a5e-3f1d6c8e7b21")  # makes a proposal's id from what it says

Cues = tuple[tuple[str, tuple[str, ...]], ...]  # the cues of each code
Context = TypeVar("Context")
Cued = tuple[str, Segment]  # a code, and a sentence that holds one of its cues


@dataclass(frozen=True, slots=True)
class Suggested:
    """What rules propose for one transcript: new ones, ones that no longer fit, and how many stand now."""

    transcript: str
    new: int
    withdrawn: int
    standing: int


def suggest(
    study: Study,
    codebook: str,
    *,
    round_id: str = "",
    transcripts: Sequence[str] = (),
    executor: Executor | None = None,
) -> Iterator[Suggested]:
    """Find the cues of a codebook in transcripts and store the proposals as coder `rules:<codebook>`.

    Running it again adds what is new and withdraws what no longer fits. Before anything is stored, raises
    BlindRoundError for a blind round (a proposal that two coders accept would look like agreement),
    UnknownNameError for an unknown round or codebook and for a transcript that is not the round's, RoundStateError
    for a round that is compared or closed, CodekitError where no round or several fit or no code has cues.
    """
    round_ = _round(study, codebook, round_id)
    book = study.round_codebook(round_)
    about = scoped(study, round_)
    cues = {code.id: code.cues for code in book.codes if code.cues and not refused_code(code.id, book, about)}
    if not cues:
        raise CodekitError(
            f"no code of {book.key} that round {round_.id} is about has cues",
            hint="add `cues: [word, phrase]` to codes",
        )
    ids = tuple(transcripts or round_.transcripts)
    for id_ in ids:
        if id_ not in round_.transcripts:
            raise UnknownNameError("transcript", id_, round_.transcripts, where=f"round {round_.id}")
    read = ((study.transcript(id_), study.segmentation(id_, "sentence")) for id_ in ids)
    mapped = (executor or default(len(ids))).map(partial(_cued, tuple(cues.items())), read)
    with closing(mapped):
        for id_, cued in zip(ids, mapped, strict=True):
            yield _store(study, round_, book, id_, cued)


def _cued(cues: Cues, read: tuple[Transcript, Segmentation]) -> list[Cued]:
    """The codes whose cues a transcript's sentences hold, with those sentences."""
    transcript, sentences = read
    return finder(cues)(transcript, sentences.segments)


def _round(study: Study, codebook: str, round_id: str) -> Round:
    if round_id:
        round_ = study.round(round_id)
    else:
        study.codebook(codebook)
        fits = [r for r in study.rounds() if _fits(r, codebook)]
        if len(fits) != 1:
            listed = ", ".join(r.id for r in fits) or "none"
            raise CodekitError(
                f"{'several rounds are' if fits else 'no round is'} open, not blind and uses codebook {codebook}",
                hint=f"--round: {listed}" if fits else "codekit round start ... --kind initial",
            )
        round_ = fits[0]
    if round_.codebook_id != codebook:
        raise CodekitError(f"round {round_.id} uses codebook {round_.codebook}")
    if not has_suggestions(round_):
        raise BlindRoundError(
            f"round {round_.id} is blind: proposals that several coders accept would look like agreement",
            hint="suggest in an initial or second-pass round",
        )
    refuse_frozen(round_, "")
    return round_


def _fits(round_: Round, codebook: str) -> bool:
    same = round_.codebook_id == codebook
    return same and has_suggestions(round_) and not (round_.compared or round_.closed)


@alone
def _store(study: Study, round_: Round, book: Codebook, id_: str, cued: Iterable[Cued]) -> Suggested:
    refuse_frozen(study.round(round_.id), "")  # it may have been compared meanwhile
    transcript = study.transcript(id_)
    coder = RULES + book.id
    ledger = _ledger(study, round_.id, coder, id_)
    wanted = {c.id: c for c in _proposals(round_, book, transcript, cued)}
    standing = {c.id for c in ledger.standing(Coding)}
    place: dict[str, Any] = {"round": round_.id, "coder": coder, "transcript": id_}
    events: list[Any] = []
    for coding_id, coding in wanted.items():
        if coding_id not in ledger.events:
            events.append(coding)
        elif coding_id not in standing:  # withdrawn before: the withdrawal is withdrawn
            gone = [e for e in ledger.standing(CodingRemove) if e.cancels == coding_id]
            events += [CodingRemove(**stamp(coder), **place, cancels=e.id) for e in gone]
    new = len(wanted.keys() - standing)
    unfit = standing - wanted.keys()
    events += [CodingRemove(**stamp(coder), **place, cancels=coding_id) for coding_id in sorted(unfit)]
    if events:
        study.store.append(events)
    return Suggested(id_, new, len(unfit), len(wanted))


def _ledger(study: Study, round_id: str, coder: str, id_: str) -> OwnLedger:
    ledger = OwnLedger(study.store, (round_id, coder, id_))
    ledger.refresh()
    return ledger


def _proposals(round_: Round, book: Codebook, transcript: Transcript, cued: Iterable[Cued]) -> Iterator[Coding]:
    coder = RULES + book.id
    for code, sentence in cued:
        names = (round_.id, transcript.id, transcript.sha256, book.key, code, str(sentence.start), str(sentence.end))
        yield Coding(
            **{**stamp(coder), "id": str(uuid.uuid5(_SPACE, "\0".join(names)))},
            round=round_.id,
            coder=coder,
            transcript=transcript.id,
            **coding_fields(transcript, code, sentence.span, codebook=book.key),
        )


# cues


class Find:
    """Finds the cues of codes in the sentences that respondents say."""

    def __init__(self, cues: Mapping[str, Iterable[str]]) -> None:
        """Build spaCy's matchers: phrases by their words, patterns by the form of each word."""
        import spacy
        from spacy.matcher import Matcher, PhraseMatcher

        self._nlp: Language = spacy.blank("en")
        self._phrases = PhraseMatcher(self._nlp.vocab)
        self._patterns = Matcher(self._nlp.vocab)
        fragments: set[str] = set()
        for code, listed in cues.items():
            plain = [self._nlp.make_doc(plainly(cue.strip())) for cue in listed if "*" not in cue and cue.strip()]
            if plain:
                self._phrases.add(code, plain)
            if forms := [pattern(cue) for cue in listed if "*" in cue]:
                self._patterns.add(code, forms)
            fragments |= {max((token.text for token in doc), key=len) for doc in plain}
            fragments |= {max(plainly(cue).replace("*", " ").split() or [""], key=len) for cue in listed if "*" in cue}
        self.fragments = tuple(sorted(fragments))  # no sentence without one of them holds a cue
        self._may = re.compile("|".join(map(re.escape, self.fragments)))

    def __call__(self, transcript: Transcript, sentences: Iterable[Segment]) -> list[Cued]:
        """Each code with each sentence that holds one of its cues, in text order."""
        said = [s for s in sentences if s.start < s.end and transcript.role(s.speaker) == RESPONDENT]
        found = self.codes((transcript.text[s.start : s.end], s) for s in said)
        return [(code, sentence) for codes, sentence in found for code in codes]

    def codes(self, texts: Iterable[tuple[str, Context]]) -> Iterator[tuple[list[str], Context]]:
        """The codes whose cues a text holds, in order, with what the text came with; texts that hold none are left out.

        Most hold none, and are taken apart into words only where a part of a cue is in them.
        """
        plain = ((plainly(text), context) for text, context in texts)
        likely = ((text, context) for text, context in plain if self._may.search(text))
        matchers = [matcher for matcher in (self._phrases, self._patterns) if len(matcher)]
        for doc, context in self._nlp.pipe(likely, as_tuples=True):
            keys = {match[0] for matcher in matchers for match in matcher(doc)}
            if keys:
                yield sorted(self._nlp.vocab.strings[key] for key in keys), context


@lru_cache(maxsize=1)  # building spaCy's matchers takes far longer than one transcript
def finder(cues: Cues) -> Find:
    """What finds these cues, made once in each process."""
    return Find(dict(cues))


def plainly(text: str) -> str:
    """A text as it is compared: small letters and plain apostrophes, on which the splitting into words depends."""
    return text.lower().replace("\u2019", "'")


def pattern(cue: str) -> list[dict[str, Any]]:
    """A cue with `*` as a pattern of spaCy's Matcher: one description for each word."""
    return [_form(word) for word in cue.split()]


def _form(word: str) -> dict[str, Any]:
    if word == "*":
        return {"IS_PUNCT": False, "IS_SPACE": False}
    parts = [re.escape(part) for part in plainly(word).split("*")]
    return {"ORTH": {"REGEX": "^" + ".*".join(parts) + "$"}}
