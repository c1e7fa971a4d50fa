"""study.yaml: every mistake at once with its line; adding coders leaves everything else as people wrote it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from codekit.errors import ProblemsError
from codekit.store import settings
from codekit.store.coder_list import added
from codekit.store.folder.store import FolderStore

HEAD = "# our study\ntitle: 'Care'  # working title\n"
TAIL = "\n# who speaks\nspeakers: {interviewer: [I]}\noriginals: true\n"

FORMS = {
    "lines": (
        "coders:\n  ana: {name: Ana}  # lead\n  ben:\n",
        "coders:\n  ana: {name: Ana}  # lead\n  ben:\n  cai: {}\n",
    ),
    "lines with details": (
        "coders:\n  ana:\n    name: Ana\n    role: lead\n",
        "coders:\n  ana:\n    name: Ana\n    role: lead\n  cai: {}\n",
    ),
    "list": ("coders:\n  - ana # lead\n  - ben\n", "coders:\n  - ana # lead\n  - ben\n  - cai\n"),
    "list without indent": ("coders:\n- ana\n- ben\n", "coders:\n- ana\n- ben\n- cai\n"),
    "empty braces": ("coders: {}  # none yet\n", "coders:  # none yet\n  cai: {}\n"),
    "empty brackets": ("coders: []\n", "coders:\n  cai: {}\n"),
    "nothing": ("coders:\n", "coders:\n  cai: {}\n"),
    "tilde": ("coders: ~\n", "coders:\n  cai: {}\n"),
    "null with a comment": ("coders: # to come\n", "coders: # to come\n  cai: {}\n"),
    "in brackets": ("coders: [ana, ben]\n", "coders: [ana, ben, cai]\n"),
    "in braces": ("coders: {ana: {}, ben: {}} # two\n", "coders: {ana: {}, ben: {}, cai: {}} # two\n"),
    "trailing comma": ("coders: [ana, ben,]\n", "coders: [ana, ben, cai]\n"),
    "over several lines": ("coders: {\n  ana: {},\n  ben: {}\n}\n", "coders: {\n  ana: {},\n  ben: {}, cai: {}\n}\n"),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_coders_are_added_in_the_form_that_is_there(tmp_path: Path, form: str, newline: str) -> None:
    """Comments, order, layout, and line ends stay; nothing else changes."""
    path = tmp_path / "study.yaml"
    before, after = FORMS[form]
    path.write_bytes((HEAD + before + TAIL).replace("\n", newline).encode())
    settings.add_coders(FolderStore(tmp_path).document("study.yaml"), ["cai"])

    assert (HEAD + after + TAIL).replace("\n", newline) == path.read_bytes().decode()
    assert "cai" in settings.read(path).coders


@pytest.mark.parametrize("text", ["", "title: x\n", "title: x", "# only a comment\n"])
def test_a_missing_list_is_begun_at_the_end(text: str) -> None:
    """Also in a file without a last newline."""
    joint = "" if not text or text.endswith("\n") else "\n"

    assert f"{text}{joint}coders:\n  cai: {{}}\n  dee: {{}}\n" == added(text, ["cai", "dee"])


@pytest.mark.parametrize("name", ["no", "007", "null", "1.5", "on", "~a", "josé", "2024-05-06"])
def test_an_id_that_yaml_reads_as_something_else_is_quoted(name: str) -> None:
    """A coder may be called No or 007."""
    assert [name] == list(yaml.safe_load(added("coders: {}\n", [name]))["coders"])


def test_the_last_coder_may_end_the_file_without_a_newline(tmp_path: Path) -> None:
    """The new line does not run into the old one."""
    path = tmp_path / "study.yaml"
    path.write_bytes(b"coders:\n  - ana")
    settings.add_coders(FolderStore(tmp_path).document("study.yaml"), ["ben", "cai"])

    assert ["ana", "ben", "cai"] == list(settings.read(path).coders)


def test_a_form_that_is_not_understood_is_left_alone(tmp_path: Path) -> None:
    """A text where a list should be: nothing is written, and the message says what to do."""
    path = tmp_path / "study.yaml"
    path.write_text("coders: ana and ben\n", "utf-8")

    with pytest.raises(ProblemsError, match="add them by hand"):
        settings.add_coders(FolderStore(tmp_path).document("study.yaml"), ["cai"])
    assert "coders: ana and ben\n" == path.read_text("utf-8")


def test_all_mistakes_are_named_at_once_with_their_lines(tmp_path: Path) -> None:
    """Roles, coders, switches: one error with every place."""
    path = tmp_path / "study.yaml"
    path.write_text(
        "title: x\ncoders:\n  Ana B: {}\n  ben: {}\n  BEN: {}\nspeakers:\n  MEL: interviewr\noriginals: maybe\n",
        "utf-8",
    )
    with pytest.raises(ProblemsError) as caught:
        settings.read(path)

    assert [3, 5, 7, 8] == sorted(problem.line or 0 for problem in caught.value.problems)


def test_an_unknown_setting_is_a_warning_with_the_nearest(tmp_path: Path) -> None:
    """A slip of the pen does not stop the study."""
    path = tmp_path / "study.yaml"
    path.write_text("title: x\ncodres: [ana]\n", "utf-8")
    (problem,) = settings.read(path).problems

    assert (2, "did you mean 'coders'?", "warning") == (problem.line, problem.remedy, problem.level)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: 'x\ncoders: {}\n", 1),
        ("- a\n- b\n", 1),
        ("title: x\n\tcoders: {}\n", 2),
        ("a: 1\nb: \x07\n", 2),
        ("title: x\na: !!python/name:os.system x\n", 2),
        ("title: &a [*a]\n", None),
        ("title: 2026-02-30\n", 1),
    ],
)
def test_what_is_no_yaml_is_named_with_its_line(tmp_path: Path, text: str, line: int | None) -> None:
    """A forgotten quotation mark where it stands, a list, a tab, a control character, an object, a circle, no date."""
    path = tmp_path / "study.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(ProblemsError, match="cannot be read") as caught:
        settings.read(path)

    assert [line] == [problem.line for problem in caught.value.problems]


NINE = """\
# Who is ben? Who is originals?
title: ben
coders:
  ana:
    name: ben
    role: interviewer
