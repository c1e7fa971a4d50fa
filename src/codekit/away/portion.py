"""What of a study one person may take along: exactly what `workflow/rounds/visibility.py` lets that person see.

One's own events always; of others, what is shown: of a round that may be known of how it began and ended, and all of
it once the work of others is shown there; nothing else that others wrote while one is blind in any round. Originals,
imported notes and recordings stay on the server: the window shows them to nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import msgspec

from codekit.errors import Problem
from codekit.model.layer import FINISHED
from codekit.model.names import RULES
from codekit.model.rounds import SECOND_PASS, SUBCODE, Round
from codekit.model.subjects import COPIES, MEMOS, REVIEWS, WITHDRAWALS
from codekit.store.files import digest
from codekit.store.protocols import Look, Store
from codekit.store.values import Token
from codekit.workflow.rounds import visibility
from codekit.workflow.study.removing import is_of
from codekit.workflow.study.study import Study

LIFE = frozenset({"round.start", "round.compare", "round.close", "round.abandon"})
_NEVER = ("originals/", "memos/")
_CELLS = "cells.csv"
_VERSION = re.compile(r"codebooks/([^/]+)/(.+)\.yaml")
Ledgers = dict[str, list[bytes]]


class _About(msgspec.Struct, frozen=True, gc=False):
    """What decides whether a line may be taken along."""

    type: str
    id: str
    by: str
    round: str = ""
    coder: str = ""
    cancels: Any = ()

    @property
    def cancelled(self) -> tuple[str, ...]:
        """The ids that it takes back."""
        return (self.cancels,) if isinstance(self.cancels, str) else tuple(self.cancels)


_about = msgspec.json.Decoder(_About)


class Sums:
    """The SHA-256 of each document of a study, computed again where it changed: a study may have ten thousand."""

    def __init__(self) -> None:
        """Know none."""
        self._known: dict[str, tuple[Token, str]] = {}
        self._study = ""

    def of(self, study: Study, keys: Iterable[str]) -> dict[str, str]:
        """Those of these documents; one that is gone meanwhile is left out."""
        if study.settings.study != self._study:  # another study in the place of one that was deleted
            self._known, self._study = {}, study.settings.study
        look = study.store.look()
        found = {key: self._one(study.store, look, key) for key in keys}
        return {key: sum_ for key, sum_ in found.items() if sum_}

    def _one(self, store: Store, look: Look, key: str) -> str:
        now = look.document_token(key)
        token, sum_ = self._known.get(key, ((), ""))
        if not sum_ or token != now:
            try:
                sum_ = digest(store.document(key).read_bytes())
            except FileNotFoundError:
                return ""
            self._known[key] = now, sum_
        return sum_


class Portion:
    """One person's part of a study, as its rounds stand now."""

    def __init__(self, study: Study, coder: str) -> None:
        """Look at the rounds. Raises UnknownNameError for a coder whom the study does not know."""
        self._study, self._coder = study, coder
        self.sight = visibility.sight_of(study, coder)
        self._rounds = {round_.id: round_ for round_ in self.sight.rounds}
        self._shown = {round_.id for round_ in self.sight.shown}
        self._blind = {c for round_ in self.sight.rounds if visibility.blind_in(round_) for c in round_.coders}
        given_up = (r for r in study.all_rounds() if r.id not in self._rounds)
        self._given_up = {r.id for r in given_up if coder in r.coders or not self.sight.blind}
        self._whole: dict[str, bool] = {}

    # documents

    def documents(self) -> list[str]:
        """The documents that may be taken along."""
        return [key for key in self._study.store.documents() if self._has(key)]

    def _has(self, key: str) -> bool:
        if key.startswith(_NEVER) or any(is_of(key, id_) for id_ in self._study.withdrawn):
            return False
        if key == _CELLS:
            return self.sight.sees_totals
        version = _VERSION.fullmatch(key)
        return version is None or self._knows(f"{version[1]}@{version[2]}")

    def _knows(self, codebook: str) -> bool:
        below = {self._rounds[id_].codebook for id_, _ in self._below if id_ in self._rounds}
        return self.sight.knows_version(codebook) or codebook in below

    # ledgers

    def ledgers(self) -> Ledgers:
        """The lines that may be taken along, by ledger, each as it was written."""
        found: Ledgers = defaultdict(list)
        waiting: list[tuple[str, bytes, tuple[str, ...]]] = []
        given: set[str] = set()
        problems: list[Problem] = []
        gone = self._study.withdrawn
        for name, line in self._study.store.lines(problems):
            if any(is_of(name, id_) for id_ in gone):
                continue
            about = _about.decode(line)
            if self._may(name, about):
                found[name].append(line)
                given.add(about.id)
            elif about.cancelled and not name.startswith("codings/"):  # it goes along with what it takes back
                waiting.append((name, line, about.cancelled))
        for name, line, cancelled in waiting:
            if not given.isdisjoint(cancelled):
                found[name].append(line)
        return found

    def _may(self, name: str, about: _About) -> bool:
        kind, second, *_ = name.split("/")
        if about.by == self._coder:
            return True
        if kind == "codings":
            return self._may_have_coding(second, name, about)
        if kind == "rounds":
            return self._may_have_of_round(second, about)
        return self._may_have_of_study(second, about)

    def _may_have_coding(self, round_id: str, name: str, about: _About) -> bool:
        round_ = self._rounds.get(round_id)
        if round_ is None:
            return False
        if about.by.startswith(RULES):
            return round_id in self._shown and visibility.has_suggestions(round_)
        transcript = name.rpartition("/")[2].removesuffix(".jsonl")
        return self._sees(round_) or (round_id, transcript) in self._below

    def _may_have_of_round(self, round_id: str, about: _About) -> bool:
        round_ = self._rounds.get(round_id)
        if round_ is None:
            return round_id in self._given_up and about.type in LIFE
        if self._sees(round_):
            return True
        known = round_id in self._shown or any(round_id == id_ for id_, _ in self._below)
        return known and about.type in LIFE

    def _may_have_of_study(self, subject: str, about: _About) -> bool:
        if subject == WITHDRAWALS:
            return True
        if self.sight.blind or about.cancelled or subject == COPIES:
            return False
        if subject == MEMOS:
            return about.by not in self._blind
        if subject == REVIEWS and (round_ := self._rounds.get(about.round)):
            return about.coder == self._coder or self._sees(round_)
        return True

    def _sees(self, round_: Round) -> bool:
        if round_.id not in self._whole:
            self._whole[round_.id] = round_.id in self._shown and self._sees_others(round_)
        return self._whole[round_.id]

    def _sees_others(self, round_: Round) -> bool:
        if round_.compared or round_.closed or self.sight.blind or visibility.blind_in(round_):
            return self.sight.sees_others(round_, "")
        return self.sight.sees_others(round_, round_.state(self._study.layers(round_).states))

    # what lies below a second pass or a sub-code round of one's own

    @cached_property
    def _below(self) -> frozenset[tuple[str, str]]:
        """The rounds and transcripts on whose finished codings one works."""
        return frozenset(pair for round_ in self._rounds.values() for pair in self._below_of(round_))

    def _below_of(self, round_: Round) -> Iterator[tuple[str, str]]:
        if round_.kind not in {SECOND_PASS, SUBCODE} or self._coder not in round_.coders:
            return
        mine = set(round_.transcripts_of(self._coder))
        for below in self._under(round_):
            states = self._study.layers(below).states
            for id_ in mine.intersection(below.transcripts):
                if all(states.get((coder, id_)) == FINISHED for coder in below.coders_of(id_)):
                    yield below.id, id_

    def _under(self, round_: Round) -> Iterator[Round]:
        """The rounds that a round goes over, and theirs; where it names none, all that are not blind."""
        if not round_.over:
            of_book = (r for r in self._rounds.values() if r.codebook_id == round_.codebook_id and r.id != round_.id)
            yield from (r for r in of_book if not visibility.blind_in(r))
            return
        met = {round_.id}
        at = self._rounds.get(round_.over)
        while at is not None and at.id not in met and not visibility.blind_in(at):
            met.add(at.id)
            yield at
            at = self._rounds.get(at.over)
