"""The masked copy of a study: spans, codes, polarities, roles and registers; no text, note, reason or name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from codekit.errors import CodekitError, Problem
from codekit.formats.codebook.dump import dump
from codekit.model import events as model
from codekit.model.cases import interview_order
from codekit.model.codebook import Codebook
from codekit.model.names import CONSENSUS, RULES
from codekit.model.reviews import Review, ReviewRetract
from codekit.model.scales import Value
from codekit.model.transcript import SCHEMES, Segmentation, Transcript, text_sha
from codekit.store import transcripts
from codekit.store.opening import open_store
from codekit.store.origin import Origin
from codekit.store.protocols import Store
from codekit.store.settings import FILE
from codekit.tables.write import csv_text
from codekit.workflow.comparing.grouping import DOCUMENT
from codekit.workflow.results.bundle.clusters import Clusters
from codekit.workflow.study import codebooks
from codekit.workflow.study.study import Study

MASK, NONE = "x", "withheld"  # the letter in place of every character, and what stands where a field must not be empty
_ALWAYS = ("type", "id", "at", "by", "op", "round", "coder", "transcript")
_FIELDS: Mapping[str, tuple[str, ...]] = {  # what an event keeps; one of another type stays out
    "coding.add": ("code", "start", "end", "text_sha", "codebook", "polarity", "derived_from", "source", "value"),
    "coding.remove": ("cancels",),
    "coding.reject": ("rejects",),
    "coding.confirm": ("confirms",),
    "unit.skip": ("start", "end", "text_sha"),
    "assignment.finish": ("source",),
    "assignment.reopen": ("cancels",),
    "round.start": ("kind", "transcripts", "coders", "codebook", "codes", "unit", "blind", "over", "parent",
                    "assignments", "made_in"),
    "round.compare": ("start", "roles", "ledgers"),
    "round.sign": (),
    "round.close": ("compare", "codes_used"),
    "round.cancel": ("cancels",),
    "round.abandon": (),
    "decision": ("about", "choice", "outcome", "accepts", "cancels"),
    "coding.recheck": ("about", "codebook"),
    "reviews.status": ("coding", "status", "replaces"),
    "reviews.retract": ("cancels",),
}  # fmt: skip
_PLACED = ("coding.add", "unit.skip")
_EVENT = model.LedgerEvent | model.RoundEvent | Review | ReviewRetract


@dataclass(frozen=True)
class Names:
    """What everybody and everything is called in the masked study; sorted as before, since order may decide."""

    transcripts: Mapping[str, str]
    cases: Mapping[str, str]
    people: Mapping[str, str]
    speakers: Mapping[str, Mapping[str, str]]  # by transcript: the label of each, by role
    texts: Mapping[str, str]  # the id of each masked text by that of the text


def names_of(study: Study) -> Names:
    """New names for a study."""
    texts = study.transcripts()
    cases = {case.id for case in study.registers.cases}
    writers = {str(event.get("by", "")) for event in _events(study)}
    listed = {coder for round_ in study.all_rounds() for coder in round_.coders}
    people = {*study.settings.coders, *listed, *writers} - {"", CONSENSUS}
    return Names(
        _numbered(texts, "T"),
        _numbered(cases, "C"),
        _numbered((one for one in people if not one.startswith(RULES)), "P"),
        {id_: _labels(text) for id_, text in texts.items()},
        {text.text_id: text_sha(MASK * len(text.text))[:16] for text in texts.values()},
    )


def _numbered(names: Iterable[str], letter: str) -> dict[str, str]:
    listed = sorted(names)
    width = len(str(len(listed)))
    return {name: f"{letter}{number:0{width}}" for number, name in enumerate(listed, 1)}


def _labels(text: Transcript) -> dict[str, str]:
    """A label for each speaker that says the role and nothing else; a turn without a label stays without."""
    labels, counts = {"": ""}, dict[str, int]()
    for label in dict.fromkeys([*text.roles, *(turn.speaker for turn in text.turns)]):
        if label:
            role = text.role(label)
            counts[role] = counts.get(role, 0) + 1
            labels[label] = f"{role}-{counts[role]}"
    return labels


def _events(study: Study) -> list[dict[str, Any]]:
    """The events that a masked study has, as they are written; those of withdrawn transcripts are none of them."""
    problems: list[Problem] = []
    found = [json.loads(line) for _, line in study.store.lines(problems)]
    return [one for one in found if one.get("type") in _FIELDS and one.get("transcript") not in study.withdrawn]


def write(study: Study, names: Names, place: Path, together: Clusters) -> list[str]:
    """Write the masked study into an empty folder; what had to be left out. Raises CodekitError where refused.

    `together` is what transcripts are clustered by, besides what a masked study has anyway.
    """
    (place / FILE).write_text(_settings(study, names), "utf-8")
    store = open_store(place)
    for id_ in study.transcripts():
        _text(study, store, names, id_, file=together.get(DOCUMENT, {}).get(id_, ""))
    for name, content in (_codebooks(study) | _registers(study, names, together)).items():
        store.document(name).write(content.encode("utf-8"))
    return _ledgers(study, store, names)


def _settings(study: Study, names: Names) -> str:
    coders = "".join(f"  {names.people[coder]}: {{}}\n" for coder in study.settings.coders)
    return f"title: public\nrules: {study.settings.rules}\ncoders:{'' if coders else ' {}'}\n{coders}originals: false\n"


def _text(study: Study, store: Store, names: Names, id_: str, *, file: str) -> None:
    text = study.transcript(id_)
    labels, blank = names.speakers[id_], MASK * len(text.text)
    roles = {labels[label]: role for label, role in text.roles.items()}
    sha = text_sha(blank)
    turns = tuple(msgspec.structs.replace(turn, speaker=labels[turn.speaker], time=None) for turn in text.turns)
    made = Transcript(names.transcripts[id_], blank, turns, roles, text.roles_confirmed, sha)
    confirmed = "confirmed" if text.roles_confirmed else "guessed"
    origin = Origin(file=file, format="txt", sha256=sha, speakers=roles, roles=confirmed)
    transcripts.write(store, made, origin, [_blank(one, labels) for one in _divided(study, id_)])


def _divided(study: Study, id_: str) -> list[Segmentation]:
    found = []
    for scheme in SCHEMES:
        try:
            found.append(study.segmentation(id_, scheme))
        except CodekitError:  # not divided so
            continue
    return found


def _blank(divided: Segmentation, labels: Mapping[str, str]) -> Segmentation:
    segments = tuple(
        msgspec.structs.replace(one, speaker=labels.get(one.speaker, ""), time=None) for one in divided.segments
    )
    return replace(divided, segments=segments)


def _codebooks(study: Study) -> dict[str, str]:
    found = {}
    for id_ in study.codebook_ids():
        found[codebooks.new(study.store, id_).key] = dump(_bare(study.codebook(id_)))
        for version in codebooks.versions(study.store, id_):
            found[codebooks.frozen(study.store, id_, version).key] = dump(_bare(study.codebook(f"{id_}@{version}")))
    return found


def _bare(book: Codebook) -> Codebook:
    """A codebook of ids: what its codes mean may quote what was said."""
    codes = tuple(
        replace(
            code,
            name=code.id,
            definition=NONE,
            include="",
            exclude="",
            origin="",
            source="",
            examples=(),
            aliases=(),
            cues=(),
            values=tuple(Value(one.value) for one in code.values),
        )
        for code in book.codes
    )
    changes = tuple(replace(one, reason="") for one in book.changes)
    return replace(book, codes=codes, changes=changes, title="", purpose="", unit="", case_classification={})


def _registers(study: Study, names: Names, together: Clusters) -> dict[str, str]:
    tables = study.registers
    ranked = sorted((one for one in tables.interviews if one.order.strip() or one.date.strip()), key=interview_order)
    rank = {one.transcript: number for number, one in enumerate(ranked, 1)}
    columns = [by for by in together if by not in (DOCUMENT, "order")]
    held = [
        (
            names.transcripts[one.transcript],
            names.cases[one.case],
            rank.get(one.transcript, ""),
            *(together[by].get(one.transcript, "") for by in columns),
        )
        for one in tables.interviews
        if one.transcript in names.transcripts
    ]
    cells = [(names.cases[one.case], one.code, one.state, NONE) for one in tables.cells]
    found = {
        "cases.csv": csv_text([("case",), *((names.cases[case.id],) for case in tables.cases)]),
        "interviews.csv": csv_text([("transcript", "case", "order", *columns), *held]),
        "cells.csv": csv_text([("case", "code", "state", "reason"), *cells]),
    }
    if tables.coverage is not None:
        asked = [
            (names.transcripts[one.transcript], one.topic, one.asked)
            for one in tables.coverage
            if one.transcript in names.transcripts
        ]
        found["coverage.csv"] = csv_text([("transcript", "topic", "asked"), *asked])
    return found


def _ledgers(study: Study, store: Store, names: Names) -> list[str]:
    """The events: codings first, since a comparison says which there were."""
    given_up = {round_.id for round_ in study.all_rounds() if round_.given_up}
    placed = (_placed(study, one) for one in _events(study) if one.get("round") not in given_up)
    made = [_masked(one, names) for one in placed if one is not None]
    compared = [one for one in made if isinstance(one, model.RoundCompare)]
    store.append([one for one in made if not isinstance(one, model.RoundCompare)])
    coders = {round_.id: round_.coders for round_ in study.rounds()}
    for one in compared:
        sealed = store.freeze(one.round, [names.people.get(coder, coder) for coder in coders.get(one.round, ())])
        store.append([msgspec.structs.replace(one, ledgers=sealed)])
    return [f"round {id_}: was given up; it stays out" for id_ in sorted(given_up)]


def _placed(study: Study, event: dict[str, Any]) -> dict[str, Any] | None:
    """An event at its place in the text that is read; None where its words are not in a corrected one."""
    if event["type"] not in _PLACED or not (carrier := study.carrier(event["transcript"])):
        return event
    carried = carrier.carried(msgspec.convert(event, _EVENT))
    if carried is None:
        return None
    return event | {name: getattr(carried, name) for name in ("start", "end", "text_sha")}


def _masked(event: Mapping[str, Any], names: Names) -> Any:
    kept = {name: event[name] for name in (*_ALWAYS, *_FIELDS[event["type"]]) if name in event}
    for name in ("by", "coder", "accepts"):
        if name in kept:
            kept[name] = names.people.get(kept[name], kept[name])
    for name, how in _MADE.items():
        if name in kept:
            kept[name] = how(kept[name], names)
    if kept["type"] == "coding.add":
        kept["quote"] = ""
    if kept["type"] == "round.abandon":
        kept["reason"] = NONE
    return msgspec.convert(kept, _EVENT)


def _assigned(given: Mapping[str, list[str]], names: Names) -> dict[str, list[str]]:
    return {names.transcripts.get(id_, id_): [names.people[one] for one in coders] for id_, coders in given.items()}


def _roles(given: Mapping[str, Mapping[str, str]], names: Names) -> dict[str, dict[str, str]]:
    return {
        names.transcripts[id_]: {names.speakers[id_].get(label, label): role for label, role in roles.items()}
        for id_, roles in given.items()
        if id_ in names.transcripts
    }


_MADE: Mapping[str, Any] = {  # how a field is written that names somebody or something
    "transcript": lambda id_, names: names.transcripts.get(id_, id_),
    "transcripts": lambda ids, names: [names.transcripts[id_] for id_ in ids if id_ in names.transcripts],
    "coders": lambda coders, names: [names.people[one] for one in coders],
    "assignments": _assigned,
    "roles": _roles,
    "text_sha": lambda sha, names: names.texts.get(sha, sha),
    "ledgers": lambda _, __: {},
}
