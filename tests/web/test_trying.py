"""The sample to try, and projects of other tools, from the home page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from codekit.errors import RefusedError
from codekit.web import home_routes
from codekit.web.sessions import Sessions
from codekit.workbench.home import trying
from codekit.workflow.coding import export
from codekit.workflow.projects import opening
from codekit.workflow.results import example
from codekit.workflow.study import importing
from codekit.workflow.study.study import Study, create_study, open_study
from studies import build, code, start
from web.served import Home


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """A home page."""
    one = Home(tmp_path_factory.mktemp("home"), private=tmp_path_factory.mktemp("private"))
    one.log_in()
    yield one
    one.stop()


def small(folder: Path, _name: str, step: example.Step) -> Study:
    """In the place of the large sample, one with the same transcript and codebook."""
    study = create_study(folder, title="Sample")
    source = Path(__file__).resolve().parents[2] / "transcripts_sample" / "study" / "sources" / "O04-1.txt"
    book = Path(__file__).resolve().parents[2] / "codebooks" / "social-care-domains.yaml"
    study.store.document("codebooks/social-care-domains.yaml").write(book.read_bytes())
    list(importing.Importer(study).run([(source, True)]))
    step("interviews", 1, 1)
    study.refresh()
    return study


def test_the_sample_is_laid_out_once_with_a_round_of_ones_own(home: Home, tmp_path: Path) -> None:
    """A coder who is nobody else, one open round that is not blind; asked for again, the same study opens."""
    told: list[tuple[str, int, int]] = []
    with patch.object(example, "create", small):
        study, coder = trying.laid_out(trying.TryRequest(place=str(tmp_path)), lambda *far: told.append(far))
        assert (study, coder) == trying.laid_out(trying.TryRequest(place=str(tmp_path)))
    assert [("interviews", 1, 1)] == told
    opened = open_study(study)
    round_ = opened.round(trying.ROUND)
    assert ((coder,), (trying.TRANSCRIPT,), False) == (tuple(round_.coders), tuple(round_.transcripts), round_.blind)
    assert coder in opened.settings.coders

    answer = home.call("POST", "/api/home/try", {"place": str(tmp_path)})
    window = home.opened(answer.json["url"])
    begins = window.call("GET", "/api/session").json
    assert (coder, trying.ROUND, trying.TRANSCRIPT) == (
        begins["coder"],
        begins["start"]["round"],
        begins["start"]["transcript"],
    )
    assert {"what": "", "done": 0, "of": 0} == home.call("GET", "/api/home/progress").json


def test_what_stands_in_its_place_is_left_as_it_is(home: Home, tmp_path: Path) -> None:
    """Other files, or another study, in one clear line; nothing is made."""
    place = tmp_path / trying.FOLDER
    place.mkdir()
    (place / "notes.txt").write_text("mine", "utf-8")
    with pytest.raises(RefusedError, match="not the sample"):
        trying.laid_out(trying.TryRequest(place=str(tmp_path)))
    (place / "notes.txt").unlink()
    create_study(place, title="Mine")
    answer = home.call("POST", "/api/home/try", {"place": str(tmp_path)})
    assert 409 == answer.status
    assert "not the sample" in answer.json["error"]["message"]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A .qdpx file with three interviews and two codings."""
    folder = tmp_path_factory.mktemp("project")
    study = build(folder)
    start(study)
    code(study, "transcript,segment,code,coder\nT01,1,REL.SEND,ana\nT02,1,BOX.OWN,ana\n", round_id="r1", partial=True)
    path = folder / "other" / "interviews.qdpx"
    path.parent.mkdir()
    export.export(study, path, coder="ana")
    return path


def asked(home: Home, **body: Any) -> Any:
    """What the home page says of a project."""
    answer = home.call("POST", "/api/home/project", body)
    assert 200 == answer.status, answer.body
    return answer.json


def test_a_project_is_shown_before_a_study_is_made(home: Home, project: Path) -> None:
    """All that is kept, changed and left out; nothing is written before one says so; then it is not made twice."""
    found = home.call("POST", "/api/home/folders", {"path": str(project.parent)}).json
    assert [{"name": project.name, "path": str(project)}] == found["projects"]
    before = sorted(project.parent.iterdir())
    shown = asked(home, path=str(project))
    assert (False, False, str(project.with_suffix(""))) == (shown["made"], shown["there"], shown["place"])
    assert any("text" in one["line"] and one["outcome"] == "kept" for one in shown["became"])
    assert 3 == len(shown["texts"])
    assert before == sorted(project.parent.iterdir())
    made = asked(home, path=f'"{project}"', write=True)
    assert (True, False, shown["became"]) == (made["made"], made["there"], made["became"])
    assert ["T01", "T02", "T03"] == open_study(made["place"]).transcript_ids()
    again = asked(home, path=str(project))
    assert (True, True) == (again["made"], again["there"])


def test_what_takes_long_can_be_cancelled(home: Home, project: Path, tmp_path: Path) -> None:
    """The next step ends it, and neither a study nor a draft of one stays; where nothing is under way, nothing ends."""
    api = home_routes.HomeApi(Sessions(), port=1, stop=lambda *_: None)
    told: list[str] = []

    def work(step: example.Step) -> None:
        def then_cancel(what: str, done: int, of: int) -> None:
            step(what, done, of)
            told.append(what)
            if (what, done) == ("texts", 2):
                assert 1 == api.cancel().cancelled

        opening.open_project(project, tmp_path / "study", step=then_cancel)

    with pytest.raises(RefusedError, match="nothing was written"):
        api.while_told(work)
    assert ["project", "texts", "texts", "texts"] == told
    assert [] == list(tmp_path.iterdir())
    assert {"cancelled": 0} == home.call("DELETE", "/api/home/progress").json


@pytest.mark.parametrize("path", ["", "\0", "x" * 9000, "interviews.qdpx", "/nowhere/a.qdpx", "/etc/hostname"])
def test_what_is_no_project_is_refused_in_one_line(home: Home, path: str) -> None:
    """No file, no whole path, another kind of file."""
    answer = home.call("POST", "/api/home/project", {"path": path})
    assert answer.status in {404, 422}
    assert answer.json["error"]["hint"]
