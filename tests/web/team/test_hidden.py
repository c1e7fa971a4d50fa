"""No answer names a folder of the server's disk, whatever is damaged in a study."""

from __future__ import annotations

import shutil
from pathlib import Path

from web.served import Answer
from web.team.conftest import Teams
from web.team.serving import Person
from web.test_blindness import addresses

WRONG = {
    "study.yaml": "title: Care\ninterviewer: [\n",
    "cases.csv": 'case,name\nO1,"half\n',
    "codebooks/food.yaml": "id: food\ncodes: [\n",
    "transcripts/T01.txt": "another text",
}
BOOK = {"codebook": "food", "sha256": "", "title": "Food", "purpose": ""}
SENT = {
    "/api/study": {"title": "Another"},
    "/api/study/coders": {"id": "new"},
    "/api/tables/cases": {"seal": "", "columns": ["more"]},
    "/api/codebook/describe": BOOK,
    "/api/transcripts/T01/turns": {"name": [], "split": [], "join": [2], "seen": ""},
    "/api/memos": {"text": "a note", "case": "O1"},
    "/api/team/people": {"study": "care"},
    "/api/team/invite": {"study": "care", "role": "coder", "coder": "a b"},
}


def walk(one: Person) -> dict[str, Answer]:
    """What the window shows, and what is said to whoever writes."""
    asked = [path for paths in addresses("r1").values() for path in paths]
    found = {path: one.call("GET", path) for path in (*asked, "/api/team/home", "/api/team/own")}
    return found | {path: one.call("POST", path, body) for path, body in SENT.items()}


def test_no_answer_names_a_folder_of_the_server(data: Path, teams: Teams, tmp_path: Path) -> None:
    """A whole study, and one in which a file is damaged, or a folder stands where a file was."""
    shutil.copytree(data, tmp_path / "data")
    team = teams(tmp_path / "data")
    one = team.person("olga", "care", "owner")
    named: dict[str, str] = {}
    refused = 0

    def look(what: str) -> None:
        nonlocal refused
        for path, answer in walk(one).items():
            refused += answer.status >= 400
            if str(tmp_path) in (said := answer.body.decode("utf-8", "replace")):
                named[f"{what}: {path}"] = said[:300]

    look("whole")
    for name, words in WRONG.items():
        file = tmp_path / "data" / "care" / name
        before = file.read_bytes()
        file.write_text(words, "utf-8")
        look(f"{name} damaged")
        file.unlink()
        file.mkdir()
        look(f"{name} is a folder")
        file.rmdir()
        file.write_bytes(before)
    assert refused > 50
    assert {} == named
