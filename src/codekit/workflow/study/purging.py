"""A participant withdraws: the transcript and everybody's work on it are removed, and the study remembers that alone.

No line of a ledger is taken out. The ledgers of codings are one for each transcript and coder, and are removed whole;
so no sum of a line that stays names a line that is gone. What other ledgers and files hold is searched for words of the
transcript, and named; out of the ledgers of rounds and of the study they are taken where that is asked for.
"""

from __future__ import annotations

import contextlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Any

from codekit.errors import CodekitError, UnknownNameError
from codekit.model.events import stamp
from codekit.model.names import is_copy
from codekit.model.withdrawals import Withdrawal
from codekit.store import redacting, transcripts
from codekit.workflow.study import recordings
from codekit.workflow.study.removing import is_of
from codekit.workflow.study.study import Study, alone

RUN = 6  # words in a row that make a passage known again
MANY = 20  # lines of one file with such words: the file is named, not each of them
TABLES = ("interviews.csv", "coverage.csv")
OUTSIDE = (
    "copies of the study at other people: the next merge tells them, and codekit purge there removes it",
    "backups, versions that a cloud drive or git keeps, and deleted files that a disk still has",
    "sheets, workbooks, exports and e-mails that left the study's folder, at everybody who got them",
)


@dataclass(frozen=True, slots=True)
class Purged:
    """What is removed (or would be), the rounds that lose the transcript, and what is left to people.

    `words` are places where words of the transcript still stand, as file:line, or as the folder of ledgers; `ledgers`
    are those of them that words can be taken out of; `tables` the tables with rows of it.
    """

    transcript: str
    files: tuple[str, ...]
    rounds: tuple[str, ...]
    compared: tuple[str, ...]
    words: tuple[str, ...]
    ledgers: tuple[str, ...]
    tables: tuple[str, ...]
    elsewhere: tuple[str, ...]

    @property
    def shown(self) -> tuple[str, ...]:
        """The files that may be named: whether and by whom it was coded is not told, a round may be blind."""
        return tuple(name for name in self.files if not name.startswith("codings/"))

    def left(self, *, redact: bool) -> tuple[str, ...]:
        """The places where words stay, with or without taking them out of the ledgers that they can be taken out of."""
        return tuple(place for place in self.words if not (redact and place in self.ledgers))

    def to_json(self) -> dict[str, Any]:
        """The document of `codekit purge --json`."""
        told = asdict(self) | {"files": self.shown}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in told.items()}


def files(study: Study, id_: str) -> list[str]:
    """The documents and ledgers of one transcript that are here, copies of its ledgers included."""
    others = {other for other in (*transcripts.ids(study.store), *study.withdrawn) if other.startswith(id_)} - {id_}
    found = [name for name in study.store.documents() if is_of(name, id_)]
    for name in study.store.ledger_names():
        stem = PurePosixPath(name).stem
        is_mine = is_copy(stem, id_) and not any(is_copy(stem, other) for other in others)  # T07-2 is no copy of T07
        found += [name] if name.startswith("codings/") and is_mine else []
    return sorted(found)


def tables(study: Study, id_: str) -> list[str]:
    """The tables that people keep and that have a row of a transcript."""
    found = []
    for name in TABLES:
        document = study.store.document(name)
        if document.exists() and any(
            id_ in (cell.strip('" ') for cell in line.replace(";", ",").split(","))
            for line in document.read_bytes().decode("utf-8-sig", "replace").splitlines()
        ):
            found.append(name)
    return found


def planned(study: Study, id_: str) -> Purged:
    """What `purge` would do; computing writes nothing. Raises UnknownNameError for an unknown transcript."""
    mine = files(study, id_)
    if not mine and id_ not in study.withdrawn:
        raise UnknownNameError("transcript", id_, study.transcript_ids())
    rounds = [r for r in study.all_rounds() if id_ in {*r.transcripts, *r.withdrawn}]
    runs = _own_runs(study, id_)
    ledgers = sorted({name.rpartition("/")[0] for name in _lines(study, id_, runs)})  # whose would tell who is blind
    return Purged(
        id_,
        tuple(mine),
        tuple(round_.id for round_ in rounds),
        tuple(round_.id for round_ in rounds if round_.compared),
        (*_in_documents(study, id_, set(mine), runs), *ledgers),
        tuple(ledgers),
        tuple(tables(study, id_)),
        tuple(_elsewhere(study, id_)),
    )


