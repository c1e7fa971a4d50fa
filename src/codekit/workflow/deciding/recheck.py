"""What a new version of a codebook means for codings made before it, and what it should make clear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from codekit.errors import CodekitError, UnknownNameError
from codekit.model.codebook import Codebook
from codekit.model.codebook_diff import diff, meaning_changed
from codekit.model.decisions import decisions, rechecked
from codekit.model.events import Coding, Decision, Event, Recheck, stamp
from codekit.model.rounds import Round
from codekit.store.values import Layers
from codekit.workflow.rounds import visibility
from codekit.workflow.rounds.counted import Chooser
from codekit.workflow.rounds.counts import Again
from codekit.workflow.study import codebooks
from codekit.workflow.study.migrations import Migrations
from codekit.workflow.study.study import Study, alone

OPEN = "open"


@dataclass(frozen=True, slots=True)
class Needed:
    """A coding made under an older version whose code has changed in meaning since, and what changed."""

    coding: Coding
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reread:
    """A transcript to be read again for a code: what a layer says of it there is not all."""

    transcript: str
    again: Again

    @property
    def code(self) -> str:
        """The code that it is to be read for."""
        return self.again.entry.code


@dataclass(frozen=True, slots=True)
class CodebookProblem:
    """Something that a decision says the codebook should make clear; `status` says whether a version did."""

    round: str
    codebook: str
    transcript: str
    start: int
    end: int
    codes: tuple[str, ...]
    problem: str
    reason: str
    by: str
    at: str
    status: str = OPEN


def recheck(study: Study, codebook_id: str, old: str, new: str, *, viewer: str = "") -> list[Needed]:
    """The codings made under version `old` that need another look under version `new`: "recode needed".

    Those are codings of codes that were removed or changed in a field of meaning (definition, include, exclude,
    parent, ...), or of which `changes:` says that they must be looked at again, until somebody confirms them or a
    second pass under `new` looked at them. Listed are those that the viewer may see. Raises UnknownNameError for an
    unknown codebook or version.
    """
    return needed(study, version(study, codebook_id, old), version(study, codebook_id, new), viewer=viewer)


def needed(study: Study, before: Codebook, after: Codebook, *, viewer: str = "") -> list[Needed]:
    """The same of two versions that were read, or that one thinks of writing."""
    changes = {code: tuple(_changes(before, after, code)) for code in meaning_changed(before, after)}
    for code, (entry, _) in Migrations(study, after).again(before).items():
        changes[code] = tuple(dict.fromkeys([*changes.get(code, ()), entry.kind]))
    sight = visibility.sight_of(study, viewer)
    rounds = [r for r in sight.shown if r.codebook_id == after.id]
    seen = _seen(study, rounds, after.key)
    return [
        Needed(coding, changes[coding.code])
        for round_ in rounds
        for coding in sorted(visibility.visible(study, round_, sight), key=_order)
        if coding.codebook == before.key and coding.code in changes and coding.id not in seen
    ]


def reread(study: Study, codebook_id: str, old: str, new: str) -> list[Reread]:
    """The transcripts that were read under version `old` for codes that `changes:` says must be looked at again.

    Until a round whose version knows the change has read them; by code, then transcript. Only what counts is listed
    (`rounds/counted.py`). Raises UnknownNameError for an unknown codebook or version.
    """
    before, after = version(study, codebook_id, old), version(study, codebook_id, new)
    ids = study.transcript_ids()
    counted = Chooser(study, after).choose(ids).by_transcript
    found = [Reread(id_, again) for id_ in ids for again in counted[id_].again.values() if again.codebook == before.key]
    return sorted(found, key=lambda each: (each.code, each.transcript))


def version(study: Study, codebook_id: str, name: str) -> Codebook:
    """A version of a codebook: frozen, or the working copy where that has this version.

    Raises UnknownNameError where neither has it.
    """
    known = {*codebooks.versions(study.store, codebook_id), study.codebook(codebook_id).version}
    if name not in known:
        raise UnknownNameError("version", name, known, where=f"codebook {codebook_id}")
    return study.codebook(f"{codebook_id}@{name}")


def _changes(before: Codebook, after: Codebook, code: str) -> Iterator[str]:
    for change in diff(before, after):
        if change.code == code and change.meaning:
            yield change.field or change.kind


def _order(coding: Coding) -> tuple[str, int, int, str, str]:
    return coding.transcript, coding.start, coding.end, coding.coder, coding.id


def _seen(study: Study, rounds: Iterable[Round], key: str) -> set[str]:
    """Codings that somebody confirmed under this version, or that a second pass under it looked at."""
    seen: set[str] = set()
    for round_ in rounds:
        confirmed = rechecked(study.store.round_events(round_.id).events)
        seen |= {id_ for id_, versions in confirmed.items() if key in versions}
        if round_.over and round_.codebook == key:
            seen |= _passed(study.layers(round_))
    return seen


def _passed(layers: Layers) -> set[str]:
    """The codings below that a second pass confirmed, replaced or rejected."""
    passed: set[str] = set()
    for layer in layers.by_key.values():
        passed |= {event.confirms for event in layer.confirms} | {event.rejects for event in layer.rejects}
    return passed


@alone
def confirm(study: Study, holding: Iterable[Needed], *, codebook: str, by: str, reason: str = "") -> int:
    """Record that these codings hold under a version (id@version) too, but for those that were; returns how many."""
    by_round: dict[str, list[str]] = {}
    meanwhile = _seen(study, study.rounds(), codebook)
    for item in holding:
        if item.coding.id in meanwhile:
            continue
        by_round.setdefault(item.coding.round, []).append(item.coding.id)
    events: list[Event] = [
        Recheck(**stamp(by), round=round_id, about=tuple(sorted(ids)), codebook=codebook, reason=reason)
        for round_id, ids in sorted(by_round.items())
    ]
    study.store.append(events)
    return sum(map(len, by_round.values()))


def chosen(waiting: Iterable[Needed], wanted: Iterable[str]) -> list[Needed]:
    """Those of the codings whose id begins so; ("all",) means every one.

    Raises CodekitError for a beginning that fits none or several.
    """
    every = list(waiting)
    names = list(wanted)
    if names == ["all"]:
        return every
    picked: list[Needed] = []
    for name in names:
        meant = [item for item in every if item.coding.id.startswith(name)]
        if len(meant) != 1:
            raise CodekitError(
                f"{len(meant)} codings that need a check begin with '{name}'", hint="give more of the id, or all"
            )
        picked += meant
    return picked


def problems(study: Study, codebook_id: str) -> list[CodebookProblem]:
    """What decisions say the codebook should make clear, oldest first.

    A problem is open until a later version changes the meaning of one of the codes in question; then its status
    names that version. Raises UnknownNameError for an unknown codebook.
    """
    study.codebook(codebook_id)
    listed: list[CodebookProblem] = []
    for round_ in study.rounds():
        if round_.codebook_id == codebook_id and not visibility.blind_in(round_):
            listed += _of_round(study, round_)
    return sorted(listed, key=lambda p: (p.at, p.round, p.transcript, p.start))


def _of_round(study: Study, round_: Round) -> Iterator[CodebookProblem]:
    standing = decisions(study.store.round_events(round_.id).events)
    flagged = [decision for group in standing.values() for decision in group if decision.problem]
    if not flagged:
        return
    codings = {c.id: c for layer in study.layers(round_).by_key.values() for c in layer.codings}
    after = study.codebook(round_.codebook_id)
    changed = meaning_changed(study.round_codebook(round_), after)
    for decision in flagged:
        about = sorted((codings[id_] for id_ in decision.about if id_ in codings), key=_order)
        codes = tuple(dict.fromkeys([*(c.code for c in about), *(decided.code for decided in decision.outcome)]))
        yield _problem(round_, decision, about, codes, f"changed in {after.version}" if changed & {*codes} else OPEN)


def _problem(
    round_: Round, decision: Decision, about: list[Coding], codes: tuple[str, ...], status: str
) -> CodebookProblem:
    return CodebookProblem(
        round=round_.id,
        codebook=round_.codebook,
        transcript=decision.transcript,
        start=min((c.start for c in about), default=0),
        end=max((c.end for c in about), default=0),
        codes=codes,
        problem=decision.problem,
        reason=decision.reason,
        by=decision.by,
        at=decision.at,
        status=status,
    )
