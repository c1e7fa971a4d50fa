"""Small studies that tests build on: three short interviews, a codebook, two coders."""

from __future__ import annotations

import shutil
import tempfile
import uuid
from functools import cache
from pathlib import Path
from typing import Any

from codekit.store.folder.store import FolderStore
from codekit.store.memory import MemoryStore
from codekit.store.opening import lay_out
from codekit.workflow.coding import files as coding_files
from codekit.workflow.comparing import compare
from codekit.workflow.rounds import rounds
from codekit.workflow.study import importing, speakers
from codekit.workflow.study.study import Study, create_study, open_study, whoami

INTERVIEWS = {
    "T01": """\
Interviewer: How do patients get food?

Respondent: We send them to the pantry. We print the address.

Interviewer: And who pays for that?

Respondent: A grant pays. It ends in June.

Respondent: Nobody has said what comes then.
""",
    "T02": """\
Interviewer: Do you work with the food bank?

Respondent: No, we run our own shelf.

Interviewer: Since when?

Respondent: Since the flood. The county helped us.
""",
    "T03": """\
Interviewer: Who drives the patients?

Respondent: Volunteers from the church drive them.

Interviewer: Is there a contract?

Respondent: Yes, two pages.
""",
}

CODEBOOK = """\
codebook: food
version: "1.0"
title: Food and rides
codes:
- id: REL
  name: Relationship
  definition: Any contact with an outside organization.
  include: Contact of any kind.
  exclude: Own programs.
  example: We know the people there.
  children:
  - {id: REL.SEND, name: Sending, definition: Patients are sent to it., include: Lists., exclude: Contracts.,
     example: We print the address.}
  - {id: REL.DEAL, name: Contract, definition: Something is agreed in writing., include: Contracts., exclude: Lists.,
     example: Two pages.}
- id: MONEY
  name: Money
  definition: Who pays.
  include: Grants.
  exclude: Time.
  example: A grant pays.
- id: BOX
  name: Containers
  definition: A container that is not coded.
  assignable: false
  children:
  - {id: BOX.OWN, name: Own program, definition: Run with own staff., include: Shelves., exclude: Partners.,
     example: Our own shelf.}
"""

REGISTERS = {
    "cases.csv": "case,region\nO1,North\nO2,South\nO3,unknown\n",
    "interviews.csv": (
        "transcript,case,date,order,mode,minutes,role\n"
        "T01,O1,2024-04-01,1,phone,40,nurse\nT02,O2,2024-04-02,2,phone,35,manager\nT03,O1,2024-05-02,3,video,20,manager\n"
    ),
}


def write(path: Path, text: str) -> Path:
    """Write a text file as UTF-8 with LF, creating its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
    return path


def folder_of(study: Study) -> Path:
    """Where a study's files lie, for a test that looks at them."""
    assert isinstance(study.store, FolderStore)
    return study.store.root


def build(
    folder: Path, *, registers: bool = True, coders: tuple[str, ...] = ("ana", "ben", "lee"), memory: bool = False
) -> Study:
    """A study with the three interviews imported, roles confirmed, nothing coded yet; its files in folder/study.

    In memory it is made faster; that is for tests of what is computed, which look at no file.
    """
    if memory:
        with tempfile.TemporaryDirectory() as place:
            return _filled(_empty(folder / "study", coders, memory=True), Path(place), registers=registers)
    made, root = _made(coders, registers=registers), folder / "study"
    shutil.copytree(made, folder, dirs_exist_ok=True)
    settings = root / "study.yaml"
    settings.write_bytes(settings.read_bytes().replace(_identity(made).encode(), uuid.uuid4().hex.encode()))
    return open_study(root)


@cache
def _made(coders: tuple[str, ...], *, registers: bool) -> Path:
    """What `build` copies: it is made once in each process, since flushing all of it takes longer than many tests."""
    place = tempfile.TemporaryDirectory()
    _KEPT.append(place)
    folder = Path(place.name)
    _filled(_empty(folder / "study", coders, memory=False), folder / "in", registers=registers)
    return folder


_KEPT: list[tempfile.TemporaryDirectory[str]] = []  # until the process ends


def _identity(folder: Path) -> str:
    return open_study(folder / "study").settings.study


def _filled(study: Study, place: Path, *, registers: bool) -> Study:
    study.store.write_all({"codebooks/food.yaml": CODEBOOK} | (REGISTERS if registers else {}))
    files = [write(place / f"{id_}.txt", text) for id_, text in INTERVIEWS.items()]
    importer = importing.Importer(study, interviewers=("Interviewer",))
    outcomes = [diagnosis.outcome for diagnosis in importer.run([(path, True) for path in files])]
    assert outcomes == ["imported"] * len(INTERVIEWS)
    speakers.set_roles(study, list(INTERVIEWS), confirm=True)
    return study


def _empty(root: Path, coders: tuple[str, ...], *, memory: bool) -> Study:
    if not memory:
        return create_study(root, title="Food", coders=coders)
    store = MemoryStore()
    lay_out(store, title="Food", coders=coders)
    return Study(store, writer=whoami())


def start(study: Study, id_: str = "r1", **options: Any) -> None:
    """Start a round; by default a double round of ana and ben over all transcripts."""
    defaults: dict[str, Any] = {
        "kind": "double",
        "coders": ["ana", "ben"],
        "transcripts": ["all"],
        "codebook": "food",
    }
    rounds.start(study, id_, **{**defaults, **options})


def code(study: Study, table: str, *, round_id: str = "", by: str = "", partial: bool = False) -> object:
    """Read codings given as CSV text."""
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder) / "codings.csv", table)
        return coding_files.read_one(study, path, round_id=round_id, by=by, partial=partial)


def agree(study: Study, round_id: str, options: compare.Options | None = None) -> compare.Comparison:
    """The agreement of a round as `codekit agree` gives it: one that waits is compared, which ends its blindness."""
    work = compare.end_blindness if compare.waits(study, study.round(round_id)) else compare.agree
    return work(study, round_id, options)


def segments(rows: list[tuple[str, int, str, str]]) -> str:
    """Codings by turn as CSV: (transcript, turn, code, coder)."""
    lines = [f"{transcript},{turn},{code},{coder}" for transcript, turn, code, coder in rows]
    return "transcript,segment,code,coder\n" + "\n".join(lines) + "\n"


BOTH = segments(
    [
        ("T01", 1, "REL.SEND", "ana"),
        ("T01", 3, "MONEY", "ana"),
        ("T02", 1, "BOX.OWN", "ana"),
        ("T03", 1, "REL", "ana"),
        ("T03", 3, "REL.DEAL", "ana"),
        ("T01", 1, "REL", "ben"),
        ("T01", 4, "MONEY", "ben"),
        ("T02", 1, "BOX.OWN", "ben"),
        ("T03", 3, "REL.DEAL", "ben"),
        ("T03", 3, "MONEY", "ben"),
    ]
)
# The same, but the two gave MONEY to the two sentences of one turn of T01.
HALVES = "transcript,segment,start,end,code,coder\nT01,,152,165,MONEY,ana\nT01,,166,182,MONEY,ben\n" + "".join(
    f"{transcript},{turn},,,{rest}\n"
    for transcript, turn, rest in (line.split(",", 2) for line in BOTH.splitlines()[1:])
    if (transcript, rest[:5]) != ("T01", "MONEY")
)