@alone
def purge(study: Study, id_: str, *, reason: str = "", redact: bool = False) -> Purged:
    """Take a transcript out of the study for good, since its participant withdrew.

    The event comes first: from then on nothing of it counts or is shown, and where the work is interrupted `check` says
    what is still here, and doing it again goes on. With `redact` words of it, and all that was written about it, are
    taken out of the ledgers of rounds and the study, whose events stay.

    Raises UnknownNameError for an unknown transcript, CodekitError for
    a reason with words of it, or where the store refuses.
    """
    plan = planned(study, id_)
    if id_ not in study.withdrawn:
        if any(_quotes(reason, runs) for runs in _runs(study, id_)):
            raise CodekitError("the reason has words of the transcript in it", hint="say why without quoting")
        study.store.append([Withdrawal(**stamp(study.writer), transcript=id_, reason=reason.strip())])
    lines = _lines(study, id_, _own_runs(study, id_)) if redact else {}
    if lines:  # the event first: a line that is blanked without it would be one that somebody changed
        study.store.append([redacting.record(lines, transcript=id_, **stamp(study.writer))])
    _ = redacting.apply(study.store, redacting.known(study.store))
    for name in sorted(plan.files, key=_has_text):  # texts last: whoever goes on can still search for their words
        if name.startswith("codings/"):
            study.store.remove_ledger(name)
        else:
            study.store.document(name).remove()
    recordings.forget(study, id_)
    study.refresh()
    return plan


def _has_text(name: str) -> bool:
    return name.endswith(".txt") and not name.startswith("originals/")


def _runs(study: Study, id_: str) -> list[frozenset[str]]:
    """Every few words in a row of each text that the transcript had, as far as it is here."""
    names = [name for name in study.store.documents() if is_of(name, id_) and _has_text(name)]
    texts = [study.store.document(name) for name in names]
    return [frozenset(_in_rows(text.read_bytes().decode("utf-8", "replace"))) for text in texts]


def _in_rows(text: str) -> Iterator[str]:
    words = _folded(text)
    return (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _folded(text: str) -> list[str]:
    kept = "".join(char if char.isalnum() else " " for char in text.casefold())
    return kept.split()


def _quotes(text: str, runs: frozenset[str]) -> bool:
    return any(run in runs for run in _in_rows(text))


def _own_runs(study: Study, id_: str) -> frozenset[str]:
    """The words in a row that are this transcript's alone: what another interview says too is that interview's."""
    runs = frozenset[str]().union(*_runs(study, id_))
    for other in transcripts.ids(study.store) if runs else ():  # a preamble, say, that is read to everybody
        if other != id_:
            runs = runs.difference(*_runs(study, other))
    return runs


def _in_documents(study: Study, id_: str, mine: set[str], runs: frozenset[str]) -> Iterator[str]:
    """Where words of the transcript stand in documents besides its own: codebooks, tables."""
    others = {other for other in transcripts.ids(study.store) if other != id_}
    for name in sorted(study.store.documents()) if runs else ():
        if name not in mine and not _of_another(name, others):
            text = study.store.document(name).read_bytes().decode("utf-8", "replace")
            lines = [f"{name}:{n}" for n, line in enumerate(text.splitlines(), start=1) if _quotes(line, runs)]
            whole = not lines or len(lines) > MANY
            yield from [name] * _quotes(text, runs) if whole else lines


def _lines(study: Study, id_: str, runs: frozenset[str]) -> dict[str, dict[bytes, bytes]]:
    """The lines of ledgers of rounds and the study with words of it or about it, each with what is left without them.

    About it is what names the transcript, or a case that has no other interview: also in few words.
    """
    rows = study.registers.interviews
    cases = {row.case for row in rows if row.transcript == id_} - {row.case for row in rows if row.transcript != id_}
    found: dict[str, dict[bytes, bytes]] = defaultdict(dict)
    for name, line in study.store.lines([]):
        if name.startswith("codings/") or (left := redacting.blanked(line)) == line:
            continue
        event = json.loads(line)
        is_about = event.get("transcript") == id_ or event.get("case") in cases
        if not event["type"].startswith("withdrawals.") and (is_about or _quotes(_said(event), runs)):
            found[name][line] = left
    return dict(found)


def _said(event: Mapping[str, Any]) -> str:
    return " ".join(str(event.get(name, "")) for name in redacting.WRITTEN)


def _of_another(name: str, others: set[str]) -> bool:
    """Whether a document is another interview's alone, by its name; a copy that a sync folder made is nobody's."""
    folder, _, rest = name.partition("/")
    if folder == "corrections":
        return rest.partition("/")[0] in others
    stem = rest.rpartition("/")[2].rpartition(".")[0].partition("@")[0]
    return folder in {"transcripts", "segments", "originals"} and stem in others


def _elsewhere(study: Study, id_: str) -> Iterator[str]:
    """What codekit does not reach: the file of several interviews, results, and what is outside of the study."""
    with contextlib.suppress(CodekitError):
        file = f"originals/{transcripts.read_origin(study.store, id_).file}"
        if study.store.document(file).exists() and not is_of(file, id_):
            yield f"{file}, from which it was imported, and which may hold other interviews too"
    if recording := recordings.of(study, id_):
        yield f"its recording, {recording.path}: where it is, is forgotten here; delete the file"
    if study.store.exports.is_dir():
        yield "the folder exports/: delete what is in it, and codekit analyze writes it anew"
    yield from OUTSIDE