speakers:
  interviewer: [I, ben]
"""


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ("  ben: boss", "'boss' is not a role"),
        ("originals: ben", "originals must be true or false"),
        ("attributes: {ben: few}", "attributes must be `name: [value, value, ...]` lines"),
        ("role: x", "unknown setting 'role'"),
        ("title: again", "'title' is given twice (first in line 2)"),
    ],
)
def test_a_mistake_is_named_where_it_stands(tmp_path: Path, fault: str, message: str) -> None:
    """Not where the same word stands first; slips that do no harm are warnings."""
    path = tmp_path / "study.yaml"
    path.write_text(NINE + fault + "\n", "utf-8")
    try:
        problems = settings.read(path).problems
    except ProblemsError as error:
        problems = error.problems

    assert [(9, message)] == [(problem.line, problem.message) for problem in problems]


def test_what_yaml_allows_stays_allowed(tmp_path: Path) -> None:
    """Anchors, merge keys, coders with numbers for names, an entry given twice: old studies open as they were."""
    path = tmp_path / "study.yaml"
    path.write_text(
        "base: &base {R: respondent, I: other}\ncoders: [7, ana, ana]\n"
        "speakers:\n  <<: *base\n  I: interviewer\noriginals: false\noriginals: yes\n",
        "utf-8",
    )
    found = settings.read(path)

    assert (["7", "ana"], {"R": "respondent", "I": "interviewer"}, True) == (
        list(found.coders), dict(found.speakers), found.originals
    )  # fmt: skip
    assert [
        (1, "unknown setting 'base'", "warning"),
        (2, "'ana' is given twice (first in line 2)", "warning"),
        (7, "'originals' is given twice (first in line 6)", "warning"),
    ] == sorted((problem.line, problem.message, problem.level) for problem in found.problems)


def test_roles_may_be_given_by_label_or_by_role(tmp_path: Path) -> None:
    """`I: interviewer` and `interviewer: [I, INT]` say the same."""
    path = tmp_path / "study.yaml"
    path.write_text("speakers:\n  interviewer: [I, INT]\n  R: respondent\n", "utf-8")

    assert {"I": "interviewer", "INT": "interviewer", "R": "respondent"} == settings.read(path).speakers
