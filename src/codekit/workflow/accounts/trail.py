"""The audit trail: imports, codebook versions, rounds, work, comparisons, decisions, corrections, in order of time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from codekit.errors import CodekitError
from codekit.model import events as e
from codekit.model.codebook_diff import diff
from codekit.model.codebook_log import CodebookChange
from codekit.model.copies import Gap
from codekit.model.decisions import DEFER
from codekit.model.exported import Exported
from codekit.model.layer import Layer
from codekit.model.meetings import MeetingDecide, MeetingHold
from codekit.model.memos import MemoRetract, StudyMemo
from codekit.model.reviews import Review
from codekit.model.rounds import SECOND_PASS, Round
from codekit.model.study_events import subject_of
from codekit.model.subjects import SUBJECTS, StudyEvent
from codekit.model.versions import FIRST
from codekit.model.withdrawals import Redacted, Withdrawal
from codekit.reporting.accounts.values import Entry, Trail
from codekit.store.transcripts import read_origin
from codekit.workflow.accounts.grounds import Grounds, n_of, recorded
from codekit.workflow.exports.logged import may_be_told
from codekit.workflow.rounds.lower import revisions
from codekit.workflow.rounds.visibility import Sight, blind_in
from codekit.workflow.study import codebooks

ITSELF = ("report", "audit")  # the export that is left out, so that two trails of one study are the same
_KINDS = {"exported.file": "export"}


def trail(g: Grounds) -> Trail:
    """Everything that is recorded and may be told of; of a blind round only that it was started."""
    rounds = g.study.all_rounds()  # a cancelled one was started too
    entries = [*_corrections(g), *_of_study(g), *(entry for round_ in rounds for entry in _of_round(g, round_))]
    ordered = sorted(entries, key=lambda entry: (entry.at, entry.kind, entry.what))
    return Trail(g.study.title, tuple(ordered), (*_imports(g), *_codebooks(g)), g.blind)


def _imports(g: Grounds) -> Iterator[Entry]:
    for id_ in g.transcripts:
        origin = read_origin(g.study.store, id_)
        what = (
            f"{id_}, from {origin.file or 'a file whose name is not recorded'} ({origin.format or 'form not recorded'})"
        )
        left = f"{n_of(len(origin.unread_lines), 'line')} in no turn" if origin.unread_lines else ""
        words = f"{what}, text {origin.sha256[:16]}" + (f"; {left}" if left else "")
        yield Entry("", "", "import", words, "; ".join(origin.notes), f"transcripts/{id_}.yaml")


def _codebooks(g: Grounds) -> Iterator[Entry]:
    """Every kept version with what it changed of the one before it, and the reasons that it gives."""
    for id_ in g.study.codebook_ids():
        before = None
        for version in codebooks.versions(g.study.store, id_):
            try:
                book = g.study.codebook(f"{id_}@{version}")
            except CodekitError:
                continue
            changes = diff(before, book) if before else ()
            first = f"first version kept, {n_of(len(book.codes), 'code')}"
            what = "; ".join(map(str, changes)) or ("nothing changed" if before else first)
            new = [change for change in book.changes if before is None or change not in before.changes]
            why = "; ".join(change.reason for change in new if change.reason)
            yield Entry("", "", "codebook version", f"{book.key}: {what}", why, f"codebooks/{id_}/{version}.yaml")
            before = book


def _corrections(g: Grounds) -> Iterator[Entry]:
    for id_ in g.transcripts:
        if not g.study.corrections(id_):
            continue
        for key, version in g.study.history(id_).versions.items():
            if key != FIRST:
                what = f"{id_}: another text or other turns, from {version.file or 'the window'}"
                yield Entry(version.at, g.person(version.by), "correction", what, "", f"corrections/{id_}/{key}.yaml")


def _of_study(g: Grounds) -> Iterator[Entry]:
    """Meetings and changes of codebooks one by one; of all else a line for what a person wrote of a kind on a day."""
    days = defaultdict[tuple[str, str, str], list[StudyEvent]](list)
    for subject in SUBJECTS:
        for event in g.study.store.study_events(subject).events:
            kind = str(type(event).__struct_config__.tag)
            if not _may_be_told(g, event):
                continue
            if tell := _OF_STUDY.get(type(event)):
                yield Entry(
                    event.at,
                    g.person(event.by),
                    _KINDS.get(kind, kind.replace(".", ": ")),
                    *tell(event),
                    _ledger(event),
                )
            else:
                days[event.by, event.at[:10], kind].append(event)
    for (by, _, kind), events in days.items():
        says = Counter(getattr(event, "status", "") or getattr(event, "field", "") for event in events)
        parts = ", ".join(f"{name} ({n})" for name, n in sorted(says.items()) if name)
        what = f"{n_of(len(events), 'event')}{f': {parts}' if parts else ''}"
        last = max(event.at for event in events)
        yield Entry(last, g.person(by), kind.replace(".", ": "), what, "", _ledger(events[0]))


def _exported(event: Exported) -> str:
    """What was carried out, by which options; the sum says which file it was."""
    options = ", ".join(f"{name} {value}" for name, value in event.options.items())
    renamed = "; names replaced" if event.renamed else ""
    return f"{event.what}: {event.name}, sha256 {event.sha256[:16]}{f'; {options}' if options else ''}{renamed}"


def _ledger(event: StudyEvent) -> str:
    return f"study/{subject_of(event)}/"


def _may_be_told(g: Grounds, event: StudyEvent) -> bool:
    """Not a review in a round that is blind, nor a note, an export or a copy of somebody who is blind."""
    if isinstance(event, Review):
        return event.round not in g.blind
    if isinstance(event, Exported):
        return may_be_told(event, Sight("", tuple(g.rounds))) and (event.what, event.options.get("kind")) != ITSELF
    blind = {coder for round_ in g.rounds if round_.id in g.blind for coder in round_.coders}
    return not (isinstance(event, StudyMemo | MemoRetract | Gap) and event.by in blind)


def _of_round(g: Grounds, round_: Round) -> Iterator[Entry]:
    events = g.study.store.round_events(round_.id).events
    blind = blind_in(round_) or round_.given_up
    for event in events:
        if not blind or isinstance(event, e.RoundStart | e.RoundAbandon):
            told = _told(g, round_, event)
            if told:
                yield Entry(event.at, g.person(event.by), *told, recorded(event))
    if not blind:
        yield from _work(g, round_)
        if round_.kind == SECOND_PASS:
            yield from _revised(g, round_)


Told = tuple[str, str, str]  # kind, what, why


def _told(g: Grounds, round_: Round, event: e.RoundEvent) -> Told | None:
    """What an event of a round says; None for one that is told elsewhere."""
    tell = _TELLING.get(type(event))
    return tell(g, round_.id, event) if tell else None


def _started(g: Grounds, event: e.RoundStart) -> str:
    where = f", over round {event.over}" if event.over else ""
    below = f", sub-codes of {event.parent}" if event.parent else ""
    how = f"{event.kind}{', blind' if event.blind else ''}{where}{below}"
    return f"{how}; {g.people(event.coders)}; {n_of(len(event.transcripts), 'transcript')}; codebook {event.codebook}"


def _decided(g: Grounds, event: e.Decision) -> str:
    if event.choice == DEFER:
        return "put off"
    outcome = ", ".join(dict.fromkeys(decided.code for decided in event.outcome)) or "no code"
    whose = f" of {g.person(event.accepts)}" if event.accepts else ""
    return f"{event.choice}{whose}, of {n_of(len(event.about), 'coding')}: {outcome}"


def _why(event: e.Decision) -> str:
    problem = f"codebook: {event.problem}" if event.problem else ""
    return "; ".join(filter(None, (event.reason, problem)))


def _work(g: Grounds, round_: Round) -> Iterator[Entry]:
    """What was finished on a day, by coder, and what was begun and not finished, with what stands."""
    days = defaultdict[tuple[str, str], list[tuple[str, str, Layer]]](list)
    for (coder, id_), layer in g.layers(round_).by_key.items():
        for finish in layer.finishes:
            days[coder, finish.at[:10]].append((finish.at, id_, layer))
        if not layer.finishes and layer.codings:
            last = max(coding.at for coding in layer.codings)
            what = f"{round_.id}: {_worked(id_, layer)}"
            yield Entry(last, g.person(coder), "not finished", what, "", f"codings/{round_.id}/{coder}/{id_}.jsonl")
    for (coder, _), done in days.items():
        listed = ", ".join(_worked(id_, layer) for _, id_, layer in sorted(done, key=lambda one: one[:2]))
        whole = sum(len(layer.codings) for _, _, layer in done)
        what = f"{round_.id}: {n_of(len(done), 'transcript')}, {n_of(whole, 'coding')}: {listed}"
        yield Entry(
            max(at for at, _, _ in done), g.person(coder), "coding finished", what, "", f"codings/{round_.id}/{coder}/"
        )


def _worked(id_: str, layer: Layer) -> str:
    """A transcript with the codings, notes and skipped passages that stand on it."""
    parts = [str(len(layer.codings)), f"{n_of(len(layer.memos), 'memo')}" * bool(layer.memos)]
    parts.append(f"{n_of(len(layer.skipped), 'passage')} skipped" * bool(layer.skipped))
    return f"{id_} ({', '.join(filter(None, parts))})"


def _revised(g: Grounds, round_: Round) -> Iterator[Entry]:
    """What a second pass changed over all its transcripts, at the time of its last finish."""
    finishes = [finish.at for layer in g.layers(round_).by_key.values() for finish in layer.finishes]
    if finishes:
        what = f"{round_.id} over {round_.over}: {revisions(g.study, round_)}"
        yield Entry(max(finishes), g.people(round_.coders), "second pass", what, "", f"codings/{round_.id}/")


_OF_STUDY: Mapping[type[e.Event], Callable[[Any], tuple[str, str]]] = {  # what, why
    Exported: lambda event: (_exported(event), ""),
    MeetingHold: lambda event: (f"meeting of {event.date}: {', '.join(event.present)}", event.note),
    MeetingDecide: lambda event: (f"{event.text} ({event.kind}{f', {event.about}' if event.about else ''})", ""),
    Redacted: lambda event: (f"{event.transcript}: words taken out of {len(event.lines)} lines of ledgers", ""),
    Withdrawal: lambda event: (f"{event.transcript} taken out: its participant withdrew", event.reason),
    CodebookChange: lambda event: (
        f"{event.codebook} {event.before} to {event.after}: {event.code} {event.kind}",
        event.reason,
    ),
}
# By kind of event; each takes an event of that kind.
_TELLING: Mapping[type[e.Event], Callable[[Grounds, str, Any], Told]] = {
    e.RoundStart: lambda g, id_, event: ("round started", f"{id_}: {_started(g, event)}", event.note),
    e.RoundCompare: lambda _, id_, event: (
        "comparison",
        f"{id_}: {n_of(len(event.ledgers), 'ledger')} sealed; blindness ended",
        "",
    ),
    e.RoundSign: lambda g, id_, event: ("sign-off", f"{id_}: signed by {g.person(event.coder)}", ""),
    e.RoundAbandon: lambda _, id_, event: ("round cancelled", id_, event.reason),
    e.RoundClose: lambda _, id_, __: ("round closed", id_, ""),
    e.Decision: lambda g, id_, event: ("decision", f"{id_}, {event.transcript}: {_decided(g, event)}", _why(event)),
    e.Recheck: lambda _, id_, event: (
        "looked at again",
        f"{id_}: {n_of(len(event.about), 'coding')} hold under {event.codebook}",
        event.reason,
    ),
    e.RoundCancel: lambda _, id_, event: ("taken back", f"{id_}: {n_of(len(event.cancels), 'event')}", event.reason),
    e.CodePropose: lambda _, id_, event: ("proposal", f"{id_}: {event.name} ({event.codebook})", event.definition),
    e.RoundMemo: lambda _, id_, event: (
        "memo",
        f"{id_}: on {event.code or 'the study'}, {n_of(len(event.text.split()), 'word')}",
        "",
    ),
}
