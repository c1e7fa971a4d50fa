"""study.yaml edited in its place: what is wanted stands there, everything else as people wrote it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as tries
from hypothesis import strategies as st

from codekit.errors import CodekitError, ProblemsError
from codekit.store import settings, settings_written
from codekit.store.folder.store import FolderStore
from codekit.store.protocols import Document
from codekit.store.settings_written import write
from codekit.workflow.study.settings_changing import Wanted, add_coder, change
from codekit.workflow.study.study import create_study, open_study
from studies import folder_of

HAND_MADE = """\
# our study, please ask Ana before you change it
title: Rides   # working title
# never touch this
study: 'abc'
rules: 2

coders:
  ana: {name: Ana Ruiz, tel: 12}   # leads
  ben:
  "007": Bond
  # lee joins in May
attributes: {region: [North, South]}
funder: somebody
"""
LISTED = "title: x\ncoders: [ana, 'no']\n"
FORMS = (HAND_MADE, LISTED, "coders:\n- ana\n- ben\ntitle: >\n  Long\n  title\n", "title: x\ncoders: {}\n", "")
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def study_of(folder: Path, text: str) -> FolderStore:
    """A folder with nothing but this study.yaml."""
    (folder / "study.yaml").write_text(text, "utf-8")
    return FolderStore(folder)


def test_what_nobody_asked_for_stays_as_it_was_written(tmp_path: Path) -> None:
    """Comments, blank lines, unknown keys, and what else is noted of a coder."""
    study_of(tmp_path, HAND_MADE)
    study = open_study(tmp_path)

    assert change(
        study, Wanted(case="clinic", description="Who drives.\nAnd why.", names={"ben": "Ben: B.", "007": ""})
    )
    assert "lee" == add_coder(study, "lee", "Lee")
    assert not change(study, Wanted(case="clinic"))

    text = (tmp_path / "study.yaml").read_text("utf-8")
    was = [line for line in HAND_MADE.splitlines() if not line.strip().startswith(("ben:", '"007"'))]
    assert [line for line in was if line in text.splitlines()] == was
    now = open_study(tmp_path).settings
    assert ("clinic", "Who drives.\nAnd why.", "Rides") == (now.case, now.description, now.title)
    assert {"ana": "Ana Ruiz", "ben": "Ben: B.", "007": None, "lee": "Lee"} == {
        id_: about.get("name") for id_, about in now.coders.items()
    }
    assert 12 == now.coders["ana"]["tel"]
    assert text.index("# never touch this") == text.index("study: 'abc'") - len("# never touch this\n")


@tries(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from(FORMS), WORDS, WORDS, WORDS, st.lists(WORDS, max_size=3))
def test_what_is_wanted_is_what_is_read(
    tmp_path: Path, form: str, title: str, case: str, name: str, labels: list[str]
) -> None:
    """Whatever words, in whatever form the file has; or nothing at all is written."""
    study_of(tmp_path, form)
    study = open_study(tmp_path)
    names = dict.fromkeys(study.settings.coders, name)
    wanted = Wanted(title, name + "\n" + title, case, originals=False, interviewer=labels, names=names)
    try:
        change(study, wanted)
    except CodekitError:
        assert form == (tmp_path / "study.yaml").read_text("utf-8")
        return
    now = open_study(tmp_path).settings

    assert (" ".join(title.split()), " ".join(case.split()), False) == (now.title, now.case, now.originals)
    assert {" ".join(name.split())} >= {about.get("name", "") for about in now.coders.values()}
    assert {label for label in (" ".join(label.split()) for label in labels) if label} == set(now.speakers)


def test_a_form_that_cannot_be_edited_is_left_alone(tmp_path: Path) -> None:
    """It is said, and not a byte is written."""
    text = "title: &t x\ncoders: {ana: *t}\n<<: {originals: false}\n"
    document = study_of(tmp_path, text).document("study.yaml")
    now = settings.of_text(text, "study.yaml")

    with pytest.raises(ProblemsError, match="could not be written"):
        write(document, replace(now, rules=now.rules + 1, title="y"))
    assert text == (tmp_path / "study.yaml").read_text("utf-8")


def test_what_one_parser_reads_and_another_does_not_is_left_alone(tmp_path: Path) -> None:
    """The fast parser takes a question mark within a word of a mapping in braces, the plain one does not."""
    text = "{title: x, co?ders: {ana: {}}, coders: {ben: {}}}\n"
    document = study_of(tmp_path, text).document("study.yaml")

    with pytest.raises(ProblemsError, match="could not be written"):
        write(document, replace(settings.of_text(text, "study.yaml"), title="y"))
    assert text == (tmp_path / "study.yaml").read_text("utf-8")


def test_a_coder_is_added_once_and_a_label_has_one_role(tmp_path: Path) -> None:
    """By the rules that `round start --add-coder` has; nothing is written otherwise."""
    study = create_study(tmp_path / "s", coders=["ana"])
    before = (folder_of(study) / "study.yaml").read_bytes()

    for typed in ("ana", "ANA", "consensus", "rules:x", "", "\0", "CON", "x" * 300):
        with pytest.raises(CodekitError):
            add_coder(study, typed)
    with pytest.raises(CodekitError, match="cannot be both"):
        change(study, Wanted(interviewer=["I"], respondent=["I"]))
    assert before == (folder_of(study) / "study.yaml").read_bytes()
    assert "Bea-Ode" == add_coder(study, "Bea Ode")


def test_coders_names_and_words_are_written_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that is killed leaves all of it undone or none: typed again it need not know how far it came."""
    study = create_study(tmp_path / "s", coders=["ana"])
    steps: list[Document] = []

    def counted(document: Document, wanted: settings.Settings) -> bool:
        steps.append(document)
        return write(document, wanted)

    monkeypatch.setattr(settings_written, "write", counted)

    assert change(study, Wanted(title="Rides", names={"ana": "Ana", "noa": "N."}, added={"noa": "Noa", "lee": ""}))

    assert 1 == len(steps)
    now = open_study(folder_of(study)).settings
    assert ("Rides", {"ana": "Ana", "noa": "N.", "lee": None}) == (
        now.title,
        {id_: about.get("name") for id_, about in now.coders.items()},
    )
    with pytest.raises(CodekitError, match="there is a coder 'noa' already"):
        change(study, Wanted(title="Else", added={"noa": "Noa"}))
    assert "Rides" == open_study(folder_of(study)).settings.title
