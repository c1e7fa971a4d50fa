"""A study is begun like another one: what it is set up with goes along, what anybody said or did stays behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from codekit.errors import CodekitError, ProblemsError, UnknownNameError
from codekit.formats.codebook import quality
from codekit.model.cases import Case
from codekit.workflow.results import study_check
from codekit.workflow.study import template
from codekit.workflow.study.study import Study, open_study
from studies import build, code, folder_of, start, write

HEAD = "title: Rides\nstudy: 'abc'\nrules: 2\ncase: clinic\noriginals: false\npseudonyms: false\n"
SETTINGS = f"""{HEAD}description: Who drives.
coders: {{ana: {{name: Ana Ruiz}}, ben: {{}}}}
speakers: {{interviewer: [I, Interviewer 2, Dr Miller], respondent: [R, Participant], other: [Narrator]}}
attributes: {{region: ['1-9', 'no'], kind: [a]}}
"""
BOOK = """codebook: food
version: '3.2'
changes:
- {code: OLD, kind: retired, reason: Ben never gave it}
codes:
- {id: MONEY, name: Money, definition: Who pays., include: Grants., exclude: Loans., examples: [SAIDBYHER]}
- {id: LOANS, name: Loans, definition: Lent., replaced_by: MONEY}
- {id: OLD, name: Old, definition: No longer.}
- {id: KEPT, name: Kept, definition: Has one below., replaced_by: MONEY}
- {id: KEPT.ONE, parent: KEPT, name: One, definition: In use., cues: [bank*]}
"""


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """A study in which ana coded, with a codebook that was changed."""
    study = build(tmp_path_factory.mktemp("worked"))
    start(study)
    code(study, "transcript,segment,code,coder\nT01,1,REL.SEND,ana\n", round_id="r1", partial=True)
    folder = folder_of(study)
    write(folder / "study.yaml", SETTINGS)
    write(folder / "codebooks" / "food.yaml", BOOK)
    write(folder / "cases.csv", "case,name,region,funder\nO1,Elm House,no,city\nO2,Oak,1-9,state\n")
    write(folder / "interviews.csv", "case,transcript,weather\nO1,T01,rain\n")
    return open_study(folder)


def files(study: Study) -> Iterator[tuple[str, str]]:
    """Every file of a study, with what is in it."""
    root = folder_of(study)
    for path in sorted(root.rglob("*")):
        if path.is_file():
            yield path.relative_to(root).as_posix(), path.read_text("utf-8")


def test_what_was_set_up_goes_along(worked: Study, tmp_path: Path) -> None:
    """Settings, codes in use, and columns; a new identity, the first version, and nothing to complain of."""
    made = template.create(tmp_path / "new", str(folder_of(worked)), title="Trains: a pilot", coders=["noa"])

    now = made.settings
    assert ("Trains: a pilot", "clinic", False, None, "", ["noa"]) == (
        now.title, now.case, now.originals, now.pseudonyms, now.description, [*now.coders],
    )  # fmt: skip
    assert worked.settings.study != now.study
    assert worked.settings.attributes == now.attributes
    assert {"I": "interviewer", "Interviewer 2": "interviewer", "R": "respondent", "Participant": "respondent",
            "Narrator": "other"} == now.speakers  # fmt: skip
    book = made.codebook("food")
    assert ("1.0", ["MONEY", "KEPT", "KEPT.ONE"], ()) == (book.version, [*book.by_id], book.changes)
    assert ("Who pays.", "Grants.", "Loans.", ()) == (
        book["MONEY"].definition, book["MONEY"].include, book["MONEY"].exclude, book["MONEY"].examples,
    )  # fmt: skip
    assert ("KEPT", ("bank*",)) == (book["KEPT.ONE"].parent, book["KEPT.ONE"].cues)
    kept = dict(files(made))
    assert "case,name,region,funder,kind\n" == kept["cases.csv"]
    assert "case" in kept["interviews.csv"]
    assert {"case", "transcript", "weather", "date", "role"} <= {*kept["interviews.csv"].strip().split(",")}
    assert [] == [each for each in study_check.check(made)[0] if each.level == "error"]


def test_nothing_that_anybody_said_or_did_goes_along(worked: Study, tmp_path: Path) -> None:
    """No transcript, case, coder, coding, note, example or name; not even in a file that nobody reads."""
    made = template.create(tmp_path / "new", str(folder_of(worked)))

    held = dict(files(made))
    assert {".gitattributes", "cases.csv", "codebooks/food.yaml", "interviews.csv", "study.yaml"} == held.keys()
    words = (
        "ana",
        "Ruiz",
        "ben",
        "Miller",
        "SAIDBYHER",
        "Ben never",
        "Elm",
        "O1",
        "T01",
        "rain",
        "city",
        "Rides",
        "abc",
    )
    assert [] == [(word, name) for name, text in held.items() for word in words if word in text]
    assert () == made.registers.cases


@pytest.mark.parametrize("name", template.NAMES)
def test_what_comes_with_codekit_is_a_study_to_begin_with(name: str, tmp_path: Path) -> None:
    """No finding, every code explained; the same again from the study that it made, but for examples and comments."""
    made = template.create(tmp_path / name, name, coders=["ana"])

    assert [] == study_check.check(made)[0]
    (id_,) = made.codebook_ids()
    assert [] == quality.check(made.codebook(id_))
    assert made.settings.case
    assert all(code.examples for code in made.codebook(id_).codes)
    again = template.create(tmp_path / "again", str(folder_of(made)))
    assert made.settings.speakers == again.settings.speakers
    assert [*made.codebook(id_).by_id] == [*again.codebook(id_).by_id]
    assert Case("O1", {}) not in again.registers.cases


def test_a_template_that_cannot_be_used_leaves_nothing(worked: Study, tmp_path: Path) -> None:
    """An unknown name, a folder without a study, a codebook that cannot be read, a place that is taken."""
    (tmp_path / "empty").mkdir()
    broken = build(tmp_path / "broken")
    write(folder_of(broken) / "codebooks" / "food.yaml", "codebook: food\nversion: '1'\ncodes:\n- {id: A}\n")
    for source, error in (("nothing", UnknownNameError), (str(tmp_path / "empty"), CodekitError),
                          (str(folder_of(broken)), ProblemsError)):  # fmt: skip
        with pytest.raises(error):
            template.create(tmp_path / "new", source)
    assert not (tmp_path / "new").exists()
    with pytest.raises(CodekitError, match="is a study already"):
        template.create(folder_of(worked), "themes")
    assert "Rides" == open_study(folder_of(worked)).title
