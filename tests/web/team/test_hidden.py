"""No answer names a folder of the server's disk, whatever is damaged in a study."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

from starlette.responses import Response

from codekit.web.team.hidden import Hidden
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


def test_a_folder_is_left_out_of_whatever_names_it(tmp_path: Path) -> None:
    """Of JSON, with a length that fits; a file that is saved stays as it is, byte by byte."""
    said = {"message": f"{tmp_path}/care/study.yaml: cannot be read", "hint": f"look into {tmp_path}"}
    found = answered(Response(json.dumps(said), media_type="application/json"), tmp_path)
    assert {"message": "care/study.yaml: cannot be read", "hint": "look into "} == json.loads(found[1])
    assert str(len(found[1])).encode() == dict(found[0])[b"content-length"]
    file = str(tmp_path).encode()
    assert file == answered(Response(file, media_type="application/octet-stream"), tmp_path)[1]


def answered(answer: Response, folder: Path) -> tuple[list[tuple[bytes, bytes]], bytes]:
    """Headers and body of an answer that went through."""
    sent: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await answer(scope, receive, send)

    async def send(message: Any) -> None:
        sent.append(message)

    with suppress(StopIteration):  # it waits for nothing, so it needs no loop; that of a browser test may be there
        Hidden(app, [folder])({"type": "http"}, None, send).send(None)
    return sent[0]["headers"], sent[1]["body"]
