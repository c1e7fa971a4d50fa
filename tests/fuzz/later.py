"""What codekit keeps itself, and the tables of later steps, changed: the study's own ledgers, a person's files.

Also what is edited in its place as it was written, a codebook, a register, study.yaml: damaged before, it is refused or
edited, and says afterwards what it was to say.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from unittest.mock import patch

from codekit.errors import CodekitError
from codekit.model.codebook import Code, Codebook
from codekit.model.codebook_changes import Change, add, rename
from codekit.store import personal
from codekit.store.register_edits import Edit
from codekit.web import recent, registry
from codekit.web.home_routes import _row
from codekit.web.settings import Settings
from codekit.workbench import kept
from codekit.workflow.coding import memos
from codekit.workflow.deciding import meetings, reviewing
from codekit.workflow.deciding.agenda import agenda
from codekit.workflow.exports.pseudonyms import read_key
from codekit.workflow.results import judgements, names, quotes
from codekit.workflow.results.judging import judge, judge_table
from codekit.workflow.rounds import assignments
from codekit.workflow.study import codebook_changing, codebooks, settings_changing, tables
from codekit.workflow.study.settings_changing import Wanted
from codekit.workflow.study.study import Study, open_study
from fuzz.world import World

_ROWS = (
    'case,theme,fit,rating,reason,quote\nO1,REL,strong,,"a list, and more",We print the address.\n'
    "O2,MONEY,not judged,,,\n"
)
JUDGED = (
    _ROWS,
    "transcript;code;summary\nT01;REL;Lists are sent.\nT02;BOX.OWN;It runs its own shelf.\n",
)
KEY = "name,pseudonym\n# people,\nAnna Weber,Bea\nDr. Otto,Cia\n"
NAMES = "# people\nAnna Weber\nOtto\nthe church\n"
PRINTED = (
    "quote,transcript,case,theme\n“We print the address.”,T01,O1,REL\nA grant […] ends in June.,,,MONEY\n",
    'They said: “We print the address.” and „A grant pays. It ends in June.“ «Since the flood.»\n\n"No, we run"\n',
)
_SUBJECTS = ("judgements", "reviews", "memos", "meetings")
_DEEP = b'{"x":' + b"[" * 5000


def operations(world: World) -> list[bytes]:
    """What a window could not send, of each of a few kinds."""
    text = open_study(world.gone_over).transcript("T01")
    where = text.respondent_speech[0]
    place = {"round": "p1", "transcript": "T01", "text_sha": text.text_id}
    span = {"start": where.start, "end": where.end, "quote": text.text[where.start : where.end]}
    ops: list[dict[str, object]] = [
        {"kind": "coding.add", **place, **span, "code": "MONEY"},
        {"kind": "memo.add", **place, "what": "transcript", "text": "a note"},
        {"kind": "unit.skip", **place, **span, "reason": "noise"},
        {"kind": "undo"},
    ]
    named = [{**op, "op_id": str(uuid.UUID(int=number + 1, version=4))} for number, op in enumerate(ops)]
    return [json.dumps({"coder": "lee", "ops": named}).encode(), json.dumps({"ops": named[:1]}).encode()]


def unsent(world: World, path: Path) -> object:
    """Do them."""
    with _restored(world.gone_over / "codings", world.gone_over / "rounds"):
        study = open_study(world.gone_over)
        assignments.reopen(study, "T01", coder="lee", round_id="p1")
        taken = kept.take(study, path, coder="lee")
        return taken.done, taken.problems


def judged_table(world: World, path: Path) -> object:
    """Read a table of judgements."""
    with _restored(world.gone_over / "study"):
        return judge_table(open_study(world.gone_over), "food", path, coder="ana")


def key(_world: World, path: Path) -> object:
    """Read a key of pseudonyms."""
    return read_key(path)


def listed(world: World, path: Path) -> object:
    """Look for the names of a list."""
    return names.search(open_study(world.study), path, whole=True)


def in_files(world: World, path: Path) -> object:
    """Look for names in a file of any kind; the list is another one."""
    here = world.root / "names.txt"
    here.write_text(NAMES, "utf-8")
    return names.search(open_study(world.study), here, [path])


def printed(world: World, path: Path) -> object:
    """Hold quotations against the transcripts."""
    return quotes.check(open_study(world.study), path).to_json()


def own_ledgers(world: World) -> list[bytes]:
    """The ledgers about the whole study, one after the other: a line says what it is about."""
    study = open_study(world.gone_over)
    with _restored(world.gone_over / "study"):
        _write_something(study)
        return [path.read_bytes() for path in sorted((world.gone_over / "study").rglob("*.jsonl"))]


def _write_something(study: Study) -> None:
    judge(study, "food", "O1", "REL", {"fit": "strong", "summary": "Lists."}, coder="lee")
    memo = memos.write(study, "A thought.", memos.About(case="O1"), coder="lee", discuss=True)
    memos.rewrite(study, memo.id, "A better one.", coder="lee", discuss=True)
    meetings.hold(study, "2024-05-01", ["ana", "lee"], by="lee")
    meetings.decide(study, "other", "We go on.", by="lee")
    coding = reviewing.codings_of(study, "p1")[0]
    reviewing.record(study, "p1", [reviewing.Word(coding.id, "queried", "Is it?")], by="ana")


def of_study(world: World, path: Path) -> object:
    """The lines in the ledger of each subject, and all that is told of them."""
    with _restored(world.gone_over / "study"):
        for subject in _SUBJECTS:
            ledger = world.gone_over / "study" / subject / "lee.jsonl"
            ledger.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, ledger)
        study = open_study(world.gone_over)
        return (
            memos.of_study(study),
            meetings.held(study),
            agenda(study),
            reviewing.queue(study, "p1").share,
            judgements.board(study, "food"),
            study.withdrawn,
        )


def private(world: World) -> list[bytes]:
    """What is kept of a person: settings, a study that was opened, a server, where keys lie."""
    opened = {"study": str(world.study), "coder": "ana", "at": "2024-05-01T08:00:00Z"}
    server = {"study": "/x", "coder": "ana", "port": 1, "pid": 1, "running": True, "tokens": {"a": 1.5}}
    return [*(json.dumps(each).encode() for each in (opened, server, {"wide": True}, {"s": "/k.csv"})), _DEEP]


def of_person(world: World, path: Path) -> object:
    """Each is read for each of them, what is none is nothing; studies that were opened stand in a list."""
    folder = world.root / "person"
    folder.mkdir(exist_ok=True)
    shutil.copyfile(path, folder / "a.study")
    with patch.dict(os.environ, {"CODEKIT_CONFIG_DIR": str(folder)}):
        rows = [_row(opened, runs=False) for opened in recent.everywhere()]
    kept_of = [personal.kept(path, kind) for kind in (registry.Running, dict[str, str])]
    return rows, kept_of, Settings(path).read()


def codebook(world: World, _path: Path) -> object:
    """A codebook that is changed in its file, as it was written: it says so then, and nothing else."""
    study = world.opened()
    with _restored(world.study / "study"):
        for make in (_renamed, _added):
            codebook_changing.apply(study, "food", make, by="ana")
        return codebooks.load(study.store, "food")


def _renamed(book: Codebook) -> Change:
    return rename(book, book.codes[0].id, "Another name")


def _added(book: Codebook) -> Change:
    code = Code("LOANS", "Loans", definition='Lent: #1, it\'s "so".', parent=book.codes[-1].parent)
    return add(book, code)


def register(world: World, path: Path) -> object:
    """A register into which a row is written, as the page does: all else in it stays as it is."""
    study = world.opened()
    shown = tables.table(study, path.stem)
    if not shown.can_be_edited:
        raise CodekitError(f"{path.name}: cannot be edited")
    filled = {"case": "O1", "asked": "yes", "topic": "BOX"} | dict.fromkeys(shown.kind.key[:1], "O9")
    row = {name: filled.get(name, "") for name in shown.grid.columns}
    after = tables.edit(study, path.stem, Edit(rows=(row,)), seal=shown.grid.seal)
    assert len(after.grid.rows) == len(shown.grid.rows) + 1
    return after


def settings(world: World, _path: Path) -> object:
    """study.yaml, in which a title and a coder are written."""
    study = world.opened()
    settings_changing.change(study, Wanted(title="Renamed"))
    settings_changing.add_coder(study, "noa", "Noa")
    again = world.opened().settings
    assert (again.title, "noa" in again.coders) == ("Renamed", True)
    return again


@contextlib.contextmanager
def _restored(*folders: Path) -> Iterator[None]:
    """What is written below these folders goes away again."""
    held: Mapping[Path, bytes] = {p: p.read_bytes() for f in folders for p in f.rglob("*") if p.is_file()}
    try:
        yield
    finally:
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)
        for path, data in held.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
