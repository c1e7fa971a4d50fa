"""The home page's server: who may ask, folders without their files, a new study, the door, who one is."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings

from codekit.web import recent
from codekit.web.home_routes import HomeApi
from codekit.web.sessions import Sessions
from codekit.workbench.home import doors, folders
from codekit.workflow.study.study import create_study, open_study
from studies import build, folder_of, start, write
from web import hostile
from web.served import Home, Workbench, until


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """One home page for all tests, in whose folder each makes what it needs."""
    one = Home(tmp_path_factory.mktemp("home"), private=tmp_path_factory.mktemp("private"))
    one.log_in()
    yield one
    one.stop()


def asked(home: Workbench, what: str, **body: Any) -> Any:
    """What the home page answers; it must be no refusal."""
    answer = home.call("POST", f"/api/home/{what}", body)
    assert 200 == answer.status, answer.body
    return answer.json


def refused(home: Workbench, what: str, **body: Any) -> tuple[int, str]:
    """Status and message of a refusal."""
    answer = home.call("POST", f"/api/home/{what}", body)
    return answer.status, str(answer.json["error"]["message"])


def test_nobody_comes_in_without_a_token(home: Home) -> None:
    """The guard of the workbench: host, origin, site, token, and a page without any data."""
    body = json.dumps({"path": ""}).encode()
    bearer = {"Authorization": f"Bearer {home.token}"}

    assert 200 == home.raw("POST", "/api/home/folders", body, bearer).status
    assert 401 == home.raw("POST", "/api/home/folders", body).status
    assert 401 == home.raw("GET", "/api/home").status
    assert 403 == home.raw("POST", "/api/home/folders", body, {**bearer, "Origin": "http://127.0.0.1:1"}).status
    assert 403 == home.raw("POST", "/api/home/start", body, {**bearer, "Sec-Fetch-Site": "same-site"}).status
    assert 421 == home.raw("GET", "/api/home", headers={**bearer, "Host": "evil.test"}).status
    page = home.raw("GET", "/")
    assert (200, True) == (page.status, b"home.js" in page.body)
    assert "default-src 'none'" in page.headers["content-security-policy"]


def test_folders_are_listed_by_their_names_alone(home: Home) -> None:
    """Odd names are folders as others; files are not shown, nothing behind a dot, and no file is opened."""
    place = home.study / "listed"
    names = ["a b", "ä", "#%?&", "'q\"", "研究", "x" * 200, "\u202ertl", " led ", "tail ", "<b>"]
    for name in [*names, ".hidden"]:
        (place / name).mkdir(parents=True)
    (place / "é").mkdir()
    Path(os.fsdecode(os.fsencode(place) + b"/\xff")).mkdir()
    write(place / "secret.txt", "words")
    os.mkfifo(place / "ä" / "study.yaml")  # whoever opened it would wait for ever
    os.mkfifo(place / "pipe")
    create_study(place / "a b")

    found = asked(home, "folders", path=str(place))

    assert sorted([*names, "é"], key=str.casefold) == [row["name"] for row in found["folders"]]
    assert ["a b"] == [row["name"] for row in found["folders"] if row["study"]]
    assert (1, 0, str(place.parent)) == (found["unnamed"], found["more"], found["above"])
    for row in found["folders"]:
        assert (row["path"], []) == (
            (inside := asked(home, "folders", path=row["path"]))["path"],
            inside["folders"][9:],
        )
    assert asked(home, "folders", path=f'  "{place}" ') == found


@pytest.mark.parametrize("path", ["/nowhere", "relative", "..", "~nobody", "\0", "/" + "x" * 5000, "/etc/passwd"])
def test_what_is_no_folder_is_refused(home: Home, path: str) -> None:
    """In one line, and nothing is said of what is a file."""
    status, _ = refused(home, "folders", path=path)

    assert status in {404, 422}
    assert 404 == refused(home, "study", path=path)[0]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may look into every folder")
def test_a_folder_that_is_closed_is_said(home: Home) -> None:
    """It is not a bug."""
    closed = home.study / "closed"
    closed.mkdir(mode=0)

    assert 403 == refused(home, "folders", path=str(closed))[0]


def test_from_nothing_to_a_workbench(home: Home) -> None:
    """A new study, one names oneself, the window opens; it is in the list, private, and without a word."""
    made = asked(home, "new", title="Rides: a pilot?", place=str(home.study), case="clinic")
    assert ("Rides: a pilot?", []) == (made["title"], made["coders"])
    assert 409 == refused(home, "new", title="Rides: a pilot?", place=str(home.study))[0]
    assert 404 == refused(home, "start", path=made["path"], coder="ana")[0]

    url = asked(home, "start", path=made["path"], coder="Ana Ruiz", add=True, name="Ana")["url"]
    one = home.opened(url)
    session = one.call("GET", "/api/session").json
    assert ("Ana-Ruiz", "Ana", "clinic", []) == (
        session["coder"], session["name"], session["study"]["case"], session["rounds"]
    )  # fmt: skip
    assert "transcripts" == one.call("GET", "/api/study/stages").json["next"]
    again = home.opened(asked(home, "start", path=made["path"], coder="Ana-Ruiz")["url"])
    assert (one.port, 200) == (again.port, again.call("GET", "/api/library").status)

    (row,) = home.call("GET", "/api/home").json["recent"]
    assert (made["path"], "Rides: a pilot?", "Ana", True, False) == (
        row["path"], row["title"], row["name"], row["runs"], row["gone"]
    )  # fmt: skip
    (kept,) = home.private.glob(f"*{recent.SUFFIX}")
    assert 0o600 == stat.S_IMODE(kept.stat().st_mode)
    assert {"study", "coder", "at"} == json.loads(kept.read_bytes()).keys()

    answer = one.call("POST", "/api/home", {"who": True})
    assert 200 == answer.status, answer.body
    back = answer.json["url"]
    assert back.startswith(home.url + "#launch=")
    assert back.endswith(f"&study={quote(made['path'], safe='')}")

    Path(made["path"]).rename(home.study / "moved")
    (row,) = asked(home, "stop", path=made["path"])["recent"]
    assert (True, False, "Rides- a pilot") == (row["gone"], row["runs"], row["title"][:14])
    assert [] == asked(home, "forget", path=made["path"])["recent"]
    assert open_study(home.study / "moved").title == made["title"]


def test_a_study_like_another_one(home: Home) -> None:
    """From a template that comes with codekit, then like the study that was made; of what is refused nothing stays."""
    first = asked(home, "new", title="Helpers", place=str(home.study), template="interviews")
    like = asked(home, "new", title="Drivers", place=str(home.study), template=first["path"], case="firm")

    study = open_study(like["path"])
    assert ("Drivers", "firm", ["topics"], {}) == (
        study.title, study.settings.case, study.codebook_ids(), study.settings.coders
    )  # fmt: skip
    assert "organization" == open_study(first["path"]).settings.case
    assert [] == [code.id for code in study.codebook("topics").codes if code.examples]
    for template in ("nothing", str(home.study / "none"), str(home.study.parent)):
        assert 404 == refused(home, "new", title="Left", place=str(home.study), template=template)[0]
    assert not (home.study / "Left").exists()


def test_nobody_becomes_somebody_else_in_silence_where_one_is_blind(home: Home) -> None:
    """Ana is blind in r1: Ben, and Lee who is in no round, are asked first; then it is done."""
    study = build(home.study / "blind")
    start(study)
    path = str(folder_of(study).resolve())

    ana = home.opened(asked(home, "start", path=path, coder="ana")["url"])
    assert "ana" == ana.call("GET", "/api/session").json["coder"]
    door = asked(home, "study", path=path)
    assert ("ana", {"ana": ["r1"], "ben": ["r1"], "lee": []}) == (
        door["last"], {row["id"]: row["blind"] for row in door["coders"]}
    )  # fmt: skip
    for other in ("ben", "lee"):
        status, why = refused(home, "start", path=path, coder=other)
        assert (403, True) == (status, "r1 is blind" in why and f"signed by {other}" in why)
    assert 403 == refused(home, "start", path=path, coder="new", add=True)[0]
    assert "new" not in open_study(path).settings.coders
    lee = home.opened(asked(home, "start", path=path, coder="lee", confirmed=True)["url"])
    assert "lee" == lee.call("GET", "/api/session").json["coder"]


def test_who_is_asked_where_nobody_is_named(tmp_path: Path) -> None:
    """`codekit code` in a study without a coder leads to its door; the study opens without a round."""

    class Asked(Home):
        def words(self) -> list[str]:
            return ["code", "--study", str(self.study)]

    study = create_study(tmp_path / "study", title="Alone")
    one = Asked(folder_of(study), private=tmp_path / "private")
    try:
        assert "&study=" in one._code
        one._code = one._code.partition("&")[0]
        assert "Alone" == asked(one, "study", path=str(folder_of(study)))["title"]
    finally:
        one.stop()
    assert not json.loads((tmp_path / "private" / "home.server").read_bytes())["running"]


def test_it_stops_when_no_page_is_open(tmp_path: Path) -> None:
    """As the workbench does; what it was is noted."""
    hurried = "from codekit.web import home; home.Options.__init__.__defaults__ = (0, .5, None)"
    one = Home(tmp_path, private=tmp_path / "private", first=hurried)

    until(lambda: one.process.poll() is not None)
    assert 0 == one.stop()


ROUTES = hostile.requests(HomeApi(Sessions(), port=1, stop=lambda: None).routes())
# The last three make studies or start processes; they are sent below, and in test_trying.
NOT_SENT = ("session", "control", "/api/home/start", "/api/home/new", "/api/home/try")


@pytest.mark.parametrize("route", sorted(name for name in ROUTES if not any(part in name for part in NOT_SENT)))
def test_no_request_is_a_bug(home: Home, route: str) -> None:
    """Wrong types, NULs, half characters, deep nesting, long paths: 2xx or 4xx, and the server goes on."""

    @settings(max_examples=25, suppress_health_check=list(HealthCheck), database=None, deadline=None)
    @given(ROUTES[route])
    def run(sent: hostile.Sent) -> None:
        answer = home.raw(sent.method, sent.path, sent.body, {"Authorization": f"Bearer {home.token}"})
        assert answer.status < 500, (sent, answer.body)

    run()
    assert 200 == home.call("GET", "/api/home").status


def test_names_of_folders_that_systems_cannot_have(tmp_path: Path) -> None:
    """A title may hold any sign; its folder can be opened on every system."""
    for title in ("a/b", "..", "CON", "x" * 400, "研究 1.", '"<>|'):
        made = doors.new(doors.NewStudy(title=title[:150], place=str(tmp_path)))
        assert tmp_path.resolve() == Path(made.path).parent
        assert title[:150] == made.title
    assert 6 == len(folders.listing(str(tmp_path)).folders)
